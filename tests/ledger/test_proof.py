"""What was changed behind the journal's back is found: in the tables, in the files, in an export."""

import json
from datetime import date, timedelta

import pytest

from taizhang.base import clock, seal
from taizhang.base.seal import Keyring
from taizhang.ledger import exported, proof, sealing
from taizhang.ledger.models import Attachment, JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import attach
from taizhang.ledger.verbs.filing import path_of
from tests.ledger.sayings import hazard, step

FIRST = date(2025, 3, 3)


@pytest.fixture
def kept(cast, town):
    """Three days of work, sealed."""
    for n in range(3):
        with clock.at(FIRST + timedelta(days=n)):
            entry = hazard(cast["陈工"], found_on="2025-03-03", place=f"第{n}处")
            step(entry, "dismiss", cast["褚岩"], outcome="不属实")
    with clock.at(FIRST + timedelta(days=3)):
        sealing.seal_all(town)
        yield town


def _said(breaches) -> list[str]:
    return [b.what for b in breaches]


def test_replay_when_all_is_as_written_finds_nothing(kept):
    assert _said(proof.replay(kept)) == []


def test_replay_when_a_column_was_changed_names_entry_and_column(kept):
    model = shelf["danger"].model
    entry = model.objects.order_by("pk")[1]
    model.objects.filter(pk=entry.pk).update(place="别处", version=9)
    assert _said(proof.replay(kept)) == [
        f"“{shelf['danger'].title}”{entry.number} 的{model._meta.get_field('version').verbose_name}、"
        f"{model._meta.get_field('place').verbose_name}与日志不符"
    ]


def test_replay_when_an_entry_was_removed_names_it(kept):
    model = shelf["danger"].model
    entry = model.objects.order_by("pk")[0]
    model.objects.filter(pk=entry.pk).delete()
    assert _said(proof.replay(kept)) == [f"“{shelf['danger'].title}”{entry.number} 在日志里有，在台账里没有"]


def test_replay_when_an_entry_was_put_in_names_it(kept):
    entry = shelf["danger"].model.objects.order_by("pk")[0]
    JournalLine.objects.filter(entry=entry.pk).delete()
    assert _said(proof.replay(kept)) == [f"“{shelf['danger'].title}”{entry.number} 在台账里有，日志里没有登记它"]


def test_replay_when_asked_of_another_town_is_silent(kept, other_town):
    shelf["danger"].model.objects.update(place="别处")
    assert _said(proof.replay(other_town)) == []


@pytest.fixture
def filed(cast, town, settings, tmp_path):
    settings.TAIZHANG_FILES = tmp_path
    entry = hazard(cast["陈工"])
    return attach(shelf["danger"], entry, b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "通知.pdf", by=cast["陈工"])


def test_files_when_as_filed_finds_nothing(town, filed):
    assert _said(proof.files(town)) == []


def test_files_when_one_was_altered_or_is_gone_names_it(town, filed):
    path = path_of(filed.digest)
    path.write_bytes(path.read_bytes() + b" ")
    number = Attachment.objects.get().card.number
    short = filed.digest[:16]
    assert _said(proof.files(town)) == [f"{number} 的附件“通知.pdf”与存入时不同（{short}…）"]
    path.unlink()
    assert _said(proof.files(town)) == [f"{number} 的附件“通知.pdf”不见了（{short}…）"]


def _checked(rows, *, keyed=True) -> list[str]:
    return _said(exported.Export(rows, keyed=keyed).breaches())


def test_export_when_checked_says_what_it_holds(kept):
    found = exported.Export(exported.export(kept), keyed=True)
    assert _said(found.breaches()) == []
    assert (found.town, found.lines, [s.day for s in found.seals]) == (
        "青石镇（990101101），2025-03-06 导出",
        6,
        [FIRST + timedelta(days=n) for n in range(3)],
    )


def test_export_when_the_keys_are_not_at_hand_is_checked_without_them(kept):
    rows = list(exported.export(kept))
    with seal.use(Keyring.fresh()):
        assert _checked(rows, keyed=False) == []
        assert _checked(rows) == [f"{FIRST + timedelta(days=n)} 的封印被改动过" for n in range(3)]


def _with(rows, n, change) -> list[bytes]:
    body = json.loads(rows[n])
    change(body)
    return [*rows[:n], json.dumps(body, ensure_ascii=False).encode() + b"\n", *rows[n + 1 :]]


def test_export_when_a_line_was_altered_names_it(kept):
    rows = list(exported.export(kept))
    altered = _with(rows, 5, lambda b: b["line"].update(by_name="别人"))
    number = json.loads(rows[5])["line"]["number"]
    assert _checked(altered) == [f"日志第 2 行（{number}）与写入时不同", "文件被改动过：末尾的校验值对不上"]


def test_export_when_a_line_was_taken_out_names_it(kept):
    rows = list(exported.export(kept))
    assert _checked([*rows[:6], *rows[7:]])[0] == "日志第 3 行至第 3 行不见了"


def test_export_when_a_day_was_taken_out_names_it(kept):
    rows = list(exported.export(kept))
    assert _checked([*rows[:2], *rows[3:]])[:2] == ["2025-03-04 的封印不见了", "2025-03-05 的封印接不上前一天"]


def test_export_when_cut_off_says_so(kept):
    assert _checked(list(exported.export(kept))[:-1]) == ["文件不完整：末尾的校验行不见了"]


@pytest.mark.parametrize("rows", [[], [b"{}\n"], [b"PK\x03\x04"], [b"[1]\n"], [b'{"format":"other"}\n']])
def test_export_when_it_is_another_file_says_so(rows):
    with pytest.raises(exported.NotAnExport):
        _checked(rows)
