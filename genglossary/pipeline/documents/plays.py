"""Plays: what characters say there defines nothing ("A rope is a prayer with two ends."), and labels need no stop."""

import re
from collections import Counter
from collections.abc import Sequence

from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.sentence import Sentence

_DIRECTIONS = 3  # that somebody comes, goes or speaks aside, before a text with acts or scenes is a play
_AGAIN = 3  # times that a name in capitals begins a speech
_SPEAKER = re.compile(  # "MIRA The lamp is out.", as a tab or a gap after the name leaves it
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+){0,3})"
    r"(?=\s+[\[(“‘\"']*(?:[A-ZÀ-Þ][a-zà-ÿ'’,]|[AIO]\b)|$)\s*"
)


def first_scene(sentences: Sequence[Sentence]) -> int | None:
    """The place among `sentences`, all of a document, of the first act or scene; None where it is no play."""
    scenes, directions = combined().scenes, combined().directions
    first = next((place for place, each in enumerate(sentences) if scenes.match(each.prose)), None)
    if first is None or sum(directions.match(each.prose) is not None for each in sentences) < _DIRECTIONS:
        return None
    return first


def speakers(sentences: Sequence[Sentence]) -> dict[int, re.Match[str]]:
    """The labels without a stop before what characters of a play say, by place; none where it is no play."""
    first = first_scene(sentences)
    if first is None:
        return {}
    scenes = combined().scenes
    found = {
        place: match
        for place, each in enumerate(sentences)
        if place >= first and each.opening and not scenes.match(each.prose) and (match := _SPEAKER.match(each.prose))
    }
    counts = Counter(match["name"] for match in found.values())
    return {place: match for place, match in found.items() if counts[match["name"]] >= _AGAIN}
