"""A statement run as it is behaves as one run by Django."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from taizhang.base import sql
from taizhang.town.models import Town

pytestmark = pytest.mark.django_db
INSERT = "INSERT INTO town_town (code, name, county, places_version) VALUES (%s, %s, '', 1)"


def test_statement_gives_rows_and_takes_a_percent_sign() -> None:
    assert sql.run(INSERT, ["990101", "百分之一百"]) == 1
    assert sql.fetch("SELECT code FROM town_town WHERE name LIKE '%%一百' AND code = %s", ["990101"]) == [("990101",)]


def test_statement_when_it_fails_raises_what_django_raises() -> None:
    sql.run(INSERT, ["990101", "甲"])
    with pytest.raises(IntegrityError), transaction.atomic():
        sql.run(INSERT, ["990101", "乙"])
    assert Town.objects.get().name == "甲"


def test_statement_inside_a_transaction_is_undone_with_it() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        sql.run(INSERT, ["990101", "甲"])
        raise ZeroDivisionError
    assert sql.fetch("SELECT count(*) FROM town_town WHERE code = %s", ["990101"]) == [(0,)]


def test_statement_when_somebody_counts_is_counted() -> None:
    with CaptureQueriesContext(connection) as seen:
        sql.fetch("SELECT 1 WHERE 1 = %s", [1])
        sql.run(INSERT, ["990101", "甲"])
    assert len(seen) == 2


def test_planner_when_it_has_looked_at_the_tables_knows_how_many_rows_there_are() -> None:
    for n in range(5):
        sql.run(INSERT, [f"99010{n}", "甲"])
    sql.look_at_tables()
    known = {
        "sqlite": "SELECT DISTINCT CAST(stat AS integer) FROM sqlite_stat1 WHERE tbl = 'town_town'",
        "postgresql": "SELECT reltuples::integer FROM pg_class WHERE relname = 'town_town'",
    }
    assert sql.fetch(known[connection.vendor], []) == [(5,)]
