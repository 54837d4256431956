"""Damaged documents of every format give text or a sentence, in time, and never a traceback.

A seed that once found a fault is kept in `FOUND`, so that it is tried for ever.
"""

import time

import pytest

from genglossary import readers
from genglossary.readers import Limits, Unreadable
from tests.functional.readers.damage import damaged
from tests.functional.readers.originals import ENCODINGS, ORIGINALS
from tests.readers.prose import check

SEEDS = range(80)
FOUND: dict[str, tuple[int, ...]] = {".pdf": (17,)}
LIMITS = Limits(seconds=20)


def outcome(name: str, data: bytes) -> str:
    """Reads a file and checks whatever comes of it; gives "read" or the reason why not."""
    began = time.monotonic()
    try:
        check(readers.read(name, data, LIMITS))
        reason = "read"
    except Unreadable as error:
        reason = error.reason
    assert time.monotonic() - began < 10
    return reason


@pytest.mark.parametrize("suffix", ORIGINALS)
def test_originals_are_sound(suffix: str):
    assert outcome(f"a{suffix}", ORIGINALS[suffix]) == "read"


@pytest.mark.parametrize("suffix", ORIGINALS)
def test_damaged_documents_give_text_or_a_sentence(suffix: str):
    outcomes = [outcome(f"a{suffix}", damaged(ORIGINALS[suffix], seed)) for seed in (*SEEDS, *FOUND.get(suffix, ()))]
    for seed, reason in enumerate(outcomes):
        assert reason == "read" or (reason[0].isupper() and reason.endswith(".")), (suffix, seed, reason)
        assert "reading it failed" not in reason, (suffix, seed, reason)
        assert "that reads it ended" not in reason, (suffix, seed, reason)
    assert "read" in outcomes


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("suffix", [".md", ".txt", ".rst", ".adoc", ".org", ".srt"])
def test_damaged_text_in_other_encodings_gives_text_or_a_sentence(suffix: str, encoding: str):
    original = ORIGINALS[suffix].decode().encode(encoding, "ignore")
    assert outcome(f"a{suffix}", original) == "read"
    for seed in range(20):
        assert "reading it failed" not in outcome(f"a{suffix}", damaged(original, seed))
