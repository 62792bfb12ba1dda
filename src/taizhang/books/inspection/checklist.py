"""The checklist: which items an inspector looks at, and which of them each trade must have answered."""

from collections.abc import Mapping
from typing import Any

ANSWERS = {"ok": "合格", "bad": "不合格", "na": "不适用"}
ITEMS = {
    "exits": "疏散通道和安全出口",
    "fire_gear": "消防设施器材",
    "wiring": "电气线路",
    "gas_use": "燃气使用",
    "mixed_use": "三合一场所",
    "chemicals": "危险化学品",
    "special_gear": "特种设备",
    "confined": "有限空间",
    "guards": "设备安全防护",
    "rules_kept": "管理制度和责任人",
    "drills": "应急预案和演练",
    "training": "安全教育培训",
}
_ALL = ("exits", "fire_gear", "wiring", "rules_kept")
_MORE: dict[str, tuple[str, ...]] = {
    "factory": ("guards", "special_gear", "chemicals", "confined", "drills", "training"),
    "food": ("guards", "special_gear", "confined", "drills", "training"),
    "catering": ("gas_use", "mixed_use"),
    "retail": ("mixed_use",),
    "lodging": ("mixed_use", "gas_use", "drills"),
    "farming": ("confined",),
    "fishery": ("drills", "training"),
    "gas": ("gas_use", "chemicals", "special_gear", "drills", "training"),
    "building": ("guards", "special_gear", "drills", "training"),
    "school": ("gas_use", "special_gear", "drills", "training"),
    "other": (),
}


def of_answers(given: Mapping[str, Any]) -> tuple[str, ...]:
    """The items asked while a form is filled in: those of the trade it names so far."""
    return of_trade(given.get("trade") or "")


def of_trade(trade: str) -> tuple[str, ...]:
    """The items that an inspection of this trade answers; none where the trade is not known."""
    return (*_ALL, *_MORE[trade]) if trade in _MORE else ()
