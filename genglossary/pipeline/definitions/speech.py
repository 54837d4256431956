"""Speech in stories: what somebody says there in quotation marks defines nothing ("A lamp is a promise, girl.")."""

import re
from collections.abc import Iterator, Sequence

from genglossary.pipeline.documents.plays import first_scene
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.sentence import Sentence

_OPENING, _CLOSING = "“「『«", "”」』»"
_EITHER = '"'
_QUOTING = re.compile("と(?![はいうよ呼])")  # 「遠い」と答えた, but 「灯」とは and 「灯」と呼ぶ
_FEWEST = 6  # sentences that are speech, before a document is a story
_SHARE = 0.1  # of its sentences


def spoken(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The places of those of `sentences`, all of a document, that begin within speech; none where it is no story.

    In a play it is all from the first scene on.
    """
    if (scene := first_scene(sentences)) is not None:
        return frozenset(range(scene, len(sentences)))
    found = frozenset(_within_marks(sentences))
    if len(found) < _FEWEST or len(found) < _SHARE * len(sentences):
        return frozenset()
    said = combined().names.person_after
    told = sum(said.search(sentence.prose) is not None for sentence in sentences)
    return found if told * 2 >= _FEWEST else frozenset()


def _within_marks(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The places of sentences that begin with a quotation mark, or in the same block behind one that is open."""
    block, is_open = -1, False
    for place, sentence in enumerate(sentences):
        if sentence.block != block:
            block, is_open = sentence.block, False
        prose = sentence.prose
        if is_open or _begins(prose):
            yield place
        if any(mark in prose for mark in _OPENING + _CLOSING + _EITHER):
            is_open = _is_open(prose, is_open)


def _begins(prose: str) -> bool:
    """Whether `prose` begins with speech, not with a word in quotation marks."""
    if prose[:1] not in _OPENING + _EITHER or not prose:
        return False
    ends = [at for mark in _CLOSING + _EITHER if (at := prose.find(mark, 1)) > 0]
    if not ends or min(ends) == len(prose) - 1 or prose[min(ends) - 1] in ",.?!…—、。？！":
        return True
    return _QUOTING.match(prose, min(ends) + 1) is not None


def _is_open(prose: str, is_open: bool) -> bool:
    """Whether speech goes on after `prose`."""
    for char in prose:
        if char in _OPENING:
            is_open = True
        elif char in _CLOSING:
            is_open = False
        elif char in _EITHER:
            is_open = not is_open
    return is_open
