"""The workbook reader as a process of its own: bytes in, plain cells out.

Run by `apart.py` as a script, so it imports nothing of the project. Why apart: on a damaged .xls the native reader can
ask for terabytes and abort, which no `except` catches; here it takes down only itself.
"""

import pickle
import sys
from io import BytesIO

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

LOCKED, TOO_MUCH = 3, 4
MEMORY = 3 << 29
SECONDS = 60
LETTERS = 200_000_000  # one long text may be named by a million cells: what a few kilobytes unpack to here


def limit() -> None:
    """Bounds the memory and the processor time of this process, where the system can."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Reads a workbook from standard input; writes (name, rows, merged cells) of each visible sheet, pickled."""
    data = sys.stdin.buffer.read()
    limit()
    found, letters = [], 0
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.visible != SheetVisibleEnum.Visible or about.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                rows = sheet.to_python(skip_empty_area=False)
                letters += sum(len(value) for row in rows for value in row if isinstance(value, str))
                if letters > LETTERS:
                    return TOO_MUCH
                found.append((about.name, rows, sheet.merged_cell_ranges or []))
    except PasswordError:
        return LOCKED
    except MemoryError:
        return TOO_MUCH
    pickle.dump(found, sys.stdout.buffer, protocol=5)
    return 0


if __name__ == "__main__":
    sys.exit(main())
