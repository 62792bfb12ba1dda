"""A sheet of a book that mirrors another system: what is new, what is brought up to date, what stays."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from taizhang.base import clock
from taizhang.ledger.shelf import shelf

pytestmark = pytest.mark.django_db
BOOK = shelf["penalty"]
CASE = {
    "案件编号": "青执1号", "procedure": "普通程序", "filed_on": "2025-03-03", "cause": "占用消防通道",
    "item_code": "SX-1", "area": "东埇村", "party_kind": "公民", "person": "甘大同", "officers": "关峰、古岩",
}  # fmt: skip


def sheet(*rows: dict[str, str]) -> bytes:
    """Rows under the book's own heads."""
    heads = [n if n == "案件编号" else BOOK.label(n) for n in CASE]
    return "\n".join([",".join(heads), *(",".join({**CASE, **row}.values()) for row in rows)]).encode()


def brought(client: Client, content: bytes) -> tuple[str, Any]:
    """Uploads a sheet; the address of its preview and the page."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    url = client.post("/books/penalty/import", {"file": SimpleUploadedFile("案件.csv", content)}).url
    return url, client.get(url)


def shown(page: Any) -> dict[str, str]:
    """The strip of figures."""
    return {f["label"]: f["value"] for f in page.context["figures"]}


def test_mirrored_list_when_brought_again_says_what_is_new_renewed_and_unchanged(browser) -> None:
    client = browser("关峰")
    with clock.at(date(2025, 3, 10)):
        url, page = brought(client, sheet({}, {"案件编号": "青执2号"}))
        assert shown(page) == {"新增": "2", "粤执法有更新": "0", "已有不变": "0", "有问题": "0", "待您定": "0"}
        client.post(url, {"act": "commit"})
        again = sheet({"cause": "堵塞安全出口"}, {"案件编号": "青执2号"}, {"案件编号": "青执3号"})
        url, page = brought(client, again)
        assert shown(page) == {"新增": "1", "粤执法有更新": "1", "已有不变": "1", "有问题": "0", "待您定": "0"}
        assert page.context["commit_label"] == "写入 1 件、更新 1 件"
        assert page.context["moved"] == [{"row": 2, "number": "青执1号"}]
        done = client.post(url, {"act": "commit"}, follow=True)
    assert shown(done) == {"新增": "1", "更新": "1", "已有不变": "1", "没写入": "0"}
    causes = BOOK.model.objects.order_by("outside_no").values_list("outside_no", "cause")
    assert list(causes) == [("青执1号", "堵塞安全出口"), ("青执2号", "占用消防通道"), ("青执3号", "占用消防通道")]
