"""Official documents as .docx after GB/T 9704-2012: blocks in, a file out. Knows nothing of books."""

from taizhang.base.docx.blocks import (
    Annex,
    Blank,
    Block,
    Facts,
    Heading,
    Number,
    Occasion,
    Para,
    Receiver,
    Remark,
    Salutation,
    Signature,
    Table,
    Tagged,
    Title,
    Words,
)
from taizhang.base.docx.write import write_docx

__all__ = [
    "Annex",
    "Blank",
    "Block",
    "Facts",
    "Heading",
    "Number",
    "Occasion",
    "Para",
    "Receiver",
    "Remark",
    "Salutation",
    "Signature",
    "Table",
    "Tagged",
    "Title",
    "Words",
    "write_docx",
]
