"""The command `taizhang redpen`, as a script sees it: what it prints where, and its exit status."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from taizhang.faces.cli.redpen import main
from taizhang.redpen.output.schema import faults

GOOD = "东塘镇2031年工作报告\n全年受理诉求200宗，办结190宗，办结率95%。\n"
WRONG = "全年受理诉求106宗，办结98宗，办结率93%。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="gb18030")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "plain.txt").write_text("各位代表：我们团结一心。", encoding="utf-8")
    return tmp_path


def test_main_when_all_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["good.txt"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "good.txt"
    assert err == ""


def test_main_when_something_is_surely_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wrong.txt"]) == 1
    assert "98 ÷ 106 = 92.45%" in capsys.readouterr().out


def test_main_when_one_of_several_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["good.txt", "empty.txt", "wrong.txt", "--json"]) == 2
    out, err = capsys.readouterr()
    made = json.loads(out)
    assert faults(made) == []
    assert [one["file"] for one in made] == ["good.txt", "empty.txt", "wrong.txt"]
    assert [one.get("error", "") for one in made] == ["", "文件是空的（0 字节），请确认上传或保存完整后再试。", ""]
    assert [line.partition("：")[0] for line in err.splitlines()] == [
        "[1/3] good.txt",
        "[2/3] empty.txt",
        "[3/3] wrong.txt",
    ]


def test_main_when_offsets_of_a_txt_are_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["wrong.txt", "--json"])
    (made,) = json.loads(capsys.readouterr().out)
    assert [WRONG[f["start"] : f["end"]] for f in made["figures"]] == ["106宗", "98宗", "93%"]
    assert [f["text"] for f in made["figures"]] == ["106宗", "98宗", "93%"]
    assert "text" not in made


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("无.docx", None, "找不到文件"),
        ("空.docx", b"", "文件是空的"),
        ("坏.docx", b"PK\x03\x04broken", "文件已损坏"),
        ("坏.pdf", b"%PDF-1.7 broken", "PDF 已损坏"),
        ("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "这不像是文字材料"),
        ("表.csv", b"1,2", "不认识“.csv”"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(700), "文件已损坏"),
    ],
)
def test_main_when_input_is_bad(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, sentence: str
) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    assert main([name]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"{name}：{sentence}")


def test_main_when_a_text_has_no_figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plain.txt"]) == 0
    assert "文中没有读到数字，所以没有可核对的数量关系。" in capsys.readouterr().out


def test_main_when_the_usage_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in ([], ["--nonsense", "a.txt"], ["a.txt", "--level", "loud"]):
        with pytest.raises(SystemExit) as caught:
            main(argv)
        assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("用法不对：缺少 文件\n看帮助：taizhang redpen --help\n")


def test_main_when_a_level_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "style.txt").write_text(WRONG + "约300余人参加。\n", encoding="utf-8")
    levels = {}
    for options in (["--level", "sure"], ["--no-style"], []):
        main(["style.txt", "--json", *options])
        (made,) = json.loads(capsys.readouterr().out)
        levels[" ".join(options)] = [f["level"] for f in made["findings"]]
    assert levels == {"--level sure": ["sure"], "--no-style": ["sure"], "": ["sure", "style"]}


def test_main_when_forms_are_written_to_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["wrong.txt", "--html", "a.html", "--word", "a.docx", "--excel", "a.xlsx"])
    assert (status, capsys.readouterr().out) == (1, "")
    assert "98 ÷ 106" in (folder / "a.html").read_text(encoding="utf-8")
    assert [c.author for c in docx.Document(str(folder / "a.docx")).comments] == ["红笔"]
    assert openpyxl.load_workbook(folder / "a.xlsx")["发现"]["B2"].value == "确定有误"


def test_main_when_forms_of_several_are_written(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "wrong.txt").write_text(WRONG, encoding="utf-8")
    assert main(["wrong.txt", "other/wrong.txt", "--html", "out"]) == 1
    assert sorted(p.name for p in (folder / "out").iterdir()) == ["wrong-2.html", "wrong.html"]


def test_main_when_the_place_to_write_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wrong.txt", "--html", "none/a.html"]) == 2
    assert capsys.readouterr().err.startswith("写不出“none/a.html”")


def test_main_when_last_year_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["good.txt", "--before", "empty.txt"]) == 2
    assert capsys.readouterr().err.startswith("上年报告 empty.txt：文件是空的")


def test_main_when_words_come_by_standard_input(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode("gb18030")), encoding="utf-8"))
    assert main(["-", "--json"]) == 1
    (made,) = json.loads(capsys.readouterr().out)
    assert (made["file"], made["kind"]) == ("-", "txt")


def test_command_when_the_locale_is_plain_and_no_django_is_wanted(folder: Path) -> None:
    code = (
        "import sys; from taizhang.faces.cli.redpen import main; status = main(['wrong.txt']); "
        "assert 'django' not in sys.modules and 'lxml' not in sys.modules; sys.exit(status)"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=folder, env=environment, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().startswith("wrong.txt\n")


def test_command_when_it_is_imported() -> None:
    code = "import time; t = time.process_time(); import taizhang.faces.cli.redpen; print(time.process_time() - t)"
    seconds = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3)
    ]
    assert min(seconds) < 0.2


def test_main_when_a_word_file_comes_back(folder: Path) -> None:
    document = docx.Document()
    document.add_paragraph(WRONG.strip())
    document.save(str(folder / "a.docx"))
    assert main(["a.docx", "--word", "b.docx"]) == 1
    with zipfile.ZipFile(folder / "a.docx") as before, zipfile.ZipFile(folder / "b.docx") as after:
        kept = [name for name in before.namelist() if before.read(name) == after.read(name)]
        assert set(before.namelist()) - set(kept) == {
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
        }


def test_command_when_the_reader_of_its_output_goes_away(folder: Path) -> None:
    (folder / "long.txt").write_text(WRONG * 3000, encoding="utf-8")
    code = "import sys; from taizhang.faces.cli.redpen import main; sys.exit(main(['long.txt', '--json']))"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (1, b"")
