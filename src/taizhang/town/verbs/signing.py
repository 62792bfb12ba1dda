"""Passwords, and who came in: 等保 wants each sign-in in a record that nobody can alter."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.town import told
from taizhang.town.actor import Actor
from taizhang.town.models import Person
from taizhang.town.verbs.keeping import changing, keeper_of, not_oneself, of_town

# No letters or digits that are read as others when copied from paper: 0 O, 1 l I.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_WEAK = {
    "password_too_short": "新密码至少 {min_length} 个字。",
    "password_too_common": "这个密码太常见，一猜就中，请换一个。",
    "password_entirely_numeric": "新密码不能全是数字。",
    "password_too_similar": "新密码不能与登录名或姓名相近。",
}


def one_time_password() -> str:
    """A password for the first sign-in: 12 letters and digits in three groups, some 59 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


def change_password(old: str, new: str, *, by: Actor) -> Person:
    """One's own password. Raises Refused with every reason; every other session of the person ends."""
    with transaction.atomic():
        if by.person is None:
            raise NotAllowed("只能改本人的密码。")
        person = Person.objects.select_for_update().get(pk=by.person)
        problems = [] if person.check_password(old) else [Problem("现在的密码不对。", "old")]
        if old and new == old:
            problems.append(Problem("新密码要与现在的不同。", "new"))
        try:
            validate_password(new, person)
        except ValidationError as error:
            problems += [Problem(_weak(one), "new", "GB/T 22239-2019") for one in error.error_list]
        if problems:
            raise Refused(problems)
        person.set_password(new)
        person.must_change_password = False
        person.save(update_fields=["password", "must_change_password"])
        told.tell("change_password", person.name, {"username": person.username}, by=by)
    return person


def _weak(error: ValidationError) -> str:
    """Why a password will not do. Django's own words are only partly translated."""
    said = _WEAK.get(error.code or "", error.messages[0])
    return said.format(**(error.params or {}))


def reset_password(person: Person, *, by: Actor) -> str:
    """A new password for the next sign-in only, returned and kept nowhere. Every session of the person ends."""
    with changing(by, keeper_of(person), what="重置密码"):
        of_town(by, person.town_id, "人员")
        not_oneself(by, person, "重置自己的密码")
        held = Person.objects.get(pk=person.pk)
        if not held.is_active:
            raise NotAllowed(f"{held.name}已停用，请先恢复。")
        password = one_time_password()
        held.set_password(password)
        held.must_change_password = True
        held.save(update_fields=["password", "must_change_password"])
        told.tell("reset_password", held.name, {"username": held.username}, by=by)
    return password


def note_unlock(person: Person, *, by: Actor) -> None:
    """That a sign-in locked by wrong passwords was set free. Raises NotAllowed where `by` does not keep the person."""
    with changing(by, keeper_of(person), what="解除登录锁定"):
        of_town(by, person.town_id, "人员")
        told.tell("unlock", person.name, {"username": person.username}, by=by)


def note_sign_in(person: Person, where: str, *, well: bool) -> None:
    """That somebody came in, or tried to with a wrong password, and from which address."""
    with transaction.atomic():
        by = Actor(town=person.town, name=person.name, person=person.pk)
        told.tell("sign_in" if well else "sign_in_failed", person.name, {"where": where}, by=by)


def note_sign_out(*, by: Actor) -> None:
    """That somebody left."""
    with transaction.atomic():
        told.tell("sign_out", by.name, by=by)
