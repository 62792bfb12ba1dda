"""Checking a name and a password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password

from taizhang.town.models import Person


class PersonBackend(BaseBackend):
    """Signs a person in by name and password. One query a request fetches the person with the town."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **_: object
    ) -> Person | None:
        """The person, or None where name or password is wrong or the person has left."""
        if not username or password is None:
            return None
        person = Person.objects.filter(username=username).first()
        if person is None:
            make_password(password)  # take as long as for a name that exists, so that names cannot be tried out
            return None
        return person if person.check_password(password) and person.is_active else None

    def get_user(self, user_id: int) -> Person | None:
        """The signed-in person of a session, unless they have been taken off the roll since."""
        return Person.objects.select_related("town").filter(pk=user_id, is_active=True).first()
