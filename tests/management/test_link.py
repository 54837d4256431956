import json

import pytest

GLOSSARY = {"terms": [{"text": "fog horn", "slug": "fog-horn", "status": "accepted"}]}


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "docs"
    (folder / "guide").mkdir(parents=True)
    (folder / "glossary.md").write_text("# Glossary\n\nThe fog horn.\n", encoding="utf-8")
    (folder / "guide" / "start.md").write_bytes(b"# Start\r\n\r\nSound the fog horn.\r\n")
    (folder / "notes.txt").write_text("A fog horn.", encoding="utf-8")
    (tmp_path / "glossary.json").write_text(json.dumps(GLOSSARY), encoding="utf-8")
    return folder


def link(run_command, docs, *more):
    return run_command("link", docs, "--format", "mkdocs", "--glossary", docs.parent / "glossary.json", *more)


def test_a_difference_is_shown_and_nothing_written(run_command, docs):
    called = link(run_command, docs, "--diff")
    assert called.code == 0
    assert "+Sound the [fog horn](../glossary.md#fog-horn)." in called.out
    assert called.err.endswith("1 link to 1 term proposed in 1 file.\n")
    assert b"[" not in (docs / "guide" / "start.md").read_bytes()


def test_a_form_feed_tears_no_line_of_the_difference(run_command, docs):
    (docs / "guide" / "start.md").write_bytes(b"# Start\n\nSound the fog horn.\fAgain.\n")
    out = link(run_command, docs, "--diff").out
    assert "-Sound the fog horn.␌Again.\n+Sound the [fog horn](../glossary.md#fog-horn).␌Again.\n" in out


def test_links_are_written_beside_what_stays_byte_for_byte(run_command, docs):
    assert link(run_command, docs).code == 0
    written = (docs / "guide" / "start.md").read_bytes()
    assert written == b"# Start\r\n\r\nSound the [fog horn](../glossary.md#fog-horn).\r\n"
    assert (docs / "glossary.md").read_text(encoding="utf-8") == "# Glossary\n\nThe fog horn.\n"
    assert link(run_command, docs).err.endswith("0 links to 0 terms written in 0 files.\n")
    assert (docs / "guide" / "start.md").read_bytes() == written


def test_a_term_without_an_address_is_named_and_not_linked(run_command, docs):
    words = docs.parent / "words.csv"
    words.write_text("text,definition\nfog horn,It sounds.\n", encoding="utf-8")
    called = run_command("link", docs, "--format", "mkdocs", "--glossary", words)
    assert "1 term: not linked, for the glossary has no address (slug): fog horn" in called.err
    assert b"[" not in (docs / "guide" / "start.md").read_bytes()


def test_the_glossary_may_stand_elsewhere(run_command, docs):
    called = link(run_command, docs, "--diff", "--page", docs / "ref" / "words.md")
    assert "[fog horn](../ref/words.md#fog-horn)" in called.out
    assert "[fog horn](ref/words.md#fog-horn)" in called.out


def test_files_that_cannot_be_written_back_are_named_and_left(run_command, docs):
    (docs / "mixed.md").write_bytes(b"a fog horn\r\nb\n")
    called = link(run_command, docs)
    assert "mixed.md: Its line ends are mixed" in called.err
    assert (docs / "mixed.md").read_bytes() == b"a fog horn\r\nb\n"


@pytest.mark.parametrize("content", ['{"terms": []}', '{"terms": [{"text": "x", "status": "excluded"}]}', "no", None])
def test_a_glossary_without_entries_is_refused(run_command, docs, content):
    glossary = docs.parent / "glossary.json"
    glossary.unlink() if content is None else glossary.write_text(content, encoding="utf-8")
    called = link(run_command, docs)
    assert called.code == 2
    assert called.err


def test_a_project_has_a_glossary_too(run_command, docs, db):
    called = run_command("link", docs, "--format", "mkdocs", "--project", "nowhere")
    assert called.code == 2
    assert "There is no project" in called.err


def test_a_word_of_two_senses_is_named_where_no_document_tells_which_is_meant(run_command, docs):
    senses = [{"text": "fog horn", "slug": slug, "status": "accepted"} for slug in ("fog-horn", "fog-horn-2")]
    (docs.parent / "glossary.json").write_text(json.dumps({"terms": senses}), encoding="utf-8")
    called = link(run_command, docs)
    assert "fog horn: Several entries are called so" in called.err
    assert b"[" not in (docs / "guide" / "start.md").read_bytes()


def test_the_glossary_may_be_any_file_that_can_be_imported(run_command, docs):
    words = docs.parent / "words.csv"
    words.write_text("用語,別表記\nfog horn,horn\n", encoding="utf-8")
    (docs / "start.rst").write_text("Start\n=====\n\nSound the fog horn.\n", encoding="utf-8")
    run_command("link", docs, "--format", "sphinx", "--glossary", words)
    assert "Sound the :term:`fog horn`." in (docs / "start.rst").read_text(encoding="utf-8")
