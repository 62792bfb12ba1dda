"""Rules 2, 6, 8: faces parse, call one verb, render. They write nothing; no page carries script or style in itself."""

import ast
import re

from tests.house.source import ROOT, SRC, at, nodes

WRITERS = {
    "save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create",
    "select_for_update",
}  # fmt: skip
# Plain dicts and sessions have an `update` and a `delete` of their own.
NOT_MODELS = {"session", "request.session", "hashlib", "headers"}
FACES = SRC / "faces"
TEMPLATES = sorted(FACES.rglob("*.html"))


def test_faces_when_read_write_nothing_themselves():
    found = [
        f"{at(path, node)} .{node.func.attr}"
        for path, node in nodes(FACES)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITERS
        and _on_rows(node.func.value)
    ]
    assert found == []


def _on_rows(node: ast.AST) -> bool:
    """Whether the call is on a manager, a queryset or a model, as far as reading can tell."""
    text = ast.unparse(node)
    if any(text == n or text.endswith(f".{n}") for n in NOT_MODELS):
        return False
    return "objects" in text or "filter(" in text or "form" in text or _is_row_name(text)


def _is_row_name(text: str) -> bool:
    return text in {"entry", "card", "person", "town", "area", "office", "posting", "row", "view", "saved", "staged"}


def test_views_when_read_hold_no_class():
    found = [
        at(path, node)
        for path, node in nodes(FACES)
        if "views" in path.parts and isinstance(node, ast.ClassDef) and not _is_data(node)
    ]
    assert found == []


def _is_data(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(d) for d in node.decorator_list)


def test_templates_when_read_carry_no_script_style_or_handler():
    bad = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.I)
    found = [
        f"{path.relative_to(ROOT)}: {match[0].strip()}"
        for path in TEMPLATES
        for match in bad.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_templates_when_read_load_nothing_from_another_host():
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in [*TEMPLATES, *FACES.rglob("*.css"), *FACES.rglob("*.js")]
        for match in re.finditer(
            r"""(?:src|href|url|@import)\s*[=(]?\s*["'(]?https?://[^\s"')]+""", path.read_text("utf-8")
        )
        if "www.w3.org" not in match[0]
    ]
    assert found == []


def test_templates_when_read_never_mark_text_safe():
    found = [
        str(p.relative_to(ROOT)) for p in TEMPLATES if re.search(r"\|\s*safe\b|autoescape off", p.read_text("utf-8"))
    ]
    assert found == []
