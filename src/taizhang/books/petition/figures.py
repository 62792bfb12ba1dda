"""What can be counted of petitions; each is a sentence on its definition card."""

from django.db.models import Q

from taizhang.books.petition.model import Petition
from taizhang.ledger.measures import Count, Distinct, Ratio, Stock, Sum, on_time

S = Petition.State
_REAL = ~Q(state=S.DIVERTED)
_LISTED = Q(backlog=True)
_STRUCK = Q(backlog=True, struck_on__isnull=False)
_INVITED = Q(invited=True)

registered = Count("registered", "登记信访", where=_REAL, plain="期内登记的信访，一次一件；转为检举控告的不算。")
repeated = Count(
    "repeated", "重复信访", where=_REAL & Q(repeat_of__isnull=False), plain="同一信访人就同一事项再次信访的件数。"
)
_OVER = Q(state__in=(S.CLOSED, S.FINAL))
closed = Count("closed", "办结信访", on="closed_at", where=_OVER, plain="期内办结或复核终结的。")
invited = Count("invited", "邀请评价", on="closed_at", where=_INVITED, plain="期内办结、已邀请信访人评价的。")
rated = Count("rated", "参加评价", on="closed_at", where=_INVITED & ~Q(rating=""), plain="其中信访人已作评价的。")
satisfied = Count(
    "satisfied", "评价满意", on="closed_at", where=_INVITED & Q(rating__in=("yes", "mostly")),
    plain="其中评价满意或基本满意的。",
)  # fmt: skip
listed = Count("listed", "积案", where=_LISTED, plain="期内登记的信访中列为积案的。")
struck = Count("struck", "积案中已销号", where=_STRUCK, plain="其中已经上级验收销号的。")

MEASURES = (
    registered,
    Distinct("matters", "信访事项（按事）", where=_REAL, unit="宗", plain="登记的信访中，同一件事只算一宗。"),
    Sum("people", "信访人次", unit="人次", field="people", where=_REAL, plain="期内登记信访的人数之和。"),
    repeated,
    Ratio("repeat_share", "重复信访占比", over=repeated, under=registered, plain="重复信访 ÷ 登记信访。"),
    Count("accepted", "受理信访", on="accepted_on", plain="期内受理的申诉求决类信访，按受理日期。"),
    on_time("timely", "及时受理率", "route"),
    on_time("kept", "按期答复率", "decide"),
    closed,
    Ratio("rated_share", "参评率", over=rated, under=invited, plain="已评价 ÷ 已邀请评价。"),
    Ratio("content", "参评满意率", over=satisfied, under=rated, plain="满意和基本满意 ÷ 已评价。"),
    Count("reviews", "申请复查", on="first_review_on", plain="期内首次申请复查的。"),
    Count("rechecks", "申请复核", on="recheck_asked_on", plain="期内申请复核的。"),
    listed,
    Ratio("struck_share", "积案化解率", over=struck, under=listed, plain="已验收销号 ÷ 积案台账总数。"),
    Stock("open", "在办信访", where=_REAL, plain="期末未办结的信访。"),
)
