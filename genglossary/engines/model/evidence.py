"""The choice of passages that a model is shown, and the check of what it says of them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from genglossary.engines.model import tokens
from genglossary.engines.model.quoting import harmless
from genglossary.engines.model.schemas import Citation
from genglossary.pipeline.types import Passage

NOT_ALIGNED = "citation does not align"
NOT_CITED = "no citation"

_WINDOW = 4000  # characters around a mention that are looked at; a longer "sentence" is a file without line ends
_MOST_CONSIDERED = 50
_SAME_DOCUMENT = 0.15  # definition score that another passage of a document already chosen must make up for
_ROW_TOKENS = 15  # what a passage costs besides its text: number, quotes, names of fields


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage and its text as a model is shown it."""

    passage: Passage
    text: str
    heading: str = ""

    @property
    def tokens(self) -> int:
        return tokens.count(self.text) + tokens.count(self.heading) + _ROW_TOKENS


def choose(
    passages: Sequence[Passage], names: Sequence[str], *, space: int, most: int, longest: int
) -> list[ShownPassage]:
    """At most `most` passages within `space` tokens, none over `longest`: the most definition-like, spread over
    the documents. `names` are the term and its variants; a long passage is cut to the part around one."""
    chosen: list[ShownPassage] = []
    for passage in spread(passages):
        shown = _shown(passage, names, min(longest, space - _ROW_TOKENS))
        if shown.text and shown.tokens <= space and all(shown.text != other.text for other in chosen):
            chosen.append(shown)
            space -= shown.tokens
        if len(chosen) == most or space <= 2 * _ROW_TOKENS:
            break
    return chosen


def spread(passages: Sequence[Passage]) -> Iterable[Passage]:
    """The passages, best first; each further one of a document must be clearly more definition-like."""
    left = list(enumerate(passages[:_MOST_CONSIDERED]))
    taken: Counter[int] = Counter()
    while left:
        best = max(left, key=lambda ranked: (_worth(ranked[1], taken), -ranked[0]))
        left.remove(best)
        taken[best[1].source] += 1
        yield best[1]


def _worth(passage: Passage, taken: Counter[int]) -> float:
    return passage.score - _SAME_DOCUMENT * taken[passage.source]


def _shown(passage: Passage, names: Sequence[str], longest: int) -> ShownPassage:
    at = _mention(passage.text, names)
    start = max(0, at - _WINDOW // 2)
    text = harmless(passage.text[start : start + _WINDOW])
    text = tokens.shorten(text, max(1, longest), around=_mention(text, names))
    return ShownPassage(passage, text, tokens.shorten(harmless(passage.heading[:400]), 30))


def _mention(text: str, names: Sequence[str]) -> int:
    """Find where one of the names stands in the text, as a character index; 0 if it is not found as it is written."""
    folded = text.casefold()
    return max(0, next((at for name in names if (at := folded.find(name.casefold())) >= 0), 0))


def cited(citations: Sequence[Citation], shown: Sequence[ShownPassage]) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages that the citations name, each once, and what is doubtful about the citations. A quote that
    stands in another passage than the one named counts for the one where it stands."""
    passages: list[Passage] = []
    aligned = True
    for citation in citations:
        found = _where(citation, shown)
        aligned = aligned and found is not None
        passage = found or _named(citation, shown)
        if passage is not None and passage not in passages:
            passages.append(passage)
    if not passages:
        return (), (NOT_CITED,)
    return tuple(passages), () if aligned else (NOT_ALIGNED,)


def _where(citation: Citation, shown: Sequence[ShownPassage]) -> Passage | None:
    quote = bare(harmless(citation.quote))
    if not quote:
        return None
    first = [shown[citation.passage - 1]] if 1 <= citation.passage <= len(shown) else []
    return next((each.passage for each in (*first, *shown) if quote in bare(each.text)), None)


def _named(citation: Citation, shown: Sequence[ShownPassage]) -> Passage | None:
    return shown[citation.passage - 1].passage if 1 <= citation.passage <= len(shown) else None


_NOT_WORDS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """The letters and digits alone, without case and width: how a quote is compared with what it quotes."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text).casefold())
