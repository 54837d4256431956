"""A running server is asked by schemathesis for all that its schema allows and forbids."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.functional.api.conftest import Asked

CHECKS = (
    *("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance"),
    *("response_headers_conformance", "ignored_auth", "unsupported_method"),
)
# Things have to be there for all others to have something to ask about.
ENDING = ("delete_project", "remove_document", "remove_equivalent", "remove_member", "discard_import", "confirm_import")
CONFIGURATION = """
headers = {{ Authorization = "Bearer {secret}" }}
[parameters]
{ids}
"""


def ran(asked: Asked, folder: Path, *arguments: str, ids: dict[str, Any]) -> "subprocess.CompletedProcess[str]":
    """Schemathesis over the schema of the server; parameters with a name in `ids` have that value."""
    lines = "\n".join(f'"path.{name}" = {value!r}' for name, value in ids.items())
    (folder / "asked.toml").write_text(CONFIGURATION.format(secret=asked.secret, ids=lines), encoding="utf-8")
    program = shutil.which("schemathesis", path=str(Path(sys.executable).parent)) or "schemathesis"
    command = [
        *(program, "--config-file", "asked.toml", "run", f"{asked.api}/openapi.json", "--checks", ",".join(CHECKS)),
        *("--continue-on-failure", "--no-color", *arguments),
    ]
    # Where it keeps what it found is no part of the checkout.
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900)


def test_what_exists_is_answered_as_the_schema_says_and_to_nobody_without_a_token(asked, tmp_path):
    left_out = [f"--exclude-operation-id={name}" for name in ENDING]
    done = ran(asked, tmp_path, "--phases", "coverage,fuzzing", "--max-examples", "5", *left_out, ids=asked.ids)
    assert done.returncode == 0, done.stdout[-20000:]


def test_what_does_not_exist_is_answered_as_the_schema_says_by_every_operation(asked, tmp_path):
    done = ran(asked, tmp_path, "--phases", "fuzzing", "--max-examples", "5", ids={})
    assert done.returncode == 0, done.stdout[-20000:]
