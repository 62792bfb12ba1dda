"""Night visits (S15): attendances are person-times, never persons; who received is not who visited."""

from decimal import Decimal

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.town.posts import GOVERNANCE_CLERK

DOMAIN, OWNER = "平安夜访", GOVERNANCE_CLERK

INDICATORS = (
    Indicator(
        "night_cadres", "参加夜访干部", DOMAIN, "人次", OWNER,
        definitions=(Definition("night_visit.cadres"),),
        words=(("夜访", "干部"), ("参加", "夜访"), ("下访", "干部")),
    ),
    Indicator(
        "night_received", "接访群众", DOMAIN, "人次", OWNER,
        definitions=(Definition("night_visit.received"),), words=(("接访", "群众"), ("接访",)),
    ),
    Indicator(
        "night_visited", "走访群众", DOMAIN, "人次", OWNER,
        definitions=(Definition("night_visit.visited"),), words=(("走访", "群众"), ("走访",)),
    ),
    Indicator(
        "night_visits", "夜访组次", DOMAIN, "组次", OWNER,
        definitions=(Definition("night_visit.visits"),), words=(("夜访", "组次"), ("开展", "夜访", "次")),
    ),
    Indicator(
        "nights", "夜访晚数", DOMAIN, "晚", OWNER,
        definitions=(Definition("night_visit.nights"),), over_time="again", over_places="again",
        words=(("夜访", "晚"),),
    ),
    Indicator(
        "night_demands", "夜访受理诉求", DOMAIN, "宗", OWNER,
        definitions=(Definition("night_demand.received"),),
        words=(("受理诉求事项",), ("夜访", "受理"), ("夜访", "诉求"), ("受理", "诉求事项")),
        readings=(Reading("按事计", "night_demand.matters", plain="关联为同一件事的只算一件。"),),
    ),
    Indicator(
        "night_closed_of_them", "夜访诉求办结（期内受理的）", DOMAIN, "宗", OWNER,
        definitions=(Definition("night_demand.received_closed"),), direction="up", over_time="again",
        words=(("办结事项",), ("夜访", "办结"), ("办结", "诉求事项")),
        readings=(Reading("期内办结，不论何时受理", "night_demand.closed", plain="期内核实办结的夜访诉求。"),),
    ),
    Indicator(
        "night_closing_rate", "夜访诉求办结率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("night_demand.received_closed", "night_demand.received",
                       plain="期内受理的夜访诉求中，期末已核实办结的比例；期后办结的不算进来。"),
        ),
        decimals=1, direction="up", target=Decimal(100),
        words=(("办结率", "夜访"), ("办结率", "诉求事项"), ("办结率", "办结事项"),
               ("办结率达", "诉求事项")),
        readings=(
            Reading("期内办结 ÷ 期内受理", "night_demand.closed", "night_demand.received",
                    "分子不论何时受理，只要在期内办结。"),
            Reading("按承诺办结 ÷ 承诺到期", "night_demand.on_time_met", "night_demand.on_time_due",
                    "只看承诺期限在期内到期的诉求，到期前办结的才算。"),
        ),
    ),
    Indicator(
        "night_on_time", "夜访诉求按承诺办结率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("night_demand.on_time_met", "night_demand.on_time_due",
                       plain="承诺期限在期内到期的夜访诉求中，到期前办结的比例。"),
        ),
        decimals=1, direction="up", words=(("承诺", "办结率"),),
    ),
    Indicator(
        "night_open", "夜访诉求结转未办结", DOMAIN, "宗", OWNER,
        definitions=(Definition("night_demand.open"),), direction="down", over_time="last",
        words=(("结转", "诉求"), ("未办结", "夜访"), ("未办结", "诉求事项")),
    ),
)  # fmt: skip
