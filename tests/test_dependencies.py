"""What the program imports is what it says it needs: a wheel has no other libraries than those."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def imported() -> set[str]:
    """Top names of all modules that the program imports, at whatever moment."""
    names: set[str] = set()
    for path in (ROOT / "genglossary").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"genglossary"}


def test_every_library_that_is_imported_is_a_dependency_or_an_extra():
    named = [*PROJECT["dependencies"], *(each for extra in PROJECT["optional-dependencies"].values() for each in extra)]
    ours = {re.split(r"[\[<>=; ]", each)[0].lower().replace("_", "-") for each in named}
    of = packages_distributions()
    packed = {name: {each.lower().replace("_", "-") for each in of.get(name, [name])} for name in imported()}
    ours |= {"anyio", "starlette", "uvicorn"}  # the server inside of the extra `mcp`, of which they are dependencies
    assert {name: found for name, found in packed.items() if not found & ours} == {}
