"""What can be counted of cases. Formulas: README.md beside this file. Nobody is ranked by fines (行政处罚法 74)."""

from django.db.models import Q

from taizhang.books.penalty import gaps
from taizhang.books.penalty.model import Penalty
from taizhang.ledger.measures import Count, Measure, Ratio, Stock, Sum

S = Penalty.State
_DECIDED = Q(decided_on__isnull=False)
_PUBLISH = _DECIDED & Q(to_publish=True)
_OVER = Q(state__in=(S.CLOSED, S.SPARED))
_REVIEW = _DECIDED & (~Q(review_reason="") | Q(heard_on__isnull=False))

filed = Count("filed", "立案数", unit="宗", plain="期内立案的案件，含简易程序。")
filed_closed = Count("filed_closed", "其中已结案", unit="宗", where=_OVER, plain="期内立案、到统计时已结案的案件。")
decided = Count("decided", "作出处罚决定数", on="decided_on", unit="宗", where=_DECIDED)
ordinary = Count("ordinary", "普通程序决定数", on="decided_on", unit="宗", where=_DECIDED & Q(procedure="ordinary"))
to_publish = Count("to_publish", "应公示决定数", on="decided_on", unit="宗", where=_PUBLISH)

MEASURES: tuple[Measure | Ratio, ...] = (
    filed,
    filed_closed,
    Count("closed", "结案数", on="closed_on", unit="宗", where=Q(state=S.CLOSED), plain="期内结案的，不论何时立案。"),
    Count("spared", "不予处罚数", on="spared_on", unit="宗", where=Q(state=S.SPARED)),
    Stock("open", "在办案件", unit="宗", plain="期末未结案的案件。"),
    decided,
    Count("simple", "简易程序决定数", on="decided_on", unit="宗", where=_DECIDED & Q(procedure="simple")),
    ordinary,
    Ratio("closing_rate", "结案率", over=filed_closed, under=filed, plain="期内立案的案件中已结案的比例。"),
    Ratio(
        "decided_on_time", "按期决定率",
        over=Count("in_90", "九十日内决定", on="decided_on", unit="宗",
                   where=_DECIDED & Q(procedure="ordinary", decided_in__lte=gaps.DECIDE_DAYS)),
        under=ordinary, plain="期内普通程序决定中，自立案起九十日内作出的比例。",
    ),
    Ratio(
        "published_rate", "公示率",
        over=Count("published", "已公示", on="decided_on", unit="宗", where=_PUBLISH & Q(published_on__isnull=False)),
        under=to_publish, plain="期内应公示的决定中已公示的比例。",
    ),
    Ratio(
        "published_on_time", "按时公示率",
        over=Count("published_in_7", "七个工作日内公示", on="decided_on", unit="宗",
                   where=_PUBLISH & Q(published_in__lte=gaps.PUBLISH_DAYS)),
        under=to_publish, plain="期内应公示的决定中，七个工作日内公示的比例。",
    ),
    Ratio(
        "reviewed_rate", "法制审核率",
        over=Count("reviewed", "已审核", on="decided_on", unit="宗", where=_REVIEW & Q(reviewed_on__isnull=False)),
        under=Count("to_review", "应审核", on="decided_on", unit="宗", where=_REVIEW),
    ),
    Count("heard", "听证数", on="heard_on", unit="宗"),
    Count("revoked", "变更撤销数", on="revoked_on", unit="宗", plain="期内经复议、诉讼或自行纠正变更、撤销的决定。"),
    Sum("imposed", "罚款决定金额", on="decided_on", field="fine", unit="元", where=_DECIDED),
    Sum("received", "罚没入库金额", on="paid_on", field="paid", unit="元"),
    Count("with_gaps", "程序有缺漏的案件", unit="宗", where=Q(gap_count__gt=0),
          plain="期内立案的案件中，缺环节或超期限的；列表里逐件写明缺什么、晚多少。"),
)  # fmt: skip
