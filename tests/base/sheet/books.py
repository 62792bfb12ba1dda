"""Workbooks built for the tests, with invented words."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter


def book(rows: Sequence[Sequence[Any]], merges: Sequence[tuple[int, int, int, int]] = (), **sheets: Any) -> bytes:
    """An .xlsx of one sheet 台账; a merged cell's word stands at its upper left."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd"}) as made:
        sheet = made.add_worksheet("台账")
        for r1, c1, r2, c2 in merges:
            sheet.merge_range(r1, c1, r2, c2, "")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
        for name in sheets:
            made.add_worksheet(name)
    return out.getvalue()


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """The same archive with its parts changed or left out, and others added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (body := change(name, old.read(name))) is not None:
                new.writestr(name, body)
        for name, body in more.items():
            new.writestr(name, body)
    return out.getvalue()
