"""The pure rooms know no Django: each is imported in a process where it cannot be."""

import subprocess
import sys

import pytest

WITHOUT_DJANGO = """
import importlib, pkgutil, sys
sys.modules["django"] = None
package = importlib.import_module("genglossary.{name}")
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
"""


@pytest.mark.parametrize(
    "name", ["pipeline", "engines", "readers", "formats", "linking", "comparing", "checking", "editor"]
)
def test_a_pure_package_is_imported_without_django(name):
    done = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO.format(name=name)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
