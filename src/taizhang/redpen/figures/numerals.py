"""Chinese numerals: 一百三十五, 二点一, 一九五七, 两千四百零六."""

from fractions import Fraction

_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_PLACE = {"十": 10, "百": 100, "千": 1000}
_MOST = 10**20  # beyond it nobody counts anything; a run of 亿 is noise
_SCALE = {"万": 10**4, "亿": 10**8}
CHARACTERS = "零〇一二两三四五六七八九十百千万亿点"


def value_of(word: str) -> tuple[Fraction, Fraction] | None:
    """Return (value, size of the last place said) of a Chinese numeral, or None when it is not one number."""
    whole, dot, tail = word.partition("点")
    if dot and (not tail or any(c not in _DIGIT for c in tail.rstrip("万亿"))):
        return None
    scale = 1
    if dot:
        while tail and tail[-1] in _SCALE:
            scale *= _SCALE[tail[-1]]
            tail = tail[:-1]
    read = _whole(whole)
    if read is None or (dot and not tail):
        return None
    number, step = Fraction(read[0]), Fraction(read[1])
    if dot:
        step = Fraction(1, 10 ** len(tail))
        number += step * int("".join(str(_DIGIT[c]) for c in tail))
    return (number * scale, step * scale) if number * scale < _MOST else None


def _whole(word: str) -> tuple[int, int] | None:
    """Read a whole number; the second value is the last place said (一百三十 is said to the ten)."""
    if not word:
        return None
    if len(word) > 1 and all(c in _DIGIT for c in word):
        return _digits(word)
    total = section = digit = 0
    step, seen = 1, False
    for c in word:
        if c in _DIGIT:
            if seen:
                return None
            digit, step = _DIGIT[c], 1
            seen = digit != 0
        elif c in _PLACE:
            section += (digit or 1) * _PLACE[c]
            step, digit, seen = _PLACE[c], 0, False
        else:
            section += digit
            if section == 0 and total == 0:
                return None
            total, section = (total + section) * _SCALE[c] if c == "亿" else total + section * _SCALE[c], 0
            step, digit, seen = _SCALE[c], 0, False
    return total + section + digit, step


def _digits(word: str) -> tuple[int, int] | None:
    """Digits read one by one, as years are: 一九五七. Two or three of them are 概数 (三五天), not a number."""
    if len(word) < 4:
        return None
    return int("".join(str(_DIGIT[c]) for c in word)), 1
