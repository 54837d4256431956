"""No sentence for people is written in one language alone where code raises, answers or sends it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.translations.messages import HOUSE

# What they are given is read by people: on a page, in a terminal, in a report.
_SAYING = frozenset(
    {
        "AddressRefused", "BackupRefused", "BadInput", "CannotPropose", "CannotRefer", "Damaged", "DatabaseNotReady",
        "DecisionRefused", "EngineError", "Http404", "ImproperlyConfigured", "LastOwner", "NotKept",
        "PermissionDenied", "Problem", "RefusedFile", "StartRefused", "StepRefused", "Unreadable", "Unusable",
        "ValidationError", "add_error", "back_to_table", "refusal", "refuse", "success",
    }
)  # fmt: skip
_SENTENCE = re.compile(r"[A-Za-z]{2,}[^A-Za-z]+[A-Za-z]+")
# Programs read these, or people who write programs.
_FOR_PROGRAMS = frozenset({"api", "migrations", "agents", "public", "checks.py"})


def spoken(source: str) -> Iterator[str]:
    """Sentences that are given as they are to something that says them."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and _name(call.func) in _SAYING:
            for given in (*call.args, *(each.value for each in call.keywords)):
                if _SENTENCE.search(text := _text(given)) and not text.isidentifier():
                    yield text


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _text(given: ast.expr) -> str:
    if isinstance(given, ast.JoinedStr):
        return "".join(_text(each) if isinstance(each, ast.Constant) else "{}" for each in given.values)
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""


FILES = [path for path in sorted(HOUSE.rglob("*.py")) if _FOR_PROGRAMS.isdisjoint(path.relative_to(HOUSE).parts)]


@pytest.mark.parametrize("room", sorted({path.relative_to(HOUSE).parts[0] for path in FILES}))
def test_a_sentence_that_people_read_is_said_in_their_language(room: str):
    paths = [path for path in FILES if path.relative_to(HOUSE).parts[0] == room]
    assert {_where(path): said for path in paths if (said := [*spoken(path.read_text(encoding="utf-8"))])} == {}


def _where(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def test_what_is_marked_for_translation_is_let_through():
    assert [*spoken('raise DecisionRefused(_("There is no such term."))')] == []
    assert [*spoken('raise DecisionRefused(f"There is no {term} here.")')] == ["There is no {} here."]
