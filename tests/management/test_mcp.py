"""`mcp` without its extra. With it: tests/functional/agents."""

import sys

import pytest
from django.core.management import call_command

from genglossary.management.errors import Error


def test_without_its_extra_it_says_how_to_get_it(monkeypatch):
    for name in [each for each in sys.modules if f"{each}.".startswith(("mcp.", "genglossary.agents."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(Error, match=r"pip install 'genglossary\[mcp\]'") as refused:
        call_command("mcp")
    assert refused.value.returncode == 2
