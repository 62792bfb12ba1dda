"""Files of an entry: in, out, and what they may not do."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from taizhang.ledger.models import Attachment, JournalLine

pytestmark = pytest.mark.django_db


def photo() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return SimpleUploadedFile("现场.jpg", out.getvalue(), "image/jpeg")


def test_a_photo_when_sent_stands_on_the_page_and_is_read_back(browser, hazard):
    entry, visitor = hazard(), browser("陈工")
    response = visitor.post(f"/entries/{entry.pk}/files", {"file": photo()}, follow=True)
    assert "已添加 现场.jpg。" in response.content.decode()
    (shown,) = response.context["files"]
    assert (shown["name"], shown["thumb"]) == ("现场.jpg", f"{shown['url']}?show=1")
    saved = visitor.get(shown["url"])
    assert saved["Content-Disposition"] == "attachment; filename*=utf-8''%E7%8E%B0%E5%9C%BA.jpg"
    assert (saved["X-Content-Type-Options"], saved["Content-Security-Policy"]) == (
        "nosniff", "default-src 'none'; sandbox",
    )  # fmt: skip
    assert b"".join(saved.streaming_content)[:3] == b"\xff\xd8\xff"
    inline = visitor.get(shown["thumb"])
    assert inline["Content-Disposition"].startswith("inline")
    assert b"".join(inline.streaming_content)[:3] == b"\xff\xd8\xff"


def test_a_file_when_asked_for_by_one_who_may_not_read_the_entry_is_not_there(browser, hazard):
    entry = hazard()
    browser("陈工").post(f"/entries/{entry.pk}/files", {"file": photo()})
    row = Attachment.objects.get()
    assert browser("何伟").get(f"/entries/{entry.pk}/files/{row.pk}").status_code == 404
    other = hazard("西㙍粮仓", "西㙍村")
    assert browser("陈工").get(f"/entries/{other.pk}/files/{row.pk}").status_code == 404


def test_a_file_when_it_is_a_program_is_refused_with_a_sentence(browser, hazard):
    entry = hazard()
    bad = SimpleUploadedFile("通知.pdf", b"MZ\x90\x00" + b"\x00" * 200)
    page = browser("陈工").post(f"/entries/{entry.pk}/files", {"file": bad}, follow=True).content.decode()
    assert ("通知.pdf：" in page, Attachment.objects.count()) == (True, 0)


def test_a_page_when_sent_as_a_file_is_never_run(browser, hazard):
    entry, visitor = hazard(), browser("陈工")
    page = SimpleUploadedFile("x.html", b"<html><script>alert(1)</script></html>", "text/html")
    visitor.post(f"/entries/{entry.pk}/files", {"file": page})
    for row in Attachment.objects.all():
        response = visitor.get(f"/entries/{entry.pk}/files/{row.pk}?show=1")
        assert response["Content-Disposition"].startswith("attachment")
        assert b"script" in b"".join(response.streaming_content)


def test_a_file_when_too_large_is_refused_and_the_others_stay(browser, hazard, settings):
    settings.TAIZHANG_MAX_UPLOAD = 2000
    entry = hazard()
    sheet = BytesIO()
    with zipfile.ZipFile(sheet, "w") as made:
        made.writestr("大.txt", "x" * 3000)
    files = [SimpleUploadedFile("大.zip", sheet.getvalue() + b" " * 3000), photo()]
    page = browser("陈工").post(f"/entries/{entry.pk}/files", {"file": files}, follow=True).content.decode()
    assert ("大.zip：超过" in page, [a.name for a in Attachment.objects.all()]) == (True, ["现场.jpg"])


def test_nothing_when_sent_says_so(browser, hazard):
    entry = hazard()
    page = browser("陈工").post(f"/entries/{entry.pk}/files", {}, follow=True).content.decode()
    assert "没有收到文件，请选择文件后再传。" in page


def test_files_when_the_post_may_not_attach_are_refused(browser, hazard):
    entry = hazard()
    response = browser("孙立").post(f"/entries/{entry.pk}/files", {"file": photo()})
    assert (response.status_code, Attachment.objects.count()) == (403, 0)


def test_a_file_when_removed_with_a_reason_leaves_the_page_and_stays_in_the_journal(browser, hazard):
    entry, visitor = hazard(), browser("陈工")
    visitor.post(f"/entries/{entry.pk}/files", {"file": photo()})
    (shown,) = visitor.get(f"/entries/{entry.pk}").context["files"]
    assert "不再列在附件里" in visitor.get(shown["remove"]).content.decode()
    without = visitor.post(shown["remove"], {"why": " "})
    assert (without.status_code, [p["label"] for p in without.context["form"]["problems"]]) == (400, ["原因"])
    assert Attachment.objects.get().removed_at is None
    after = visitor.post(shown["remove"], {"why": "传错了现场"}, follow=True)
    assert after.context["files"] == []
    assert "移除附件" in after.content.decode()
    assert JournalLine.objects.get(verb="detach").change["why"] == "传错了现场"
    assert visitor.get(shown["remove"]).status_code == 404


def test_a_file_when_the_reader_may_not_attach_has_no_way_to_be_removed(browser, hazard):
    entry = hazard()
    browser("陈工").post(f"/entries/{entry.pk}/files", {"file": photo()})
    row = Attachment.objects.get()
    (shown,) = browser("孙立").get(f"/entries/{entry.pk}").context["files"]
    assert shown["remove"] == ""
    url = f"/entries/{entry.pk}/files/{row.pk}/remove"
    assert [browser(n).post(url, {"why": "x"}).status_code for n in ("孙立", "何伟")] == [403, 404]
    assert Attachment.objects.get().removed_at is None
