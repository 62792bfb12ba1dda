"""Checks a JSON output against schema.json beside this file: the few words of JSON Schema it uses, no library."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


@cache
def schema() -> dict[str, Any]:
    """Return the published schema of contract version 1."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
    return loaded


def faults(value: object, rule: dict[str, Any] | None = None, at: str = "$") -> list[str]:
    """Return what in `value` breaks the schema, each with its place; an empty list when nothing does."""
    rule = schema() if rule is None else rule
    if "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].rpartition("/")[2]]
    if "type" in rule and not _is(value, rule["type"]):
        return [f"{at}: {type(value).__name__} is not {rule['type']}"]
    found = [] if value in rule.get("enum", [value]) else [f"{at}: {value!r} is none of {rule['enum']}"]
    if isinstance(value, int | float) and value < rule.get("minimum", value):
        found.append(f"{at}: {value} is below {rule['minimum']}")
    if isinstance(value, list) and "items" in rule:
        found += [fault for n, item in enumerate(value) for fault in faults(item, rule["items"], f"{at}[{n}]")]
    if isinstance(value, dict):
        found += [f"{at}: {key} is missing" for key in rule.get("required", []) if key not in value]
        known = rule.get("properties", {})
        found += [
            fault for key, item in value.items() if key in known for fault in faults(item, known[key], f"{at}.{key}")
        ]
    return found


def _is(value: object, kinds: str | list[str]) -> bool:
    """Whether a value is of one of the JSON types; True and False are not numbers here."""
    names = [kinds] if isinstance(kinds, str) else kinds
    return any(isinstance(value, _KINDS[name]) and (isinstance(value, bool) <= (name == "boolean")) for name in names)
