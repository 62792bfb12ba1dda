"""Files of an entry: safe kinds only, photos without what the camera wrote, stored whole or not at all."""

import subprocess
import sys
import textwrap
from io import BytesIO

import pytest
from PIL import Image

from taizhang.base import seal
from taizhang.ledger.models import Attachment, JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import attach, detach
from taizhang.ledger.verbs.filing import path_of
from tests.ledger.sayings import errand

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.TAIZHANG_FILES = tmp_path / "files"


def _photo(**exif: str) -> bytes:
    picture, marks = Image.new("RGB", (40, 30), "green"), Image.Exif()
    marks[0x010F], marks[0x8825] = "相机厂", {1: "N", 2: (21.0, 30.0, 0.0)}
    out = BytesIO()
    picture.save(out, "JPEG", exif=marks)
    return out.getvalue()


def test_attach_when_a_photo_strips_place_and_device(cast):
    row = attach(shelf["errand"], errand(cast["苏婉"]), _photo(), "IMG_1.jpg", by=cast["何伟"], label="整改前")
    kept = path_of(row.digest).read_bytes()
    assert (row.mime, row.name, row.label, row.size) == ("image/jpeg", "IMG_1.jpg", "整改前", len(kept))
    assert dict(Image.open(BytesIO(kept)).getexif()) == {}
    assert seal.digest(kept) == row.digest
    line = JournalLine.objects.get(verb="attach")
    assert (line.change["digest"], line.by_name) == (row.digest, "何伟")


def test_attach_when_the_same_file_comes_twice_is_stored_once(cast):
    a, b = errand(cast["苏婉"]), errand(cast["苏婉"])
    one = attach(shelf["errand"], a, PDF, "函.pdf", by=cast["何伟"])
    two = attach(shelf["errand"], b, PDF, "另一名.pdf", by=cast["何伟"])
    assert one.digest == two.digest
    assert [p.is_file() for p in path_of(one.digest).parent.iterdir()] == [True]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "空.pdf"),
        (b"MZ\x90\x00" + b"\0" * 200, "程序.pdf"),
        (b"<html><script>alert(1)</script></html>", "页.html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "图.svg"),
        (b"\xff\xd8\xff\xe0 broken", "坏.jpg"),
    ],
)
def test_attach_when_the_file_is_not_taken_says_so_and_keeps_nothing(cast, settings, content, name):
    with pytest.raises(Refused) as refused:
        attach(shelf["errand"], errand(cast["苏婉"]), content, name, by=cast["何伟"])
    assert [p.field for p in refused.value.problems] == ["file"]
    assert Attachment.objects.count() == 0
    assert not settings.TAIZHANG_FILES.exists()


def test_attach_when_too_large_names_the_limit(cast, settings):
    settings.TAIZHANG_MAX_UPLOAD = 1024 * 1024
    with pytest.raises(Refused, match="文件超过 1 MB"):
        attach(shelf["errand"], errand(cast["苏婉"]), PDF + b" " * 1024 * 1024, "大.pdf", by=cast["何伟"])


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/函.pdf", "函.pdf"),
        ("C:\\文件\\函.pdf", "函.pdf"),
        ('a<b>"c|?*.pdf', "abc.pdf"),
        ("换\n行\u202e.pdf", "换行.pdf"),
        ("长" * 200 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_attach_when_the_name_is_hostile_keeps_a_plain_one(cast, name, kept):
    assert attach(shelf["errand"], errand(cast["苏婉"]), PDF, name, by=cast["何伟"]).name == kept


def test_attach_when_the_entry_is_not_the_actors_is_refused(cast, settings):
    with pytest.raises(NotAllowed):
        attach(shelf["errand"], errand(cast["苏婉"]), PDF, "函.pdf", by=cast["林岚"])
    assert not settings.TAIZHANG_FILES.exists()


def test_attach_when_the_disk_is_full_says_whom_to_tell_and_leaves_no_half_file(tmp_path):
    """A real full disk: a limit on how long a file may grow, in a process of its own."""
    script = """
        import resource, signal, sys, django, os
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        django.setup()
        from pathlib import Path
        from django.conf import settings
        from taizhang.ledger.refusal import Refused
        from taizhang.ledger.verbs.filing import path_of, store
        settings.TAIZHANG_FILES = Path(sys.argv[1])
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            store("sm3:" + "ab" * 32, b"x" * 100_000)
        except Refused as refusal:
            left = [p for p in Path(sys.argv[1]).rglob("*") if p.is_file()]
            print(refusal, len(left))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "full")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "服务器存不下这个文件，请告诉系统管理员检查磁盘空间。 0"


def test_detach_when_reasoned_takes_it_off_the_page_and_keeps_the_file(cast):
    entry = errand(cast["苏婉"])
    row = attach(shelf["errand"], entry, PDF, "函.pdf", by=cast["何伟"])
    detach(shelf["errand"], entry, row, by=cast["何伟"], why="传错")
    assert Attachment.objects.get().removed_at is not None
    assert path_of(row.digest).read_bytes() == PDF
    assert JournalLine.objects.get(verb="detach").change["why"] == "传错"
    with pytest.raises(NotAllowed):
        detach(shelf["errand"], entry, row, by=cast["何伟"], why="再来")


def test_detach_when_it_is_another_entrys_or_without_reason_is_refused(cast):
    one, two = errand(cast["苏婉"]), errand(cast["苏婉"])
    row = attach(shelf["errand"], one, PDF, "函.pdf", by=cast["何伟"])
    with pytest.raises(NotAllowed):
        detach(shelf["errand"], two, row, by=cast["何伟"], why="传错")
    with pytest.raises(Refused, match="请写明原因"):
        detach(shelf["errand"], one, row, by=cast["何伟"], why=" ")
