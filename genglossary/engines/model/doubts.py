"""Doubts about a text that a model wrote: things that definitions do not hold and attackers want in."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from genglossary.engines.model.evidence import bare
from genglossary.engines.model.quoting import harmless, restored, visible

MARKUP = "contains markup"
LINK = "contains a link"
INSTRUCTION = "reads like an instruction"
HIDDEN = "hidden characters were removed"
LONG = "much longer than a definition"
REPEATS = "says the same again and again"

_LONGEST = 800
_PIECE = 20  # characters; the same three times over is no style

_MARKUP = re.compile(
    r"</?[a-z!][^>]{0,200}>|!?\[[^\]]{1,200}\]\([^)]{1,300}\)|```|\*\*\S|`[^`]{1,200}`|^#{1,6}\s|&(?:#\d+|#x[\da-f]+|lt|gt|amp);",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?|ftp|file|data|javascript|vbscript|mailto|tel)\s?:\s?\S+|//[\w-]+\.\w\S*|\bwww\.\S+"
    r"|\b[\w-]+\.(?:com|org|net|io|dev|info|biz|example|test|invalid|jp|cn|ru|xyz|top|app|co|ai)\b(?:/\S*)?|\S+@\S+\.\w+",
    re.IGNORECASE | re.ASCII,
)
# Talking to a model or about its task: no definition does, whatever its passages say.
_OVERRIDE = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|any|instructions?|rules|prompt)\b"
    r"|\b(?:system|developer) (?:prompt|message)\b|\bas an? (?:ai|language model|assistant)\b|\bjailbreak"
    r"|(?:前|上記|以前|これまで|すべて|全て)の?.{0,10}(?:指示|命令|プロンプト).{0,10}(?:無視|忘れ|従わ)"
    r"|システムプロンプト",
    re.IGNORECASE,
)
# Telling the reader to do something: suspicious unless the passages say the same.
_ORDER = re.compile(
    r"(?:(?<=[.!?:]\s)|^)(?:click|visit|install|enter|execute|send|pay|log ?in|sign up|go to|subscribe|transfer"
    r"|reply|respond|output|write|say)\b(?! (?:of|that|which|between)\b)[^.]{0,60}"
    r"|\bplease\b[^.]{0,60}|\byou (?:must|should|have to|need to)\b[^.]{0,60}"
    r"|[^。]{0,20}(?:してください|して下さい|しなさい|クリック|にアクセスし)",
    re.IGNORECASE,
)


def cleaned(text: str, sources: Sequence[str]) -> str:
    """The text as it may be shown: on one line, without invisible characters."""
    return restored(visible(text), sources)


def doubts(text: str, written: str, sources: Sequence[str]) -> tuple[str, ...]:
    """List what is doubtful about `text` (cleaned), which the model wrote as `written`. `sources` are the passages as
    they were shown to it: what stands in them is theirs, not the model's."""
    found = (
        (MARKUP, _is_new(_MARKUP, text, sources, harmless)),
        (LINK, _is_new(_LINK, text, sources, harmless)),
        (INSTRUCTION, bool(_OVERRIDE.search(text)) or _is_new(_ORDER, text, sources, bare)),
        (HIDDEN, visible(written) != " ".join(written.split())),
        (LONG, len(text) > _LONGEST),
        (REPEATS, repeats_itself(text)),
    )
    return tuple(flag for flag, holds in found if holds)


def repeats_itself(text: str) -> bool:
    """Whether the text goes round in circles, as small models do."""
    folded = text.casefold()
    pieces = Counter(folded[at : at + _PIECE] for at in range(len(folded) - _PIECE + 1))
    return any(times >= 3 for times in pieces.values())


def _is_new(pattern: re.Pattern[str], text: str, sources: Sequence[str], fold: Callable[[str], str]) -> bool:
    """Whether the pattern finds something that, compared by `fold`, no passage says."""
    known = [fold(source).casefold() for source in sources]
    parts = (fold(match[0]).casefold() for match in pattern.finditer(text))
    return any(not any(part and part in source for source in known) for part in parts)
