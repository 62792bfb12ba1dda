"""What the town's verbs tell: each change, to whoever keeps a journal. The town itself knows of none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from taizhang.town.actor import Actor

# The verbs as a reader of the journal says them.
WORDS: dict[str, str] = {
    "found_town": "建立乡镇",
    "add_area": "新设辖区",
    "rename_area": "辖区更名",
    "name_area": "增加辖区别名",
    "end_area": "撤并辖区",
    "add_office": "新设单位",
    "rename_office": "单位更名",
    "retire_office": "撤销单位",
    "add_person": "新建人员",
    "change_person": "修改人员",
    "reset_password": "重置密码",
    "change_password": "本人改密码",
    "unlock": "解除登录锁定",
    "deactivate": "停用人员",
    "reactivate": "恢复人员",
    "appoint": "安排任职",
    "end_posting": "结束任职",
    "choose_setting": "修改设置",
    "drop_setting": "恢复默认设置",
    "load_calendar": "载入放假安排",
    "sign_in": "登录",
    "sign_in_failed": "登录失败",
    "sign_out": "退出登录",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One change: the verb, whom or what it is about in words, and what it changed."""

    verb: str
    about: str
    change: dict[str, Any] = field(default_factory=dict)


Listener = Callable[[Told, Actor], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Have every change told, inside the transaction that makes it."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(verb: str, about: str, change: dict[str, Any] | None = None, *, by: Actor) -> None:
    """Tell one change. Private values do not belong in it."""
    told = Told(verb, about, change or {})
    for listener in _listeners:
        listener(told, by)
