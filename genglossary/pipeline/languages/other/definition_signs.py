"""The one sign of a definition that needs no grammar: a gloss after a colon or a dash, where the term stands first."""

import re
from collections.abc import Mapping

from genglossary.pipeline.languages.language import DefinitionSigns
from genglossary.pipeline.languages.wordiness import may_explain

# Log odds, set by hand: a gloss alone is not quoted, nor where it stands below a title.
WEIGHTS: Mapping[str, float] = {"bias": -2.7, "gloss": 1.5}

_GLOSS = re.compile(r"[\"'”’»)*_`]*(?:\s*\([^()]{1,80}\))?\s*(?::|(?<=\s)[—–-]{1,2}(?=\s)|—|：)\s*(?=\S)")
_BEFORE = " \"'“‘«(-•*"  # may stand before the term


def signs_of(text: str, start: int, end: int) -> list[str]:
    """The sign that `text` glosses `text[start:end]`, or none."""
    return ["gloss"] if _GLOSS.match(text, end) and not text[:start].strip(_BEFORE) else []


def signs_below_title(text: str) -> list[str]:
    """The sign that `text`, below its term or beside it in a list, is long enough to be a gloss, or none."""
    return ["gloss"] if may_explain(text) else []


DEFINITIONS = DefinitionSigns(weights=WEIGHTS, signs_of=signs_of, signs_below_title=signs_below_title)
