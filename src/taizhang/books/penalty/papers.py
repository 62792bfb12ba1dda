"""The papers of a case, after GB/T 9704. The platform draws up its own; these serve where it cannot be reached."""

from collections.abc import Sequence

from taizhang.base.docx import Blank, Block, Facts, Heading, Number, Para, Receiver, Remark, Signature, Title
from taizhang.books.penalty.gaps import may_be_heard
from taizhang.books.penalty.model import Penalty
from taizhang.books.penalty.moves import is_ordinary, is_simple
from taizhang.ledger.document import Document
from taizhang.ledger.may import Rights
from taizhang.ledger.paper import Paper

_RIGHTS = "你（单位）可以自收到本决定书之日起六十日内申请行政复议，或者在六个月内向人民法院提起行政诉讼。"


def _party(one: Penalty, paper: Paper) -> Facts:
    if one.party_kind == "unit":
        return paper.facts("unit", "credit_code", "phone")
    return paper.facts("person", "id_number", "phone", "home")


def _to(one: Penalty, paper: Paper) -> Receiver:
    return Receiver(f"{one.unit if one.party_kind == 'unit' else paper('person')}：")


def _notice(one: Penalty, paper: Paper) -> Sequence[Block]:
    """What will be decided, why, on what basis, and what the party may do (Art 44, 64)."""
    heard = (
        Para("你（单位）有权要求听证。要求听证的，应当在收到本告知书之日起五个工作日内提出，逾期视为放弃。"),
    ) if may_be_heard(one) else ()  # fmt: skip
    return (
        Title("行政处罚告知书"),
        Number(paper("notice_no")),
        _to(one, paper),
        Para(f"你（单位）涉嫌{one.cause}一案，本机关已调查终结。拟作出的处罚及事实、理由、依据告知如下："),
        Heading("一、违法事实"),
        Para(paper("facts")),
        Heading("二、证据"),
        Para(paper("evidence")),
        Heading("三、拟处罚内容和依据"),
        Para(paper("proposal")),
        paper.facts("proposed_kind", "proposed_sum", "basis", "discretion"),
        Heading("四、当事人的权利"),
        Para("你（单位）有权陈述和申辩，本机关不因陈述、申辩而给予更重的处罚。"),
        *heard,
        Signature(f"{paper.town}人民政府（印章）", one.noticed_on),
    )


def _decision(one: Penalty, paper: Paper) -> Sequence[Block]:
    """The seven contents of Art 59."""
    return (
        Title("行政处罚决定书"),
        Number(paper("decision_no")),
        Heading("一、当事人"),
        _party(one, paper),
        Heading("二、违法事实和证据"),
        Para(paper("facts")),
        Para(paper("evidence")),
        Heading("三、陈述申辩和听证情况"),
        Para(paper("pleading_reply") or "当事人未提出陈述、申辩。"),
        Heading("四、处罚种类和依据"),
        paper.facts("kind", "fine", "confiscated", "basis", "discretion"),
        Heading("五、履行方式和期限"),
        Para("罚款自收到本决定书之日起十五日内到指定银行或者通过电子支付系统缴纳；"
             "逾期不缴的，每日按罚款数额的百分之三加处罚款，加处罚款不超过罚款数额。"),
        Heading("六、救济途径和期限"),
        Para(_RIGHTS),
        Signature(f"{paper.town}人民政府（印章）", one.decided_on),
    )  # fmt: skip


def _on_spot(one: Penalty, paper: Paper) -> Sequence[Block]:
    """The numbered form handed over on the spot (Art 52)."""
    return (
        Title("当场行政处罚决定书"),
        Number(paper("decision_no")),
        _party(one, paper),
        paper.facts("cause", "place", "facts", "kind", "fine", "basis", "collected", "receipt"),
        Para(_RIGHTS),
        Blank("当事人（签名）"),
        Blank("执法人员（签名）及证号"),
        Signature(f"{paper.town}人民政府（印章）", one.decided_on),
    )


def _served(one: Penalty, paper: Paper) -> Sequence[Block]:
    """The receipt: who got it, when and how is for pens alone."""
    return (
        Title("送达回证"),
        Facts([
            ("案由", paper("cause")),
            ("送达文书名称及文号", f"行政处罚决定书 {paper('decision_no')}"),
            ("受送达人", one.unit if one.party_kind == "unit" else paper("person")),
            ("送达方式", paper("served_how")),
        ]),
        Blank("送达地点"),
        Blank("受送达人（签名或盖章）"),
        Blank("收到时间"),
        Blank("代收人（签名）及与受送达人关系"),
        Blank("见证人（签名）"),
        Blank("送达人（签名，两人以上）"),
        Remark("受送达人拒收的，写明拒收事由和日期，由送达人、见证人签名"),
    )  # fmt: skip


def documents(drawers: Rights) -> tuple[Document[Penalty], ...]:
    """All of them; drawers: who may draw them up."""
    return (
        Document("notice", "行政处罚告知书", ("investigate",), drawers, _notice, is_ordinary, "行政处罚法第四十四条"),
        Document("decision", "行政处罚决定书", ("decide",), drawers, _decision, is_ordinary, "行政处罚法第五十九条"),
        Document("on_spot", "当场行政处罚决定书", ("decide_now",), drawers, _on_spot, is_simple,
                 "行政处罚法第五十二条"),
        Document("served", "送达回证", ("decide",), drawers, _served, basis="行政处罚法第六十一条"),
    )  # fmt: skip
