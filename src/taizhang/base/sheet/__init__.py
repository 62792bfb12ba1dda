"""Spreadsheets in and out: hostile or messy files → tables with their row numbers; rows → .xlsx and .csv."""

from taizhang.base.sheet.dates import Doubt, read_date, read_dates
from taizhang.base.sheet.error import SheetError
from taizhang.base.sheet.grid import Value
from taizhang.base.sheet.match import Like, Match, Wanted, match
from taizhang.base.sheet.read import read_sheet
from taizhang.base.sheet.table import Column, Row, Table
from taizhang.base.sheet.write import Head, write_csv, write_xlsx

__all__ = [
    "Column", "Doubt", "Head", "Like", "Match", "Row", "SheetError", "Table", "Value", "Wanted", "match", "read_date",
    "read_dates", "read_sheet", "write_csv", "write_xlsx",
]  # fmt: skip
