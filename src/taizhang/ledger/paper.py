"""Paper: what one reader may put of an entry on paper, in words."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from taizhang.base import clock
from taizhang.base.amount import plain
from taizhang.base.docx import Blank, Block, Facts
from taizhang.base.fields import Secret
from taizhang.ledger.hands import OfficesField, PeopleField
from taizhang.town.actor import Actor
from taizhang.town.models import Office

NOT_SHOWN = "（不显示）"


class Paper:
    """An entry's values as a document writes them: dates spelled, offices in full, people by name.

    Private values are masked unless `whole`; hidden ones are not shown at all. `opened` gathers the names of private
    fields that were written in full, so that the journal can say so.
    """

    def __init__(self, entry: Any, actor: Actor, *, hidden: frozenset[str] = frozenset(), whole: bool = False):
        self.entry, self.actor, self.hidden, self.whole = entry, actor, hidden, whole
        self.opened: list[str] = []

    def __call__(self, name: str) -> str:
        """One value in words; "" where there is none."""
        field = self.entry._meta.get_field(name)
        value = getattr(self.entry, field.attname)
        if value in (None, "", []):
            return ""
        if name in self.hidden:
            return NOT_SHOWN
        if isinstance(value, Secret):
            return self._private(name, value)
        if isinstance(field, PeopleField):
            return "、".join(people[pk].name for pk in value if pk in (people := self.actor.places.people))
        if isinstance(field, OfficesField):
            return "、".join(offices[pk].name for pk in value if pk in (offices := self.actor.places.offices))
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, date):
            return spelled(value)
        if isinstance(value, Decimal):
            return plain(value)
        if field.is_relation and field.related_model is Office:
            return str(self.actor.places.offices[value].name)
        return str(getattr(self.entry, f"get_{name}_display")() if field.choices else getattr(self.entry, name))

    def _private(self, name: str, value: Secret) -> str:
        if not self.whole:
            return str(value)
        if name not in self.opened:
            self.opened.append(name)
        return value.reveal()

    def facts(self, *names: str) -> Facts:
        """Fields with their labels, ruled as a form; empty ones stay as room for a pen."""
        return Facts([(str(self.entry._meta.get_field(n).verbose_name), self(n)) for n in names])

    def or_blank(self, label: str, name: str, places: int = 24) -> Block:
        """A labelled value, or room for it where nothing is known."""
        said = self(name)
        return Facts([(label, said)]) if said else Blank(label, places)

    @property
    def town(self) -> str:
        """The town's name, as it signs."""
        return str(self.actor.town.name)


def spelled(value: date | datetime | None) -> str:
    """2025年3月4日, without leading zeros; "" where there is none."""
    if value is None:
        return ""
    day = clock.local_day(value) if isinstance(value, datetime) else value
    return f"{day.year}年{day.month}月{day.day}日"
