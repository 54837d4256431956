"""Lists of words as people write them anywhere: items in a row that each begin with a term and a colon, dash or stop.

They become entries of a list of words where no term comes twice (labels of speakers and of notes do) and most texts
say what something is (those of features and settings do not).
"""

import re
from collections.abc import Iterator, Sequence

from genglossary.pipeline.documents.arguments import heads_arguments
from genglossary.pipeline.languages.definition_score import says_what
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.glossed_lines import GLOSSED, MOST_WORDS
from genglossary.pipeline.text.sentence import Sentence

_STOPPED = re.compile(r"[\"“‘]?(?P<term>[^\W\d_][^.。:：;,、!?！？]{0,40}?)[\"”’]?[.。][\"”’]?")  # FID. A cone.
_SIGN = re.compile(r"[:：—–]| - ")
_FAR = 66  # characters in which one of these must stand
_KINDS = ("list_item", "paragraph")
_FEWEST = 3  # entries
_MARKS = ' \t　*_"“‘「『'  # may stand before the term of a line
_SHARE = 0.6  # of the texts


def with_entries(sentences: Sequence[Sentence], text: str) -> list[Sentence]:
    """The `sentences` of a document, which is stored as `text`, with each entry of such a list as two: a term, and the
    beginning of its text."""
    cuts: dict[int, re.Match[str]] = {}
    for row in _rows(sentences, text):
        if _are_entries([(match, _text(sentences, place, match)) for place, match in row.items()]):
            cuts |= row
    if not cuts:
        return list(sentences)
    terms = {sentences[place].block for place in cuts}
    made: list[Sentence] = []
    for place, sentence in enumerate(sentences):
        if place in cuts:
            made += _cut(sentence, cuts[place])
        else:
            made.append(sentence._replace(kind="definition_text") if sentence.block in terms else sentence)
    return made


def _rows(sentences: Sequence[Sentence], text: str) -> Iterator[dict[int, re.Match[str]]]:
    """The first sentences of blocks in a row that all begin with a term, by place; those within that begin a line with
    a term are of the row too."""
    row: dict[int, re.Match[str]] = {}
    for place, sentence in enumerate(sentences):
        if not sentence.opening:
            if row and _begins_line(text, sentence) and (match := _glossed(sentence)):
                row[place] = match
            continue
        if match := _glossed(sentence) or _stopped(sentences, place):
            if not text.startswith("`", sentence.start):  # an option or argument, no word of a language
                row[place] = match
        elif row:
            yield row
            row = {}
    yield row


def _begins_line(text: str, sentence: Sentence) -> bool:
    line = text.rfind("\n", 0, sentence.start) + 1
    return not text[line : sentence.start].strip(_MARKS)


def _glossed(sentence: Sentence) -> re.Match[str] | None:
    """The term with which a sentence begins, if something sets it apart from what follows."""
    if sentence.kind not in _KINDS or sentence.headline or not _SIGN.search(sentence.prose, 0, _FAR):
        return None
    if heads_arguments(sentence.heading):
        return None
    match = GLOSSED.match(sentence.prose)
    return match if match and match["term"].count(" ") < MOST_WORDS else None


def _stopped(sentences: Sequence[Sentence], place: int) -> re.Match[str] | None:
    """The term that is a sentence of its own before others of its block."""
    sentence = sentences[place]
    if len(sentence.prose) > _FAR or not (match := _STOPPED.fullmatch(sentence.prose)) or sentence.headline:
        return None
    goes_on = place + 1 < len(sentences) and sentences[place + 1].block == sentence.block
    return match if goes_on and sentence.kind in _KINDS and match["term"].count(" ") < MOST_WORDS else None


def _text(sentences: Sequence[Sentence], place: int, match: re.Match[str]) -> Sentence:
    """Give what is said of the term with which the sentence at `place` begins."""
    sentence = sentences[place]
    after = sentence.prose[match.end() :]
    return sentence._replace(prose=after) if after else sentences[place + 1]


def _are_entries(entries: Sequence[tuple[re.Match[str], Sentence]]) -> bool:
    if len(entries) < _FEWEST or len({fold_key(match["term"]) for match, _ in entries}) < len(entries):
        return False
    said = sum(says_what(text.prose, text.language) for _, text in entries)
    return said >= _SHARE * len(entries)


def _cut(sentence: Sentence, match: re.Match[str]) -> Iterator[Sentence]:
    """The term and the text of an entry."""
    first, after = match.span("term")
    at = match.end()
    offsets = sentence.offsets
    yield sentence._replace(
        kind="definition_term", opening=True, prose=match["term"], end=sentence.span(first, after).end,
        start=sentence.span(first, after).start, offsets=None if offsets is None else offsets[first:after],
    )  # fmt: skip
    if at == len(sentence.prose):
        return
    yield sentence._replace(
        kind="definition_text", prose=sentence.prose[at:], start=sentence.span(at, at + 1).start, opening=False,
        offsets=None if offsets is None else offsets[at:],
    )  # fmt: skip
