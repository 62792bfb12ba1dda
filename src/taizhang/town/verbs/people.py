"""The town's roll of people. Nobody is ever deleted: the journal names them."""

import re

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.town import told
from taizhang.town.actor import Actor
from taizhang.town.models import Person
from taizhang.town.posts import TOWN_ADMIN
from taizhang.town.verbs.keeping import changing, keeper_of, last_of, not_oneself, of_town
from taizhang.town.verbs.signing import one_time_password

USERNAME = re.compile(r"[a-zA-Z][a-zA-Z0-9._-]{2,39}")


def add_person(username: str, name: str, phone: str = "", *, by: Actor, encoded: str = "") -> tuple[Person, str]:
    """A person with a password for the first sign-in only, which is returned and kept nowhere.

    encoded: an encoded password that may stay, known to everybody: for a demonstration, from the machine room only.
    """
    with changing(by, TOWN_ADMIN, what="新建人员"):
        username, name = username.strip(), name.strip()
        problems = [] if name else [Problem("请填写姓名。", "name")]
        if not USERNAME.fullmatch(username):
            problems.append(Problem("登录名以字母开头，3 至 40 个字母、数字、点或横线。", "username"))
        elif Person.objects.filter(username__iexact=username).exists():
            problems.append(Problem("这个登录名已有人使用，请换一个。", "username"))
        if problems:
            raise Refused(problems)
        known = bool(encoded) and by.system
        password = "" if known else one_time_password()
        person = Person(username=username, name=name, phone=phone, town=by.town, must_change_password=not known)
        if known:
            person.password = encoded
        else:
            person.set_password(password)
        person.save(force_insert=True)
        told.tell("add_person", name, {"person": person.pk, "username": username}, by=by)
    return person, password


def change_person(person: Person, name: str, phone: str | None = None, *, by: Actor) -> Person:
    """Another name, another telephone number; None leaves the number as it is."""
    with changing(by, keeper_of(person), what="修改人员"):
        of_town(by, person.town_id, "人员")
        not_oneself(by, person, "修改自己的登记")
        if not name.strip():
            raise Refused([Problem("请填写姓名。", "name")])
        held = Person.objects.get(pk=person.pk)
        change = {"username": held.username, "was": held.name, "phone_changed": phone is not None}
        held.name = name.strip()
        if phone is not None:
            held.phone = phone
        held.save(update_fields=["name", "phone"])
        told.tell("change_person", held.name, change, by=by)
    return held


def deactivate(person: Person, *, by: Actor, why: str) -> Person:
    """Take a person off the roll: no sign-in from now on, and every open session ends. Postings stay as they were."""
    with changing(by, keeper_of(person), what="停用人员"):
        of_town(by, person.town_id, "人员")
        not_oneself(by, person, "停用自己")
        if not why.strip():
            raise Refused([Problem("请写明停用原因。", "why")])
        held = Person.objects.get(pk=person.pk)
        if not held.is_active:
            raise NotAllowed(f"{held.name}已经停用。")
        if post := last_of(held, clock.today()):
            raise Refused([Problem(f"{held.name}是最后一位{post.title}，请先安排接任的人。", "why")])
        held.is_active = False
        held.save(update_fields=["is_active"])
        told.tell("deactivate", held.name, {"username": held.username, "why": why.strip()}, by=by)
    return held


def reactivate(person: Person, *, by: Actor) -> tuple[Person, str]:
    """Put a person back on the roll, with a password for the first sign-in only."""
    with changing(by, keeper_of(person), what="恢复人员"):
        of_town(by, person.town_id, "人员")
        not_oneself(by, person, "恢复自己")
        held = Person.objects.get(pk=person.pk)
        if held.is_active:
            raise NotAllowed(f"{held.name}没有停用。")
        password = one_time_password()
        held.is_active, held.must_change_password = True, True
        held.set_password(password)
        held.save(update_fields=["is_active", "must_change_password", "password"])
        told.tell("reactivate", held.name, {"username": held.username}, by=by)
    return held, password
