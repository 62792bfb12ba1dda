"""The rail: every place a person may go, by groups, with what waits there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.markup.escape import esc
from taizhang.faces.console.markup.icon import icon

HOT = ' class="hot"'


@dataclass(frozen=True, slots=True)
class Link:
    """One place. count: what waits there (None or 0 shows nothing); hot: some of it is late; on: we are here."""

    url: str
    label: str
    count: int | None = None
    hot: bool = False
    on: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading; the first group has no heading."""

    title: str
    links: tuple[Link, ...]


def rail(groups: Iterable[Group]) -> SafeString:
    """The inside of <nav>: a list a group, so that a screen reader can say how many there are."""
    return mark_safe("".join(_group(group) for group in groups))


def _group(group: Group) -> str:
    head = f"<h2>{esc(group.title)}</h2>" if group.title else ""
    return f"{head}<ul>{''.join(_link(each) for each in group.links)}</ul>"


def _link(each: Link) -> str:
    here = ' class="on" aria-current="page"' if each.on else ""
    mark = icon(each.icon, 16) if each.icon else ""
    count = ""
    if each.count:
        late = '<span class="hush">，有超期</span>' if each.hot else ""
        count = f'<b{HOT if each.hot else ""}>{each.count}<span class="hush"> 件</span>{late}</b>'
    return f'<li><a href="{esc(each.url)}"{here}>{mark}<span>{esc(each.label)}</span>{count}</a></li>'
