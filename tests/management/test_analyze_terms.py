"""`analyze-terms`: every term that was considered, and why."""

import json
from pathlib import Path

import pytest

TEXT = "# Tide engine\n\nA tide engine is a machine that turns the tide into work. Keepers inspect tide engines.\n"


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    (tmp_path / "handbook.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_json_holds_each_term_with_its_score_and_passages_that_stand_in_the_document(run_command, handbook):
    called = run_command("analyze_terms", handbook, "--json")
    terms = {term["text"].lower(): term for term in json.loads(called.out)["terms"]}
    engine = terms["tide engine"]
    assert (called.code, engine["accepted"], engine["variants"]) == (0, True, ["tide engines"])
    assert engine["variant_kinds"] == {"tide engines": "plural"}
    assert engine["parts"]
    for passage in engine["passages"]:
        assert TEXT[passage["start"] : passage["end"]] == passage["text"]


def test_the_list_for_people_says_why_each_term_was_accepted_or_not(run_command, handbook):
    called = run_command("analyze_terms", handbook)
    (line,) = [line for line in called.out.splitlines() if "ide engine (" in line]
    assert line.startswith("+")
    assert "specific to these documents" in line


def test_a_limit_is_kept(run_command, handbook):
    called = run_command("analyze_terms", handbook, "--json", "--max-terms", 1)
    assert sum(term["accepted"] for term in json.loads(called.out)["terms"]) == 1


@pytest.mark.parametrize(
    ("arguments", "message"), [(["nowhere"], "nowhere does not exist"), ([".", "--max-terms", "0"], "at least 1")]
)
def test_bad_input_is_named_and_exits_with_2(run_command, handbook, monkeypatch, arguments, message):
    monkeypatch.chdir(handbook)
    called = run_command("analyze_terms", *arguments)
    assert called.code == 2
    assert message in called.err


def test_files_that_cannot_be_read_are_named(run_command, handbook):
    (handbook / "empty.md").write_text("", encoding="utf-8")
    called = run_command("analyze_terms", handbook, "--json")
    assert called.code == 0
    assert "empty.md: The file is empty." in called.err
