import json

import pytest


@pytest.fixture
def sentences(tmp_path):
    path = tmp_path / "sentences.json"
    rows = [["drogue", 1, "A drogue is a sea anchor that slows a ship."], ["drogue", 0, "We lost the drogue."]]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_json_is_a_list_of_answers_in_the_order_of_the_rows(run_command, sentences):
    called = run_command("analyze_definitions", sentences, "--json")
    assert called.code == 0
    assert json.loads(called.out) == [True, False]


def test_details_add_confidence_and_term(run_command, sentences):
    first, second = json.loads(run_command("analyze_definitions", sentences, "--json", "--details").out)
    assert first["definition"] is True
    assert first["term"] == "drogue"
    assert first["sentence"] == "A drogue is a sea anchor that slows a ship."
    assert second["confidence"] < first["confidence"] <= 1


def test_people_get_a_line_for_each_sentence(run_command, sentences):
    first, second = run_command("analyze_definitions", sentences).out.splitlines()
    assert first.startswith("yes 0.")
    assert second.startswith("no  0.")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "# Drogue\n\nWe lost the *drogue*. A `drogue` is a sea anchor that slows a ship."),
        (
            "a.html",
            "<h1>Drogue</h1><p>We lost the drogue. A <code>drogue</code> is an anchor that slows a ship.</p>",
        ),
    ],
)
def test_a_document_is_read_and_its_sentences_are_judged(run_command, tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    first, second = json.loads(run_command("analyze_definitions", path, "--json", "--details").out)
    assert (first["definition"], first["sentence"]) == (False, "We lost the drogue.")
    assert (second["definition"], second["term"]) == (True, "drogue")


def test_a_document_that_cannot_be_read_is_refused_with_the_reason(run_command, tmp_path):
    path = tmp_path / "bad.docx"
    path.write_bytes(b"no office document")
    called = run_command("analyze_definitions", path)
    assert (called.code, called.out) == (2, "")
    assert "damaged" in called.err


@pytest.mark.parametrize(("content", "reason"), [(b"[7]", "Row 1"), (b"[", "JSON"), (b"\x00\x01", "binary")])
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(run_command, tmp_path, content, reason):
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    called = run_command("analyze_definitions", path)
    assert (called.code, called.out) == (2, "")
    assert reason in called.err


def test_a_missing_file_is_refused_and_details_need_json(run_command, tmp_path, sentences):
    assert run_command("analyze_definitions", tmp_path / "none.json").code == 2
    assert run_command("analyze_definitions", sentences, "--details").code == 2
