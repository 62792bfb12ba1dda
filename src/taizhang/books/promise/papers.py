"""The paper of a promise: the supervision notice 督办单, which says what is wanted and leaves room for signatures."""

from collections.abc import Sequence

from taizhang.base.docx import Blank, Block, Number, Para, Receiver, Remark, Signature, Title
from taizhang.books.promise.model import Promise
from taizhang.ledger.document import Document
from taizhang.ledger.may import Rights
from taizhang.ledger.paper import Paper


def _notice(x: Promise, paper: Paper) -> Sequence[Block]:
    return (
        Title("督办单"),
        Number(paper("supervision_no")),
        Receiver(f"{paper('office')}："),
        Para(f"《{x.report}》第{x.seq}项承诺事项由你单位牵头办理，现予督办："),
        paper.facts("task", "passage", "goal", "leader", "joint", "owner", "due_on", "progress", "light"),
        Para(f"督办要求：{paper('supervision_note')}"),
        Para(f"请于{paper('reply_by')}前在台账中回复办理情况；已报过的进展不必重复报送。"),
        Blank("签发人（签名）"),
        Blank("签收人（签名）及日期"),
        Signature(paper.town, None),
        Remark("本单一式两份，一份交承办单位，一份存档"),
    )


def documents(drawers: Rights) -> tuple[Document[Promise], ...]:
    """All of them; drawers: who may draw them up."""
    return (Document("supervision", "督办单", ("supervise",), drawers, _notice),)
