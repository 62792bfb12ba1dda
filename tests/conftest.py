"""What every test may ask for: the town, its cast, and one who may do everything."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import DjangoDbBlocker

from taizhang.base import workdays
from taizhang.town import places
from taizhang.town.actor import Actor
from taizhang.town.models import Person, Town
from tests import cast as company
from tests.chromium import chromium  # noqa: F401  a fixture for the browser tests of every folder

# No timed test: a busy machine is no fault of the code.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database of the run, with the tables of the test shelf: made here, so that no migration grows old."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for model in apps.get_app_config("books_fixture").get_models():
            editor.create_model(model)
    yield


@pytest.fixture(autouse=True)
def _nothing_held() -> Iterator[None]:
    """Copies held in the process belong to one test: ids come again in the next."""
    places.forget()
    cache.clear()
    yield
    workdays.adopt(None)


@pytest.fixture
def town(db: None) -> Town:
    """青石镇: three villages, hamlets, offices. Nobody in it yet."""
    return company.found_town()


@pytest.fixture
def people(town: Town) -> dict[str, Person]:
    """The people of 青石镇 by name; each signs in with `tests.cast.PASSWORD`."""
    return company.engage(town)


@pytest.fixture
def cast(people: dict[str, Person]) -> company.Cast:
    """The cast by name, each with the postings held today."""
    return company.Cast(people)


@pytest.fixture
def everyone(cast: company.Cast) -> Actor:
    """One person who holds every post over the whole town."""
    return cast[company.EVERYONE]


@pytest.fixture
def other_town(db: None) -> Town:
    """白水镇, next to it on the same instance: whatever is done there is nobody's business here."""
    return company.found_town("990101102", "白水镇")


@pytest.fixture
def stranger(other_town: Town) -> Actor:
    """One who holds every post, in the other town."""
    return Actor.of(company.engage(other_town, "bs_")[company.EVERYONE])
