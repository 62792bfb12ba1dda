"""Rules 3, 4: a folder per noun, a file per idea; small files, small functions."""

import ast
from statistics import median

import pytest

from tests.house.source import BENCH, ROOT, SRC, TESTS, at, nodes, python_files

HARD_STOP = 500
LONGEST_FUNCTION = 40
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "services", "managers", "core", "tools"}


@pytest.mark.parametrize("folder", [SRC, TESTS, BENCH], ids=["src", "tests", "bench"])
def test_no_file_when_over_500_lines(folder):
    long = {str(p.relative_to(ROOT)): n for p in python_files(folder) if (n := _lines(p)) > HARD_STOP}
    assert long == {}


def test_files_when_taken_together_are_small():
    sizes = sorted(_lines(p) for p in python_files(SRC) if p.name != "__init__.py")
    assert median(sizes) < 80
    assert sizes[int(len(sizes) * 0.9)] < 300


def test_functions_when_measured_are_under_40_lines():
    long = [
        f"{at(path, node)} {node.name}: {size}"
        for path, node in nodes(SRC)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or 0) - node.lineno + 1 - _docstring_lines(node)) >= LONGEST_FUNCTION
    ]
    assert long == []


def test_modules_when_named_say_what_they_are():
    named = {p.stem for p in python_files(SRC)} | {p.parent.name for p in python_files(SRC)}
    assert named & EMPTY_NAMES == set()


def test_every_folder_when_it_holds_code_is_a_package():
    bare = {str(p.parent.relative_to(ROOT)) for p in python_files(SRC) if not (p.parent / "__init__.py").exists()}
    assert bare == set()


def test_modules_of_a_public_floor_when_opened_say_what_for():
    silent = [
        str(p.relative_to(ROOT))
        for p in python_files(SRC)
        if p.stat().st_size > 0 and p.name != "apps.py" and not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]
    assert silent == []


def test_public_functions_when_below_the_faces_have_docstrings():
    silent = []
    for path, node in nodes(SRC):
        if "faces" in path.parts or "books" in path.parts or not isinstance(node, ast.Module | ast.ClassDef):
            continue
        silent += [
            f"{at(path, child)} {child.name}"
            for child in node.body
            if isinstance(child, ast.FunctionDef | ast.ClassDef)
            and not child.name.startswith("_")
            and not _is_private_class(node)
            and not _needs_none(child)
            and not ast.get_docstring(child)
        ]
    assert silent == []


def _is_private_class(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and node.name.startswith("_")


def _needs_none(child: ast.FunctionDef | ast.ClassDef) -> bool:
    """Django's own words, and what an overridden method of the same file has said already."""
    if isinstance(child, ast.ClassDef):
        return child.name in {"Meta", "State", "Kind", "Unit"}
    return child.name in {"ready", "rows", "of", "aggregate", "value"} or any(
        isinstance(d, ast.Attribute) and d.attr == "setter" for d in child.decorator_list
    )


def _lines(path) -> int:
    return len(path.read_text("utf-8").splitlines())


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) and isinstance(first, ast.Expr):
        return (first.end_lineno or 0) - first.lineno + 1
    return 0
