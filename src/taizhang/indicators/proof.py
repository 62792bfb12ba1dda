"""Proof that what a close froze is what it froze: the rows' digests, the close's own, and the journal's line of it."""

import zlib
from collections.abc import Iterator

from taizhang.base.period import Period
from taizhang.indicators import closing, packing
from taizhang.indicators.models import Closing
from taizhang.ledger.models import JournalLine
from taizhang.ledger.sealing import Breach
from taizhang.town.models import Town
from taizhang.town.places import places


def closes(town: Town) -> Iterator[Breach]:
    """Where a close was changed, taken away or put in behind the journal's back."""
    lines = JournalLine.objects.filter(town=town.pk, verb=closing.CLOSE, entry=None).order_by("seq")
    said = {line.change.get("closing"): line for line in lines}
    for held in Closing.objects.filter(town=town).order_by("pk"):
        line = said.pop(held.pk, None)
        what = f"{Period.parse(held.period)}封账"
        if line is None:
            yield Breach(f"{what}在库里有，日志里没有")
            continue
        for wrong in _wrong(held, line.change.get("digest")):
            yield Breach(f"{what}的{wrong}", seq=line.seq)
    for line in said.values():
        yield Breach(f"{line.number}封账在日志里有，在库里没有", seq=line.seq)


def _wrong(held: Closing, told: object) -> Iterator[str]:
    rows = list(held.rows.order_by("measure"))
    for kept in rows:
        try:
            whole = packing.digest(packing.unpack(bytes(kept.packed))) == kept.digest
        except (zlib.error, ValueError):
            whole = False
        if not whole:
            yield f"条目（{kept.measure}）与封存时不同"
    if closing.digest(held, held.cells.all(), rows, places(held.town)) != held.digest:
        yield "数字与封存时不同"
    if held.digest != told:
        yield "摘要与日志不符"
