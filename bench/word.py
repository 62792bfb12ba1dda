"""What a word processor does to a report: `python -m bench.word [--keep FOLDER]`, or `make bench-word`.

A report of 150 figures goes through LibreOffice, to .docx and by way of .odt, and is read back: every figure must still
be known. Needs `soffice` on PATH or its path in SOFFICE (Debian: apt-get install libreoffice-writer fonts-noto-cjk).
With --keep the files stay, and a .pdf of the report beside them, to be looked at.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from uuid import UUID

FIGURES = 150
_NUMERALS = "一二三四五六七八九十"
_ROUNDS = (("docx → docx", ("docx",)), ("docx → odt → docx", ("odt", "docx")), ("docx → docx → docx", ("docx", "docx")))


def main(arguments: list[str]) -> int:
    """Print bindings written and kept for each way through; 1 when one was lost, 2 without LibreOffice."""
    office = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("没有 LibreOffice，无法测量。Debian：apt-get install libreoffice-writer fonts-noto-cjk；")
        print("装在别处的，把 soffice 的路径写进环境变量 SOFFICE，再运行 make bench-word。")
        return 2
    kept = arguments[arguments.index("--keep") + 1] if "--keep" in arguments[:-1] else ""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(kept or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        return _measure(office, folder, Path(scratch), pdf=bool(kept))


def _measure(office: str, folder: Path, scratch: Path, *, pdf: bool) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.settings")
    django.setup()
    from taizhang.reports.render import docx
    from taizhang.reports.render.back import read_back

    report = _report()
    began = perf_counter()
    sent = docx.write(report)
    wrote = perf_counter() - began
    (folder / "report.docx").write_bytes(sent)
    began = perf_counter()
    told = read_back(sent, report)
    print(f"{FIGURES} 个数字，{len(sent) / 1024:.0f} KB，写出 {wrote:.2f} 秒，读回 {perf_counter() - began:.2f} 秒")
    lost = FIGURES - told.kept
    print(f"{'不经其他软件':24} 写出 {FIGURES}，读回 {told.kept}，改动 {len(told.lines)}")
    for title, formats in _ROUNDS:
        path = folder / "report.docx"
        for n, each in enumerate(formats):
            path = _converted(office, path, each, folder / f"{'-'.join(formats)}-{n}", scratch)
        told = read_back(path.read_bytes(), report)
        lost += FIGURES - told.kept + len(told.lines) + len(told.head)
        print(f"{title:24} 写出 {FIGURES}，读回 {told.kept}，改动 {len(told.lines) + len(told.head)}")
    if pdf:
        print(_converted(office, folder / "report.docx", "pdf", folder, scratch))
    return int(lost > 0)


def _converted(office: str, path: Path, to: str, folder: Path, scratch: Path) -> Path:
    """The file in another format, by a LibreOffice with a profile of its own."""
    folder.mkdir(exist_ok=True)
    form = "docx:Office Open XML Text" if to == "docx" else to
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{path.stem}.{to}"


def _report():
    """A report about no place, as compiling hands one over; its numbers are reported, so that no database is asked."""
    from taizhang.reports.models import Report
    from taizhang.reports.shown import Compiled, Shown, laid_out

    note = "财政所 2024年1月10日报，党政办核定"
    words = {n: f"{n * 37 % 900 + 10}{'件户处宗家'[n % 5]}" for n in range(1, FIGURES + 1)}
    shown = {n: Shown(n, "reported", said, None, 0, 0, False, False, note=note) for n, said in words.items()}
    head = Report(
        pk=UUID(int=150), title="青石镇2023年政府工作报告", occasion="2024年3月26日在青石镇代表大会上",
        body="\n".join(_lines()),
    )  # fmt: skip
    return Compiled(head, None, *laid_out(head, head.body, shown))


def _lines() -> Iterator[str]:
    yield "各位代表："
    yield "现在，我代表镇人民政府向大会报告工作，请予审议。"
    n = 0
    for part, numeral in enumerate(_NUMERALS, 1):
        yield f"{numeral}、守住底线，办好实事"
        yield f"（{numeral}）一件一件办"
        yield f"{part}.看得见的变化"
        for _ in range(3):
            a, b, c, d, e = range(n + 1, n + 6)
            yield (
                f"全年受理诉求⟦{a}⟧，办结⟦{b}⟧；走访群众⟦{c}⟧，发现隐患⟦{d}⟧、整改⟦{e}⟧。坚持“一户一策”，"
                "把群众的事当作自己的事来办，逐条登记、逐条办理、逐条回访。"
            )
            n += 5
    yield "各位代表，谢谢大家。"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
