"""The words around the entries, in English and Japanese."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from genglossary.formats.types import Entry, Equivalent, Glossary


class FrameWords(NamedTuple):
    """The words in one language; `{…}` are filled in."""

    language: str
    title: str
    summary: str
    also: str
    avoid: str
    translations: str
    proposed: str
    notes: str
    see: str
    context: str
    none: str
    seen: str
    generated: str
    manual: str
    mentions: str
    passages: str
    others: str
    search: str
    found: str
    nothing_found: str
    letters: str
    colon: str
    comma: str
    categories: Mapping[str, str]


_ENGLISH = FrameWords(
    language="en",
    title="Glossary",
    summary="{terms} in all, {defined} with a definition.",
    also="Also",
    avoid="Do not write",
    translations="In other languages",
    proposed="proposed",
    notes="Notes",
    see="See also",
    context="Context",
    none="No definition found in the documents.",
    seen="Mentioned in",
    generated="written by a language model from",
    manual="written by a person",
    mentions="mentions: {frequency}, documents: {documents}",
    passages="Passages",
    others="Others",
    search="Search",
    found="{found} of {all}",
    nothing_found="Nothing has these words.",
    letters="Letters",
    colon=": ",
    comma=", ",
    categories=MappingProxyType({}),
)
_JAPANESE = FrameWords(
    language="ja",
    title="用語集",
    summary="用語 {terms} 件、うち定義あり {defined} 件。",
    also="別表記",
    avoid="使わない表記",
    translations="他の言語",
    proposed="候補",
    notes="備考",
    see="関連",
    context="文脈",
    none="文書の中に定義は見つかりませんでした。",
    seen="出現箇所",
    generated="言語モデルによる記述。出典：",
    manual="人による記述",
    mentions="{documents} 文書に {frequency} 回",
    passages="文書の記述",
    others="その他",
    search="検索",
    found="{all} 件中 {found} 件",
    nothing_found="該当する用語はありません。",
    letters="索引",
    colon="：",
    comma="、",
    categories=MappingProxyType(
        {
            "person": "人名",
            "place": "地名",
            "organisation": "組織",
            "title": "肩書",
            "technical_term": "専門用語",
            "common_noun": "一般名詞",
        }
    ),
)
FRAMES = {"en": _ENGLISH, "ja": _JAPANESE}
"""Language to its words."""


def words_of(glossary: Glossary) -> FrameWords:
    """The words of a frame in the language of the glossary, else in Japanese where most terms are, else in English."""
    language = glossary.language or ("ja" if _mostly_japanese(glossary.entries) else "en")
    return FRAMES.get(language, _ENGLISH)


def source_of(entry: Entry, words: FrameWords) -> str:
    """The place that a definition was taken from: what people said, else the documents that have it; "" for none."""
    return entry.source or words.comma.join(dict.fromkeys(each.document for each in entry.evidence))


def marks_of(each: Equivalent, words: FrameWords) -> list[str]:
    """The marks that stand behind an equivalent: its language, and whether it is only proposed."""
    return [each.language, *([words.proposed] if each.status == "proposed" else [])]


def context_in(words: FrameWords) -> str:
    """The label that tells a passage from a definition: "Context:"."""
    return f"{words.context}{words.colon.rstrip()}"


def category_in(words: FrameWords, category: str) -> str:
    """A category as people call it."""
    return words.categories.get(category, category.replace("_", " "))


def _mostly_japanese(entries: tuple[Entry, ...]) -> bool:
    return 2 * sum(entry.language == "ja" for entry in entries) > len(entries)
