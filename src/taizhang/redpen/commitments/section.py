"""Where the next-year part of a report begins and ends."""

import re

_HEAD = re.compile(
    r"(?:工作安排|主要任务|工作打算|工作思路|工作重点|重点工作|奋斗目标|总体要求|目标任务|工作计划|主要目标|"
    r"发展目标|下一步|下步工作|今后五年|未来五年|"
    r"(?:今年|明年|本年度|新一年|来年|20[0-9]{2}年)(?:的)?(?:政府|主要|重点|全镇|全县|全市|我镇)?(?:工作|任务|目标))"
)
_LOOKS_BACK = re.compile(r"回顾|回顧|总结|过去|以来|成绩|完成情况|汇报|去年|主要做了|所做")
_OPENS = re.compile(
    r"(?:(?:未来|今后|新的|下)(?:一年|五年)|今年|明年|20[0-9]{2}年|接下来|下一步)[^。\n]{0,40}(?:重点|着力|主要|"
    r"全力|将|要)[^。\n]{0,12}(?:做好|抓好|突出|推进|完成|开展)[^。\n]{0,20}(?:工作|任务|方面)|"
    r"(?:总体要求|总体思路|预期目标|奋斗目标|主要目标|工作目标|总的要求|指导思想)是"
)
_FAREWELL = re.compile(r"\n[ ]*(?:各位代表|同志们)[!！,，:：]")
_NOTES = re.compile(
    r"\n[ ]*[【（(]?(?:名词解释|名词注释|相关名词|有关用语|附件|注释|附[:：]|分享到|主办单位|\[1\] ?[^\n]{0,3}[“\"])"
)


def next_year(plain: str) -> tuple[int, int]:
    """Return (start, end) of the part that promises; empty when the text has none."""
    start = _start(plain)
    if start is None:
        return 0, 0
    notes = _NOTES.search(plain, start)
    end = notes.start() if notes else len(plain)
    last = None
    for farewell in _FAREWELL.finditer(plain, start + (end - start) * 3 // 5, end):
        last = last or farewell.start()
    return start, last or end


def _start(plain: str) -> int | None:
    """The last heading of the plan in the first nine tenths that is not followed by another look back."""
    best: int | None = None
    at, reviewed = 0, False
    for line in plain.split("\n"):
        words = line.strip()
        if _LOOKS_BACK.search(words[:40]) and len(words) <= 40:
            reviewed = True
            best = None if best is not None and at < len(plain) // 3 else best
        elif best is None and at > len(plain) // 10 and _is_head(words, reviewed):
            best = at
        at += len(line) + 1
    if best is not None:
        return best
    opening = _OPENS.search(plain, len(plain) // 10)
    return opening.start() if opening else None


def _is_head(words: str, reviewed: bool) -> bool:
    """A short line without stop that names tasks or aims to come."""
    if not words or len(words) > 36 or words[-1] in "。；;，,":
        return False
    return _HEAD.search(words) is not None and (reviewed or not _LOOKS_BACK.search(words))
