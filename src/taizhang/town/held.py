"""Who held a post on a day: past acts are judged by the postings of their own day, not by today's."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from taizhang.town.models import Posting
from taizhang.town.posts import Post


def held(people: Iterable[int], posts: Iterable[Post], day: date) -> frozenset[int]:
    """Those of the people, by id, who held one of the posts on that day."""
    asked = {pk for pk in people if pk is not None}
    if not asked:
        return frozenset()
    rows = Posting.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day), person__in=asked, post__in=[p.key for p in posts], starts_on__lte=day
    )
    return frozenset(rows.values_list("person", flat=True))
