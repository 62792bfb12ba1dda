"""Names of persons: 张三, 欧阳小三, 阿不都·买买提, John Smith."""

import re

from taizhang.base.fields.kind import Kind, plain

_DOUBLE = re.compile(
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|司空|夏侯|宇文|长孙|南宫|端木|百里|轩辕|独孤|闻人|赫连|澹台|"
    "公冶|太史|申屠|钟离|濮阳|单于|淳于|拓跋|西门|呼延|第五|司寇|左丘|东郭|即墨"
)
# letters of any script, the dot of transcribed names, and what Latin names need; rare ideographs are letters too
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[·•.'’\-（）() ])*")


def clean(text: str) -> str:
    """The name with single spaces between Latin words and none between characters."""
    said = re.sub(r"\s+", " ", plain(text))
    said = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", said)
    if len(said) > 50:
        raise ValueError("姓名不能超过 50 个字：请只填一个人的姓名。")
    if said and not _LETTERS.fullmatch(said):
        raise ValueError("姓名里只能有文字：请去掉数字和符号，一处只填一个人。")
    return said


def mask(text: str) -> str:
    """张*, 张*三, 欧阳*, 欧阳**, 阿**·***, J***."""
    if re.match(r"[\x00-\x7f]", text):
        return f"{text[:1]}***"
    if len(text) > 2 and _DOUBLE.match(text):
        return text[:2] + "*" * (len(text) - 2)
    if re.search(r"[·•]", text) or len(text) > 4:
        return text[:1] + re.sub(r"[^·•]", "*", text[1:])
    if len(text) < 3:
        return text[:1] + "*" if len(text) == 2 else "*" * len(text)
    return text[0] + "*" * (len(text) - 2) + text[-1]


def found_as(text: str) -> str:
    """Without spaces and dots, in capitals: 阿不都•买买提 is 阿不都·买买提."""
    return re.sub(r"[\s·•.]", "", plain(text)).upper()


NAME = Kind("name", clean, mask, found_as)
