"""The papers of a dispute, after GB/T 9704."""

from collections.abc import Sequence

from taizhang.base.docx import Blank, Block, Facts, Heading, Number, Para, Remark, Signature, Title
from taizhang.books.dispute.model import Dispute
from taizhang.books.dispute.rules import CONFIRM_DAYS, confirm_until, is_oral, is_written, may_be_confirmed
from taizhang.ledger.document import Document
from taizhang.ledger.may import Rights
from taizhang.ledger.paper import Paper, spelled

_SIDES = ("party_a", "phone_a", "people_a", "party_b", "phone_b", "people_b")


def _agreement(d: Dispute, paper: Paper) -> Sequence[Block]:
    """The agreement: parties, dispute, terms; the signatures are left to pens (人民调解法 29)."""
    return (
        Title("人民调解协议书"),
        Number(paper("agreement_no")),
        Heading("一、当事人"),
        paper.facts(*_SIDES),
        Heading("二、纠纷的主要事实和争议事项"),
        Para(d.title),
        Para(paper("content")),
        Heading("三、经调解，双方自愿达成如下协议"),
        Para(paper("terms")),
        Facts([("履行期限", paper("perform_by"))]),
        Heading("四、效力"),
        Para("本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。"),
        Para(f"双方认为有必要的，可以自本协议生效之日起{CONFIRM_DAYS}日内共同向人民法院申请司法确认。"),
        Blank("甲方（签名、盖章或按指印）"),
        Blank("乙方（签名、盖章或按指印）"),
        Blank("人民调解员（签名）"),
        Facts([("调解员", paper("mediators"))]),
        Signature(f"{paper.town}人民调解委员会（印章）", None),
        Remark("本协议一式三份，双方当事人各执一份，人民调解委员会存一份。"),
    )


def _oral(d: Dispute, paper: Paper) -> Sequence[Block]:
    """What an oral agreement is written down on (人民调解法 28)."""
    return (
        Title("人民调解口头协议登记表"),
        Facts(
            [
                *paper.facts("registered_on", "title", *_SIDES, "mediators").rows,
                ("协议内容", paper("terms")),
                ("履行期限", paper("perform_by")),
                ("协议达成日期", paper("effective_on")),
            ]
        ),
        Blank("人民调解员（签名）"),
        Signature(f"{paper.town}人民调解委员会", d.effective_on),
    )


def _confirmation(d: Dispute, paper: Paper) -> Sequence[Block]:
    """The joint application to the court, with its last day in plain sight."""
    number = paper("agreement_no") or "口头协议"
    last = spelled(confirm_until(d.effective_on)) if d.effective_on else ""
    return (
        Title("司法确认申请书"),
        Heading("申请人"),
        paper.facts(*_SIDES),
        Heading("请求事项"),
        Para(f"请求依法确认申请人于{paper('effective_on')}达成的调解协议（{number}）有效。"),
        Heading("事实和理由"),
        Para(paper("content")),
        Para("申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因该协议内容给他人造成损害，"
             "愿意承担相应的民事责任和其他法律责任。"),
        Blank("此致（人民法院）"),
        Blank("申请人甲方（签名）"),
        Blank("申请人乙方（签名）"),
        Signature("", None),
        Remark(f"最迟{last}提交，过期法院不再受理（人民调解法第三十三条）"),
    )  # fmt: skip


def documents(drawers: Rights) -> tuple[Document[Dispute], ...]:
    """All of them; drawers: who may draw them up."""
    after = ("agree",)
    return (
        Document("agreement", "调解协议书", after, drawers, _agreement, is_written, "人民调解法第二十九条"),
        Document("oral", "口头协议登记表", after, drawers, _oral, is_oral, "人民调解法第二十八条"),
        Document("confirmation", "司法确认申请书", after, drawers, _confirmation, may_be_confirmed,
                 "人民调解法第三十三条"),
    )  # fmt: skip
