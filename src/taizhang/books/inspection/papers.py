"""The paper of an inspection, after GB/T 9704: the record that 安全生产法 68 asks for."""

from collections.abc import Sequence

from taizhang.base.docx import Blank, Block, Heading, Number, Para, Signature, Table, Title
from taizhang.books.inspection.checklist import ITEMS
from taizhang.books.inspection.model import Inspection
from taizhang.ledger.document import Document
from taizhang.ledger.may import Rights
from taizhang.ledger.paper import Paper


def is_official(one: Inspection) -> bool:
    """A patrol has no record of inspection."""
    return one.nature == "admin"


def _record(one: Inspection, paper: Paper) -> Sequence[Block]:
    """Time, place, content, problems, disposal; signatures are left to pens."""
    looked = [(label, paper(key)) for key, label in ITEMS.items() if getattr(one, key)]
    return (
        Title("现场检查记录"),
        Number(paper("document")),
        paper.facts("name", "credit_code", "address", "inspected_on", "kind", "cause", "officers", "certificates"),
        Para(f"检查人员已向当事人出示执法证件和检查通知：{paper('showed')}。"),
        Heading("一、检查项目"),
        Table(("项目", "结果"), looked),
        Heading("二、检查情况"),
        Para(paper("found")),
        Heading("三、检查结论和处理意见"),
        paper.facts("conclusion", "disposal"),
        Heading("四、当事人意见"),
        Para(paper("party_word")),
        paper.facts("signed", "refusal"),
        Blank("当事人（签名）"),
        Blank("检查人员（签名）"),
        Signature(paper.town + "人民政府（印章）", one.inspected_on),
    )


def documents(drawers: Rights) -> tuple[Document[Inspection], ...]:
    """All of them; drawers: who may draw them up."""
    return (Document("record", "现场检查记录", ("carry_out",), drawers, _record, is_official, "安全生产法第六十八条"),)
