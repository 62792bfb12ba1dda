"""Setting the demonstration town up: by the same verbs as any town."""

from django.contrib.auth.hashers import make_password

from taizhang.faces.cli.demo.people import (
    CODE,
    COUNTY,
    FORMER,
    HAMLETS,
    NAME,
    OFFICES,
    PASSWORD,
    ROLES,
    VILLAGES,
)
from taizhang.town import verbs
from taizhang.town.actor import Actor
from taizhang.town.models import Area, Person, Town


def found() -> Town:
    """The town with its villages, offices, people and postings; from the day the clock stands at."""
    town = verbs.found_town(CODE, NAME, COUNTY)
    by = Actor.system_of(town)
    places = [(CODE + tail, name, Area.Kind.VILLAGE) for tail, name in VILLAGES]
    places += [(CODE + tail, name, Area.Kind.HAMLET) for tail, name in HAMLETS]
    verbs.import_areas(places, by=by)
    areas = {a.code.removeprefix(CODE): a for a in Area.objects.filter(town=town)}
    for tail, name in FORMER:
        verbs.name_area(areas[tail], name, by=by)
    offices = {short: verbs.add_office(name, short, by=by) for name, short in OFFICES}
    for tail, name in VILLAGES:
        offices[tail] = verbs.add_office(f"{name.removesuffix('村') or name}村委会", "", areas[tail], by=by)
    encoded = make_password(PASSWORD)  # once for all: made to be slow
    for role in ROLES:
        person, _ = verbs.add_person(role.username, role.name, encoded=encoded, by=by)
        office = offices.get(role.office or role.village)
        verbs.appoint(person, role.post.key, areas[role.village], office, by=by)
    return town


def people(town: Town) -> dict[str, Person]:
    """The people of the town by name."""
    return {p.name: p for p in Person.objects.filter(town=town)}
