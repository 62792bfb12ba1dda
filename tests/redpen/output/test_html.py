"""The page: golden output, no scripts, everything escaped, every finding and figure once."""

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import lxml.html

from taizhang.redpen.model import Finding, Reading
from taizhang.redpen.output.html import page
from taizhang.redpen.text import read

GOLDEN = Path(__file__).with_name("golden.html")


class Shown(HTMLParser):
    """The words, ids, links and tags of a page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def body(source: str) -> str:
    """The page without its style sheet, whose digest changes with every colour."""
    return re.sub(
        r"sha256-[^']+", "sha256-…", re.sub(r"<style>.*?</style>", "<style>…</style>", source, flags=re.DOTALL)
    )


def test_page_when_compared_with_the_golden_one(reading: Reading) -> None:
    made = body(page(reading))
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_page_when_links_are_followed(reading: Reading) -> None:
    shown = Shown(page(reading))
    assert len(shown.ids) == len(set(shown.ids))
    assert {link for link in shown.links if link.removeprefix("#") not in shown.ids} == set()
    assert {f"w{n}" for n in range(3)} | {f"f{n}" for n in range(5)} <= set(shown.ids)


def test_page_when_nothing_may_run_or_load(reading: Reading) -> None:
    source = page(reading)
    shown = Shown(source)
    assert shown.tags & {"script", "img", "link", "iframe", "object", "form", "b>"} == set()
    assert re.findall(r"\s(on\w+|style)=", re.sub(r"<style>.*?</style>", "", source, flags=re.DOTALL)) == []
    assert "default-src 'none'" in source
    assert [link for link in shown.links if not link.startswith("#")] == []


def test_page_when_the_text_is_hostile(reading: Reading) -> None:
    evil = "<script>alert(1)</script>'\"&<img src=x onerror=1>98%"
    text = read(evil)
    finding = Finding("sure", evil, 0, len(evil), evil, evil, evil)
    made = page(Reading(replace(text, name=evil), findings=(finding,)))
    assert Shown(made).tags & {"script", "img"} == set()


def test_page_when_the_report_has_a_table() -> None:
    text = read("| 村 | 户 |\n|---|---|\n| 东塘 | 12 |\n\n| 村 |\n|---|\n| 西岭 |\n".encode(), "a.md")
    made = page(Reading(text))
    assert re.findall(r"<table><tr>.*?</table>", made) == [
        "<table><tr><td>村</td><td>户</td></tr><tr><td>东塘</td><td>12</td></tr></table>",
        "<table><tr><td>村</td></tr><tr><td>西岭</td></tr></table>",
    ]


def test_page_when_there_are_no_figures() -> None:
    made = page(Reading(read("各位代表：我们团结一心。")))
    assert made.count("文中没有读到数字，所以没有可核对的数量关系。") == 2


def test_page_when_every_word_of_the_report_is_shown(reading: Reading) -> None:
    (article,) = lxml.html.fromstring(page(reading)).find_class("report")
    for name in ("note", "under", "card"):
        for beside in article.find_class(name):
            beside.drop_tree()
    assert article.text_content().replace("\n", "") == reading.source.text.replace("\n", "")
