"""Calling a command as a shell would: what it wrote, and its exit code."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.management import CommandError, call_command


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str


@pytest.fixture
def run_command(capsys: pytest.CaptureFixture[str]) -> Callable[..., Called]:
    def call(name: str, *arguments: object) -> Called:
        code, refusal = 0, ""
        try:
            call_command(name, *(str(a) for a in arguments))
        except CommandError as error:
            code, refusal = error.returncode, str(error)
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Called(code, captured.out, captured.err + refusal)

    return call
