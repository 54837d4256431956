"""Rules of Vale, read as Vale reads them: one expression of all, in which the group tells what to write."""

import io
import json
import re
import zipfile

import pytest

from genglossary import formats
from genglossary.formats import Entry, Glossary, Spelling


def entry(text: str, *avoided: str, language: str = "en") -> Entry:
    spellings = tuple(Spelling(text=each, usage="forbidden") for each in avoided)
    return Entry(text=text, language=language, spellings=spellings)


GLOSSARY = Glossary(
    entries=(
        entry("サーバー", "サーバ", "鯖", language="ja"),
        entry("ユーザー", "ユーザ", language="ja"),
        entry("C++", "C plus plus"),
        entry("and so on", "etc."),
        entry("safety valve", "valve"),
        entry("弁", "バルブ(旧)", "弁(旧)", language="ja"),
    )
)


def reported(text: str) -> list[tuple[str, str]]:
    """The places that Vale would report, with what to write instead."""
    archive = zipfile.ZipFile(io.BytesIO(formats.write("vale", GLOSSARY)))
    rules = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".yml")]
    return [pair for rule in rules for pair in _found(rule, text)]


def _found(rule: str, text: str) -> list[tuple[str, str]]:
    decoder = json.JSONDecoder()
    swaps: dict[str, str] = {}
    for line in rule.partition("swap:\n")[2].splitlines():
        wrong, end = decoder.raw_decode(line.strip())
        swaps[wrong] = json.loads(line.strip()[end + 1 :])
    for wrong in swaps:
        assert wrong.count("(") in (wrong.count("(?"), wrong.count(r"\(")), wrong
    edge = "" if "nonword: true" in rule else r"\b"
    every = re.compile(f"{edge}(?:{'|'.join(f'({wrong})' for wrong in swaps)}){edge}")
    return [(found[0], list(swaps.values())[(found.lastindex or 0) - 1]) for found in every.finditer(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("サーバの鯖", [("サーバ", "サーバー"), ("鯖", "サーバー")]),
        ("We know C plus plus.", [("C plus plus", "C++")]),
        ("ropes, etc.", [("etc.", "and so on")]),
        ("the valve", [("valve", "safety valve")]),
        ("バルブ(旧)", [("バルブ(旧)", "弁")]),
    ],
)
def test_each_spelling_to_avoid_is_reported_once(text: str, places: list[tuple[str, str]]):
    assert reported(text) == places


@pytest.mark.parametrize("text", ["サーバー", "ユーザーのユーザビリティ", "the safety valve", "valves"])
def test_what_is_to_be_written_and_longer_words_are_left_alone(text: str):
    assert reported(text) == []
