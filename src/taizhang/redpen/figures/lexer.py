"""The lexer of quantities: one pass over the plain text, every number with its scale and unit.

Small expressions only, each anchored at the place reached, so the pass is linear.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.figures import dates, numerals, ranks
from taizhang.redpen.figures.raw import Raw
from taizhang.redpen.figures.tail import finish

_CN = numerals.CHARACTERS
_START = re.compile(
    rf"百分之(?P<percent>[{_CN}]{{1,12}})|(?P<arabic>[0-9]+(?:,[0-9]{{3}}(?![0-9]))*(?:\.[0-9]+)?)|"
    rf"(?P<chinese>[{_CN}]{{1,24}})"
)
# Digits torn apart by typesetting or by a line end: "1 6 5 5", "40.8 2", "5 .4", "增长5.\n5".
_TORN = re.compile(r"[0-9]+(?:[ \n]{0,2}\.[ \n]{0,2}[0-9]+|[ \n]{1,2}[0-9]+)+")
_AFTER_TORN = re.compile(r"[ \n]{0,2}(?:[万亿千%‰余多年元人个家户公吨亩倍件项平座]|美元|处)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")


def scan(text: str) -> Iterator[Raw]:
    """Yield every number of `text` (already made `plain`) in order; those without unit are `bare`."""
    at = 0
    while found := _START.search(text, at):
        raw, at = _one(text, found)
        if raw is not None:
            yield raw


def _one(text: str, found: re.Match[str]) -> tuple[Raw | None, int]:
    """Read the number at a match; return it, or None when it is a code, and where to go on."""
    start, end = found.span()
    if found["percent"] is not None:
        return _percent(found)
    if (rank := ranks.at(text, start)) is not None:
        return rank, rank.end
    if start and text[start - 1] == "第":
        return None, end
    if found["chinese"] is not None:
        return _chinese(text, found)
    if (date := dates.at(text, start)) is not None:
        return date, date.end
    return _arabic(text, found)


def _percent(found: re.Match[str]) -> tuple[Raw | None, int]:
    """百分之十四点五."""
    read = numerals.value_of(found["percent"])
    if read is None:
        return None, found.end()
    return Raw(
        found.start(), found.end(), read[0], min(read[1], Fraction(1)), "%", whole="点" not in found["percent"]
    ), found.end()


def _chinese(text: str, found: re.Match[str]) -> tuple[Raw | None, int]:
    """A Chinese numeral that is a quantity, and not part of a word or a name."""
    start, end = found.span()
    if (date := dates.chinese_at(text, start, end)) is not None:
        return date, date.end
    word = found["chinese"]
    if word[0] in "百千万亿点" or (word == "一" and text[end : end + 1] not in ("倍", "番")):
        return None, end
    read = numerals.value_of(word)
    if read is None:
        return None, end
    raw = Raw(start, end, read[0], read[1], whole="点" not in word)
    finish(raw, text)
    if raw.unit and _counts(text, raw, word):
        return raw, raw.end
    return None, end


# With a Chinese numeral these name rather than count: 三方, 五星级, 二期, 十一次全会.
_NAMING = frozenset(
    (
        "方",
        "面",
        "部",
        "门",
        "级",
        "星级",
        "层",
        "口",
        "村",
        "支",
        "园",
        "道",
        "分",
        "次",
        "轮",
        "期",
        "批",
        "批次",
        "盘",
        "类",
        "档",
        "日",
        "节",
    )
)
_COUNTED_BY = re.compile(
    r"(?:新增|新建|建成|建设|共|达|完成|创建|引进|开工|投产|获|实施|改造|设立|成立|打造|培育|办好|办成|办实|"
    r"[有近超约逾过于出比至到为]|连续|不到|不足|增长|提高|下降|减少|翻|增加|是)[了有到至]?$"
)


def _counts(text: str, raw: Raw, word: str) -> bool:
    """Whether a Chinese numeral counts something: long ones do; 两个, 三年 only behind a verb of counting."""
    if raw.unit in ("倍", "番", "%", "个百分点"):
        return True
    before = text[max(0, raw.start - 4) : raw.start]
    if before.endswith(("“", "‘", "《", "第")):
        return False
    if raw.unit in _NAMING or text.startswith("一体", raw.end):
        return False
    if raw.unit == "年":
        return before.endswith("连续")
    if len(word) >= 2 and raw.unit not in ("项", "个", "条"):
        return True
    return _COUNTED_BY.search(before) is not None


def _arabic(text: str, found: re.Match[str]) -> tuple[Raw | None, int]:
    """A number in digits, with codes (PM2.5, 2024.4.1, 1+6+N, “1310”) told apart."""
    start, end = found.start(), _torn_end(text, found)
    digits = re.sub(r"[\s,]", "", text[start:end])
    if _is_code(text, start, end):
        return None, _past_code(text, end)
    whole, _, decimals = digits.partition(".")
    step = Fraction(1, 10 ** len(decimals))
    raw = Raw(start, end, Fraction(int(whole + decimals), 10 ** len(decimals)), step, whole=not decimals)
    finish(raw, text)
    if text[start - 1 : start] == "-" and start > 1 and raw.unit == "%" and text[start - 2] not in "%-~0123456789 \n":
        raw.value, raw.start = -raw.value, start - 1
    if text[start - 1 : start] in ("“", "‘") and "”" in text[raw.end : raw.end + 7] and raw.unit != "%":
        return None, raw.end
    return raw, raw.end


def _torn_end(text: str, found: re.Match[str]) -> int:
    """Where a number torn by spaces or a line end really ends."""
    end = found.end()
    following = text[end : end + 1]
    if following not in (" ", "\n", ".") or not following:
        return end
    torn = _TORN.match(text, found.start(), found.start() + 40)
    if torn is None or torn.end() <= end or not _AFTER_TORN.match(text, torn.end()):
        return end
    groups = re.split(r"[ \n]+", torn.group())
    if _YEAR.match(groups[0]) or len("".join(groups)) > 12 or torn.group().count(".") > 1:
        return end
    if "\n" in torn.group() and text.rfind("\n", 0, found.start()) == found.start() - 1:
        return end  # a column of numbers, one a line
    return torn.end()


def _is_code(text: str, start: int, end: int) -> bool:
    """Letters, dots, slashes, plus signs and middle dots beside the digits make a name of them."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isascii() and (before.isalpha() or before in "._/+#@\\=&" and before):
        return True
    if before in ("·", "•") or after in ("·", "•", "+", "#", "@", "_", "=", "\\"):
        return True
    if after == "." and text[end + 1 : end + 2].isdigit():
        return True
    if after == "/" and text[end + 1 : end + 2].isdigit():
        return True
    if (
        after.isascii()
        and after.isalpha()
        and not text.startswith(("km", "kW", "MW", "GW", "kV", "KV", "TB", "PB", "PF", "P算"), end)
    ):
        return True
    return text.startswith(("世纪", "年代", "号", "国道", "县道", "省道", "热线", "后"), end) or end - start > 15


def _past_code(text: str, end: int) -> int:
    """Skip what is glued to a code, so that its tail is not read as a number."""
    while (
        end < len(text)
        and (text[end].isascii() and text[end].isalnum() or text[end] in "./+-_·:@")
        and text[end] not in "\n "
    ):
        end += 1
    return end
