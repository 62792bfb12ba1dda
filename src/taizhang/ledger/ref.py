"""Ref: how one book points at an entry of another, through its card; and what is known of it is not asked again."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from taizhang.base.fields import Secret
from taizhang.base.problem import Problem
from taizhang.ledger import rows, search
from taizhang.ledger.models import Card
from taizhang.town.actor import Actor
from taizhang.town.places import Places


class RefField(models.UUIDField):  # type: ignore[type-arg]
    """An entry of another book, kept by its id. No foreign key: the other book's table is not this one's business.

    to: the other book's slug. fills: own field → the other's field; what is left empty here is taken from there.
    same: what it points at is the same matter: the new entry is a further door of it from the start.
    """

    def __init__(
        self, *args: Any, to: str = "", fills: dict[str, str] | None = None, same: bool = False, **kwargs: Any
    ):
        self.to, self.fills, self.same = to, fills or {}, same
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations: a plain UUID column; what it points at is not the table's concern."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.UUIDField", args, kwargs


def refs(model: Any) -> tuple[RefField, ...]:
    """The fields of a model that point at entries of other books."""
    return _refs(model)


@lru_cache(maxsize=256)
def _refs(model: type[models.Model]) -> tuple[RefField, ...]:
    return tuple(f for f in model._meta.concrete_fields if isinstance(f, RefField))


class RefChoice(forms.CharField):
    """An entry of one book, found by number, by name, or by a private value that its book is found by."""

    def __init__(self, places: Places, to: str, **kwargs: Any):
        self.places, self.to = places, to
        super().__init__(max_length=120, **kwargs)
        self.widget.attrs["data-ref"] = to

    def clean(self, value: Any) -> UUID | None:
        """The entry's id. Raises ValidationError where there is none, or more than one, of that name."""
        text = str(value or "").strip()
        if not text:
            if self.required:
                raise ValidationError("请填写名称或编号。")
            return None
        found = self._by_id(text)
        if found is None:
            cards = Card.objects.filter(town=self.places.town, book=self.to, voided_at=None)
            found = list(cards.filter(Q(number=text) | Q(title=text))[:3]) or self._by_private_value(cards, text)
        if len(found) == 1:
            return found[0].entry
        if found:
            raise ValidationError(f"名册里有不止一个“{text}”，请改填编号。")
        raise ValidationError(f"名册里没有“{text}”，请先登记，或核对名称。")

    def _by_id(self, text: str) -> list[Card] | None:
        """The card of the entry with this id; None where the text is no id."""
        try:
            entry = UUID(text)
        except ValueError:
            return None
        return rows.read(Card, entry=entry, town=self.places.town.pk, book=self.to, voided_at=None)

    def _by_private_value(self, cards: Any, text: str) -> list[Card]:
        from taizhang.ledger.shelf import shelf  # noqa: PLC0415  books declare refs while the shelf is being filled

        book = shelf[self.to]
        secrets = [book.model._meta.get_field(name).secret(text) for name in book.find_by]
        return list(cards.filter(pk__in=search.holders(self.places.town.pk, secrets))[:3])


def shown(town_id: int, entry: UUID | None) -> str:
    """The name and number of what a ref points at."""
    card = Card.objects.filter(town=town_id, entry=entry).first() if entry else None
    return f"{card.title}（{card.number}）" if card else ""


def number_of(town_id: int, entry: UUID | None) -> str:
    """The number of what a ref points at, as a form shows it and a sheet gives it."""
    card = Card.objects.filter(town=town_id, entry=entry).first() if entry else None
    return card.number if card else ""


def same_matter(entry: Any, by: Actor) -> tuple[list[Card], list[Problem]]:
    """The cards of what the entry says is the same matter; a problem where the actor may not read one of them."""
    from taizhang.ledger.shelf import shelf  # noqa: PLC0415  books declare refs while the shelf is being filled

    found: list[Card] = []
    for field in refs(type(entry)):
        pointed = getattr(entry, field.attname) if field.same else None
        if pointed is None:
            continue
        card = shelf[field.to].visible_cards(by).filter(entry=pointed).first()
        if card is None:
            said = f"“{field.verbose_name}”在您的权限之外，请空着登记，由有权的岗位关联。"
            return [], [Problem(said, field.name)]
        found.append(card)
    return found, []


def spared(model: Any, given: Mapping[str, Any]) -> frozenset[str]:
    """The fields that need not be answered, because what the answers point at may know them."""
    return frozenset(own for field in refs(model) if given.get(field.name) for own in field.fills)


def unknown(entry: Any, names: frozenset[str]) -> list[Problem]:
    """Spared fields that what was pointed at did not know either."""
    fields = [entry._meta.get_field(n) for n in sorted(names)]
    empty = [f for f in fields if not f.blank and getattr(entry, f.attname) in (None, "")]
    return [Problem(f"名册里也没有“{f.verbose_name}”，请填写。", f.name) for f in empty]


def fill(entry: Any) -> dict[str, str]:
    """Take what the rolls already know into fields left empty; own field → the number of the entry it came from.

    A field that says what the roll says came from there too: a page shows what is known before it is sent.
    """
    taken: dict[str, str] = {}
    for field in refs(type(entry)):
        pointed = getattr(entry, field.attname)
        if pointed is None:
            continue
        known = _known(entry, field, pointed)
        if known is None:
            continue
        for own, theirs in field.fills.items():
            column, value = entry._meta.get_field(own).attname, told(known, theirs)
            if value in (None, ""):
                continue
            if getattr(entry, column) in (None, ""):
                setattr(entry, column, value)
                taken[own] = known.number
            elif getattr(entry, column) == value:
                taken[own] = known.number
    return taken


def told(known: Any, name: str) -> Any:
    """What an entry says of a field, as a column takes it: private values in full, places and offices by id."""
    value = getattr(known, known._meta.get_field(name).attname)
    return value.reveal() if isinstance(value, Secret) else value


def _known(entry: Any, field: RefField, pointed: UUID) -> Any | None:
    from taizhang.ledger.shelf import shelf  # noqa: PLC0415  books declare refs while the shelf is being filled

    return next(iter(rows.read(shelf[field.to].model, id=pointed, town=entry.town_id)), None)


def again(entry: Any, was: Mapping[str, Any]) -> None:
    """Where an entry now points elsewhere, take anew what was left as it stood: it was said of the other one.

    was: the columns before, by name.
    """
    for field in refs(type(entry)):
        pointed = getattr(entry, field.attname)
        if pointed is None or pointed == was[field.attname]:
            continue
        known = _known(entry, field, pointed)
        for own, theirs in field.fills.items() if known else ():
            column, value = entry._meta.get_field(own).attname, told(known, theirs)
            if value not in (None, "") and getattr(entry, column) == was[column]:
                setattr(entry, column, value)
