"""What a story expects to see: values, dates, who sees and may do what, who was told, and the counts."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.faces.cli.story.line import Line
from taizhang.ledger import clocks
from taizhang.ledger.hands import OfficesField
from taizhang.ledger.models import Clock, Notice
from taizhang.ledger.verbs.stepping import hands_of
from taizhang.town.actor import Actor
from taizhang.town.posts import ALL

if TYPE_CHECKING:
    from taizhang.faces.cli.story.telling import Telling

RUNNING, FIRST = "时限·", "原限·"


def state(telling: "Telling", line: Line) -> None:
    """应为 甲: 状态=办理中 到期=2023-03-27 时限·回访= 原限·办结=2023-03-20 同事=乙"""
    for n in range(len(line.refs)):
        entry = telling.entry(line, n)
        for name, wanted in line.said.items():
            found = _value(telling, line, entry, name, wanted)
            if found != wanted:
                raise line.wrong(f"{line.refs[n]} 的“{name}”是“{found}”")


def _value(telling: "Telling", line: Line, entry: Any, name: str, wanted: str) -> str:
    if name == "同事":
        other = telling.book.model.objects.get(pk=telling.entries[wanted].pk)
        return wanted if entry.matter == other.matter else "另一件事"
    if name.startswith((RUNNING, FIRST)):
        return _clock(telling, line, entry, name, wanted)
    if name not in telling.labels:
        raise line.wrong(f"“{telling.book.title}”没有“{name}”这一项")
    return _shown(entry, telling.labels[name], wanted)


def _clock(telling: "Telling", line: Line, entry: Any, name: str, wanted: str) -> str:
    title = name.removeprefix(RUNNING).removeprefix(FIRST)
    keys = {d.title: d.key for d in telling.book.deadlines}
    if title not in keys:
        raise line.wrong(f"“{telling.book.title}”没有“{title}”这个时限")
    rows = [c for c in clocks.of_entry(entry.pk) if c.key == keys[title]]
    if name.startswith(FIRST):
        return _moment(rows[-1].first_due_at, wanted) if rows else ""
    alive: list[Clock] = [c for c in rows if c.stopped_at is None]
    return _moment(alive[-1].due_at, wanted) if alive else ""


def _moment(at: datetime, wanted: str) -> str:
    """An instant as precisely as it was asked for."""
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}" if "T" in wanted else clock.local_day(at).isoformat()


def _shown(entry: Any, name: str, wanted: str) -> str:
    field = entry._meta.get_field(name)
    value = getattr(entry, name)
    if isinstance(field, OfficesField):
        offices = Actor.system_of(entry.town).places.offices
        return "、".join(str(offices[pk]) for pk in value)
    if field.choices:
        return str(getattr(entry, f"get_{name}_display")())
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return _moment(value, wanted)
    return "" if value is None else str(value)


def visible(telling: "Telling", line: Line, wanted: bool) -> None:
    """林岚 不可见 甲、乙:"""
    actor = telling.actor(line)
    for n, ref in enumerate(line.refs):
        if telling.book.visible_to(actor).filter(pk=telling.entry(line, n).pk).exists() is not wanted:
            raise line.wrong(f"{line.who}{'看不到' if wanted else '看得到'} {ref}")


def hidden(telling: "Telling", line: Line) -> None:
    """何伟 不可知 甲: 诉求人 联系电话"""
    entry = telling.entry(line)
    held = telling.book.hidden(telling.actor(line), entry, hands_of(telling.book, entry))
    found = [n for n in line.words if telling.labels.get(n) not in held]
    if found or not line.words:
        raise line.wrong(f"{line.who}看得到：{'、'.join(found)}")


def open_steps(telling: "Telling", line: Line) -> None:
    """何伟 可办 甲: 签收 记录进展 — all the steps open to this person, and no other"""
    entry = telling.entry(line)
    found = telling.book.lifecycle.open_to(telling.actor(line), entry, hands_of(telling.book, entry))
    if Counter(s.title for s in found) != Counter(line.words):
        raise line.wrong(f"{line.who}可办的是：{'、'.join(s.title for s in found) or '无'}")


def told(telling: "Telling", line: Line) -> None:
    """应提醒 甲: 经办人=1 站所负责人=2 — how many notices each post has been sent about it so far"""
    rows = Notice.objects.filter(card__entry=telling.entry(line).pk)
    found = Counter(ALL[key].title for key in rows.values_list("post", flat=True))
    if found != Counter({post: int(n) for post, n in line.said.items()}):
        raise line.wrong(f"收到提醒的是：{dict(found)}")


def count(telling: "Telling", line: Line) -> None:
    """应计: 时段=2023-03 受理诉求=3 办结率=66.7 — of the whole town; rates to the places that are written"""
    period = Period.parse(line.said.get("时段", str(clock.today().year)))
    rows = telling.book.visible_to(Actor.system_of(telling.town))
    measures = {m.title: m for m in telling.book.measures}
    for name, wanted in line.said.items():
        if name == "时段":
            continue
        if name not in measures:
            raise line.wrong(f"“{telling.book.title}”不统计“{name}”")
        found = measures[name].value(rows, period)
        places = len(wanted.partition(".")[2])
        text = "" if found is None else f"{found:.{places}f}"
        if text != wanted:
            raise line.wrong(f"{period}的“{name}”是 {text or '无'}")
