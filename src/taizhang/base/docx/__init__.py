"""Official documents as .docx after GB/T 9704-2012: blocks in, a file out. Knows nothing of books."""

from taizhang.base.docx.blocks import (
    Blank,
    Block,
    Facts,
    Heading,
    Number,
    Para,
    Receiver,
    Remark,
    Signature,
    Table,
    Title,
)
from taizhang.base.docx.write import write_docx

__all__ = [
    "Blank",
    "Block",
    "Facts",
    "Heading",
    "Number",
    "Para",
    "Receiver",
    "Remark",
    "Signature",
    "Table",
    "Title",
    "write_docx",
]
