"""A sheet of any length, from the machine room: the plan, the questions and the commit of the console."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from taizhang.base.sheet import SheetError
from taizhang.faces.cli.saying import Saying, person
from taizhang.ledger import intake
from taizhang.ledger.book import Book
from taizhang.ledger.intake import Answers, Plan
from taizhang.ledger.may import anywhere
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

MAX_BYTES = 200 * 1024 * 1024
SAID = 100  # problems and questions printed; the sheet of problems has all
STEP = 1000  # rows between two lines that say how far it is


class Command(Saying):
    help = "导入表格，行数不限：taizhang intake 台账 文件 --by 登录名，先看会写入什么；加 --write 才写入。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("book", metavar="台账", help="台账的键名或中文名")
        parser.add_argument("file", metavar="文件", type=Path, help=".xlsx、.xls、.ods 或 .csv")
        parser.add_argument("--by", required=True, metavar="登录名", help="以谁的任职写入，日志记在此人名下")
        parser.add_argument("--answers", type=Path, metavar="文件", help="对各处疑问的回答，JSON，键名见预览")
        parser.add_argument("--only-good", action="store_true", help="有问题的行不写入，只写入没问题的行")
        parser.add_argument("--faults", type=Path, metavar="文件", help="把全部问题另存为这个 .xlsx")
        parser.add_argument("--write", action="store_true", help="写入；不加只预览")

    def handle(self, *args: Any, **options: Any) -> None:
        by = Actor.today(person(options["by"]))
        book = _book(options["book"], by)
        data = options["file"].read_bytes()
        try:
            made = intake.plan(book, data, options["file"].name, _answers(options), by=by, max_bytes=MAX_BYTES)
        except SheetError as error:
            raise CommandError(str(error)) from error
        self._preview(made)
        if options["faults"] and made.faults:
            options["faults"].write_bytes(intake.fault_sheet(made))
            self.say(f"全部 {len(made.faults)} 处问题已存为 {options['faults']}。")
        if made.why_not and not (made.known and not made.fresh and not made.faults and not made.open_questions):
            raise CommandError(f"没有写入：{made.why_not}")
        if made.why_not:
            self.say(made.why_not + "什么也没有改动。")
        elif options["write"]:
            self._write(made, by)
        else:
            self.say("这是预览，还没有写入。核对无误后加 --write 再运行一次。")

    def _preview(self, made: Plan) -> None:
        name = f"“{made.table.name}”" if made.table.name else ""
        self.say(f"{made.book.title}：{name}共 {len(made.table.records)} 行。")
        for taken in made.columns:
            to = made.book.label(taken.field) if taken.field in made.book.form_fields + made.book.backfill else ""
            self.say(f"  {taken.column.label} → {to or ('来源编号' if taken.field else '不导入')}（{taken.why}）")
        if made.missing:
            self.say(f"表里没有：{'、'.join(made.missing)}")
        for q in made.open_questions[:SAID]:
            options = "、".join(f"{value}＝{label}" for value, label in q.options[:20])
            self.say(f"请定 q-{q.key}：{q.where}，{q.text}。{q.why}可填：{options}")
        for fault in made.faults[:SAID]:
            kind = "不能写入" if fault.blocks else "提醒"
            self.say(f"第 {fault.row} 行 {fault.column}“{fault.value}”（{kind}）：{fault.message}")
        if len(made.faults) > SAID:
            self.say(f"还有 {len(made.faults) - SAID} 处问题，加 --faults 另存全部。")
        if not made.open_questions:
            renewed = f"更新 {made.renewed} 件，" if made.book.mirrors else ""
            left = f"，不写入 {len(made.left_out)} 行" if made.left_out else ""
            self.say(f"新增 {made.fresh} 件，{renewed}已有不变 {made.known - made.renewed} 件{left}。")

    def _write(self, made: Plan, by: Actor) -> None:
        told = 0

        def progress(done: int) -> None:
            nonlocal told
            if done - told >= STEP:
                told = done
                self.say(f"已处理 {done} 行")
                self.stdout.flush()

        outcome = intake.commit(made, by=by, progress=progress)
        self.say(f"已写入 {outcome.opened} 件，每一件都已记入日志。同一份文件再导入一次不会重复。")


def _book(name: str, by: Actor) -> Book[Any]:
    found = shelf.get(name) or next((b for b in shelf.values() if b.title == name), None)
    if found is None:
        named = "、".join(f"{b.slug}（{b.title}）" for b in shelf.values())
        raise CommandError(f"没有“{name}”这本台账，可用：{named}。")
    if not anywhere(by, found.may.get("open", ())):
        raise CommandError(f"{by.name}的任职不能登记“{found.title}”，请换一位有权的人员，或先安排任职。")
    return found


def _answers(options: dict[str, Any]) -> Answers:
    given: dict[str, Any] = {}
    if options["answers"]:
        try:
            given = json.loads(options["answers"].read_text("utf-8"))
        except ValueError as error:
            raise CommandError(f"{options['answers']} 不是正确的 JSON：{error}") from error
        if not isinstance(given, dict):
            raise CommandError(f"{options['answers']} 里应是一组“键: 回答”。")
    return Answers.of(given | ({"only_good": "1"} if options["only_good"] else {}))
