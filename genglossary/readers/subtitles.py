"""Subtitles (SubRip, WebVTT): what is said, in sentences, with the time at which each begins beside it.

https://www.w3.org/TR/webvtt1/; SubRip has no standard, but the same shape with a comma in its times.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from genglossary.readers.composer import Composer
from genglossary.readers.encoding import decode
from genglossary.readers.types import Reading, Unreadable

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"^[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}.*\n((?:.*\S.*(?:\n|\Z))*)", re.M)
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>\n]*>|\{\\[^{}\n]*\}")
_SENTENCE_END = re.compile(r"[.!?。！？…♪][\"'”’」』）)]*\Z")
_SPEAKER = re.compile(r"^(?:-\s|>>|[A-Z][A-Z .']{1,30}:)")
_PAUSE = 3.0  # seconds without words begin a new paragraph


class _Cue(NamedTuple):
    start: float
    end: float
    text: str


def read(data: bytes) -> Reading:
    """The words of a subtitle file. Raises `Unreadable` where it has none."""
    text, encoding, warnings = decode(data)
    composer = Composer()
    end, said = float("-inf"), ""
    for cue in _cues(text):
        if cue.start - end > _PAUSE or _SENTENCE_END.search(said) or _SPEAKER.match(cue.text):
            composer.end("paragraph")
        if not composer.is_open:
            composer.aside(_clock(cue.start))
        composer.add(f"\n{cue.text}")
        end, said = cue.end, cue.text
    composer.end("paragraph")
    try:
        return composer.reading(encoding=encoding, warnings=warnings)
    except Unreadable:
        raise Unreadable("The file has no subtitles: no line of times with words below it.") from None


def _cues(text: str) -> Iterator[_Cue]:
    before = ""
    for found in _CUE.finditer(text):
        said = html.unescape(_TAG.sub("", found[9])).strip()
        if said and said != before:  # captions that scroll repeat themselves
            yield _Cue(_seconds(found, 1), _seconds(found, 5), said)
        before = said


def _seconds(found: re.Match[str], first: int) -> float:
    hours, minutes, seconds, parts = found.group(first, first + 1, first + 2, first + 3)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{parts}")


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"[{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}]"
