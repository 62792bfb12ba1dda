"""The red pen: reads a finished report and says which numbers do not hold out. Pure Python, no Django.

    from taizhang.redpen import read, check
    reading = check(read("report.docx"))

`read` opens files of every kind; `check` also takes plain words.
"""

from taizhang.redpen.checking import check
from taizhang.redpen.model import Block, Claim, Commitment, Figure, Finding, Reading, Text
from taizhang.redpen.text import Unreadable, read

__all__ = ["Block", "Claim", "Commitment", "Figure", "Finding", "Reading", "Text", "Unreadable", "check", "read"]
