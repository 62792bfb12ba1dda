"""Marks of the writing program left in the words. Learned from: [bookmark: _GoBack]一是加强学习。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\[bookmark: [^\]\n]{1,40}\]|_Toc[0-9]{5,}|_GoBack"), "书签标记"),
    (re.compile(r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot|ensp|emsp|#[0-9]{2,6});"), "网页代码"),
    (re.compile(r"</?(?:p|br|span|div|strong|font|b|a|img|table|tr|td)(?:\s[^<>\n]{0,200})?/?>", re.I), "网页代码"),
    (re.compile(r"\bHYPERLINK\s+(?:\\l\s*)?[\"“”][^\"“”\n]{0,200}[\"“”]|\bPAGEREF\b|\\\*\s?MERGEFORMAT"), "域代码"),
    (re.compile(r"错误[!！]\s?(?:未找到引用源|未定义书签|不能通过编辑域代码创建对象)[。.]?"), "失效的引用"),
    (re.compile(r"Error! (?:Reference source not found|Bookmark not defined)\.?"), "失效的引用"),
    (re.compile(r"\{\{[^{}\n]{0,60}\}\}|\{%[^{}\n]{0,60}%\}|\$\{[^{}\n]{0,60}\}"), "没有填上的模板变量"),
    (re.compile("\ufffd+|锟斤拷|烫烫烫"), "乱码"),
)  # fmt: skip


def check(page: Page) -> Iterator[Finding]:
    """Find bookmarks, entities, tags, field codes, dead references, template slots and broken characters."""
    for pattern, name in _MARKS:
        for found in page.matches(pattern):
            yield remark("stray-markup", found.start(), found.end(), f"这是{name}，不是正文，请删去或补上原来的字。")
