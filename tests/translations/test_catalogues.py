"""Every word that a page says is said in each language: nothing is missing, guessed, or forgotten to be marked."""

import re
from pathlib import Path
from typing import Any, cast

import pytest
from django.template.base import Lexer, TokenType

from tests.translations import messages

_SPOKEN = re.compile(r"[A-Za-z]{2,}")
_MARKUP = re.compile(r"<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&\w+;", re.DOTALL)
_VERBATIM = re.compile(r"<(code|kbd|pre|style|script)\b.*?</\1>", re.DOTALL)
_SAID = re.compile(r"\b(?:title|placeholder|aria-label|alt)=\"([^\"]*)\"")
# Names, and what is typed or read by machines, are the same in every language.
_SAME = {"GenGlossary", "Markdown", "CSV", "JSON", "MB", "KB", "htmx", "html", "doctype", "UTF"}


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_catalogue_has_every_message_of_the_house_and_no_other(language):
    found = messages.po_of(language).read_bytes()
    assert found == messages.in_bytes(messages.updated(language)), "run: python -m tests.translations.messages"


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_message_is_translated_and_none_is_a_guess(language):
    catalog = messages.read(language)
    assert [each.id for each in catalog if each.id and not messages.is_translated(each.string)] == []
    assert [each.id for each in catalog if each.id and each.fuzzy] == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_compiled_catalogue_says_the_same(language):
    compiled = messages.po_of(language).with_suffix(".mo").read_bytes()
    assert compiled == messages.compiled(messages.read(language)), "run: python -m tests.translations.messages"


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_translation_keeps_the_gaps_of_its_message(language):
    gaps = re.compile(r"%\(\w+\)[sdr]|\{\w+\}|</?\w+")
    for each in filter(lambda each: each.id, messages.read(language)):
        original, said = cast("Any", each.id), cast("Any", each.string)
        if isinstance(original, tuple):
            original, said = original[-1], said[-1]
        assert sorted(gaps.findall(said)) == sorted(gaps.findall(original)), original


@pytest.mark.parametrize("path", messages.templates(), ids=lambda path: path.name)
def test_a_template_says_nothing_that_is_not_translated(path: Path):
    said = untranslated(path.read_text(encoding="utf-8"))
    assert said == []


def untranslated(source: str) -> list[str]:
    """Words of a template outside of tags, variables and `blocktranslate`, which nobody would translate."""
    inside, parts = 0, []
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK and token.contents.split()[0] in {"blocktranslate", "comment"}:
            inside += 1
        elif token.token_type == TokenType.BLOCK and token.contents in {"endblocktranslate", "endcomment"}:
            inside -= 1
        elif token.token_type == TokenType.TEXT and not inside:
            parts.append(token.contents)
        else:
            parts.append("{}")
    whole = "".join(parts)
    texts = _MARKUP.sub(" ", _VERBATIM.sub("", whole)).split("\n")
    texts += _SAID.findall(whole)
    return [text.strip() for text in texts if set(_SPOKEN.findall(text)) - _SAME]
