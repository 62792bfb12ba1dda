"""The files of an entry, and the way to add one."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from taizhang.base import clock
from taizhang.faces.console import saying
from taizhang.ledger.models import Attachment, Card

ACCEPT = ".pdf,.jpg,.jpeg,.png,.webp,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.txt,.csv,.zip,.mp3,.mp4,.m4a,.amr"


def listed(entry: Any, card: Card, *, removable: bool = False) -> list[dict[str, str]]:
    """Files that have not been taken off, oldest first. removable: with a way to take each off."""
    rows = Attachment.objects.filter(card=card, removed_at=None).select_related("by").order_by("id")
    return [_file(entry, row, removable) for row in rows]


def _file(entry: Any, row: Attachment, removable: bool) -> dict[str, str]:
    url = reverse("file", args=[entry.pk, row.pk])
    who = f"{row.by.name} " if row.by else ""
    kind = row.name.rpartition(".")[2].upper()[:5] if "." in row.name else "文件"
    return {
        "url": url,
        "name": f"{row.label}：{row.name}" if row.label else row.name,
        "note": f"{kind} · {size(row.size)} · {who}{saying.day(clock.local_day(row.at))}",
        "remove": reverse("remove_file", args=[entry.pk, row.pk]) if removable else "",
        "thumb": f"{url}?show=1" if row.mime.startswith("image/") else "",
    }


def size(n: int) -> str:
    """A size as people say it."""
    return f"{n / 1024 / 1024:.1f} MB" if n >= 1024 * 1024 else f"{max(1, round(n / 1024))} KB"


def upload(entry: Any) -> dict[str, str]:
    """The form that adds files."""
    limit = settings.TAIZHANG_MAX_UPLOAD // 1024 // 1024
    note = f"每个不超过 {limit} MB。照片会去掉拍摄地点等信息。严禁上传涉密文件。"
    return {"url": reverse("files", args=[entry.pk]), "accept": ACCEPT, "note": note}
