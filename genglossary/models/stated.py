"""Sentences that are stored and read in several languages.

The text is stored in English, and beside it how it was made: a message and what fills its gaps. Pages word that anew
for each reader; rows of older versions have the English text alone.
"""

import json
from typing import Any, cast

from django.utils import translation
from django.utils.translation import get_language, gettext, override

from genglossary.pipeline.text import stated as in_english
from genglossary.pipeline.text.stated import Stated, Stored, stored_of

__all__ = [
    "Stated", "Stored", "as_text", "data_of", "in_words", "stated", "stated_of_many", "stored_of", "translated",
    "worded",
]  # fmt: skip


def stated(message: str, /, **gaps: Any) -> Stated:
    """The sentence of the pure rooms, of a `message` and gaps that may be lazy."""
    with override("en"):
        return in_english.stated(str(message), **gaps)


def stated_of_many(number: int, one: str, many: str, /, **gaps: Any) -> Stated:
    """The form of a sentence that fits `number`, which fills the gap "%(n)s"; gaps may be lazy."""
    with override("en"):
        return in_english.stated_of_many(number, one, many, **gaps)


def data_of(message: object) -> dict[str, Stored]:
    """The parts of a sentence, for the data of an event."""
    return {"stated": stored} if (stored := stored_of(message)) else {}


def translated(message: str) -> str:
    """A sentence in the language of the reader, where it knows how it was made; any other text as it is."""
    if (get_language() or "en").startswith("en"):
        return str(message)
    return worded(stored_of(message), "") or str(message)


def worded(stored: object, otherwise: str) -> str:
    """The sentence in the language of the reader; `otherwise`, where it was stored as text or by another version."""
    try:
        return in_english.worded(cast("Stored", stored), translation) if stored else otherwise and gettext(otherwise)
    except (KeyError, TypeError, ValueError):
        return otherwise


def as_text(message: str) -> str:
    """A sentence for a column of text that has none beside it for the parts; any other text as it is."""
    return json.dumps(parts) if (parts := stored_of(message)) else message


def in_words(text: str) -> str:
    """The sentence of such a column in the language of the reader; a text of another version as it is."""
    try:
        return worded(json.loads(text), text)
    except ValueError:
        return worded(None, text)
