"""Which fields of a book a sheet can fill, and by which names and looks their columns are known."""

from typing import Any

from django import forms

from taizhang.base.fields import CreditCodeField, IdNumberField, PhoneField
from taizhang.base.sheet.match import Like, Wanted
from taizhang.base.sheet.write import Head, write_xlsx
from taizhang.ledger.asking import OfficeChoice, PlaceChoice, choices, questions
from taizhang.ledger.book import Book
from taizhang.ledger.hands import OfficesChoice, PeopleChoice
from taizhang.town.places import Places

OUTSIDE = "outside_no"


def fields(book: Book[Any]) -> tuple[str, ...]:
    """The fields a sheet may fill, in the order of the form."""
    return tuple(dict.fromkeys((*book.form_fields, *book.backfill)))


def wanted(book: Book[Any], places: Places) -> list[Wanted]:
    """What the columns of a sheet are looked for."""
    asked = questions(book.model, fields(book), places)
    found = [Wanted(name, _names(book, name), *_like(book, name, field)) for name, field in asked.items()]
    return [*found, Wanted(OUTSIDE, ("来源编号", *book.aliases.get(OUTSIDE, ())))]


def _names(book: Book[Any], name: str) -> tuple[str, ...]:
    return (book.label(name), *book.aliases.get(name, ()))


def _like(book: Book[Any], name: str, field: forms.Field) -> tuple[Like, frozenset[str]]:
    column = book.model._meta.get_field(name)
    by_column = ((PhoneField, Like.PHONE), (IdNumberField, Like.ID_NUMBER), (CreditCodeField, Like.CREDIT_CODE))
    for kind, like in by_column:
        if isinstance(column, kind):
            return like, frozenset()
    if isinstance(field, PlaceChoice):
        return Like.CHOICE, frozenset(field.places.by_name)
    if isinstance(field, OfficeChoice):
        return Like.CHOICE, frozenset(field.places.office_by_name)
    if isinstance(field, forms.DateField | forms.DateTimeField):
        return Like.DATE, frozenset()
    if isinstance(field, forms.IntegerField | forms.DecimalField | forms.FloatField):
        return Like.NUMBER, frozenset()
    if isinstance(field, forms.ChoiceField) and not isinstance(field, OfficesChoice | PeopleChoice):
        return Like.CHOICE, frozenset(str(label) for value, label in choices(field) if value)
    return Like.TEXT, frozenset()


def template(book: Book[Any], places: Places) -> bytes:
    """An empty sheet with the book's own heads, its choices as drop-downs."""
    asked = questions(book.model, book.form_fields, places)
    heads = [Head(book.label(n), choices=_offered(f), help=str(f.help_text), must=f.required) for n, f in asked.items()]
    return write_xlsx(heads, [], name=book.title)


def _offered(field: forms.Field) -> tuple[str, ...]:
    if isinstance(field, forms.ChoiceField) and not isinstance(field, OfficesChoice | PeopleChoice):
        return tuple(str(label) for value, label in choices(field) if value)
    return ("是", "否") if isinstance(field, forms.BooleanField) else ()
