"""Arabic and Chinese numerals mixed, or Chinese where a count stands. Learned from: 新增2十户，二O三一年。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_MIXED = re.compile(
    r"[0-9]十[一二三四五六七八九]?|(?<![一二三四五六七八九第])十[0-9]+(?=个|名|项|户|家|件|人|亩|公里|万|月|日)"
)
_ROUND = re.compile(r"二[OoＯ0０○][一二三四五六七八九OoＯ0０○]{2}年")
_COUNT = re.compile(
    r"(?:[一二三四五六七八九]千)?[一二三四五六七八九]百零?[一二三四五六七八九]?十?[一二三四五六七八九]?"
)


def check(page: Page) -> Iterator[Finding]:
    """Find mixed numbers, a letter O in a year, and counts of a hundred and more in Chinese numerals."""
    for found in page.matches(_MIXED):
        yield remark("mixed-numerals", found.start(), found.end(), "一个数里不能混用阿拉伯数字和汉字数字，请统一写法。")
    for found in page.matches(_ROUND):
        if "〇" not in found[0]:
            message = "年份用汉字时，零写“〇”，不写字母 O 或数字 0；一般写四位阿拉伯数字。"
            yield remark("mixed-numerals", found.start(), found.end(), message)
    arabic = [figure for figure in page.figures if figure.text[:1].isascii()]
    if len(arabic) * 2 < len(page.figures):
        return  # a text of the years when all numbers were written in Chinese
    for figure in page.figures:
        said = _COUNT.match(figure.text)
        if said and said.end() > 2 and figure.text[said.end() :] == figure.unit and figure.kind == "level":
            message = f"统计数一般用阿拉伯数字（GB/T 15835）：写“{figure.value}{figure.unit}”。"
            yield remark("chinese-count", figure.start, figure.end, message)
