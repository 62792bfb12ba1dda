"""A sheet from the machine room: previewed first, written on demand, whole or not at all, once."""

import json
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf

pytestmark = pytest.mark.django_db
HEAD = "户名,户主姓名,所属辖区,住址,类别,人口\n"
MODEL = shelf["household"].model


def sheet(folder: Path, *rows: str) -> Path:
    """A sheet of households."""
    path = folder / "户册.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    return path


def typed(path: Path, *more: str, by: str = "zhengshui", book: str = "household") -> str:
    """What the command prints."""
    out = StringIO()
    call_command("intake", book, str(path), "--by", by, *more, stdout=out)
    return out.getvalue()


ROWS = [f"东队第{n}户,陈上榕,东埇村,东队{n}号,一般户,3" for n in range(3)]


def test_intake_when_not_told_to_write_only_says_what_would_come(cast, tmp_path: Path) -> None:
    said = typed(sheet(tmp_path, *ROWS))
    assert "新增 3 件，已有不变 0 件。" in said
    assert said.endswith("这是预览，还没有写入。核对无误后加 --write 再运行一次。\n")
    assert MODEL.objects.count() == 0


def test_intake_when_written_twice_changes_nothing_the_second_time(cast, tmp_path: Path) -> None:
    path = sheet(tmp_path, *ROWS)
    assert "已写入 3 件" in typed(path, "--write", book="户册")
    lines = JournalLine.objects.count()
    assert typed(path, "--write").endswith("新增 0 件，已有不变 3 件。\n表里没有新的条目。什么也没有改动。\n")
    assert (MODEL.objects.count(), JournalLine.objects.count()) == (3, lines)
    assert set(JournalLine.objects.filter(verb="open").values_list("by_name", flat=True)) == {"郑阿水"}


def test_intake_when_a_row_is_wrong_writes_none_and_names_it(cast, tmp_path: Path) -> None:
    path, faults = sheet(tmp_path, *ROWS, "东队末户,陈上榕,东埇村,东队9号,一般户,0"), tmp_path / "问题.xlsx"
    out = StringIO()
    with pytest.raises(CommandError, match="没有写入：有 1 行不能写入"):
        call_command(
            "intake", "household", str(path), "--by", "zhengshui", "--write", "--faults", str(faults), stdout=out
        )
    assert "第 5 行 人口“0”（不能写入）：一户至少有户主一人。" in out.getvalue()
    assert [r[0] for r in openpyxl.load_workbook(faults).active.iter_rows(values_only=True)] == ["行", 5]
    assert MODEL.objects.count() == 0
    assert "已写入 3 件" in typed(path, "--write", "--only-good")
    assert MODEL.objects.count() == 3


def test_intake_when_a_word_is_not_known_asks_and_takes_the_answer_from_a_file(cast, tmp_path: Path) -> None:
    path = sheet(tmp_path, *ROWS, "东队末户,陈上榕,东埇村,东队9号,低保,2")
    out = StringIO()
    with pytest.raises(CommandError, match="没有写入：还有 1 处要您定"):
        call_command("intake", "household", str(path), "--by", "zhengshui", "--write", stdout=out)
    assert "请定 q-word-4-低保" in out.getvalue()
    answers = tmp_path / "回答.json"
    answers.write_text(json.dumps({"q-word-4-低保": "low_income"}), "utf-8")
    assert "已写入 4 件" in typed(path, "--write", "--answers", str(answers))
    assert MODEL.objects.get(label="东队末户").kind == "low_income"


def test_intake_when_the_person_may_not_register_there_is_refused(cast, tmp_path: Path) -> None:
    path = sheet(tmp_path, *ROWS)
    for by, book, said in (
        ("suwan", "household", "苏婉的任职不能登记“户册”"),
        ("nobody", "household", "没有登录名为 nobody 的人"),
        ("suwan", "没有", "没有“没有”这本台账"),
    ):
        with pytest.raises(CommandError, match=said):
            typed(path, by=by, book=book)


@pytest.mark.parametrize(("content", "said"), [("不是 JSON", "不是正确的 JSON"), ("[1]", "应是一组")])
def test_intake_when_the_answers_cannot_be_read_is_refused(cast, tmp_path: Path, content: str, said: str) -> None:
    answers = tmp_path / "回答.json"
    answers.write_text(content, "utf-8")
    with pytest.raises(CommandError, match=said):
        typed(sheet(tmp_path, *ROWS), "--answers", str(answers))


def test_intake_when_the_sheet_is_no_sheet_says_so(cast, tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match="这个文件是空的"):
        typed(path)


def test_intake_when_the_sheet_is_long_says_how_far_it_is(cast, tmp_path: Path) -> None:
    rows = (f"东队第{n}户,陈上榕,东埇村,东队{n}号,一般户,3" for n in range(1200))
    said = typed(sheet(tmp_path, *rows), "--write")
    assert [line for line in said.splitlines() if line.startswith("已")] == [
        "已处理 1000 行",
        "已写入 1200 件，每一件都已记入日志。同一份文件再导入一次不会重复。",
    ]
    assert MODEL.objects.count() == 1200
