"""What the declaration promises to sheets, forms and lists."""

import csv
from collections import Counter
from pathlib import Path

import taizhang.books.appeal
from taizhang.books.appeal import categories
from taizhang.books.appeal.book import AppealBook
from taizhang.ledger import verbs
from tests.cast import Cast

HERE = Path(taizhang.books.appeal.__file__).parent


def test_categories_when_named_are_one_thing_each():
    for level in (categories.CLASSES, categories.GROUPS, categories.ITEMS):
        assert [name for name, n in Counter(level.values()).items() if n > 1] == []


def test_categories_when_nested_begin_with_the_code_above():
    assert {c[:2] for c in categories.GROUPS} == set(categories.CLASSES)
    assert {c[:4] for c in categories.ITEMS} == set(categories.GROUPS)


def test_aliases_when_read_mean_one_field_each(book: AppealBook):
    names = [name for field in book.model._meta.concrete_fields for name in {str(field.verbose_name)}]
    names += [alias for listed in book.aliases.values() for alias in listed]
    assert [name for name, n in Counter(names).items() if n > 1] == []


def test_public_when_listed_says_nothing_of_the_caller_or_the_words(book: AppealBook):
    assert book.public == ("number", "kind", "category", "area", "on", "state", "closed_at")


def test_sample_when_taken_in_opens_every_row(book: AppealBook, cast: Cast):
    heads = {str(f.verbose_name): f.name for f in book.model._meta.concrete_fields}
    heads |= {alias: name for name, listed in book.aliases.items() for alias in listed}
    with (HERE / "sample.csv").open(encoding="utf-8") as file:
        sheet = [{heads[k]: v for k, v in row.items() if v} for row in csv.DictReader(file)]
    rows = [verbs.Row(row, n, row.pop("outside_no")) for n, row in enumerate(sheet, 2)]
    outcome = verbs.open_many(book, rows, by=cast["苏婉"], source="12345")
    assert (outcome.opened, outcome.problems) == (3, [])
