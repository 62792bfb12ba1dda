"""What happened to an entry, from its journal, in words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from taizhang.base import clock
from taizhang.faces.console import saying
from taizhang.faces.console.showing.words import in_words
from taizhang.faces.console.ways import to_entry
from taizhang.ledger.book import Book
from taizhang.ledger.models import JournalLine
from taizhang.reports.verbs.words import BOOK
from taizhang.reports.verbs.words import WORDS as REPORTING
from taizhang.town.actor import Actor

WORDS = {
    "open": "登记",
    "amend": "修改了内容",
    "void": "作废",
    "merge": "并入另一条",
    "unmerge": "从合并中恢复",
    "link": "关联了",
    "unlink": "解除关联",
    "hand_on": "转到",
    "matter": "归为同一件事",
    "attach": "上传附件",
    "detach": "移除附件",
    "reveal": "查看完整信息",
    "remind": "到期提醒",
    "escalate": "上报",
    "reproject": "放假安排公布，重算期限",
    "reindex": "重建搜索索引",
    "read": "查看",
    "print": "打印文书",
    "door_closed": "同一件事的另一件已办结",
    "export": "导出列表",
    "search_party": "按个人信息查找",
    "suggest": "按以往办结件建议",
    "close_period": "封账",
    "reopen_period": "重开已封的账",
}
BY_ITSELF = ("remind", "escalate", "reproject", "matter", "suggest")  # nobody's doing: shown as the system's
# Columns that follow from the others and say nothing to a reader.
KEPT_FOR_US = frozenset(
    (
        "id", "town_id", "number", "opened_at", "opened_by_id", "due_at", "closed_at", "voided_at", "matter", "source",
        "outside_no", "extra", "version", "on", "state",
    )
)  # fmt: skip


def timeline(
    book: Book[Any], lines: Iterable[JournalLine], actor: Actor, hidden: frozenset[str] = frozenset()
) -> list[dict[str, Any]]:
    """Lines as timeline.html asks for them, newest first. hidden: names whose values this reader may not see."""
    return [moment(book, line, actor, hidden) for line in reversed(list(lines))]


def moment(book: Book[Any], line: JournalLine, actor: Actor, hidden: frozenset[str]) -> dict[str, Any]:
    """One line."""
    return {
        "seq": line.seq,
        "who": line.by_name,
        "office": "",
        "what": what(book, line),
        "text": text(book, line),
        "at": clock.wall(line.at),
        "exact": line.at.isoformat(),
        "sys": line.by is None or line.verb in BY_ITSELF,
        "notes": notes(book, line),
        "links": links(line),
        "changes": [] if line.verb in ("open", "matter") else changes(book, line, actor, hidden),
    }


def what(book: Book[Any] | None, line: JournalLine) -> str:
    """What was done."""
    if line.book == BOOK:
        return REPORTING.get(line.verb, line.verb)
    step = book.lifecycle.steps.get(line.verb) if book else None
    return step.title if step else WORDS.get(line.verb, line.verb)


def text(book: Book[Any] | None, line: JournalLine) -> str:
    """What it was done to or for."""
    change = line.change
    match line.verb:
        case "attach" | "detach":
            return str(change.get("file", ""))
        case "print":
            return str(change.get("document", ""))
        case "link" | "unlink" | "hand_on" | "door_closed":
            return str(change.get("with", ""))
        case "reveal" if book is not None:
            return f"{_label(book, change.get('field', ''))}（{change.get('why', '')}）"
        case "suggest" if book is not None:
            taken = "已采用" if change.get("taken") else "未采用"
            sure = int(change.get("sure", 0) * 100 + 1e-9)  # cut: what is not quite certain is never 100 %
            return f"{_label(book, change.get('field', ''))}“{change.get('label', '')}”，把握 {sure}%，{taken}"
        case "remind" | "escalate":
            return f"{_clock(book, change)}，告知{'、'.join(change.get('told', ()))}"
        case "reproject":
            return f"{_clock(book, change)}由 {_iso(change['from'])} 改为 {_iso(change['to'])}"
        case "export":
            return f"{change.get('list', '')}，{change.get('rows', 0)} {change.get('unit', '件')}"
    return ""


def _clock(book: Book[Any] | None, change: dict[str, Any]) -> str:
    key = str(change.get("clock", ""))
    title = next((d.title for d in book.deadlines if d.key == key), key) if book else key
    past = change.get("past")
    if past is None:
        return f"“{title}”"
    return f"“{title}”" + (f"还有 {-past} 天到期" if past < 0 else f"已超期 {past} 天" if past else "已到期")


def _iso(value: str) -> str:
    return saying.day_with_year(clock.local_day(datetime.fromisoformat(value)))


def notes(book: Book[Any], line: JournalLine) -> list[str]:
    """The state it led to, and the reason given."""
    found = []
    if "state" in line.change.get("set", {}):
        found.append(book.state_label(line.change["set"]["state"]))
    if line.verb != "reveal" and (why := line.change.get("why")):
        found.append(f"{'依据' if line.verb == 'suggest' else '原因'}：{why}")
    if taken := line.change.get("from") if line.verb == "open" else None:
        for number in dict.fromkeys(taken.values()):
            found.append("、".join(_label(book, n) for n, of in taken.items() if of == number) + f"取自 {number}")
    return found


def links(line: JournalLine) -> list[dict[str, str]]:
    """Where a line leads."""
    other = line.change.get("with_id")
    return [{"url": to_entry(other), "label": "打开"}] if other else []


def changes(book: Book[Any], line: JournalLine, actor: Actor, hidden: frozenset[str]) -> list[dict[str, str]]:
    """What a line changed, before and after, in words; private values masked, guarded ones only named.

    In the order in which the book has its columns: no database promises to keep that of a line.
    """
    after, before = line.change.get("set", {}), line.change.get("was", {})
    found = []
    for field in changed(book, line):
        label, column = str(field.verbose_name), field.attname
        if field.name in hidden:
            found.append({"label": label, "before": "", "after": "（不显示）"})
            continue
        was, now = decoded(field, before.get(column), actor), decoded(field, after[column], actor)
        found.append({"label": label, "before": was, "after": now or "（清空）"})
    return found


def changed(book: Book[Any], line: JournalLine) -> list[Any]:
    """The fields that a line changed, without those that are only ours to keep."""
    after = line.change.get("set", {})
    return [f for f in book.kept_fields if f.attname in after and f.attname not in KEPT_FOR_US]


def decoded(field: Any, value: Any, actor: Actor) -> str:
    """A value as the journal keeps it, in words."""
    return in_words(field, value if value in (None, "", []) else field.to_python(value), actor)


def _label(book: Book[Any], name: str) -> str:
    """A field's name on screen; its own name where a later version of the book has it no more."""
    known = {f.name: f for f in book.kept_fields}
    return str(known[name].verbose_name) if name in known else name
