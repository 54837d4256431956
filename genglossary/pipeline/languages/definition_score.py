"""How much a sentence looks like a definition of a term in it: the sum of weighted signs, as a probability.

The signs are found by `english` and `japanese`; other languages have those that need no grammar
(a gloss after a colon or a dash). Where the sentence stands adds its own: see `STRUCTURE`.
"""

import math
import re
from collections.abc import Iterable, Mapping

from genglossary.pipeline.languages.english import definition_signs as english
from genglossary.pipeline.languages.japanese import definition_patterns as japanese_patterns
from genglossary.pipeline.languages.japanese import definition_signs as japanese

STRUCTURE: Mapping[str, float] = {
    "titled": 1.6,  # the first sentence under a heading, term or cell that is the term and nothing else
    "presented": 1.2,  # says what its term does right below the term's own heading
    "headed": 0.4,  # stands under a heading that names the term among other words
    "opening": 0.2,  # the first sentence of its block
    "document_title": 0.5,  # its heading opens the document
    "definition_text": 2.5,  # the text of a definition list's term
}

_GLOSS = re.compile(r"[\"'”’»)*_`]*(?:\s*\([^()]{1,80}\))?\s*(?::|(?<=\s)[—–-]{1,2}(?=\s)|—|：)\s*(?=\S)")
_FEWEST = 3  # words that explain something, in a language that has spaces between them
_WIDE = re.compile(r"[぀-ヿ一-鿿]{4}")
_ASKED_FOR = (0.3 / 0.7) / (0.04 / 0.96)  # odds of a definition among sentences asked about, and among mentions
_NEUTRAL: Mapping[str, float] = {"bias": -2.5, "gloss": 1.5}


def definition_score(text: str, start: int, end: int, language: str, structure: Iterable[str] = ()) -> float:
    """How likely it is, 0 to 1, that `text` says what `text[start:end]` is.

    `text` is one sentence without markup; `structure` are names of `STRUCTURE`. 0.0 when nothing anchors at the term.
    """
    found, weights = _signs(text, start, end, language)
    structure = tuple(structure)
    if "titled" in structure and not {"function", "verb"}.isdisjoint(found):
        found.append("presented")
    return probability([*found, *structure], weights) if found else 0.0


def best_definition_score(text: str, language: str) -> tuple[float, str]:
    """How likely it is, 0 to 1, that `text` defines anything at all, and the words that it most likely defines.

    The scores of all places together (noisy or), for sentences that somebody asks about: the share of definitions among
    them is taken to be a third, not one in twenty-five as among all sentences that mention a term.
    """
    module = japanese if language == "ja" else english
    values = {text[start:end]: definition_score(text, start, end, language) for start, end in module.anchors(text)}
    none = math.prod(1 - value for value in values.values())
    odds = (1 - none) / none * _ASKED_FOR
    return odds / (1 + odds), max(values, key=lambda words: values[words], default="")


def titled_definition_score(text: str, language: str, structure: Iterable[str]) -> float:
    """How likely it is that `text`, which follows a heading or cell that is the term, says what the term is."""
    module = {"ja": japanese, "en": english}.get(language)
    if module is None:
        return probability(["gloss", *structure], _NEUTRAL) if _may_explain(text, False) else 0.0
    structure = tuple(structure)
    found = module.titled_features(text)
    if not found and "definition_text" in structure and _may_explain(text, module.tells_to_do(text)):
        found = ["gloss"]  # the author says so, whatever the words look like
    return probability([*found, *structure], module.WEIGHTS) if found else 0.0


def says_what(text: str, language: str) -> bool:
    """Whether `text`, beside its term in a list, says what that is, not what to do with it or what it does."""
    module = {"ja": japanese, "en": english}.get(language)
    if module is None:
        return True
    if module.tells_to_do(text):
        return False
    found = module.titled_features(text)
    return bool(found) and {"does", "enables"}.isdisjoint(found)


def _may_explain(text: str, tells_to_do: bool) -> bool:
    """Lists of terms and texts beside each other also name options, keys and chapters."""
    words = text.split()
    return not tells_to_do and (len(words) >= _FEWEST or (len(words) == 1 and _WIDE.search(text) is not None))


def goes_on(text: str, language: str) -> bool:
    """Whether `text` goes on about what the sentence before it was about: "It is …", 「これは…」."""
    module = {"ja": japanese, "en": english}.get(language)
    return module is not None and module.goes_on(text)


def names_before(text: str, start: int, end: int, language: str) -> bool:
    """Whether `text` gives the name `text[start:end]` to what the sentence before it speaks of: "This is called X"."""
    module = {"ja": japanese, "en": english}.get(language)
    return module is not None and module.names_before(text, start, end)


def bracketed(text: str, end: int) -> str:
    """What a bracket after a Latin name that ends at `end` says that it is: 「Orrery（惑星の模型）」; else ""."""
    found = japanese_patterns.BRACKETED.match(text, end)
    return found["gloss"] if found else ""


def probability(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The logistic function of the bias and the weights of `signs`."""
    total = weights["bias"] + sum(weights[sign] if sign in weights else STRUCTURE[sign] for sign in signs)
    return 1 / (1 + math.exp(-total))


def _signs(text: str, start: int, end: int, language: str) -> tuple[list[str], Mapping[str, float]]:
    if language == "ja":
        return japanese.features(text, start, end), japanese.WEIGHTS
    if language == "en":
        return english.features(text, start, end), english.WEIGHTS
    gloss = _GLOSS.match(text, end)
    return (["gloss"] if gloss and not text[:start].strip(" \"'“‘«(-•*") else []), _NEUTRAL
