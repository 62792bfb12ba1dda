"""Rule 26: one door. The lock files, the Makefile and the README say the same."""

import re
import tomllib

from tests.house.source import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def _lock(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_locks_when_read_name_no_host_and_no_folder():
    found = [
        f"{name}:{n}"
        for name in LOCKS
        for n, line in enumerate(_lock(name).splitlines(), 1)
        if re.search(r"://|--index|--find-links|--extra-index|\bfile:|^-e|@ ", line)
    ]
    assert found == []


def test_locks_when_read_have_a_hash_for_every_wheel():
    for name in LOCKS:
        blocks = re.split(r"\n(?=[a-z0-9])", _lock(name).strip())
        assert [b.split()[0] for b in blocks if "--hash=sha256:" not in b] == []


def test_locks_when_compared_hold_every_dependency():
    project = _project()["project"]
    asked = {_name(d) for d in (*project["dependencies"], *project["optional-dependencies"]["postgres"])}
    assert asked - _locked("requirements.lock") == set()
    dev = {_name(d) for d in (*_project()["dependency-groups"]["dev"], *project["optional-dependencies"]["ml"])}
    assert dev - _locked("requirements-dev.lock") == set()


def test_locks_when_compared_agree():
    run, dev = _versions("requirements.lock"), _versions("requirements-dev.lock")
    assert {n: (run[n], dev.get(n)) for n in run if run[n] != dev.get(n)} == {}


def test_dependencies_when_declared_say_why():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    part = text[text.index("dependencies = [") : text.index("[tool.hatch")]
    names = re.compile(r"""\s*(?:\w+ = \[)?"[^"]+\"""")
    unsaid = [line.strip() for line in part.splitlines() if names.match(line) and "#" not in line]
    assert unsaid == []


def test_the_first_commands_of_the_readme_when_typed_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for name in ("README.md", "README.zh-CN.md"):
        said = re.findall(r"^make ([a-z-]+)", (ROOT / name).read_text("utf-8"), re.M)
        assert said[:2] == ["try", "check"]
        assert set(said) - targets == set()


def test_ci_when_run_makes_the_check_and_nothing_else():
    lines = [x for x in (ROOT / ".ci/run").read_text("utf-8").splitlines() if x and not x.startswith("#")]
    assert lines == ["set -eu", 'cd "$(dirname "$0")/.."', "exec make check"]


def test_pictures_named_in_the_docs_when_looked_for_are_there():
    missing = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
        for target in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


def _locked(name: str) -> set[str]:
    return set(_versions(name))


def _versions(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==([^ \\;]+)", _lock(name), re.M):
        found.setdefault(package, []).append(version)
    return found
