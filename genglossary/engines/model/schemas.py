"""The shapes of replies. Strict in what is asked for, lenient in what is understood."""

import re
import unicodedata
from typing import Annotated, Literal, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, JsonValue
from pydantic.fields import FieldInfo

from genglossary.pipeline.types import DecidedCategory

Problem = Literal["circular", "unclear", "unsupported", "contradiction", "too_long", "unnecessary"]

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NOTHING = {"", "null", "none", "n/a", "unknown", "なし", "不明"}


def _as_share(value: object) -> object:
    """0.8, "0.8", "80%", 80 and "high" say how sure somebody is."""
    if isinstance(value, str):
        return _text_as_share(unicodedata.normalize("NFKC", value).strip().casefold())
    if isinstance(value, int | float) and not isinstance(value, bool) and 1 < value <= 100:
        return value / 100
    return value


def _text_as_share(text: str) -> object:
    number = _NUMBER.search(text)
    if number is None:
        return {"high": 0.9, "medium": 0.6, "low": 0.3, "高": 0.9, "中": 0.6, "低": 0.3}.get(text, text)
    value = float(number[0])
    return value / 100 if "%" in text or value > 1 else value


def _as_word(value: object) -> object:
    """ "Technical Term" and "technical-term" are technical_term."""
    if not isinstance(value, str):
        return value
    word = re.sub(r"[\s-]+", "_", unicodedata.normalize("NFKC", value).strip().casefold())
    return {"organization": "organisation", "common": "common_noun", "technical": "technical_term"}.get(word, word)


def _as_truth(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().casefold()
        return {"はい": True, "必要": True, "いいえ": False, "不要": False}.get(word, word)
    return value


def _as_citation(value: object) -> object:
    """3, "3" and "P3" cite passage 3 without a quote."""
    if isinstance(value, int | str):
        return {"passage": value, "quote": ""}
    return value


def _as_number(value: object) -> object:
    if isinstance(value, str) and (number := _NUMBER.search(unicodedata.normalize("NFKC", value))):
        return int(float(number[0]))
    return value


def _none_if_nothing(value: str | None) -> str | None:
    return None if value is None or value.strip().casefold() in _NOTHING else value.strip()


def _none_as_list(value: object) -> object:
    return [] if value is None else value


def _at_most(**limit: int) -> FieldInfo:
    """A length that a server may enforce; a longer reply is still understood."""
    return cast("FieldInfo", Field(json_schema_extra=cast("dict[str, JsonValue]", limit)))


Share = Annotated[float, Field(ge=0, le=1), BeforeValidator(_as_share)]
Words = Annotated[str, _at_most(maxLength=200)]


class Reply(BaseModel):
    """Base of all shapes: what a model adds on its own is ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Classification(Reply):
    """Whether a reader needs the term explained; `term` is the term as it was given."""

    term: Words
    category: Annotated[DecidedCategory, BeforeValidator(_as_word)]
    reason: Annotated[str, _at_most(maxLength=160)] = ""
    needed: Annotated[bool, BeforeValidator(_as_truth)]


class Citation(Reply):
    """`quote` is a few words of the passage with that number (from 1)."""

    passage: Annotated[int, BeforeValidator(_as_number)]
    quote: Words = ""


class Explanation(Reply):
    """A definition with what it rests on; None when the passages do not say what the term is."""

    citations: Annotated[
        list[Annotated[Citation, BeforeValidator(_as_citation)]],
        BeforeValidator(_none_as_list),
        _at_most(maxItems=4),
    ] = []
    definition: Annotated[Annotated[str, _at_most(maxLength=600)] | None, AfterValidator(_none_if_nothing)] = None
    confidence: Share = 0.5


class Complaint(Reply):
    """One thing that is wrong with an entry."""

    kind: Annotated[Problem, BeforeValidator(_as_word)]
    detail: Words = ""


class Assessment(Reply):
    """Everything that is wrong with one entry; nothing is a good answer."""

    term: Words
    problems: Annotated[list[Complaint], BeforeValidator(_none_as_list), _at_most(maxItems=4)] = []


class Equivalence(Reply):
    """The words that stand for a term in its translated passages; None where none do."""

    term: Words
    translation: Annotated[Words | None, AfterValidator(_none_if_nothing)] = None
    confidence: Share = 0.5
