"""The machine room's manual names the commands that there are, and no others; each explains itself in Chinese."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).parents[3]
# Django's own options, which no town has to read.
DJANGOS = {
    "help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks",
}  # fmt: skip
OURS = sorted(name for name, app in get_commands().items() if app == "taizhang.faces.cli")


def test_the_manual_when_read_names_every_command_and_no_other():
    manual = (ROOT / "docs" / "operate.md").read_text("utf-8")
    named = set(re.findall(r"taizhang ([a-z_]+)", manual))
    assert named - {"redpen", "taizhang"} == set(OURS)


def test_the_manual_when_it_lists_commands_lists_each_once():
    manual = (ROOT / "docs" / "operate.md").read_text("utf-8")
    listed = re.findall(r"^\| `taizhang ([a-z_]+)` \|", manual, re.M)
    assert sorted(listed) == sorted({*OURS, "redpen"})


@pytest.mark.parametrize("name", OURS)
def test_a_command_when_asked_for_help_answers_in_chinese(name):
    command = load_command_class("taizhang.faces.cli", name)
    parser = command.create_parser("taizhang", name)
    assert re.search(r"[\u4e00-\u9fff]", command.help)
    own = [a for a in parser._actions if a.option_strings and a.dest not in DJANGOS]
    assert [a.dest for a in own if not re.search(r"[\u4e00-\u9fff]", a.help or "")] == []
