"""The handbook of the ropeway and its translation, at a terminal: a section stands elsewhere there, a paragraph and a
document are missing, and the drive station has two names."""

# A test that looks at what is not there fails by itself.
# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportOptionalOperand=false, reportArgumentType=false

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).parents[3]
TRANSLATIONS = {
    "auxiliary engine": "予備エンジン",
    "bull wheel": "滑車",
    "cabin": "客車",
    "conductor": "車掌",
    "evacuation bag": "避難袋",
    "Hartfell Ropeway": "ハートフェル・ロープウェイ",
    "haul rope": "曳索",
    "inspection journey": "点検便",
    "log book": "日誌",
    "rescue car": "救助車",
    "return station": "折返駅",
    "service brake": "常用ブレーキ",
    "tension weight": "緊張錘",
    "track brake": "索条ブレーキ",
    "track rope": "支索",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The summary, and the folder with the files that were written."""
    folder = tmp_path_factory.mktemp("ropeway")
    environment = {**os.environ, "GENGLOSSARY_DATA_DIR": str(folder / "data"), "LANG": "C.UTF-8"}
    environment.pop("DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    told = ""
    for name in ("pairs.xlsx", "pairs.json"):
        done = subprocess.run(
            [sys.executable, "manage.py", "generate", "docs/samples-bilingual/en", "docs/samples-bilingual/ja",
             "--languages", "en,ja", "--output", str(folder / name)],
            cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        told = told or done.stdout
    return told, folder


def entries(folder: Path) -> dict[str, dict]:
    return {entry["text"]: entry for entry in json.loads((folder / "pairs.json").read_text("utf-8"))["terms"]}


def test_the_summary_counts_pairs_and_names_what_is_in_none(made):
    told, _ = made
    assert "3 pairs of documents, " in told
    assert "In no pair: 1 document.\n  en/4-tickets.md\n" in told


def test_the_terms_have_their_translations_in_one_entry_and_hardly_a_wrong_one(made):
    found = {
        text: next((each["text"] for each in entry["equivalents"] if each["status"] == "accepted"), None)
        for text, entry in entries(made[1]).items()
    }
    right = [text for text, translation in TRANSLATIONS.items() if found.get(text) == translation]
    wrong = [text for text in TRANSLATIONS if found.get(text) not in (None, TRANSLATIONS[text])]
    assert len(right) >= 13
    assert len(wrong) <= 1
    assert not {TRANSLATIONS[text] for text in right} & found.keys()


def test_the_term_with_two_translations_is_told(made):
    station = entries(made[1])["drive station"]
    assert "translations" in station["issues"]
    assert {each["text"] for each in station["equivalents"]} >= {"原動駅", "駆動駅"}


def test_each_translation_is_proved_by_passages_that_have_both_terms(made):
    head, *rows = load_workbook(made[1] / "pairs.xlsx")["Translations"].values
    assert len(rows) >= 30
    for row in rows:
        told = dict(zip(head, row, strict=True))
        assert str(told["document"]).startswith("en/" if told["language"] == "ja" else "ja/")
        assert str(told["document"])[3:] == str(told["translated document"])[3:]
        assert told["translation"] in told["translated passage"]


def test_what_has_no_counterpart_proves_nothing(made):
    head, *rows = load_workbook(made[1] / "pairs.xlsx")["Translations"].values
    passages = [dict(zip(head, row, strict=True))["passage"] for row in rows]
    assert not any("winch" in passage or "ticket" in passage.lower() for passage in passages)


def test_a_translation_comes_with_its_own_definition(made):
    station = next(each for each in entries(made[1])["drive station"]["equivalents"] if each["text"] == "駆動駅")
    assert station["definition"].startswith("駆動駅とは")
