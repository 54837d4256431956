from dataclasses import replace

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


def test_a_missing_definition_names_where_the_term_is_mentioned():
    assert "*No definition found in the documents.*\n\n— Mentioned in: signals.md, daily work.md" in write(
        replace(HORN, definition=None, origin="")
    )


def test_only_what_the_documents_say_is_shown_as_a_quotation():
    for origin in ("generated", "manual"):
        text = write(replace(HORN, origin=origin))
        assert "> The fog horn" not in text
        assert "language model" in text if origin == "generated" else "by a person" in text


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
