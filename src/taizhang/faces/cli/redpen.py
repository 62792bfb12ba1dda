"""`taizhang redpen FILE…`: read finished reports and say which numbers do not hold out. Starts no Django."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from taizhang.redpen.model import Reading, Text

NOTHING_SURE, SURE, UNREAD = 0, 1, 2
LEVELS = ("sure", "likely", "look", "style")

_ABOUT = """红笔：读一份写好的工作报告，找出每一个数字，指出哪些对不上。

支持 .docx .doc .pdf .txt .md .html；文件名写 - 表示从标准输入读文字。"""
_AFTER = """退出码：0 没有确定的错误；1 有确定的错误；2 有文件读不出来或用法不对。

例：
  taizhang redpen 报告.docx                      在屏幕上看
  taizhang redpen 报告.docx --word 批注.docx     得到带批注的 Word
  taizhang redpen 今年.docx --before 去年.docx   与上年报告对照
  taizhang redpen *.docx --excel 汇总.xlsx       几份一起，汇成一张表"""


class _Help(argparse.RawDescriptionHelpFormatter):
    """The help, its first word in Chinese too."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")


class _Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNREAD, f"用法不对：{_translated(message)}\n看帮助：taizhang redpen --help\n")


@dataclass
class _Job:
    """One file on its way: what was given, what was read, what came of it."""

    file: str
    data: bytes = b""
    reading: "Reading | None" = None
    error: str = ""


def main(argv: Sequence[str]) -> int:
    """Run the command; return its exit status: 0 nothing sure, 1 sure findings, 2 something could not be read."""
    options = _parser().parse_args(argv)
    before, fault = _before(options.before)
    if fault:
        _say(fault)
        return UNREAD
    jobs = [_Job(file) for file in options.files]
    for number, job in enumerate(jobs, 1):
        _read(job, before, options)
        if len(jobs) > 1:
            _say(f"[{number}/{len(jobs)}] {job.file}：{_outcome(job)}")
        elif job.error:
            _say(f"{job.file}：{job.error}")
    try:
        _give(jobs, options)
    except BrokenPipeError:
        # Whoever read our output has seen enough (`| head`); what is left must not be flushed into nowhere at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _say(f"写不出“{error.filename or ''}”：请检查文件夹是否存在、文件是否正被打开，再试一次。")
        return UNREAD
    if any(job.error for job in jobs):
        return UNREAD
    found = [f for job in jobs if job.reading for f in job.reading.findings]
    return SURE if any(f.level == "sure" for f in found) else NOTHING_SURE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "taizhang redpen", description=_ABOUT, epilog=_AFTER, add_help=False,
        formatter_class=_Help, usage="taizhang redpen 文件… [选项]",
    )  # fmt: skip
    parser.add_argument("files", nargs="+", metavar="文件", help="要核对的报告；- 表示标准输入")
    forms = parser.add_argument_group("给出什么")
    forms.add_argument("--json", action="store_true", help="在标准输出打印 JSON（格式见 docs/redpen-json.md）")
    forms.add_argument("--html", metavar="页面", help="写成一个网页；几份报告时写文件夹名")
    forms.add_argument("--word", metavar="文档", help="写成带批注的 .docx；几份报告时写文件夹名")
    forms.add_argument("--excel", metavar="表格", help="写成 .xlsx，几份报告汇在一张表里")
    ways = parser.add_argument_group("怎样核对")
    ways.add_argument("--before", metavar="去年", help="上年的报告，用来对照前后两年的数")
    ways.add_argument(
        "--level", choices=LEVELS, default="style",
        help="只报到这一级：sure 确定有误，likely 很可能有误，look 请核对，style 行文（默认，全部）",
    )  # fmt: skip
    ways.add_argument("--no-style", action="store_true", help="不报行文问题，只报数字")
    ways.add_argument("-h", "--help", action="help", help="看这份说明")
    parser._positionals.title = "报告"
    return parser


def _before(path: str | None) -> "tuple[Text | None, str]":
    """Read last year's report when one was given; return it, or the sentence that says why not."""
    if path is None:
        return None, ""
    from taizhang.redpen.text import Unreadable, read  # noqa: PLC0415  the readers are not needed to print the help

    try:
        return read(Path(path)), ""
    except Unreadable as error:
        return None, f"上年报告 {path}：{error.message}"


def _read(job: _Job, before: "Text | None", options: argparse.Namespace) -> None:
    """Read and check one file; what cannot be read leaves its sentence in the job."""
    from taizhang.redpen import check  # noqa: PLC0415  as above
    from taizhang.redpen.text import Unreadable, bytes_of, read  # noqa: PLC0415  as above
    from taizhang.redpen.text.limits import LARGEST_FILE  # noqa: PLC0415  as above

    try:
        job.data = sys.stdin.buffer.read(LARGEST_FILE + 1) if job.file == "-" else bytes_of(Path(job.file))
        text = read(job.data, "标准输入" if job.file == "-" else Path(job.file).name)
    except Unreadable as error:
        job.error = error.message
        return
    reading = check(text, before)
    shown = LEVELS[: LEVELS.index(options.level) + 1]
    kept = [f for f in reading.findings if f.level in shown and not (options.no_style and f.level == "style")]
    job.reading = replace(reading, findings=tuple(kept))


def _outcome(job: _Job) -> str:
    """What is said of one file among several."""
    if job.reading is None:
        return job.error
    from taizhang.redpen.output.words import LEVELS as NAMES  # noqa: PLC0415  as above
    from taizhang.redpen.output.words import SILENT, counts  # noqa: PLC0415  as above

    said = [f"{NAMES[level]} {number}" for level, number in counts(job.reading).items() if number]
    if all(f.kind in SILENT for f in job.reading.figures):
        return "文中没有读到数字"
    return "，".join(said) or "没有发现"


def _give(jobs: list[_Job], options: argparse.Namespace) -> None:
    """Give back what was asked for: files, JSON, or the view of a terminal."""
    done = [(job, job.reading) for job in jobs if job.reading is not None]
    if options.html:
        from taizhang.redpen.output.html import page  # noqa: PLC0415  only for pages

        for job, reading in done:
            _target(options.html, job, jobs, ".html").write_text(page(reading), encoding="utf-8")
    if options.word:
        from taizhang.redpen.output.word import annotated  # noqa: PLC0415  the Word library costs 60 ms

        for job, reading in done:
            _target(options.word, job, jobs, ".docx").write_bytes(annotated(reading, job.data))
    if options.excel and done:
        from taizhang.redpen.output.excel import workbook  # noqa: PLC0415  the workbook library costs 40 ms

        Path(options.excel).write_bytes(workbook([reading for _, reading in done]))
    if options.json:
        _print_json(jobs)
    elif not (options.html or options.word or options.excel):
        from taizhang.redpen.output.terminal import view, wants_colour  # noqa: PLC0415  only for the screen

        colour = wants_colour(sys.stdout)
        _print("\n".join(view(reading, colour=colour) for _, reading in done))


def _print_json(jobs: list[_Job]) -> None:
    from taizhang.redpen.output.json import dumps, failure, to_dict  # noqa: PLC0415  only for programs

    made = [failure(j.file, j.error) if j.reading is None else to_dict(j.reading, j.file) for j in jobs]
    _print(dumps(made) + "\n")


def _print(words: str) -> None:
    """Print in UTF-8 whatever the locale: a C locale must not turn a report into an error."""
    sys.stdout.flush()
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None or sys.stdout.isatty():
        encoding = sys.stdout.encoding or "utf-8"  # an old Windows console lacks some signs: show a mark for those
        sys.stdout.write(words.encode(encoding, errors="replace").decode(encoding))
        sys.stdout.flush()
    else:
        raw.write(words.encode("utf-8", errors="replace"))
        raw.flush()


def _target(given: str, job: _Job, jobs: list[_Job], suffix: str) -> Path:
    """The file to write for one report: the one named, or of several one each in the folder named."""
    target = Path(given)
    if len(jobs) == 1 and not target.is_dir():
        return target
    target.mkdir(parents=True, exist_ok=True)
    stem = "标准输入" if job.file == "-" else Path(job.file).stem
    alike = [other for other in jobs[: jobs.index(job)] if Path(other.file).stem == Path(job.file).stem]
    return target / f"{stem}{f'-{len(alike) + 1}' if alike else ''}{suffix}"


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _translated(message: str) -> str:
    """The few complaints of argparse in Chinese."""
    for english, chinese in (
        ("the following arguments are required:", "缺少"),
        ("unrecognized arguments:", "不认识的选项"),
        ("expected one argument", "后面要写一个名字"),
        ("invalid choice:", "不能是"),
        ("choose from", "可选"),
        ("argument ", "选项 "),
    ):
        message = message.replace(english, chinese)
    return message
