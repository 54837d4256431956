import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.bilingual.documents import pair_documents, signs_of
from genglossary.pipeline.bilingual.types import DocumentKey
from genglossary.pipeline.documents.sentences import sentences_of
from tests.pipeline.bilingual.handbook import KAMA, KILN
from tests.pipeline.sources import source


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("en/guide/kiln.md", "ja/guide/kiln.md"),
        ("content/en/docs/kiln.md", "content/ja/docs/kiln.md"),
        ("docs/kiln.md", "docs/kiln.ja.md"),
        ("docs/kiln.en.md", "docs/kiln.ja.md"),
        ("kiln.rst", "kiln_ja.rst"),
        ("kiln-en.txt", "kiln-ja.txt"),
        ("docs/kiln.mdx", "i18n/ja/docusaurus-plugin-content-docs/current/kiln.mdx"),
        ("docs/guide/kiln.rst", "locale/ja/LC_MESSAGES/guide/kiln.txt"),
        ("docs-en/kiln.md", "docs-ja/kiln.md"),
        ("en-US/kiln.html", "ja-JP/kiln.html"),
        ("en_US/kiln.html", "ja_JP/kiln.html"),
        ("manual\\en\\kiln.md", "manual\\ja\\kiln.md"),
        ("handbook/kiln.md", "translations/ja/kiln.docx"),
    ],
)
def test_documents_are_paired_by_their_paths(original: str, translation: str) -> None:
    # The neighbours must not be taken for the pair.
    others = [DocumentKey(3, original.replace("kiln", "glaze")), DocumentKey(4, "en/nothing/else.md")]
    pairs = pair_documents([DocumentKey(1, original), DocumentKey(2, translation), *others], "en", "ja")
    assert [pair[:2] for pair in pairs] == [(1, 2)]


def test_the_language_that_is_known_counts_more_than_the_path() -> None:
    documents = [DocumentKey(1, "kiln.md", "en"), DocumentKey(2, "kiln.md", "ja")]
    assert [pair[:2] for pair in pair_documents(documents, "en", "ja")] == [(1, 2)]


def test_a_name_that_two_documents_have_pairs_neither() -> None:
    names = ["en/a/index.md", "en/b/index.md", "ja/c/index.md"]
    documents = [DocumentKey(key, name) for key, name in enumerate(names)]
    assert pair_documents(documents, "en", "ja") == []


def test_a_word_that_only_looks_like_a_language_is_part_of_the_name() -> None:
    documents = [DocumentKey(1, "docs/ja-nein-spiel.md", "en"), DocumentKey(2, "ja/docs/spiel.md", "ja")]
    assert [pair.by for pair in pair_documents(documents, "en", "ja")] in ([], ["path"])


def _signed(key: int, name: str, text: str, language: str) -> DocumentKey:
    return DocumentKey(key, name, language, signs_of(sentences_of(source(text, key))))


def test_documents_with_other_names_are_paired_by_what_translators_leave() -> None:
    documents = [
        _signed(1, "kiln.md", KILN, "en"),
        _signed(2, "tides.md", "The float weighs 12 kg. Model T-7 of 1930 has 88 teeth and runs on 230 volts.", "en"),
        _signed(3, "窯.md", KAMA, "ja"),
    ]
    assert [(pair[:2], pair.by) for pair in pair_documents(documents, "en", "ja")] == [((1, 3), "content")]


def test_documents_that_have_nothing_in_common_are_not_paired() -> None:
    documents = [_signed(1, "a.md", KILN, "en"), _signed(2, "b.md", "今日は良い天気です。明日は雨でしょう。", "ja")]
    assert pair_documents(documents, "en", "ja") == []


def test_a_document_that_fits_two_originals_as_well_is_not_paired() -> None:
    documents = [
        _signed(1, "kiln.md", KILN, "en"),
        _signed(2, "old-kiln.md", KILN, "en"),
        _signed(4, "tides.md", "The float weighs 12 kg. Model T-7 of 1930 has 88 teeth and runs on 230 volts.", "en"),
        _signed(3, "窯.md", KAMA, "ja"),
    ]
    assert pair_documents(documents, "en", "ja") == []


_PARTS = st.sampled_from(["en", "ja", "docs", "kiln", "i18n", "x.ja", "ja_JP", ""])


@given(st.lists(st.tuples(_PARTS, _PARTS, _PARTS), max_size=12), st.randoms(use_true_random=False))
def test_pairs_are_unique_and_do_not_depend_on_order(names: list[tuple[str, ...]], chance: random.Random) -> None:
    documents = [DocumentKey(key, "/".join(filter(None, parts)) + ".md") for key, parts in enumerate(names)]
    pairs = pair_documents(documents, "en", "ja")
    taken = [key for pair in pairs for key in pair[:2]]
    assert len(taken) == len(set(taken))
    chance.shuffle(documents)
    assert pair_documents(documents, "en", "ja") == pairs
