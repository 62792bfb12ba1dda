"""A book's list as list.html asks for it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from taizhang.faces.console import filled, frame, markup, saying
from taizhang.faces.console.entrances import entrance
from taizhang.faces.console.filled import place
from taizhang.faces.console.markup import Column
from taizhang.faces.console.showing import cards
from taizhang.faces.console.standing import standing
from taizhang.ledger import desk
from taizhang.ledger.listing import Filter, Listing, Page, queries_of
from taizhang.ledger.listing.export import may_export, wording
from taizhang.ledger.listing.find import Found
from taizhang.ledger.listing.listing import CAP_COUNT, ORDERS, SIZES
from taizhang.ledger.listing.narrow import DATED
from taizhang.ledger.ref import RefField
from taizhang.town.models import Area

FOLDED_AFTER = 5  # filters shown before the rest is folded away


def context(request: Any, listing: Listing, page: Page) -> dict[str, Any]:
    """Everything the list page shows."""
    parts = moving(listing, page)
    return fixed(listing, views(listing), {n: SafeString(v) for n, v in parts.items()}) | {
        "notices": notices(listing),
        "empty": None if page.rows else empty(listing),
    }


def asked_page(request: Any, listing: Listing) -> Page:
    """The page of the list that the address asks for."""
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    return listing.page(after=after, before=before, start=number(request.GET.get("at")))


def drawn(request: Any, listing: Listing, page: Page) -> HttpResponse:
    """The list as a page; what stands on it is drawn once, where it does not hang on words, the moment or a figure."""
    if listing.q or not listing.lasting or not page.rows:
        return frame.page(request, "console/list.html", context(request, listing, page))
    parts, tabs = moving(listing, page), views(listing)
    there = {n: place(n) if value else "" for n, value in parts.items()}
    key = (listing.book.slug, listing.columns, *listing.pairs(), *(tuple(t.items()) for t in tabs), *there.values())
    return filled.page(request, "console/list.html", key, lambda: fixed(listing, tabs, there), parts)


def moving(listing: Listing, page: Page) -> dict[str, str]:
    """What differs from one asking to the next, as markup: the rows, their number, the pages beside this one."""
    foot = paging(page, listing.address(), listing.count, listing.size, CAP_COUNT)
    out = export(listing, listing.actor)
    parts = {name: escape(value) if value else "" for name, value in foot.items()}
    return {**parts, "table": table(listing, page), "note": escape(out["note"]) if out else ""}


def fixed(listing: Listing, tabs: list[dict[str, Any]], parts: Mapping[str, str]) -> dict[str, Any]:
    """What stands on the page, with the parts that move, or their places, in it."""
    book, actor = listing.book, listing.actor
    out = export(listing, actor)
    return {
        "title": book.title,
        "sub": listing.words if listing.q or listing.chosen else "",
        "actions": standing(actor, ("actions", book.slug), lambda: actions(listing)),
        "way": standing(actor, ("way", book.slug), lambda: entrance(actor, book)),
        "printable": True,
        "explain": explain(listing),
        "views": tabs,
        "q": listing.q,
        "filters_drawn": filters(listing),
        "active": [{"label": words, "url": listing.address(without=(n,))} for n, words in listing.chosen],
        "clear": reverse("book", args=[book.slug]) if listing.chosen or listing.q or listing.figure else None,
        "column_ticks": standing(actor, ("ticks", book.slug, listing.columns), lambda: columns(listing)),
        "kept_for_columns": listing.pairs(without=("col",)),
        "save_view": save_view(listing),
        "export": {**out, "note": parts["note"]} if out else None,
        "table": parts["table"],
        "paging": {n: parts[n] for n in ("words", "prev", "next", "first")} | sizes(listing),
    }


def filters(listing: Listing) -> SafeString:
    """The form that narrows the list, drawn once for each set of conditions; words are anybody's, and not kept."""
    if listing.q:
        return _filters(listing)
    return standing(listing.actor, ("filters", listing.book.slug, *listing.pairs()), lambda: _filters(listing))


def _filters(listing: Listing) -> SafeString:
    all_ = [shown(f, listing.given) for f in listing.filters]
    folded = all_[FOLDED_AFTER:]
    context = {
        "q": listing.q,
        "filters": all_[:FOLDED_AFTER],
        "more_filters": folded,
        "more_on": any(_used(f) for f in folded),
        "kept": _kept(listing),
    }
    return render_to_string("console/part/filters.html", context)


def number(text: str | None) -> int:
    """How far a reader has come; 0 for what is no number."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def shown(each: Filter, given: dict[str, str]) -> dict[str, Any]:
    """A filter as filter.html asks for it."""
    value = given.get(each.name, "")
    return {
        "name": each.name,
        "label": each.label,
        "kind": each.kind,
        "value": value,
        "from": given.get(f"{each.name}_from", ""),
        "to": given.get(f"{each.name}_to", ""),
        "drawn": markup.options(each.options, value) if each.options else "",
    }


def _used(filter_: dict[str, Any]) -> bool:
    return bool(filter_["value"] or filter_["from"] or filter_["to"])


def _kept(listing: Listing) -> list[tuple[str, str]]:
    """What the filter form carries along: the order, the size, the columns, the figure; not the filters themselves."""
    own = {n for f in listing.filters for n in f.names} | {"q"}
    return [(n, v) for n, v in listing.pairs() if n not in own]


def actions(listing: Listing) -> list[dict[str, str]]:
    """What can be done from the list."""
    slug, found = listing.book.slug, []
    if listing.book.measures:
        found.append({"url": reverse("measures", args=[slug]), "label": "统计", "kind": "", "icon": "chart-column"})
    if way := entrance(listing.actor, listing.book):
        found.append(way | {"kind": ""})
    if desk.at_once(listing.actor, listing.book):
        found.append({"url": reverse("together", args=[slug]), "label": "批量办理", "kind": "", "icon": "list-checks"})
    if frame.may_anywhere(listing.actor, listing.book, "open"):
        found.append({"url": f"/books/{slug}/import", "label": "导入表格", "kind": "", "icon": "file-up"})
        found.append({"url": reverse("new", args=[slug]), "label": "登记", "kind": "main", "icon": "plus"})
    return found


def explain(listing: Listing) -> dict[str, Any] | None:
    """What a figure's rows are."""
    figure, period = listing.figure, listing.period
    if figure is None or period is None:
        return None
    return {"title": f"{figure.title}（{period}）", "text": figure.plain or "以下是这个数字背后的条目。", "lines": []}


def views(listing: Listing) -> list[dict[str, Any]]:
    """Saved views as tabs, the whole book first."""
    base, here = f"/books/{listing.book.slug}/", listing.address().removeprefix("?")
    found: list[dict[str, Any]] = [{"url": base, "label": "全部", "count": None, "on": not here, "drop": None}]
    for pk, name, query in queries_of(listing.actor, listing.book.slug):
        drop = reverse("drop_view", args=[listing.book.slug, pk])
        found.append({"url": f"{base}?{query}", "label": name, "count": None, "on": query == here, "drop": drop})
    return found if len(found) > 1 else []


def columns(listing: Listing) -> SafeString:
    """The boxes of the column chooser."""
    labels = tuple((c, listing.book.label(c)) for c in listing.available)
    return markup.ticks("col", labels, frozenset(listing.columns), frozenset(listing.locked))


def save_view(listing: Listing) -> dict[str, Any] | None:
    """Where the list's conditions are kept under a name."""
    query = listing.address().removeprefix("?")
    return {"url": reverse("keep_view", args=[listing.book.slug]), "hidden": [("query", query)]} if query else None


def export(listing: Listing, actor: Any) -> dict[str, str] | None:
    """The way out as a sheet."""
    if not may_export(listing, actor):
        return None
    return {
        "url": f"/books/{listing.book.slug}/export.xlsx{listing.address()}",
        "label": "导出 Excel",
        "note": f"共 {saying.more_than(listing.count, CAP_COUNT)} 件，电话等已打码，导出会记入日志",
    }


def table(listing: Listing, page: Page) -> Any:
    """The rows."""
    if not page.rows:
        return ""
    rows = cells(listing, page.rows)
    key = ("heads", listing.book.slug, listing.columns, *listing.pairs())
    heads = standing(listing.actor, key, lambda: tuple(_head(listing, c) for c in listing.columns))
    return markup.table(heads, rows, listing.book.title)


def cells(listing: Listing, entries: Sequence[Any]) -> list[list[object]]:
    """The cells of each entry, in the order of the list's columns."""
    pointed = listing.pointed(entries)
    makers = [_cell(listing, name, pointed) for name in listing.columns]
    rows, guarded = [], set(listing.columns) & set(listing.book.guarded)
    for entry in entries:
        hidden = listing.hidden(entry) if guarded else frozenset()
        pairs = zip(listing.columns, makers, strict=True)
        rows.append(["" if name in hidden else make(entry) for name, make in pairs])
    return rows


def _cell(listing: Listing, name: str, pointed: dict[Any, str]) -> Any:
    """How one column's cells are made; looked up once for the whole page."""
    book, actor = listing.book, listing.actor
    if name == book.heading:
        said = wording(book.model._meta.get_field(name), actor)
        gist = [g for g in book.gist if g not in listing.columns and g not in book.guarded]
        marks = [wording(book.model._meta.get_field(g), actor) for g in gist]
        return lambda e: markup.title(
            said(e), f"/entries/{e.pk}", [t for mark in marks if (t := mark(e))] if marks else ()
        )
    if name == "number":
        return lambda e: markup.link(e.number, f"/entries/{e.pk}")
    if name == "state":
        return lambda e: markup.seal(*saying.seal(book, e))
    if name == "due_at":
        return cards.dues()
    field: Any = book.model._meta.get_field(name)
    if isinstance(field, RefField):
        return lambda e: pointed.get(getattr(e, field.attname), "")
    if isinstance(field, models.ForeignKey) and field.related_model is Area:
        return lambda e: cards.place(actor, getattr(e, field.attname))
    if isinstance(field, models.DateTimeField):
        return lambda e: saying.moment(getattr(e, name))
    if isinstance(field, models.DateField):
        return lambda e: saying.day(value) if (value := getattr(e, name)) else ""
    if isinstance(field, models.BooleanField):
        return lambda e: {True: "是", False: "否"}.get(getattr(e, name), "")
    return wording(field, actor)


def kind_of(listing: Listing, name: str) -> Any:
    """How the cells of a column look."""
    book = listing.book
    field: Any = book.model._meta.get_field(name)
    kind: Any = {"number": "no", book.heading: "title", "state": "seal", "due_at": "due"}.get(name, "text")
    if kind == "text" and isinstance(field, models.DateField):
        kind = "date"
    elif kind == "text" and isinstance(field, models.IntegerField | models.DecimalField) and not field.choices:
        kind = "num"
    return kind


def _head(listing: Listing, name: str) -> Column:
    book, kind = listing.book, kind_of(listing, name)
    key = "on" if name == book.happened else name
    if key not in ORDERS:
        return Column(book.label(name), kind)
    order = listing.order
    on = order.field == key
    sign = key if (on and order.desc) or (not on and key in ("due_at", "number")) else f"-{key}"
    # Only rows with a due date can be ordered by it: the link says so by choosing them.
    dated = {"due": listing.given.get("due", "")} if key == "due_at" else {}
    if key == "due_at" and dated["due"] not in DATED:
        dated = {"due": "any"}
    return Column(
        book.label(name),
        kind,
        listing.address(without=("sort",), sort=sign, **dated) if sign else "",
        ("desc" if order.desc else "asc") if on else "",
    )


def paging(page: Page, address: str, count: int, size: int, cap: int) -> dict[str, Any]:
    """The foot of a list."""
    if not page.rows:
        return {"words": "没有符合条件的条目", "prev": None, "next": None, "first": None}
    first, last = page.start + 1, page.start + len(page.rows)
    whole = f"共 {cap:,} 件以上" if count > cap else f"共 {count} 件"

    def at(name: str, cursor: str, start: int) -> str | None:
        return f"{address}&{urlencode({name: cursor, 'at': start})}".replace("?&", "?") if cursor else None

    return {
        "words": f"第 {first}–{last} 件，{whole}",
        "prev": at("before", page.before, page.start),
        "next": at("after", page.after, page.start + len(page.rows)),
        "first": address if page.before else None,
    }


def sizes(listing: Listing) -> dict[str, Any]:
    """How many rows a page."""
    return {
        "sizes": [
            {"url": listing.address(without=("size",), size=str(n)), "label": str(n), "on": n == listing.size}
            for n in SIZES
        ]
    }


def empty(listing: Listing) -> dict[str, Any]:
    """Nothing there, and what to do."""
    if listing.chosen or listing.q:
        here = reverse("book", args=[listing.book.slug])
        return nothing("没有符合条件的条目", "换个条件，或清除条件再看。按电话查找须输完整号码。", here)
    may_open = frame.may_anywhere(listing.actor, listing.book, "open")
    new = [{"url": reverse("new", args=[listing.book.slug]), "label": "登记第一件", "kind": "main"}] if may_open else []
    text = "登记一件，或把原来的 Excel 表导进来。" if may_open else "登记以后会列在这里。"
    return {"icon": "notebook-pen", "title": f"{listing.book.title}还没有条目", "text": text, "actions": new}


def nothing(title: str, text: str, url: str) -> dict[str, Any]:
    """Nothing fits the conditions."""
    return {
        "icon": "search-x",
        "title": title,
        "text": text,
        "actions": [{"url": url, "label": "清除条件", "kind": ""}],
    }


def notices(listing: Listing) -> list[dict[str, str]]:
    """What to know about how the rows were found."""
    found = listing.found
    return [{"kind": "", "text": party_note(found)}] if found is not None and found.party else []


def party_note(found: Found) -> str:
    """Said when a private value found something."""
    return f"按完整的“{found.party}”查到 {found.by_party} 件，只有可查看个人信息的条目会列出。"
