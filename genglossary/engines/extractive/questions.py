"""Sentences to judge: those of a document, of JSON, or of plain text with a sentence on each line."""

import json
from typing import Any, cast

from genglossary.engines.extractive.judging import SentenceQuestion
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.text.display import plain_of
from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.types import Source


def questions_of(document: Source) -> list[SentenceQuestion]:
    """The sentences of a document as people read them, in order, without its headings."""
    return [SentenceQuestion(plain_of(document, each)) for each in sentences_of(document) if not each.headline]


def questions_in(text: str) -> list[SentenceQuestion]:
    """The sentences of a file, in order, each with the term that it may define, where one is given.

    Text that starts with `[` is a JSON list. A row is a string, a list of which the strings count (the sentence last,
    the term before it; labels and numbers are passed over), or an object with "sentence" and perhaps "term". Anything
    else is plain text: one sentence a line, after its term and a tab where there is one; empty lines are passed over.
    Raises ValueError with the number of the row that cannot be read.
    """
    if text.lstrip().startswith("["):
        return [_question(row, number) for number, row in enumerate(_rows(text), 1)]
    return [_line(line) for line in text.splitlines() if line.strip()]


def _rows(text: str) -> list[Any]:
    try:
        return cast("list[Any]", json.loads(text))
    except json.JSONDecodeError as error:
        message = stated("The JSON cannot be read: %(error)s in line %(line)s.", error=error.msg, line=error.lineno)
        raise ValueError(message) from error


def _line(line: str) -> SentenceQuestion:
    term, _, sentence = line.rpartition("\t")
    return SentenceQuestion(sentence.strip(), term.strip())


def _question(row: object, number: int) -> SentenceQuestion:
    strings = _strings(row)
    if not 1 <= len(strings) <= 2:
        raise ValueError(stated("Row %(number)s must hold a sentence, or a term and a sentence.", number=number))
    return SentenceQuestion(strings[-1], strings[0] if len(strings) == 2 else "")


def _strings(row: object) -> list[str]:
    if isinstance(row, str):
        return [row]
    if isinstance(row, dict):
        fields = cast("dict[str, object]", row)
        values = [fields.get("term") or None, fields.get("sentence")]
        return [value for value in values if isinstance(value, str)] if isinstance(fields.get("sentence"), str) else []
    return [value for value in cast("list[object]", row) if isinstance(value, str)] if isinstance(row, list) else []
