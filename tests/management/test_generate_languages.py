"""`genglossary generate` with documents and their translations."""

# A test that looks at what is not there fails by itself.
# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportOptionalOperand=false, reportArgumentType=false

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from genglossary.models import Document, Project
from tests.translated import CATALOG, ENGLISH, JAPANESE, MORE_ENGLISH, MORE_JAPANESE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name, text in {
        "handbook/signals.md": ENGLISH, "traduction/signals.md": JAPANESE, "handbook/watches.md": MORE_ENGLISH,
        "traduction/watches.md": MORE_JAPANESE, "handbook/lamp.md": "# Lamp\n\nThe lamp is lit at dusk by us.\n",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "handbook", tmp_path / "traduction"


def generate(*arguments: object) -> None:
    call_command("generate", *map(str, arguments))


def test_two_folders_become_one_bilingual_glossary(folders, tmp_path, capsys):
    output = tmp_path / "pairs.xlsx"
    generate(*folders, "--languages", "en,ja", "--output", output)
    told = capsys.readouterr().out
    assert "2 pairs of documents, " in told
    assert "1 inconsistent translation." in told
    assert "In no pair: 1 document.\n  handbook/lamp.md\n" in told
    book = load_workbook(BytesIO(output.read_bytes()))
    rows = {row[0]: row for row in book["Terms"].values}
    head = list(rows["text"])
    assert "ja: 霧笛" in rows["fog horn"][head.index("translations")]
    assert "霧笛" not in rows
    assert ("fog horn", "ja", "霧笛") in {row[:3] for row in book["Translations"].values}


@pytest.mark.parametrize("suffix", ["csv", "tbx", "json", "utx"])
def test_every_bilingual_file_has_the_translations(folders, tmp_path, suffix):
    output = tmp_path / f"pairs.{suffix}"
    generate(*folders, "--languages", "en,ja", "--output", output)
    assert "霧笛" in output.read_text("utf-8")


def test_the_surest_translation_counts_as_accepted_in_the_file_and_waits_for_people_on_pages(folders, tmp_path):
    output = tmp_path / "pairs.json"
    generate(*folders, "--languages", "en,ja", "--output", output)
    (horn,) = (entry for entry in json.loads(output.read_text("utf-8"))["terms"] if entry["text"] == "fog horn")
    assert [(each["text"], each["status"]) for each in horn["equivalents"]] == [("霧笛", "accepted")]
    assert Project.objects.get().terms.get(text="fog horn").equivalents.get().status == "proposed"


def test_languages_the_other_way_round_make_the_others_the_originals(folders, tmp_path):
    generate(folders[1], folders[0], "--languages", "ja,en")
    found = Document.objects.get(name="handbook/signals.md")
    assert found.translation_of.name == "traduction/signals.md"


@pytest.mark.parametrize("languages", ["en", "en,en", "en,", "english,ja", "en;ja", ""])
def test_languages_that_are_none_are_refused(folders, languages):
    with pytest.raises(CommandError) as raised:
        generate(*folders, "--languages", languages)
    assert raised.value.returncode == 2
    assert not Document.objects.exists()


def test_documents_that_translate_nothing_are_told_how_to_be_named(tmp_path, capsys):
    (tmp_path / "a.md").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "lampe.md").write_text("# Lampe\n\nDie Lampe ist das Licht der Station, und sie ist an.\n", "utf-8")
    generate(tmp_path, "--languages", "en,de")
    assert "No document is paired with a translation." in capsys.readouterr().out


def test_a_catalog_of_messages_needs_no_counterpart(tmp_path, capsys):
    (tmp_path / "signals.po").write_text(CATALOG, encoding="utf-8")
    (tmp_path / "signals.md").write_text(ENGLISH, encoding="utf-8")
    generate(tmp_path, "--languages", "en,ja", "--output", tmp_path / "pairs.json")
    assert "0 pairs of documents, 1 catalog of messages, " in capsys.readouterr().out
    assert "霧笛" in (tmp_path / "pairs.json").read_text("utf-8")
