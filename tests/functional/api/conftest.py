"""A running server full of everything, and the program that asks it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.functional.web.conftest import ROOT, Site

SEED = "from tests.functional.api.seeded import seed; seed()"


class Asked(NamedTuple):
    """A server, the secret of a token with all scopes, and ids of things by the names that the schema has for them."""

    site: Site
    secret: str
    ids: dict[str, Any]

    @property
    def api(self) -> str:
        return f"{self.site.url}/api/v1"


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    site = Site(tmp_path / "data")
    site.environment["GENGLOSSARY_API_REQUESTS"] = "100000000"
    try:
        site.start()
        told = json.loads(printed(site, SEED))
        yield Asked(site, told["secret"], told["ids"])
    finally:
        site.stop()


def printed(site: Site, code: str) -> str:
    """The last line that the code prints in the shell of the installation."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=site.environment, check=True, capture_output=True, text=True)
    return done.stdout.strip().splitlines()[-1]
