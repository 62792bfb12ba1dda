"""The source as the rules of the house see it: files, trees, and where in them something stands."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "taizhang"
TESTS = ROOT / "tests"
BENCH = ROOT / "bench"


@cache
def python_files(folder: Path) -> tuple[Path, ...]:
    """Every Python file of a folder, without migrations: makemigrations writes those."""
    return tuple(sorted(p for p in folder.rglob("*.py") if "migrations" not in p.parts))


@cache
def tree(path: Path) -> ast.Module:
    """A file, parsed."""
    return ast.parse(path.read_text("utf-8"))


def nodes(folder: Path) -> Iterator[tuple[Path, ast.AST]]:
    """Every node of every file of a folder."""
    for path in python_files(folder):
        for node in ast.walk(tree(path)):
            yield path, node


def at(path: Path, node: ast.AST) -> str:
    """Where a node stands, as an editor opens it."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def dotted(node: ast.AST) -> str:
    """A name with its dots: `timezone.now`; "" where it is not one."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return ""
