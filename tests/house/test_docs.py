"""Rule 23: docs that fail. What can be typed, set, seen or counted is in the docs, and the docs name nothing else."""

import re

import pytest
from django.core.management import get_commands

from taizhang.indicators.catalogue import catalogue
from taizhang.ledger.shelf import shelf
from taizhang.town import posts
from tests.house.source import ROOT, SRC

DOCS = ROOT / "docs"
OURS = [book for book in shelf.values() if type(book).__module__.startswith("taizhang.")]


def _read(*names: str) -> str:
    return "\n".join((DOCS / n).read_text("utf-8") for n in names)


def test_every_command_when_looked_up_is_in_operate():
    ours = {name for name, app in get_commands().items() if app.startswith("taizhang.")} | {"redpen"}
    said = _read("operate.md")
    assert {c for c in ours if f"taizhang {c}" not in said} == set()


def test_every_setting_when_looked_up_is_in_settings():
    read = re.compile(r"environ(?:\.get\(|\[)\s*[\"'](TAIZHANG_[A-Z_]+)")
    known = {n for p in SRC.rglob("*.py") for n in read.findall(p.read_text("utf-8"))}
    said = set(re.findall(r"`(TAIZHANG_[A-Z_]+)`", _read("settings.md")))
    assert known == said


def test_every_setting_of_a_book_when_looked_up_is_in_its_readme():
    missing = [(b.slug, s.key) for b in OURS for s in b.settings if s.key not in _readme(b)]
    assert missing == []


@pytest.mark.parametrize("book", OURS, ids=lambda b: b.slug)
def test_every_state_step_clock_and_measure_when_looked_up_is_in_the_readme(book):
    text = _readme(book)
    words = [
        *(str(label) for label in book.model.State.labels),
        *(s.title for s in book.lifecycle.steps.values()),
        *(d.title for d in book.deadlines),
        *(m.title for m in book.measures),
    ]
    assert [w for w in words if w not in text] == []


def _readme(book) -> str:
    return (SRC / "books" / book.slug / "README.md").read_text("utf-8")


def test_every_glossary_term_when_listed_is_there_once():
    terms = re.findall(r"^\| \*\*([^*]+)\*\*", _read("glossary.md"), re.M)
    assert len(terms) > 20
    assert sorted(terms) == sorted(set(terms))


def test_every_post_when_looked_up_is_in_the_glossary():
    text = _read("glossary.md")
    assert [p.title for p in posts.ALL.values() if p.title not in text] == []


def test_every_indicator_when_looked_up_is_in_the_docs_with_its_name_and_unit():
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|", _read("indicators.md"), re.M)
    assert rows == [(i.key, i.title, i.unit) for i in catalogue]


def test_every_model_of_the_ledger_when_looked_up_is_in_the_glossary():
    from django.apps import apps

    text = _read("glossary.md")
    names = [m.__name__ for app in ("town", "ledger", "indicators") for m in apps.get_app_config(app).get_models()]
    assert [n for n in names if f"`{n}`" not in text] == []


def test_decisions_when_read_stand_newest_first():
    days = re.findall(r"^## (\d{4}-\d\d-\d\d)", _read("decisions.md"), re.M)
    assert days != []
    assert days == sorted(days, reverse=True)


def test_the_guide_to_adding_a_book_when_followed_names_the_files_of_the_test_shelf():
    text = _read("add-a-book.md")
    files = {p.name for p in (ROOT / "tests/books_fixture/hazard").iterdir() if p.is_file()}
    assert {f for f in files if f not in text} == set()
    lines = sum(
        len(p.read_text("utf-8").splitlines()) for p in (ROOT / "tests/books_fixture/hazard").iterdir() if p.is_file()
    )
    assert lines <= 260
