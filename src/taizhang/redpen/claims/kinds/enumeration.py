"""Announced counts and what is then listed.

「10件民生实事：①…②…」, 「18项工程，其中城建10项：…。教育3项：…」, 「以上共计28项」
"""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_ITEM = re.compile(f"[{_CIRCLED}]|[{_BRACKETED}]|[(]([0-9]{{1,2}})[)]")
_SUMS = re.compile(r"以上[^,;。]{0,6}(?:共计|合计|共|总计)[^,;。]{0,4}$")
_SPREAD = re.compile(r"^[^,;。]{0,12}$")


def find(scene: Scene) -> Iterator[Verdict]:
    """Numbered items under an announced count, parts spread over sentences, and totals that look back."""
    for paragraph in scene.paragraphs:
        for at, sentence in enumerate(paragraph):
            for n, quantity in enumerate(sentence.quantities):
                following = (
                    sentence.quantities[n + 1].figure.start if n + 1 < len(sentence.quantities) else sentence.end
                )
                if quantity.figure.basis and re.match(r"[^,;。:]{0,14}:[①⑴]", quantity.tail):
                    yield from _items(scene, quantity, _stop(scene, quantity, following))
                if "其中" in quantity.lead and n and ":" in quantity.tail[:1]:
                    yield from _spread(paragraph[at + 1 :], sentence.quantities[n - 1], quantity)
                if at and quantity.figure.basis and _SUMS.search(quantity.lead):
                    yield from _backward(paragraph[:at], quantity)


def _stop(scene: Scene, quantity: Quantity, following: int) -> int:
    """Items run on over full stops, to the end of the paragraph at most."""
    end = scene.plain.find("\n", quantity.figure.end)
    return max(following, len(scene.plain) if end < 0 else end)


def _items(scene: Scene, announced: Quantity, end: int) -> Iterator[Verdict]:
    """Count the marks in their own order until they start again or jump."""
    due, last = 0, announced.figure.end
    for mark in _ITEM.finditer(scene.plain, announced.figure.end, end):
        if _place(mark) != due:
            break
        due, last = due + 1, mark.end()
    if due < 2:
        return
    line = f"列出 {due} 项，文中写 {announced.figure.text}"
    span = (announced.figure.start, last)
    if announced.value == due:
        yield Verdict("enumeration", (announced,), True, line, span=span)
    else:
        yield Verdict(
            "enumeration",
            (announced,),
            False,
            line,
            "likely" if announced.figure.exactness == "exact" else "look",
            f"写明 {announced.figure.text}，实际列出 {due} 项，请核对项数或补列。",
            "有的条目含多项时可以成立",
            announced,
            span,
        )


def _place(mark: re.Match[str]) -> int:
    """Which item a mark opens, from 0: ③, ⑶ and (3) are all 2."""
    if mark[1]:
        return int(mark[1]) - 1
    return (_CIRCLED if mark.group() in _CIRCLED else _BRACKETED).index(mark.group())


def _spread(rest: list[Sentence], whole: Quantity, first: Quantity) -> Iterator[Verdict]:
    """其中城建10项：…。教育3项：…。交通2项：…: the parts open the following sentences."""
    if whole.figure.unit != first.figure.unit:
        return
    parts = [first]
    for sentence in rest:
        opening = sentence.quantities[0]
        if (
            opening.figure.unit != first.figure.unit
            or not opening.tail.startswith(":")
            or not _SPREAD.match(opening.lead)
        ):
            break
        parts.append(opening)
    if len(parts) > 1:
        yield _compare(whole, parts, (whole.figure.start, parts[-1].figure.end))


def _backward(before: list[Sentence], whole: Quantity) -> Iterator[Verdict]:
    """以上共计28项: the like counts of the sentences before, one each."""
    parts = []
    for sentence in before:
        like = [q for q in sentence.quantities if q.figure.unit == whole.figure.unit and q.tail[:2] == whole.tail[:2]]
        if like:
            parts.append(like[0])
    for n in range(len(parts) - 1):
        if sum(q.value for q in parts[n:]) == whole.value:
            parts = parts[n:]
            break
    if len(parts) > 1:
        yield _compare(whole, parts, (parts[0].figure.start, whole.figure.end))


def _compare(whole: Quantity, parts: list[Quantity], span: tuple[int, int]) -> Verdict:
    summed = sum(q.value for q in parts)
    line = f"{' + '.join(short(q.figure) for q in parts)} = {int(summed)}"
    operands = (whole, *parts)
    if summed == whole.value:
        return Verdict("enumeration", operands, True, line, stated=whole, span=span)
    return Verdict(
        "enumeration",
        operands,
        False,
        f"{line}，文中写 {whole.figure.text}",
        "likely",
        f"分列各项相加与总数对不上：{line}，文中写 {whole.figure.text}，请核对。",
        "分列只是一部分时可以成立",
        whole,
        span,
    )
