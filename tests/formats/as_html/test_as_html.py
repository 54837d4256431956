"""The page of a glossary: what somebody sees who opens it."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from genglossary import formats, readers
from genglossary.formats import Entry, Glossary, SourceReference, Spelling
from genglossary.readers import Unreadable
from genglossary.readers.own_output import REASON
from tests.formats.as_html.page import page_of, source_of
from tests.formats.samples import GLOSSARY, HORN
from tests.formats.samples_for_tools import BILINGUAL, LAMP, WICK

RULE = SourceReference(document="rules.md", start=0, end=9, text="The wick\nis trimmed at noon.")
WICK_IN_USE = replace(WICK, evidence=(RULE, SourceReference(document="log.md", start=0, end=4, text="A wick burnt.")))


def text_of(*entries: Entry, **fields: str) -> str:
    """As people read it."""
    source = re.sub(r"<(style|script).*?</\1>", "", source_of(*entries, **fields), flags=re.S)
    return " ".join(re.sub("<[^>]*>", " ", source).split())


def test_an_entry_says_all_that_is_known_of_it():
    text = text_of()
    for said in (
        "mantle lamp", "it burns oil.", "— Keepers&#x27; handbook, 1911", "ML", "mantle lamps", "Wick; No. 4",
        "マントルランプ", "炎で覆いを光らせる灯り。", "Glühlichtlampe", "veraltet klingend", "Not the reading lamp.",
    ):  # fmt: skip
        assert said in text


def test_spellings_that_nobody_may_write_stand_apart_and_rejected_translations_nowhere():
    source = source_of()
    (avoided,) = re.findall(r'<dd class="more avoid">.*?</dd>', source)
    assert all(each in avoided for each in ("gas lamp", "glow lamp", "ガス灯"))
    assert all(source.count(each) == 1 for each in ("gas lamp", "glow lamp", "ガス灯"))
    assert "Mantellampe" not in source
    assert "(de, proposed)" in source


def test_a_definition_from_documents_is_a_quotation_with_its_source_and_a_persons_is_none():
    assert "<blockquote>The fog horn is the voice" in source_of(HORN)
    assert "<cite>signals.md, daily work.md</cite>" in source_of(HORN)
    assert "<blockquote>" not in source_of(replace(HORN, origin="manual"))


@pytest.mark.parametrize(
    ("language", "none", "context"),
    [("en", "No definition found in the documents.", "Context"), ("ja", "定義は見つかりませんでした", "文脈")],
)
def test_a_term_without_definition_shows_its_best_passage_as_a_context(language: str, none: str, context: str):
    source = source_of(WICK_IN_USE, language=language)
    assert none in source
    assert re.search(rf'class="context"><b>{context}</b>.*?<blockquote[^>]*>The wick is trimmed at noon.<', source)
    assert "<cite>rules.md</cite>" in source
    assert 'class="said"' not in source


def test_every_entry_has_its_slug_as_anchor_and_every_spelling_one_too():
    lamp, other = LAMP, Entry(text="Mantle lamp", id="2", slug="")
    page = page_of(lamp, other, WICK)
    assert len(page.ids) == len(set(page.ids))
    assert {"mantle-lamp", "mantle-lamp-2", "wick-no-4", "ml", "gas-lamp", "letter.M"} <= set(page.ids)


def test_every_link_on_the_page_leads_somewhere():
    page = page_of()
    assert {each.removeprefix("#") for each in page.targets if each.startswith("#")} <= set(page.ids)
    assert [each for each in page.targets if not each.startswith("#")] == ["data:,"]


def test_letters_lead_to_a_to_z_and_then_to_kana_by_reading():
    entries = [
        Entry(text=text, reading=reading) for text, reading in (("霧笛", "ムテキ"), ("鏡", "かがみ"), ("鉛", ""))
    ]
    page = page_of(*entries, Entry(text="lamp"), Entry(text="C#"))
    assert page.texts["h2"] == ["C", "L", "か", "ま", "Others"]
    assert [each for each in page.targets if each.startswith("#letter.")] == [
        "#letter.C", "#letter.L", "#letter.か", "#letter.ま", "#letter.others",
    ]  # fmt: skip


def test_machines_read_a_set_of_defined_terms():
    data = page_of(*BILINGUAL.entries, WICK_IN_USE, title="Lamps", language="en").data
    assert (data["@type"], data["name"], data["inLanguage"]) == ("DefinedTermSet", "Lamps", "en")
    lamp = next(each for each in data["hasDefinedTerm"] if each["@id"] == "#mantle-lamp")
    assert (lamp["@type"], lamp["name"], lamp["alternateName"]) == (
        "DefinedTerm",
        "mantle lamp",
        ["ML", "mantle lamps"],
    )
    assert lamp["description"].startswith("A lamp whose flame")
    assert all("description" not in each for each in data["hasDefinedTerm"] if each["name"] == WICK.text)


def test_the_page_asks_nobody_for_anything_and_runs_only_its_own_script():
    source = source_of()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', source)
    assert policy and policy[1].startswith("default-src 'none'")
    style, script = re.search(r"<style>(.*?)</style>", source, re.S), re.search(r"<script>(.*?)</script>", source, re.S)
    for part in (style, script):
        assert part and f"'sha256-{base64.b64encode(hashlib.sha256(part[1].encode()).digest()).decode()}'" in policy[1]
    assert not re.search(r"(?:src|href)=\"(?!#|data:,)", source)
    assert not re.search(r"url\(|@import|https?://(?!schema\.org)", source)


def test_the_page_is_light_or_dark_as_people_want_and_there_without_scripts():
    source = source_of()
    assert "prefers-color-scheme: dark" in source
    assert 'form role="search" hidden' in source  # the script shows it
    assert "@media print" in source


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("en", ['<html lang="en">', "Search", "3 in all"]), ("ja", ['<html lang="ja">', "検索", "用語 3 件"])],
)
def test_its_own_words_are_in_the_language_of_the_glossary(language: str, wanted: list[str]):
    assert all(each in source_of(language=language) for each in wanted)


def test_the_page_is_no_document():
    with pytest.raises(Unreadable, match=REASON):
        readers.read("glossary.html", formats.write("html", GLOSSARY))


def test_tens_of_thousands_of_entries_come_in_small_pieces():
    entries = tuple(
        replace(HORN, text=f"horn {number}", spellings=(Spelling(text="horn"),), slug=f"horn-{number}")
        for number in range(5_000)
    )
    sizes = [len(each) for each in formats.chunks("html", Glossary(entries=entries))]
    assert len(sizes) > 10_000
    assert max(sizes) < 20_000
    assert sum(sizes) < 5_000 * 1_500
