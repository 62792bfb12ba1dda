"""Who held a post on a day: past acts are judged by the postings of their own day, not by today's."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from taizhang.base import sql
from taizhang.town.posts import Post

# asked for every officer of every record that is checked
_HELD = (
    "SELECT person_id FROM town_posting WHERE person_id IN ({people}) AND post IN ({posts})"
    " AND starts_on <= %s AND (ends_on IS NULL OR ends_on >= %s)"
)


def held(people: Iterable[int], posts: Iterable[Post], day: date) -> frozenset[int]:
    """Those of the people, by id, who held one of the posts on that day."""
    asked = sorted({pk for pk in people if pk is not None})
    if not asked:
        return frozenset()
    keys = [p.key for p in posts]
    said = _HELD.format(people=", ".join(["%s"] * len(asked)), posts=", ".join(["%s"] * len(keys)))
    on = connection.ops.adapt_datefield_value(day)
    return frozenset(row[0] for row in sql.fetch(said, [*asked, *keys, on, on])) if keys else frozenset()
