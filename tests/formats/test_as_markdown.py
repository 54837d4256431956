from dataclasses import replace

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from genglossary import formats
from genglossary.formats import Entry, Glossary
from tests.formats.samples import GLOSSARY, HORN, KEEPER, texts, words


def write(*entries: Entry) -> str:
    return formats.write(".md", Glossary(title="Words", entries=entries)).decode()


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_a_glossary_reads_like_one():
    assert formats.write(".md", GLOSSARY).decode() == (
        "# Keepers' words\n\n"
        "2 in all, 1 with a definition.\n\n"
        "## F\n\n"
        "### fog horn\n\n"
        "Also: fog-horn, FH\n\n"
        "> The fog horn is the voice of the station in thick weather.\n\n"
        "— signals.md, daily work.md · mentions: 12, documents: 2\n\n"
        "## た\n\n"
        "### 灯台守（とうだいもり）\n\n"
        "*No definition found in the documents.*\n\n"
        "[GenGlossary]: # (GenGlossary wrote this from documents; it is no document itself.)\n"
    )


def test_a_japanese_glossary_speaks_japanese():
    text = formats.write(".md", Glossary(entries=(KEEPER,))).decode()
    assert text.startswith("# 用語集\n")
    assert "定義は見つかりませんでした" in text


def test_the_order_is_a_to_z_then_kana_then_the_rest():
    ja = [
        Entry(text=text, reading=reading, language="ja")
        for text, reading in (
            ("霧笛", "むてき"),
            ("ガス灯", "ガストウ"),
            ("カーテン", ""),
            ("潮位", ""),
            ("鏡", "かがみ"),
        )
    ]
    text = write(*ja, Entry(text="zone"), Entry(text="Éclair"), Entry(text="3D view"), Entry(text="ａｎｃｈｏｒ"))
    assert headings(text)[1:] == [
        "## A", "### ａｎｃｈｏｒ",
        "## E", "### Éclair",
        "## Z", "### zone",
        "## か", "### カーテン", "### 鏡（かがみ）", "### ガス灯（ガストウ）",
        "## ま", "### 霧笛（むてき）",
        "## その他", "### 3D view", "### 潮位",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "*No definition found in the documents. Context:*\n\n{quoted}\n\n— signals.md · Mentioned in: daily work.md",  # noqa: E501
        ),
        ("ja", "*文書の中に定義は見つかりませんでした。文脈：*\n\n{quoted}\n\n— signals.md · 出現箇所：daily work.md"),
    ],
)
def test_a_missing_definition_is_said_and_the_best_passage_quoted_as_a_context(language: str, said: str):
    entry = replace(HORN, definition=None, origin="")
    text = formats.write(".md", Glossary(language=language, entries=(entry,))).decode()
    assert said.format(quoted="> The fog horn is the voice of the station.") in text


def test_a_definition_from_a_file_names_the_source_that_the_file_named():
    text = write(replace(HORN, origin="imported", source="Keepers' handbook"))
    assert "weather.\n\n— Keepers' handbook · mentions: 12" in text


def test_only_what_the_documents_say_is_shown_as_a_quotation():
    for origin in ("generated", "manual"):
        text = write(replace(HORN, origin=origin))
        assert "> The fog horn" not in text
        assert "language model" in text if origin == "generated" else "by a person" in text


def test_a_definition_that_a_person_quoted_names_its_document_or_what_the_person_named():
    quoted = replace(HORN, origin="manual", source="")
    assert "— written by a person · signals.md, daily work.md · mentions: 12" in write(quoted)
    named = write(replace(quoted, source="Keepers' handbook"))
    assert "— written by a person · Keepers' handbook · mentions: 12" in named


def shown(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return ["".join(c.content for c in t.children or [] if c.type == "text") for t in tokens if t.type == "inline"]


def test_markup_in_a_text_is_shown_as_it_is():
    text = write(Entry(text="*lamp* <b>_x_ `c` [a](b) | #", definition="1. = - + # <script>alert(1)</script>"))
    assert "*lamp* <b>_x_ `c` [a](b) | #" in shown(text)
    assert "1. = - + # <script>alert(1)</script>" in shown(text)


def test_wrapped_lines_are_joined_as_each_language_does():
    text = write(Entry(text="lamp", definition="The\nlamp は\n明るい\n灯である。"))
    assert "The lamp は明るい灯である。" in text


@given(words, texts)
def test_no_text_breaks_out_of_its_line(word: str, definition: str):
    text = write(Entry(text=word, definition=definition, language="en"))
    tokens = [t.type for t in MarkdownIt("commonmark").parse(text) if t.level == 0 and t.nesting >= 0]
    assert tokens.count("heading_open") == 3
    assert set(tokens) <= {"heading_open", "paragraph_open"}


@pytest.mark.parametrize(
    ("language", "wanted", "unwanted"),
    [
        ("en", ["2 in all, 1 with", "Also: fog-horn, FH", "No definition found", "mentions: 12"],
         ["用語", "別表記", "件", "回"]),
        ("ja", ["用語 2 件", "別表記：fog-horn、FH", "定義は見つかりませんでした", "文書に 12 回"],
         ["in all", "Also", "mentions"]),
    ],
)  # fmt: skip
def test_its_own_words_are_in_the_language_of_the_glossary_whatever_the_entries_are_in(language, wanted, unwanted):
    more = [Entry(text=f"灯台{number}", language="ja" if language == "en" else "en") for number in range(3)]
    text = formats.write(".md", Glossary(language=language, entries=(HORN, KEEPER))).decode()
    assert all(each in text for each in wanted)
    assert not any(each in text for each in unwanted)
    many = formats.write(".md", Glossary(language=language, entries=tuple(more))).decode()
    assert not any(each in many for each in unwanted)


def test_one_quotes_and_one_tells_by_whom_in_the_same_language():
    entries = tuple(replace(HORN, origin=origin, language="ja") for origin in ("generated", "manual"))
    text = formats.write(".md", Glossary(language="en", entries=entries)).decode()
    assert "written by a language model from" in text
    assert "written by a person" in text
    assert "人" not in text
