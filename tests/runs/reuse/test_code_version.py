"""Results are kept for as long as the code that they come from stays the same."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import genglossary
from genglossary.runs.reuse import code_version

HOME = Path(genglossary.__file__).parent
# Whose a run is, and how a worker is woken up, change nothing about what it finds.
IRRELEVANT = ("runs/lifecycle/", "runs/wake_up.py")
STARTS = (HOME / "runs/steps/__init__.py", HOME / "runs/reuse/completed_steps.py", HOME / "pipeline/parallel/worker.py")


def imported_by(path: Path) -> Iterator[Path]:
    """The modules of the house that the one at `path` imports, also inside of functions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("genglossary."):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            for name in names:
                module = HOME.parent.joinpath(*name.split("."))
                yield from (each for each in (module.with_suffix(".py"), module / "__init__.py") if each.exists())


def closure(starts: tuple[Path, ...]) -> set[Path]:
    found: set[Path] = set()
    left = list(starts)
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += imported_by(path)
    return found


def test_every_module_that_a_result_depends_on_is_hashed():
    needed = {path.relative_to(HOME).as_posix() for path in closure(STARTS)}
    hashed = {path.relative_to(HOME).as_posix() for path in code_version.hashed_files()}
    assert {path for path in needed - hashed if not path.startswith(IRRELEVANT)} == set()
    assert {path for path in hashed if path.startswith(("pipeline/languages/japanese/", "runs/writing/"))}


@pytest.mark.parametrize("changed", ["pipeline/languages/english/chunking.py", "models/term.py"])
def test_a_change_of_the_code_changes_its_version(monkeypatch, tmp_path, changed):
    before = code_version.code()
    files = list(code_version.hashed_files())
    assert HOME / changed in files
    copy = tmp_path / "changed.py"
    copy.write_text((HOME / changed).read_text() + "\n")
    monkeypatch.setattr(code_version, "hashed_files", lambda: [copy if f == HOME / changed else f for f in files])
    assert code_version.code.__wrapped__() != before
