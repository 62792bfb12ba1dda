"""Appointing, and ending an appointment. A posting is never changed: another one is written."""

from datetime import date, timedelta

from django.db.models import Q

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.town import posts, told
from taizhang.town.actor import Actor
from taizhang.town.models import Area, Office, Person, Posting
from taizhang.town.verbs.keeping import (
    ADMINISTRATOR_KEYS,
    changing,
    last_of,
    not_oneself,
    of_town,
)

IN_AN_OFFICE = (posts.OFFICE_CLERK, posts.OFFICE_HEAD)


def keeper(post: str) -> posts.Post:
    """Who appoints to a post: the security administrator appoints administrators, so that nobody makes himself one."""
    return posts.SECURITY_ADMIN if post in ADMINISTRATOR_KEYS else posts.TOWN_ADMIN


def appoint(
    person: Person,
    post: str,
    area: Area,
    office: Office | None = None,
    *,
    by: Actor,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Posting:
    """Appoint a person to a post over an area, from a day (today) on.

    Raises Refused with every reason, NotAllowed where `by` does not appoint to this post.
    """
    if post not in posts.ALL:
        raise Refused([Problem("没有这个岗位，请从列表中选。", "post")])
    title = posts.ALL[post].title
    with changing(by, keeper(post), what=f"安排“{title}”"):
        of_town(by, person.town_id, "人员")
        not_oneself(by, person, "给自己安排任职")
        row = Posting(
            person=person, post=post, area=area, office=office, starts_on=starts_on or clock.today(), ends_on=ends_on
        )
        if problems := [*_place(row, by), *_time(row), *_together(row)]:
            raise Refused(problems)
        row.save(force_insert=True)
        told.tell("appoint", person.name, _said(row) | {"username": person.username}, by=by)
    return row


def end_posting(posting: Posting, *, by: Actor, ends_on: date | None = None, why: str = "") -> Posting:
    """End a posting with a day (today), the last one on which it holds."""
    with changing(by, keeper(posting.post), what="结束任职"):
        held = Posting.objects.select_related("person", "area", "office").get(pk=posting.pk)
        of_town(by, held.person.town_id, "任职")
        not_oneself(by, held.person, "结束自己的任职")
        day = ends_on or clock.today()
        if held.ends_on is not None and held.ends_on < clock.today():
            raise NotAllowed(f"这个任职已在 {held.ends_on} 结束，不再改动。")
        if day < held.starts_on:
            raise Refused([Problem(f"离任不能早于到任（{held.starts_on}）。", "ends_on")])
        if post := last_of(held.person, day + timedelta(days=1), without=held):
            raise Refused([Problem(f"{held.person.name}是最后一位{post.title}，请先安排接任的人。", "ends_on")])
        before, held.ends_on = held.ends_on, day
        held.save(update_fields=["ends_on"])
        change = _said(held) | {"was": before.isoformat() if before else None, "why": why.strip()}
        told.tell("end_posting", held.person.name, change | {"username": held.person.username}, by=by)
    return held


def _said(row: Posting) -> dict[str, object]:
    return {
        "posting": row.pk,
        "post": row.post,
        "area": row.area.code,
        "office": row.office.name if row.office else None,
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat() if row.ends_on else None,
    }


def _place(row: Posting, by: Actor) -> list[Problem]:
    found = []
    if not (row.area.code.startswith(by.town.code) and row.area.town_id == by.town.pk):
        found.append(Problem("本镇没有这个辖区，请从列表中选。", "area"))
    elif row.area.ended_on and row.area.ended_on <= row.starts_on:
        found.append(Problem(f"{row.area.name}已在 {row.area.ended_on} 撤并，请选现在的辖区。", "area"))
    if row.office is not None and (row.office.town_id != by.town.pk or not row.office.active):
        found.append(Problem("本镇没有这个单位，或它已撤销，请从列表中选。", "office"))
    if row.office is None and row.post in {p.key for p in IN_AN_OFFICE}:
        title = posts.ALL[row.post].title
        found.append(Problem(f"“{title}”要写明在哪个单位，否则收不到派给单位的事项。", "office"))
    return found


def _time(row: Posting) -> list[Problem]:
    found = []
    if row.ends_on is not None and row.ends_on < row.starts_on:
        found.append(Problem("离任不能早于到任。", "ends_on"))
    if not row.person.is_active:
        found.append(Problem(f"{row.person.name}已停用，请先恢复。", "person"))
    return found


def _together(row: Posting) -> list[Problem]:
    """What the person already holds at the same time."""
    until = row.ends_on or date.max
    held = Posting.objects.filter(Q(ends_on=None) | Q(ends_on__gte=row.starts_on), person=row.person)
    held = held.filter(starts_on__lte=until)
    if held.filter(post=row.post, area=row.area, office=row.office).exists():
        return [Problem("同一时间已经有这个任职，不用再安排。", "post")]
    if row.post not in ADMINISTRATOR_KEYS:
        return []
    others = held.filter(post__in=ADMINISTRATOR_KEYS).exclude(post=row.post).values_list("post", flat=True)
    return [
        Problem(
            f"{row.person.name}已是{posts.ALL[other].title}：系统、安全、审计三员须由不同的人担任。",
            "post",
            "GB/T 22239-2019",
        )
        for other in others[:1]
    ]
