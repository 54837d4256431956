"""Documents are data, never instructions: how their text is laid before a model.

Three walls. Quoted data stands between boundary lines that an author cannot guess: an HMAC of the data under the
project's secret, the same for the same data, so that replies are found again. Each value is a JSON string on one
line, so that data cannot end its line. And characters that mean something to a server's chat template, or that a
person who reads the document cannot see, are taken out.
"""

import hmac
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping

# Angle brackets open tags and the markers of chat templates (<|im_end|>, </s>, <start_of_turn>); their quoted
# look-alikes read the same to a model and mean nothing to a tokenizer.
_LOOK_ALIKES = str.maketrans({"<": "‹", ">": "›", "＜": "‹", "＞": "›"})
_ORIGINALS = str.maketrans({"‹": "<", "›": ">"})
_TEMPLATE_MARKS = re.compile(r"\[(/?\s*(?:INST|SYS|TOOL\w*|AVAILABLE_TOOLS)\s*)\]", re.IGNORECASE)
_KEPT_FORMATS = "\u200c\u200d"  # joiners that Indic scripts, Persian and emoji are written with
# Drawn as nothing although they are not of the format category: joiner, fillers, variation selectors.
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """`text` on one line, without the characters that a reader cannot see: controls, zero-width and bidi
    controls, tag characters, fillers, variation selectors, lone surrogates."""
    shown = _HIDDEN.sub("", text)
    if not shown.isprintable():
        shown = "".join(char for char in shown if _is_visible(char))
    return " ".join(shown.split())


def _is_visible(char: str) -> bool:
    category = unicodedata.category(char)
    if category in ("Cf", "Cs", "Co"):
        return char in _KEPT_FORMATS
    return category != "Cc" or char.isspace()


def harmless(text: str) -> str:
    """`text` as it is shown to a model."""
    return _TEMPLATE_MARKS.sub(r"(\1)", visible(text).translate(_LOOK_ALIKES))


def restored(text: str, sources: Iterable[str]) -> str:
    """Return what a model wrote, with the brackets of its sources where it copied our look-alikes."""
    return text if any("‹" in source or "›" in source for source in sources) else text.translate(_ORIGINALS)


def data_lines(rows: Iterable[Mapping[str, object]]) -> str:
    """The rows as one JSON object a line. Every text in them must have been made harmless."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def boundary(secret: bytes, data: str) -> str:
    """32 hex digits that `data` does not contain and that nobody can predict without `secret`."""
    folded = data.casefold()
    for attempt in range(1000):
        mark = hmac.new(secret, f"{attempt}:{data}".encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:32]
        if mark not in folded:
            return mark
    raise AssertionError("1,000 different HMACs all occur in one text")
