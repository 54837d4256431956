"""What the documents promise: links that lead somewhere, every command and every variable."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from genglossary.cli import COMMANDS
from genglossary.formats import FORMATS

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
