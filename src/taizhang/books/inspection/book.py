"""检查台账: the yearly plan of inspections and the record of each; patrols and service visits stand apart.

Basis: 安全生产法 65–68, 行政处罚法 42, 国办发〔2024〕54号. Words, formulas and sources: README.md beside this file.
"""

from collections.abc import Iterable

from django.db.models import Q

from taizhang.books.inspection import rules
from taizhang.books.inspection.checklist import ITEMS, of_answers
from taizhang.books.inspection.model import Inspection
from taizhang.books.inspection.papers import documents
from taizhang.ledger.book import Book, Happened
from taizhang.ledger.deadline import Deadline, until
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.measures import Count, Distinct, Ratio
from taizhang.ledger.recorded import Brings, Rest
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

S = Inspection.State
STATION = rules.RECORDERS
PATROLS = (p.GRID_WORKER, p.VILLAGE_CADRE)
OFFICIAL = Q(state=S.DONE, nature="admin")
RECORD = (
    "found", "conclusion", "disposal", "party_word", "signed", "refusal", "document",
)  # fmt: skip
PLANNED = Count(
    "planned", "计划检查", on="planned_by", unit="家次", where=~Q(state=S.DROPPED), plain="计划完成日在期内、未取消的。"
)
PLANNED_DONE = Count("planned_done", "其中已完成", on="planned_by", unit="家次", where=Q(state=S.DONE))


@register
class InspectionBook(Book[Inspection]):
    """Inspections, planned and made, S16."""

    slug, title, group, icon = "inspection", "检查台账", "安全执法", "clipboard-check"
    model = Inspection
    number = "JC-{year}-{seq:04}"
    heading, happened = "name", "inspected_on"
    gist = ("nature", "kind", "conclusion")
    hands = ("officers",)

    sections = {
        "检查": ("nature", "kind", "cause", "planned_by", "inspected_on"),
        "对象": ("firm", "name", "area", "trade", "risk", "credit_code", "address"),
        "人员": ("officers", "certificates", "showed"),
        "检查表": tuple(ITEMS),
        "结果": RECORD,
    }
    field_form = (
        "nature", "kind", "inspected_on", "officers", "certificates", "firm", "name", "area", "trade", "showed",
        *ITEMS, "conclusion", "disposal", "signed", "refusal",
    )  # fmt: skip
    brings = (Brings("hazard", ("category", "spot", "description")),)
    remembers = ("nature", "kind", "officers", "certificates")
    rest = Rest(tuple(ITEMS), "ok", "没有点的项目都合格", of_answers)
    columns = ("number", "name", "nature", "kind", "area", "trade", "inspected_on", "planned_by", "conclusion", "state")
    filters = ("state", "nature", "kind", "cause", "area", "trade", "risk", "conclusion", "inspected_on", "planned_by")
    search = ("name", "credit_code", "found", "disposal", "document")
    public = ("number", "name", "nature", "kind", "inspected_on", "conclusion")
    aliases = {
        "name": ("受检单位", "企业名称", "单位名称", "场所名称", "被检查单位"),
        "inspected_on": ("日期", "检查时间"),
        "planned_by": ("计划时间", "计划检查日期"),
        "officers": ("执法人员", "检查人"),
        "certificates": ("证号", "执法证编号"),
        "found": ("存在问题", "检查内容"),
        "conclusion": ("检查结果",),
        "area": ("村", "村（社区）"),
    }

    may = {
        "open": (*STATION, *PATROLS),
        "read": (*STATION, *PATROLS, p.LEADER, p.CHIEF, p.PARTY_OFFICE, p.LEGAL_REVIEWER),
        "amend": STATION,
        "attach": (*STATION, *PATROLS),
        "void": (p.SAFETY_CHIEF,),
        "reveal": STATION,
        "export": (*STATION, p.LEADER, p.PARTY_OFFICE),
        "link": STATION,
        "hand_on": (*STATION, *PATROLS),
    }
    # 安全生产法 67: what inspectors learn of a firm's business is not the village's to read
    guarded = dict.fromkeys(("party_word", "refusal"), (*STATION, p.LEGAL_REVIEWER, p.LEADER))
    tones = {S.PLANNED: "open", S.DONE: "done", S.DROPPED: "done"}
    lifecycle = Lifecycle(
        Step("carry_out", "登记检查", S.PLANNED, S.DONE, by=STATION, asks=("inspected_on", "officers", "conclusion"),
             offers=("certificates", "showed", *ITEMS, *(f for f in RECORD if f != "conclusion")),
             effect=rules.carried_out, tone="main", hint="按现场检查记录填写；查出的隐患逐条转入隐患台账"),
        Step("put_off", "调整计划", S.PLANNED, None, by=(p.SAFETY_CHIEF,), asks=("planned_by", "drop_why"),
             duty=False, tone="quiet"),
        Step("drop", "取消计划", S.PLANNED, S.DROPPED, by=(p.SAFETY_CHIEF,), asks=("drop_why",), duty=False,
             tone="quiet"),
        ends=(S.DONE, S.DROPPED),
    )  # fmt: skip
    settings = tuple(rules.CAPS.values())
    deadlines = (
        Deadline(
            "plan", "计划检查", ("open", "put_off"), ("carry_out", "drop"), until("planned_by"), when=rules.is_planned,
            remind=(15, 3), tell=(p.SAFETY_OFFICER, p.ENFORCER), escalate={0: p.SAFETY_CHIEF, 10: p.LEADER},
        ),
    )  # fmt: skip
    checks, documents = rules.CHECKS, documents(STATION)
    measures = (
        Count("inspected", "行政检查家次", on="inspected_on", unit="家次", where=OFFICIAL,
              plain="期内由执法人员作出的检查记录数，含复查；同一家检查两次计两家次，不含网格巡查和上门服务。"),
        Distinct("objects", "被检查对象", on="inspected_on", field="name", unit="家", where=OFFICIAL,
                 plain="期内受过行政检查的对象，一家只计一次。"),
        Count("rechecks", "复查家次", on="inspected_on", unit="家次", where=OFFICIAL & Q(kind="recheck"),
              plain="行政检查家次中类型为复查的。"),
        Count("with_hazard", "查出隐患家次", on="inspected_on", unit="家次", where=OFFICIAL & ~Q(conclusion="clean"),
              plain="行政检查家次中结论不是“未发现隐患”的。"),
        Count("patrols", "网格巡查次数", on="inspected_on", unit="次", where=Q(state=S.DONE, nature="patrol"),
              plain="网格员、村干部的巡查，不是行政检查，不与家次相加。"),
        Count("services", "上门服务次数", on="inspected_on", unit="次", where=Q(state=S.DONE, nature="service")),
        PLANNED,
        Ratio("plan_rate", "计划完成率", over=PLANNED_DONE, under=PLANNED, plain="期内应完成的计划中已检查的比例。"),
    )  # fmt: skip

    def history(self, entry: Inspection) -> Iterable[Happened]:
        """An inspection written down with its day is made; one without is a line of the plan."""
        return rules.history(entry)
