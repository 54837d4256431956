"""Subtitles (SubRip, WebVTT): what is said, in sentences, with the time at which each begins beside it.

https://www.w3.org/TR/webvtt1/; SubRip has no standard, but the same shape with a comma in its times.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from genglossary.pipeline.text.stated import stated
from genglossary.readers.composer import Composer
from genglossary.readers.encoding import decode
from genglossary.readers.types import Reading, Unreadable

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,:](\d{1,3}))?"
CUE = re.compile(rf"^[ \t]*{_TIME}[ \t]*-{{1,2}}>[ \t]*{_TIME}.*$", re.M)
_ASIDE = re.compile(r"^(?:NOTE|STYLE|REGION)\b(?:(?!\n[ \t]*\n)[\s\S])*", re.M)  # of WebVTT, to an empty line
_NUMBER = re.compile(r"[#\d\ufeff]*\d")
_NAME = re.compile(r"\n[ \t]*\n[^\n]+\Z")
_VOICE = re.compile(r"<v[.\w]*[ \t]+([^<>\n]+)>")
TAG = re.compile(r"</?[a-zA-Z0-9][^<>\n]*>|\{\\[^{}\n]*\}")
_SENTENCE_END = re.compile(r"[.!?。！？…♪][\"'”’」』）)]*\Z")
_SPEAKER = re.compile(r"^[ \t]*(?:[-–—‐][ \t]?(?=[^\W\d])|[>＞]{2,3})[ \t]*", re.M)  # another one than before
_LABEL = re.compile(  # KEEPER #2: The lamp is out. 灯台守：霧だ。
    r"^(?P<dash>-\s?|>{2,3}\s?)?(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ0-9 .'’#&-]{1,30}"
    r"|(?!字幕|翻訳|制作|作成|提供)[\u30a0-\u30ff\u3400-\u9fff々ヶ][\u3040-\u30ff\u3400-\u9fff々ヶ・]{0,9}(?:（[^（）\n]{1,10}）)?)(?::\s+|：\s*)(?=\S)",
    re.M,
)
_HEARD = re.compile(
    r"^(-\s?)?(?:[（(\[［][^（）()\[\]［］\n]{1,30}[)）\]］]|[♪♫～〜])[ \t　]*", re.M
)  # (sighs), [NORA]
_WORDS = re.compile(r"\w")
_PAUSE = 3.0  # seconds without words begin a new paragraph


class _Cue(NamedTuple):
    start: float
    end: float
    text: str
    voice: str


def read(data: bytes) -> Reading:
    """The words of a subtitle file. Raises `Unreadable` where it has none."""
    text, encoding, warnings = decode(data, paragraph_end="\n")
    composer = Composer()
    end, said, voice = float("-inf"), "", ""
    for cue in _cues(text):
        another = cue.voice not in ("", voice)
        if another or cue.start - end > _PAUSE or _SENTENCE_END.search(said):
            composer.end("paragraph")
        for turn, words in enumerate(_SPEAKER.split(cue.text)):
            if turn:
                composer.end("paragraph")
            if words.strip():
                _add(composer, cue.start, words.rstrip())
        end, said, voice = cue.end, cue.text, cue.voice or voice
    composer.end("paragraph")
    try:
        return composer.reading(encoding=encoding, warnings=warnings)
    except Unreadable:
        raise Unreadable(stated("The file has no subtitles: no line of times with words below it.")) from None


def _add(composer: Composer, start: float, words: str) -> None:
    if not composer.is_open:
        composer.aside(_clock(start))
    composer.add(f"\n{words}")


def _cues(text: str) -> Iterator[_Cue]:
    """Give the words between one line of times and the next, with or without empty lines in it."""
    is_web = text.lstrip("\ufeff").startswith("WEBVTT")
    times = [*CUE.finditer(text)]
    ends = [*(found.start() for found in times), len(text)][1:]
    before = ""
    for found, end in zip(times, ends, strict=True):
        written = text[found.end() : end].rstrip()
        if end < len(text):
            written = _without_name(written, is_web)
        said = html.unescape(TAG.sub("", _ASIDE.sub("", written) if is_web else written)).strip()
        said = _HEARD.sub(r"\1", said)
        if _WORDS.search(said) and said != before:  # captions that scroll repeat themselves
            words = "\n".join(filter(str.strip, said.split("\n"))) if "\n\n" in said else said
            yield _Cue(_seconds(found, 1), _seconds(found, 5), *_voiced(words, written))
        before = said


def _voiced(words: str, written: str) -> tuple[str, str]:
    """The words of a cue without the labels of those who say them, and whose voice it is, "" where nothing tells."""
    voice = _VOICE.search(written) if "<v" in written else None
    may_have = ":" in words or "：" in words
    label = _LABEL.match(words) if may_have else None
    name = voice[1].strip() if voice else label["name"] if label else ""
    return (_LABEL.sub(r"\g<dash>", words) if may_have else words), name


def _without_name(written: str, is_web: bool) -> str:
    """The words of a cue without the number of the next one, or its name, which WebVTT gives in a line of its own."""
    words, _, last = written.rpartition("\n")
    if _NUMBER.fullmatch(last.strip()):
        return words
    name = _NAME.search(written) if is_web else None
    return written[: name.start()] if name else written


def _seconds(found: re.Match[str], first: int) -> float:
    hours, minutes, seconds, parts = found.group(first, first + 1, first + 2, first + 3)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{parts or 0}")


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"[{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}]"
