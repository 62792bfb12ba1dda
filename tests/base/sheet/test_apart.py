import pickle
import re
import sys
from io import BytesIO
from pathlib import Path

import pytest

from taizhang.base.sheet import SheetError, apart, guard, read_sheet, reader
from tests.base.sheet.books import book, rezipped


def test_read_when_one_long_text_is_named_by_many_cells() -> None:
    """A few kilobytes that name one text of a hundred thousand letters in fifty thousand cells: five gigabytes."""
    rows = b"".join(
        b'<row r="%d">%s</row>' % (r, b"".join(b'<c r="%c%d" t="s"><v>0</v></c>' % (65 + c, r) for c in range(10)))
        for r in range(1, 5001)
    )

    def change(name: str, body: bytes) -> bytes:
        if name == "xl/sharedStrings.xml":
            return re.sub(rb"<si>.*</si>", b"<si><t>" + bytes(range(97, 122)) * 4000 + b"</t></si>", body)
        return re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData>" + rows + b"</sheetData>", body)

    with pytest.raises(SheetError) as caught:
        read_sheet(rezipped(book([["甲", "乙"], ["丙", "丁"]]), change), "表.xlsx")
    assert str(caught.value) in (guard.BOMB, apart.KILLED)


@pytest.mark.parametrize("data", [b"", b"rubbish", b"PK\x03\x04"])
def test_read_when_the_reader_gives_up(data: bytes) -> None:
    with pytest.raises(SheetError) as caught:
        apart.read(data)
    assert str(caught.value) == guard.BROKEN


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("import os; os.abort()", apart.KILLED),
        ("import sys; sys.exit(4)", guard.BOMB),
        ("raise ValueError", guard.BROKEN),
        ("import sys; sys.exit(3)", guard.LOCKED),
        ("print('not a pickle')", guard.BROKEN),
        ("import time; time.sleep(60)", "这个表格读了两分钟还没有读完：请拆成几个文件分次导入。"),
    ],
)
def test_read_when_the_reader_dies_or_hangs(
    program: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "reader.py"
    script.write_text(program)
    monkeypatch.setattr(reader, "__file__", str(script))
    monkeypatch.setattr(apart, "TIMEOUT", 1)
    with pytest.raises(SheetError) as caught:
        apart.read(b"")
    assert str(caught.value) == message


def test_read_when_the_reader_sends_more_than_cells() -> None:
    with pytest.raises(pickle.UnpicklingError):
        apart._Plain(BytesIO(pickle.dumps(sys.exit))).load()
