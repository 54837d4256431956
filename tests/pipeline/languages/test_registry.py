"""Each folder of a language is in the registry, apart from the others, and tested: docs/how-to/add-a-language.md."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from genglossary.pipeline import languages
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.text.identification import LanguageGuess

FOLDERS = sorted(path.parent.name for path in Path(languages.__path__[0]).glob("*/__init__.py"))
SAID = {
    "en": "The keeper of the light was to open the gate when the tide had come in.",
    "ja": "灯台守は霧の夜に霧笛を鳴らす。",
}


def record(folder: str) -> Language:
    """The record of the language in that folder, by its name in capitals."""
    return getattr(import_module(f"{languages.__name__}.{folder}"), folder.upper())


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_language_is_registered_and_has_tests_of_its_own(folder: str) -> None:
    assert record(folder) in [*LANGUAGES.values(), OTHER]
    if record(folder) is not OTHER:
        tests = {path.name for path in (Path(__file__).parent / folder).glob("test_*.py")}
        assert {"test_chunking.py", "test_definition_signs.py"} <= tests


def test_no_language_may_import_another() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (apart,) = (set(each["modules"]) for each in contracts if each["name"].startswith("Languages know nothing"))
    assert apart == {f"{languages.__name__}.{folder}" for folder in FOLDERS}


def test_the_languages_are_those_for_which_kept_counts_were_made_last() -> None:
    """Documents in a new language are counted otherwise: who adds its code here has raised `counts_codec.VERSION`."""
    assert sorted(LANGUAGES) == ["en", "ja"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_in_a_language_is_known_to_be_in_it(code: str) -> None:
    assert LanguageGuess([SAID[code]]).of(SAID[code]) == code
