"""What an entry gathers of other books, as strips of figures, each opening the rows behind it."""

from itertools import groupby
from typing import Any

from django.urls import reverse

from taizhang.faces.console.amounts import number, rate
from taizhang.faces.console.showing.looked import Looked
from taizhang.ledger.listing import Gathered, gathered
from taizhang.ledger.measures import Ratio

MOST = 6  # figures of a book beside an entry; all of them stand on the book's own page of figures


def strips(looked: Looked) -> list[dict[str, Any]]:
    """One strip a book, in the order the entry names them; nothing of books this reader may not read."""
    found = gathered(looked.book, looked.entry, looked.actor, most=MOST)
    return [_strip(list(each)) for _, each in groupby(found, key=lambda g: g.book.slug)]


def _strip(of: list[Gathered]) -> dict[str, Any]:
    book, period = of[0].book, of[0].period
    days = f"{period.start.isoformat()} 至 {period.last.isoformat()}"
    figures = [_figure(each) for each in of]
    more = {"url": reverse("measures", args=[book.slug]) + of[0].filters, "label": "全部统计"}
    return {"title": book.title, "sub": f"{days}，按“{book.title}”自己的口径", "figures": figures, "more": more}


def _figure(of: Gathered) -> dict[str, Any]:
    percent = isinstance(of.measure, Ratio)
    value = rate(of.value, 100).rstrip("%") if percent and of.value is not None else number(of.value or 0)
    missing = percent and of.value is None
    return {
        "label": of.measure.title,
        "value": "—" if missing else value,
        "unit": "" if missing else "%" if percent else of.measure.unit,
        "note": "",
        "trend": "",
        "hot": False,
        "url": reverse("book", args=[of.book.slug]) + of.query,
    }
