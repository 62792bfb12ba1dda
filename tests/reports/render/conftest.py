"""Compiled reports without a town: the lines of a body and the words of its figures, as compiling lays them out."""

import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pytest

from taizhang.base.period import Period
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.indicator import Definition, Indicator
from taizhang.reports.models import Release, Report
from taizhang.reports.render import docx
from taizhang.reports.render.stamp import stamp_of
from taizhang.reports.shown import Compiled, Shown, laid_out
from taizhang.town.posts import SAFETY_CHIEF

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RATE = Indicator("night_rate", "夜访诉求办结率", "夜访", "%", SAFETY_CHIEF, decimals=1)
MEANS = Definition("hazard.found_right", "hazard.found", plain="年内受理中已办结的比例。", source="信访工作条例")
OURS = UUID(int=0xAB12CD34)
BODY = """各位代表：
一、守住安全底线
平安夜访受理诉求⟦1⟧，办结⟦2⟧，办结率⟦3⟧。
（一）消防安全
发现隐患⟦4⟧，已整改⟦5⟧。贯彻“⟦6⟧”部署，财政收入⟦7⟧。
谢谢大家。"""
WORDS = {1: "106宗", 2: "98宗", 3: "92.5%", 4: "267处", 5: "267处", 6: "1+6+N", 7: "4939万元"}
KINDS = {6: "rhetoric", 7: "reported"}


def cell(value: str = "92.4528301887", source: str = "ledger", closing: int | None = 3) -> Cell:
    """98 of 106."""
    ask = Ask("night_rate", 1, Period.year(2023))
    return Cell(ask, RATE, MEANS, Decimal(value), Decimal(98), Decimal(106), source, closing)  # type: ignore[arg-type]


def compiled(
    text: str = BODY,
    words: dict[int, str] = WORDS,
    *,
    report: UUID = OURS,
    version: int = 12,
    release: int = 0,
    cells: dict[int, Cell] | None = None,
) -> Compiled:
    """A report as compiling hands it over."""
    head = Report(
        pk=report,
        title="青石镇2023年政府工作报告",
        occasion="2024年3月26日在青石镇人民代表大会上",
        speaker="镇长　甘某",
        version=version,
        body=text,
    )
    shown = {
        n: Shown(n, KINDS.get(n, "bound"), said, (cells or {}).get(n), 0, 0, False, False) for n, said in words.items()
    }
    laid = laid_out(head, text, shown)
    return Compiled(head, Release(report=head, n=release, digest="d") if release else None, *laid)


@pytest.fixture
def sent() -> Compiled:
    """The report that went out."""
    return compiled()


Change = Callable[[str], str]


def changed(data: bytes, change: Change) -> bytes:
    """The file with its main part changed by hand."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body.decode()).encode() if name == "word/document.xml" else body)
    return out.getvalue()


def file_of(lines: list[str], out: Compiled) -> bytes:
    """A Word file of our making from lines of XML, in which ⟦n⟧ is the bookmarked control we write for figure n."""
    stamp = stamp_of(out)

    def control(found: re.Match[str]) -> str:
        return inline(stamp.tag(int(found[1])), found[2] or out.figure(int(found[1])).words)  # type: ignore[union-attr]

    inner = "".join(f"<w:p>{re.sub('⟦([0-9]+)(?: ([^⟧]*))?⟧', control, line)}</w:p>" for line in lines)
    frame = docx.write(out, annex=False, endnotes=False)
    return changed(frame, lambda xml: re.sub(r"<w:body>.*(?=<w:sectPr)", lambda _: f"<w:body>{inner}", xml, flags=re.S))


def inline(tag: str, words: str) -> str:
    """A control in its bookmark."""
    name = tag.replace(":", "_")
    return (
        f'<w:bookmarkStart w:id="9" w:name="{name}"/><w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>'
        f'{run(words)}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="9"/>'
    )


def run(words: str) -> str:
    """Words in a run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
