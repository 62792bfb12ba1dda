"""Runs the workbook reader in a process of its own, with bounded memory and time."""

import io
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

from taizhang.base.sheet import guard, reader
from taizhang.base.sheet.error import SheetError

TIMEOUT = 120
KILLED = "这个表格读不下去，可能已损坏，也可能展开后太大：请在 Excel 里新建一个表，把数据粘贴过去再导入。"
Raw = tuple[str, list[list[Any]], list[tuple[tuple[int, int], tuple[int, int]]]]


class _Plain(pickle.Unpickler):
    """Takes dates and times from the reader, and no other kind of object."""

    def find_class(self, module: str, name: str) -> Any:
        if module != "datetime" or name not in ("date", "datetime", "time", "timedelta"):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def read(data: bytes) -> list[Raw]:
    """Name, rows and merged cells of each visible sheet; SheetError when the reader gives up, is killed or hangs."""
    try:
        # -I: neither the working folder nor the environment may slip a module of their own under it
        done = subprocess.run(
            [sys.executable, "-I", str(Path(reader.__file__))], input=data, capture_output=True, timeout=TIMEOUT
        )
    except subprocess.TimeoutExpired as error:
        raise SheetError("这个表格读了两分钟还没有读完：请拆成几个文件分次导入。") from error
    if done.returncode == reader.LOCKED:
        raise SheetError(guard.LOCKED)
    if done.returncode == reader.TOO_MUCH:
        raise SheetError(guard.BOMB)
    if done.returncode < 0:
        raise SheetError(KILLED)
    if done.returncode != 0:
        raise SheetError(guard.BROKEN)
    try:
        found: list[Raw] = _Plain(io.BytesIO(done.stdout)).load()
    except (pickle.UnpicklingError, EOFError, ValueError) as error:
        raise SheetError(guard.BROKEN) from error
    return found
