"""What the documents promise: links that lead somewhere, every command and every variable."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from genglossary import formats
from genglossary.cli import COMMANDS
from genglossary.formats import FORMATS, Unusable
from genglossary.formats.column_names import PRESETS
from genglossary.formats.left_out import WORDS
from genglossary.formats.receiving import receivable, receive
from genglossary.formats.registry import ALL
from tests.formats.samples_for_tools import BILINGUAL

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SOURCES = [ROOT / "genglossary" / name for name in ("settings.py", "environment.py", "openid.py")]
OURS = [name for name in COMMANDS if get_commands().get(name.replace("-", "_")) == "genglossary"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file(page):
    links = re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    assert re.search(rf"`{name}[ `]", README)


def test_every_variable_of_the_settings_is_in_the_readme():
    used = {
        name
        for source in SOURCES
        for name in re.findall(
            r"(?:text|words|flag|number|secret|log_level|time_zone|sub_path|networks|choice)\(\s*\"([A-Z_]+)\"",
            source.read_text(encoding="utf-8"),
        )
    }
    assert len(used) > 15
    assert {name for name in used if f"`{name}`" not in README} == set()


def test_the_readme_names_no_variable_that_is_not_used():
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    named = set(re.findall(r"`(GENGLOSSARY_[A-Z_]+)`", README))
    assert {name for name in named if f'"{name}"' not in source} == set()


@pytest.mark.parametrize("name", OURS)
def test_every_help_has_an_example(name):
    text = load_command_class("genglossary", name.replace("-", "_")).create_parser("genglossary", name).format_help()
    assert f"Example:\n  genglossary {name}" in text


def test_every_format_is_in_the_list_of_formats():
    text = (ROOT / "docs/how-to/export.md").read_text("utf-8")
    for name, each in FORMATS.items():
        assert f"| `{name}` | `{each.suffix}` | {each.label}" in text
        assert all(f"`{dialect}`" in text for dialect in each.dialects)


def _comes_back(name: str, dialect: str) -> str:
    try:
        receive(FORMATS[name].suffix, formats.write(name, BILINGUAL, dialect))
    except Unusable:
        return "no"
    return "yes" if FORMATS[name].carries == ALL and not dialect else "what it says"


def test_the_list_of_formats_says_which_come_back():
    text = (ROOT / "docs/how-to/export.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `([\w-]+)` \| `\.\w+` \|.*\| ([\w ]+) \|$", text, re.M))
    assert told == {name: _comes_back(name, "") for name in FORMATS}
    for name, each in FORMATS.items():
        assert {_comes_back(name, dialect) for dialect in each.dialects} <= {"what it says"}


def _left_out(name: str, dialect: str) -> str:
    """The things that a format says in words, whichever list is the shorter one."""
    carried = FORMATS[name].carried_in(dialect)
    kept, lost = (
        [words[1] for aspect, words in WORDS.items() if (aspect in carried) is said] for said in (True, False)
    )
    return ", ".join(lost) or "nothing" if len(lost) <= len(kept) else f"all but {', '.join(kept)}"


def test_the_list_of_what_has_no_place_in_a_file_says_so_for_every_format():
    text = (ROOT / "docs/how-to/export.md").read_text("utf-8").partition("| left out |")[2]
    told = {
        tuple(re.findall(r"`([\w-]+)`", cell)): lost for cell, lost in re.findall(r"^\| (`.*`) \| (.*) \|$", text, re.M)
    }
    dialects = [(name, dialect) for name, each in FORMATS.items() for dialect in ("", *each.lacking)]
    assert told == {(name, dialect) if dialect else (name,): _left_out(name, dialect) for name, dialect in dialects}


def test_every_suffix_and_tool_of_imports_is_in_their_page():
    text = (ROOT / "docs/how-to/import.md").read_text("utf-8")
    told = text.partition("## In the browser")[2].partition("\n\n1. ")[0]
    assert set(re.findall(r"`(\.\w+)`", told)) == set(receivable())
    assert [preset.label for preset in PRESETS.values() if preset.label not in text] == []
