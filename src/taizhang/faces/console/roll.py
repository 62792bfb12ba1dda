"""The roll of people as its pages show it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse

from taizhang.base import clock
from taizhang.faces.console import frame, markup
from taizhang.faces.console.markup import Column
from taizhang.town import posts, told
from taizhang.town.actor import Actor
from taizhang.town.models import Person, Posting
from taizhang.town.verbs.keeping import running

TABS = (("", "在岗"), ("left", "停用"), ("all", "全部"))
COLUMNS = (
    Column("姓名", "title"), Column("登录名", "no"), Column("岗位"), Column("单位"), Column("辖区"),
    Column("任期", "date"), Column("状态", "seal"),
)  # fmt: skip
SIZE = 50


def keeps(request: Any, page: str) -> None:
    """Raises Http404 for whoever does not keep this page of the town: the rail and the door agree."""
    wanted = next(posts_ for url, _, _, posts_ in frame.TOWN_PAGES if url == page)
    if not request.actor.holding(*wanted):
        raise Http404


def people(actor: Actor, tab: str, q: str, chosen: dict[str, str]) -> QuerySet[Person]:
    """The people asked for, in no order."""
    now = running(clock.today())
    held = Prefetch("postings", Posting.objects.filter(now).select_related("area", "office"), to_attr="held")
    rows = Person.objects.filter(town=actor.town).prefetch_related(held).order_by()
    if tab != "all":
        rows = rows.filter(is_active=tab != "left")
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(username__icontains=q))
    asked = {k: v for k, v in chosen.items() if v}
    if asked:
        holders = Posting.objects.filter(now, **asked)
        rows = rows.filter(pk__in=holders.values("person"))
    return rows


def by_sound(rows: QuerySet[Person]) -> list[int]:
    """Ids in the order of a printed roll. The national character set puts its common characters in pinyin order."""
    named = rows.order_by().values_list("name", "pk")
    return [pk for _, pk in sorted(named, key=lambda row: (row[0].encode("gb18030"), row[1]))]


def some(rows: QuerySet[Person], ids: list[int]) -> list[Person]:
    """These people, in this order."""
    held = {person.pk: person for person in rows.filter(pk__in=ids)}
    return [held[pk] for pk in ids if pk in held]


def table(rows: Iterable[Any]) -> Any:
    """People as a table."""
    cells = [_row(person) for person in rows]
    return markup.table(COLUMNS, cells, "人员与任职") if cells else ""


def _row(person: Any) -> list[object]:
    held: list[Posting] = person.held

    def joined(parts: Iterable[object]) -> str:
        return "、".join(dict.fromkeys(str(p) for p in parts if p))

    return [
        markup.title(person.name, reverse("person", args=[person.pk])),
        person.username,
        joined(posts.ALL[p.post].title for p in held),
        joined(p.office for p in held),
        joined(p.area for p in held),
        joined(term(p) for p in held),
        markup.seal("在岗", "done") if person.is_active else markup.seal("停用", "void"),
    ]


def term(row: Posting) -> str:
    """From when to when somebody holds a post."""
    return f"{row.starts_on} 起" if row.ends_on is None else f"{row.starts_on} 至 {row.ends_on}"


def postings(rows: Iterable[Posting], *, ends: bool = False, named: bool = False) -> list[dict[str, Any]]:
    """Postings as postings.html asks for them. ends: with the way to end them; named: of several people."""
    today = clock.today()
    return [
        {
            "post": (f"{row.person.name} · " if named else "") + posts.ALL[row.post].title,
            "area": f"{row.area}（{row.office}）" if row.office else str(row.area),
            "since": str(row.starts_on),
            "until": str(row.ends_on or ""),
            "now": _now(row, today),
            "end": _end(row, today) if ends else None,
        }
        for row in rows
    ]


def _now(row: Posting, today: date) -> bool:
    return row.starts_on <= today and (row.ends_on is None or row.ends_on >= today)


def _end(row: Posting, today: date) -> dict[str, str] | None:
    if row.ends_on is not None and row.ends_on < today:
        return None
    return {"url": reverse("end_posting", args=[row.person_id, row.pk]), "label": "卸任"}


def history(lines: Iterable[Any]) -> list[dict[str, Any]]:
    """Lines of the town's journal as timeline.html asks for them, newest first."""
    return [
        {
            "who": line.by_name,
            "office": "",
            "what": told.WORDS.get(line.verb, line.verb),
            "text": said(line.change),
            "at": clock.wall(line.at),
            "exact": line.at.isoformat(),
            "sys": line.by is None,
            "notes": [f"原因：{line.change['why']}"] if line.change.get("why") else [],
            "links": [],
            "changes": [],
        }
        for line in lines
    ]


def said(change: dict[str, Any]) -> str:
    """What a line of the town's journal says besides its verb."""
    parts = []
    if post := posts.ALL.get(str(change.get("post", ""))):
        parts.append(post.title)
    if office := change.get("office"):
        parts.append(str(office))
    if (was := change.get("was")) and isinstance(was, str):
        parts.append(f"原为“{was}”")
    for key, word in (("starts_on", "自"), ("since", "自"), ("ends_on", "至")):
        if change.get(key):
            parts.append(f"{word} {change[key]}")
    return "，".join(parts)
