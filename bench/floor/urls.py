"""Three bare views: create, change of state, the 20 newest as JSON."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone

from bench.floor.models import Case, Event, Index


def create(request: HttpRequest) -> JsonResponse:
    """Case row, event row, index row."""
    now, said = timezone.now(), request.POST
    with transaction.atomic():
        case = Case.objects.create(
            number=said["number"],
            title=said["title"],
            content=said["content"],
            kind=said["kind"],
            area=int(said["area"]),
            state="open",
            opened_at=now,
        )
        Event.objects.create(case=case, verb="open", by="clerk", at=now)
        Index.objects.create(case=case, title=case.title, state="open", due_at=now + timedelta(days=10))
    return JsonResponse({"id": case.pk})


def change(request: HttpRequest, pk: int) -> JsonResponse:
    """Case row changed, event row, index row changed; locked first, as whoever changes a state must."""
    now = timezone.now()
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=pk)
        Case.objects.filter(pk=case.pk).update(state="sent")
        Event.objects.create(case=case, verb="send", by="clerk", at=now)
        Index.objects.filter(case=case).update(state="sent")
    return JsonResponse({"id": case.pk})


def newest(request: HttpRequest) -> JsonResponse:
    """The 20 newest cases."""
    rows: list[dict[str, Any]] = [
        {"id": c.pk, "number": c.number, "title": c.title, "kind": c.kind, "area": c.area, "state": c.state}
        for c in Case.objects.order_by("-opened_at")[:20]
    ]
    return JsonResponse({"rows": rows})


urlpatterns = [path("create", create), path("change/<int:pk>", change), path("newest", newest)]
