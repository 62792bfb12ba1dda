"""The papers of a hazard, after GB/T 9704. Who reported it stands on none of them."""

from collections.abc import Sequence

from taizhang.base.docx import Blank, Block, Facts, Heading, Number, Para, Receiver, Remark, Signature, Title
from taizhang.books.hazard.model import Hazard
from taizhang.books.hazard.rules import is_listed
from taizhang.ledger.document import Document
from taizhang.ledger.may import Rights
from taizhang.ledger.paper import Paper


def _hazard(one: Hazard, paper: Paper) -> Facts:
    return paper.facts("place", "spot", "found_on", "category", "grade", "description")


def _order(one: Hazard, paper: Paper) -> Sequence[Block]:
    """What must be put right, by whom, by when (安全生产法 65)."""
    return (
        Title("责令限期整改指令书"),
        Number(paper("order_no")),
        Receiver(f"{one.place}："),
        Para("经查，你单位存在下列事故隐患："),
        _hazard(one, paper),
        Para(f"现责令你单位按下列要求于{paper('rectify_by')}前整改完毕，并书面报告整改情况："),
        Para(paper("order")),
        paper.facts("owner", "criterion", "interim"),
        Para("逾期不整改或者整改达不到要求的，将依法处理。不服本指令的，可以自收到之日起六十日内申请行政复议，"
             "或者在六个月内提起行政诉讼。"),
        Blank("被检查单位负责人（签名）"),
        Blank("执法人员（签名）及证号"),
        Signature(f"{paper.town}人民政府（印章）", None),
        Remark("本指令书一式两份，一份交被检查单位，一份存档"),
    )  # fmt: skip


def _recheck(one: Hazard, paper: Paper) -> Sequence[Block]:
    """What the officers found when they came again, beside what was claimed."""
    return (
        Title("整改复查意见书"),
        Number(paper("recheck_no")),
        Receiver(f"{one.place}："),
        Para(f"本机关于{paper('rechecked_on')}对你单位下列事故隐患的整改情况进行了复查："),
        _hazard(one, paper),
        Heading("一、责任方报告的整改情况"),
        Para(paper("claim")),
        Heading("二、复查意见"),
        Para(paper("recheck_note")),
        paper.facts("verdict", "recheckers"),
        Blank("被复查单位负责人（签名）"),
        Blank("复查人员（签名）及证号"),
        Signature(f"{paper.town}人民政府（印章）", one.rechecked_on),
    )


def _listing(one: Hazard, paper: Paper) -> Sequence[Block]:
    """A major hazard is listed: who leads, by when, and what keeps people safe until then (安全生产法 41)."""
    return (
        Title("重大事故隐患挂牌督办通知书"),
        Number(paper("listed_no")),
        Receiver(f"{one.place}："),
        Para("你单位存在的下列重大事故隐患，已列为挂牌督办事项："),
        _hazard(one, paper),
        paper.facts("criterion", "order", "owner", "rectify_by", "interim", "listed_by"),
        Para("请制定治理方案，落实措施、责任、资金、时限和预案，治理完成后书面申请复查。"),
        Signature(f"{paper.town}人民政府（印章）", None),
    )


def documents(drawers: Rights) -> tuple[Document[Hazard], ...]:
    """All of them; drawers: who may draw them up."""
    return (
        Document("order", "责令限期整改指令书", ("order",), drawers, _order, basis="安全生产法第六十五条"),
        Document("listing", "重大事故隐患挂牌督办通知书", ("list",), drawers, _listing, is_listed,
                 "安全生产法第四十一条"),
        Document("recheck", "整改复查意见书", ("pass", "fail"), drawers, _recheck, basis="安全生产法第六十八条"),
    )  # fmt: skip
