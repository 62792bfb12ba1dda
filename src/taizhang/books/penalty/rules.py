"""What makes a case right or wrong whatever the platform did, and what its steps may not do."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from taizhang.base import clock, workdays
from taizhang.base.problem import Problem
from taizhang.books.penalty import gaps
from taizhang.books.penalty.words import LAW

if TYPE_CHECKING:
    from taizhang.books.penalty.model import Penalty

Found = Iterator[Problem]
_DAYS = {
    "filed_on": "立案日期",
    "investigated_on": "调查终结日期",
    "noticed_on": "告知书送达日期",
    "decided_on": "决定日期",
    "served_on": "送达日期",
    "closed_on": "结案日期",
}
_PRIVATE = re.compile(r"\d{17}[\dXx]|1[3-9]\d{9}|\d{3,4}-\d{7,8}")


def party_is_named(one: "Penalty") -> Found:
    """Art 59: a case has a party."""
    if one.party_kind == "unit" and not one.unit:
        yield Problem("请从企业名册选当事人，或填写单位名称。", "unit", f"{LAW}第五十九条")
    if one.party_kind == "person" and not one.person:
        yield Problem("请填写当事人姓名。", "person", f"{LAW}第五十九条")


def days_in_order(one: "Penalty") -> Found:
    """Filed, investigated, noticed, decided, served, closed: in this order, none in the future."""
    known = [(n, day) for n in _DAYS if (day := getattr(one, n)) is not None]
    for name, day in known:
        if day > clock.today():
            yield Problem(f"{_DAYS[name]}不能晚于今天。", name)
    for (before, first), (name, then) in pairwise(known):
        # an early decision is a fault of the case, and is listed as one; it is not a slip of the pen
        if then < first and (before, name) != ("noticed_on", "decided_on"):
            yield Problem(f"{_DAYS[name]}早于{_DAYS[before]}，请核对。", name)


def born(one: "Penalty") -> date | None:
    """The party's birthday, from the identity number."""
    if not one.id_number:
        return None
    text = one.id_number.reveal()
    return date(int(text[6:10]), int(text[10:12]), int(text[12:14]))


def _years(since: date, until: date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def age(one: "Penalty") -> int | None:
    """How old the party was at the act."""
    birthday = born(one)
    return _years(birthday, one.acted_on or one.filed_on) if birthday else None


def is_not_a_child(one: "Penalty") -> Found:
    """Art 30: under fourteen nobody is punished."""
    years = age(one)
    if years is not None and years < 14:
        yield Problem(f"当事人行为时 {years} 周岁，不满十四周岁，不予处罚。", "id_number", f"{LAW}第三十条")


def within_limitation(one: "Penalty") -> Found:
    """Art 36: two years from the end of the act, five where life, health or finance was harmed."""
    most = 5 if one.grave else 2
    if one.acted_on and _years(one.acted_on, one.filed_on - timedelta(days=1)) >= most:
        yield Problem(f"立案时违法行为终了已满 {most} 年，不再给予处罚。", "acted_on", f"{LAW}第三十六条")


def act_before_filing(one: "Penalty") -> Found:
    """Nobody is filed against for tomorrow."""
    if one.acted_on and one.acted_on > one.filed_on:
        yield Problem("违法行为终了日不能晚于立案日期。", "acted_on")


def soft(one: "Penalty") -> Found:
    """What will keep a penalty from being decided is told from the day of filing."""
    if one.state in ("filed", "ready", "noticed"):
        for check in (is_not_a_child, within_limitation):
            yield from (Problem(p.message, p.field, p.basis, blocks=False) for p in check(one))


def simple_is_small(one: "Penalty") -> Found:
    """Art 51: on the spot a warning, or up to 200 yuan from a citizen and 3,000 from an organisation."""
    most = 200 if one.party_kind == "person" else 3000
    if one.kind not in ("warning", "fine") or one.confiscated:
        yield Problem("当场处罚只能是警告或罚款，请改用普通程序。", "kind", f"{LAW}第五十一条")
    elif one.fine > most:
        yield Problem(f"当场罚款超过 {most} 元，请改用普通程序。", "fine", f"{LAW}第五十一条")


def fine_fits_kind(one: "Penalty") -> Found:
    """A fine has a sum, a warning has none."""
    if "fine" in one.kind and one.fine <= 0:
        yield Problem("请填写罚款金额。", "fine", f"{LAW}第五十九条")
    if one.kind == "warning" and one.fine + one.confiscated > 0:
        yield Problem("警告没有罚没金额，请核对处罚种类。", "kind", f"{LAW}第五十九条")


def unpublished_has_reason(one: "Penalty") -> Found:
    """三项制度: what is not published says why."""
    if one.decided_on and not one.to_publish and not one.unpublished_why:
        yield Problem("不公示的，请写明理由。", "unpublished_why", "国办发〔2018〕118号")


def published_text_is_clean(one: "Penalty") -> Found:
    """Art 48, 50 and 个人信息保护法 25: no number, telephone, address or name of a natural person; no minors at all."""
    if one.link and not one.link.startswith(("http://", "https://")):
        yield Problem("公示链接请填网址，以 https:// 开头。", "link")
    text = one.published_text
    if not text:
        return
    basis = f"{LAW}第五十条"
    if found := _PRIVATE.search(text):
        yield Problem(f"公示内容里有“{found[0][:4]}…”，像身份证号码或电话，请删去。", "published_text", basis)
    for name, label in (("person", "当事人姓名"), ("home", "住址")):
        value = getattr(one, name)
        if value and value.reveal() in text:
            yield Problem(f"公示内容里有{label}，请删去或隐去。", "published_text", basis)
    years = age(one)
    if years is not None and years < 18:
        yield Problem("当事人是未成年人，不得公示。", "", "未成年人保护法第一百零三条")


def reviewed_by_a_third(one: "Penalty") -> Found:
    """Art 58: another than those who handle the case."""
    yield from gaps.must(gaps.nobody_recused)(one)


def hearing_was_asked_in_time(one: "Penalty") -> Found:
    """Art 64: within five working days of the notice."""
    if one.noticed_on and one.hearing_asked_on:
        last = workdays.add(one.noticed_on, gaps.HEARING_DAYS)
        if one.hearing_asked_on > last:
            yield Problem(f"申请听证的期限到 {last}，已经超过。", "hearing_asked_on", f"{LAW}第六十四条")


def collected_lawfully(one: "Penalty") -> Found:
    """Art 68–70: on the spot only up to 100 yuan, or where it could not be got later; with the finance receipt."""
    if not one.collected:
        return
    if one.collected == "small" and one.fine > 100:
        yield Problem("罚款超过一百元，不能以“一百元以下”当场收缴。", "collected", f"{LAW}第六十八条")
    if not one.receipt:
        yield Problem("当场收缴须出具财政专用票据，请填票据号。", "receipt", f"{LAW}第七十条")


def surcharge_is_bounded(one: "Penalty") -> Found:
    """Art 72: three per cent a day, never more than the fine itself."""
    if one.surcharge <= 0 or one.served_on is None:
        return
    late = max(0, (gaps.today_or(one.paid_on) - one.served_on).days - 15)
    most = min(one.fine, one.fine * Decimal(3) * late / 100)
    if one.surcharge > most:
        yield Problem(f"加处罚款最多 {most:.2f} 元（逾期 {late} 日，每日百分之三，不超过罚款）。", "surcharge",
                      f"{LAW}第七十二条")  # fmt: skip


def paid_whole(one: "Penalty") -> Found:
    """Art 67: what was decided is paid; a part of it stops no clock."""
    if one.paid < one.fine + one.confiscated:
        yield Problem("没有缴清，缴清后再登记；批准分期的，逐次记在附件里。", "paid", f"{LAW}第六十七条")


def paid_in_full(one: "Penalty") -> Found:
    """A case closes when it is carried out, handed to the court, or the decision is gone."""
    owed = one.fine + one.confiscated
    if one.state == "closed" and owed and one.paid < owed and not (one.enforced_on or one.revoked_on):
        yield Problem("罚没款没有缴清，也没有申请法院强制执行，不能结案。", "", f"{LAW}第七十二条")


def withdrawn_if_published(one: "Penalty") -> Found:
    """Art 48: a decision that is gone does not stay published."""
    if one.published_on and one.withdrawn_on is None:
        yield Problem("决定已变更撤销，请先撤回公示。", "", f"{LAW}第四十八条")


def reminded_ten_days_before(one: "Penalty") -> Found:
    """行政强制法 54: ten working days after the reminder."""
    if one.reminded_on is None:
        yield Problem("申请法院强制执行前须先催告。", "", "行政强制法第五十四条")
    elif one.enforced_on and workdays.between(one.reminded_on, one.enforced_on) < 10:
        yield Problem("催告书送达不满十日，不能申请强制执行。", "enforced_on", "行政强制法第五十四条、第六十九条")


def items_are_listed(one: "Penalty") -> Found:
    """Art 24, 38: a town punishes only for what the province has handed down to it."""
    if not one.item_code:
        yield Problem("请填写权责事项编码：镇街只能就公布下放的事项处罚。", "item_code", f"{LAW}第二十四条", False)


CHECKS = (
    party_is_named,
    act_before_filing,
    days_in_order,
    soft,
    items_are_listed,
    unpublished_has_reason,
    published_text_is_clean,
    gaps.noted,
)
DECIDING = (*map(gaps.must, gaps.BEFORE_DECIDING), is_not_a_child, within_limitation, fine_fits_kind)
