"""Rules 1, 8, 9, 14: who writes, who asks the time, and what must be said by name."""

import ast
import re

from tests.house.source import ROOT, SRC, TESTS, at, dotted, nodes, python_files

CLOCKS = {
    "timezone.now", "datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time",
    "datetime.datetime.now", "datetime.date.today",
}  # fmt: skip
SKIPS = {
    "pytest.skip", "pytest.mark.skip", "pytest.mark.xfail", "pytest.xfail", "pytest.importorskip", "unittest.skip",
}  # fmt: skip


def test_the_time_when_asked_is_asked_of_one_clock():
    """A story may then set it, and a deadline never meets two of them."""
    found = [
        f"{at(path, node)} {dotted(node.func)}"
        for path, node in nodes(SRC)
        if isinstance(node, ast.Call) and dotted(node.func) in CLOCKS and path != SRC / "base" / "clock.py"
    ]
    assert found == []


def test_entries_when_stored_are_stored_by_verbs_alone():
    """Books declare; only ledger/verbs, the sweep's re-projection and cards write."""
    writers = {"save", "bulk_create", "bulk_update", "create", "update_or_create", "get_or_create"}
    found = [
        f"{at(path, node)} .{node.func.attr}"
        for folder in ("books", "redpen", "base")
        for path, node in nodes(SRC / folder)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writers
        and "objects" in ast.unparse(node.func.value)
    ]
    assert found == []


def test_actors_when_passed_are_passed_by_name():
    """`by=` is keyword-only and never taken from the air."""
    wrong = []
    for path, node in nodes(SRC / "ledger" / "verbs"):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            loose = [a.arg for a in node.args.args if a.arg == "by"]
            if loose and node.name != "permit" and node.name != "require" and node.name != "known":
                wrong.append(f"{at(path, node)} {node.name}")
    assert wrong == []


def test_every_exported_verb_when_it_writes_takes_an_actor():
    import inspect

    from taizhang.ledger import verbs

    without = [
        name
        for name in verbs.__all__
        if inspect.isfunction(found := getattr(verbs, name))
        and (p := inspect.signature(found).parameters.get("by")) is None
        or inspect.isfunction(getattr(verbs, name))
        and p.kind is not inspect.Parameter.KEYWORD_ONLY
    ]
    assert without == []


def test_tests_when_they_replace_something_replace_nothing_of_ours():
    found = [
        f"{at(path, node)}"
        for path, node in nodes(TESTS)
        if isinstance(node, ast.Call) and re.search(r"(^|\.)(patch|MagicMock|Mock)(\.object)?$", dotted(node.func))
    ]
    assert found == []


def test_tests_when_listed_are_neither_skipped_nor_empty():
    found = []
    for path, node in nodes(TESTS):
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant):
            found.append(f"{at(path, node)} assert {ast.unparse(node.test)}")
        if isinstance(node, ast.Call | ast.Attribute) and dotted(getattr(node, "func", node)) in SKIPS:
            found.append(f"{at(path, node)} skipped")
    assert found == []


def test_work_when_left_undone_is_not_left_in_the_code():
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
    found = [
        f"{p.relative_to(ROOT)}:{n}"
        for p in (*python_files(SRC), *python_files(TESTS))
        for n, line in enumerate(p.read_text("utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert found == []


def test_tests_when_named_mirror_what_they_test():
    """tests/ledger/test_clocks.py has something to test in src/taizhang/ledger."""
    floors = ("base", "redpen", "town", "ledger", "indicators", "faces")
    stray = [
        str(p.relative_to(ROOT))
        for floor in floors
        for p in python_files(TESTS / floor)
        if p.parent != TESTS / floor and not (SRC / p.parent.relative_to(TESTS)).exists()
    ]
    assert stray == []
