"""A class has its name alone, and docstrings say what things are: who looks for one finds it in one place."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import genglossary

HOME = Path(genglossary.__file__).parent
SHARED = {
    "Equivalent": "a row of the database, and what a file says of one; the pure packages know no rows",
    "Command": "Django's name for what a command is",
    "Meta": "Django's name for the options of a model or a form",
    "Media": "Django's name for the files of a form or an admin page",
    "Finding": "of an engine that reviews entries, of a check of documents; neither knows the other",
    "Line": "of a PDF by its letters, of reStructuredText by its characters; neither leaves its reader",
}
"""Names that several classes may have, with the reason."""


def names_used_twice(sources: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Public names of classes that stand in several places, from (file, source) pairs: name → files."""
    places: dict[str, list[str]] = defaultdict(list)
    for file, source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(file)
    return {name: files for name, files in places.items() if len(files) > 1}


def house() -> Iterable[tuple[str, str]]:
    """Every file of the package with its source. The classes of migrations are all called Migration."""
    paths = (path for path in sorted(HOME.rglob("*.py")) if "migrations" not in path.parts)
    return ((path.relative_to(HOME).as_posix(), path.read_text("utf-8")) for path in paths)


def test_no_two_classes_share_a_name_unless_it_says_why():
    assert {name: files for name, files in names_used_twice(house()).items() if name not in SHARED} == {}


def test_a_name_that_stands_twice_is_found_also_within_a_class_and_a_private_one_is_not():
    sources = [
        ("a.py", "class Lamp: ...\nclass _Own: ..."),
        ("b.py", "class Tower:\n    class Lamp: ...\nclass _Own: ..."),
    ]
    assert names_used_twice(sources) == {"Lamp": ["a.py", "b.py"]}


RIDDLE = re.compile(r"(What|Which|Who|Whose|Where|When|Why|How)\b")
"""Beginnings of a question; "Whether …" is what a function says that returns a bool."""


def described(source: str) -> Iterable[tuple[str, str]]:
    """(name, docstring) of the module, its classes and functions, and of the names at a level that a string follows."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield getattr(node, "name", "module"), ast.get_docstring(node) or ""
        if isinstance(node, ast.Module | ast.ClassDef):
            for named, below in pairwise(node.body):
                if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                    yield ast.unparse(named).split(" ")[0], str(below.value.value)


def riddles(source: str) -> list[str]:
    """Names in `source` whose docstring begins with a question and not with a thing or a verb."""
    return [name for name, docstring in described(source) if RIDDLE.match(docstring.strip())]


def test_docstrings_begin_with_a_verb_or_say_what_the_thing_is():
    found = {file: riddles(source) for file, source in house()}
    assert {file: names for file, names in found.items() if names} == {}


def test_a_docstring_that_begins_with_a_question_is_found_wherever_it_stands():
    source = '''"""What it is."""
LAMPS = 3
"""How many lamps there are."""
OIL = 5
"""Litres."""
class Lamp:
    """Where it stands."""
    def light(self):
        """Which lamp shines."""
    def is_lit(self):
        """Whether it shines."""
'''
    assert riddles(source) == ["module", "LAMPS", "Lamp", "light"]
