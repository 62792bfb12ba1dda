"""The papers of a petition, after GB/T 9704: each names its facts and leaves the pen its place."""

from collections.abc import Sequence

from taizhang.base.docx import Blank, Block, Facts, Number, Para, Receiver, Remark, Signature, Table, Title
from taizhang.books.petition import words
from taizhang.books.petition.model import Petition
from taizhang.ledger.document import Document
from taizhang.ledger.may import Rights
from taizhang.ledger.paper import Paper, spelled


def _office(x: Petition, paper: Paper) -> str:
    return paper("office") or paper.town


def _accepted(x: Petition, paper: Paper) -> Sequence[Block]:
    return (
        Title("信访事项受理告知书"),
        Number(paper("notice_no")),
        Receiver(paper("petitioner")),
        Para(f"您于{paper('registered_on')}提出的“{x.title}”信访事项，经审查，属于本机关职责范围，决定于"
             f"{paper('accepted_on')}受理，由{_office(x, paper)}办理。"),
        Para(f"根据《信访工作条例》第三十四条，本事项自受理之日起{words.DECIDE_DAYS}日内办结；情况复杂的，经批准可以适当"
             f"延长，延长期限不超过{words.MOST_EXTENDED}日，并告知您延长理由。"),
        Para("办理期间，您可以凭本告知书查询办理情况。"),
        Signature(paper.town, x.accepted_on),
    )  # fmt: skip


def _not_accepted(x: Petition, paper: Paper) -> Sequence[Block]:
    return (
        Title("信访事项不予受理告知书"),
        Receiver(paper("petitioner")),
        Para(f"您于{paper('registered_on')}提出的“{x.title}”信访事项，{paper('refusal') or paper('route')}，"
             "不再按信访事项受理。"),
        Para(paper("told")),
        Signature(paper.town, None),
    )  # fmt: skip


def _extended(x: Petition, paper: Paper) -> Sequence[Block]:
    return (
        Title("信访事项延长办理期限告知书"),
        Receiver(paper("petitioner")),
        Para(f"您提出的“{x.title}”信访事项已于{paper('accepted_on')}受理。因{paper('extension_reason')}，"
             f"经批准，办理期限延长{x.extended}日。"),
        Signature(_office(x, paper), x.extension_told_on),
    )  # fmt: skip


def _opinion(x: Petition, paper: Paper) -> Sequence[Block]:
    """Facts, basis, conclusion, and the way to a review (信访工作条例 32, 35)."""
    return (
        Title("信访事项处理意见书"),
        Number(paper("opinion_no")),
        Receiver(paper("petitioner")),
        Para(f"您于{paper('registered_on')}反映“{x.title}”的信访事项，本机关于{paper('accepted_on')}受理，"
             "经调查核实，现答复如下："),
        Para(paper("opinion")),
        Para(f"处理结论：{paper('conclusion')}。"),
        Para(f"如不服本处理意见，可以自收到本意见书之日起{words.ASK_DAYS}日内向上一级机关申请复查；逾期不申请的，"
             "本处理意见即为信访终结意见。"),
        Signature(_office(x, paper), x.decided_on),
        Remark("本意见书须附送达回证"),
    )  # fmt: skip


def _review(x: Petition, paper: Paper) -> Sequence[Block]:
    return (
        Title("信访事项复查意见书"),
        Number(paper("review_no")),
        Receiver(paper("petitioner")),
        Para(f"您不服{_office(x, paper)}{paper('decided_on')}作出的处理意见（{paper('opinion_no')}），于"
             f"{paper('review_asked_on')}申请复查。"),
        Para(paper("review_opinion")),
        Para(f"复查意见：{paper('review_result')}。"),
        Para(f"如不服本复查意见，可以自收到之日起{words.ASK_DAYS}日内申请复核。"),
        Signature(paper("reviewer"), None),
    )  # fmt: skip


def _receipt(x: Petition, paper: Paper) -> Sequence[Block]:
    """What is served and to whom is known; who received it and when, only a pen may write."""
    served = [("信访事项处理意见书", paper("opinion_no"))]
    if x.review_no:
        served.append(("信访事项复查意见书", paper("review_no")))
    return (
        Title("送达回证"),
        Facts(
            [
                ("送达机关", paper.town),
                ("受送达人", paper("petitioner")),
                ("送达地址", paper("address")),
                ("案由", x.title),
            ]
        ),
        Table(("送达文书", "文号", "份数"), [(name, no, "1") for name, no in served]),
        Blank("送达方式"),
        Blank("受送达人（签名、盖章或按指印）"),
        Blank("代收人及代收理由"),
        Blank("送达人（二人签名）"),
        Blank("送达日期"),
        Remark(f"填发日期：{spelled(x.decided_on)}；拒绝签收的，写明情况由见证人签名"),
    )


def documents(desk: Rights, office: Rights, review: Rights) -> tuple[Document[Petition], ...]:
    """All of them; desk, office, review: who draws up which."""
    return (
        Document("accepted", "信访事项受理告知书", ("accept",), desk, _accepted, basis="信访工作条例第二十三条"),
        Document("refused", "不予受理告知书", ("refuse", "guide"), desk, _not_accepted, basis="信访工作条例第二十三条"),
        Document("extended", "延长办理期限告知书", ("extend",), (*desk, *office), _extended,
                 basis="信访工作条例第三十四条"),
        Document("opinion", "处理意见书", ("sign",), (*desk, *office), _opinion, lambda x: x.decided_on is not None,
                 "信访工作条例第三十二条"),
        Document("review", "复查意见书", ("review",), review, _review, lambda x: bool(x.review_result),
                 "信访工作条例第三十五条"),
        Document("receipt", "送达回证", ("sign", "review"), (*desk, *office, *review), _receipt,
                 basis="信访工作条例第三十四条至第三十六条"),
    )  # fmt: skip
