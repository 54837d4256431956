"""The definition score: how likely it is, 0 to 1, that a sentence defines a term in it.

It is the logistic function of a sum of log odds: one for each sign that the language finds in the sentence (see
`DefinitionSigns`), and one for each thing that `STRUCTURE` says about where the sentence stands.
"""

import math
from collections.abc import Iterable, Mapping

from genglossary.pipeline.languages import ASSUMED, LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import combined, language_by_wording
from genglossary.pipeline.languages.wordiness import may_explain

STRUCTURE: Mapping[str, float] = {  # log odds, set by hand like those of the languages; see docs/quality.md
    "titled": 1.4,  # the first sentence under a heading, term or cell that is the term and nothing else
    "presented": 1.5,  # says what its term does right below the term's own heading
    "headed": 0.4,  # stands under a heading that names the term among other words
    "document_title": 0.4,  # its heading opens the document
    "definition_text": 2.5,  # the text of a definition list's term
    "labelled": -0.7,  # the same, below or beside a label that is no heading
    "repeated": -1.3,  # the same, of a label that the document has again and again
    "circular": -1.5,  # the same, and uses the term again
    "cell": -0.2,  # an item of a list or a cell of a table
    "first": 0.5,  # the first mention in its document
    "hidden": -1.0,  # code stands right before it, and says which one is meant: "The `pod` object"
    "everyday": -1.3,  # its term is a word that everybody uses
    "label": -2.5,  # its term labels a value: "path String", "mode" in a Japanese text
}

_AUTHORED = frozenset({"definition_text"})
_DOUBTFUL = frozenset({"repeated", "circular", "does", "enables", "label"})  # lists of options look so
_BELIEVED = 0.6  # the least that what an author's own list of words explains is worth: enough to be quoted

_ASKED_FOR = (0.3 / 0.7) / (0.04 / 0.96)  # odds of a definition among sentences asked about, and among mentions


def definition_score(text: str, start: int, end: int, language: str, structure: Iterable[str] = ()) -> float:
    """The probability, 0 to 1, that `text` says what `text[start:end]` is.

    `text` is one sentence without markup; `structure` are names of `STRUCTURE`. 0.0 when nothing anchors at the term.
    """
    rules = LANGUAGES.get(language, OTHER).definitions
    found = rules.signs_of(text, start, end)
    if not found:
        return 0.0
    if found[0] == "coined" or "quoted" in found:  # whatever everybody means by the word
        structure = [name for name in structure if name != "everyday"]
    else:  # a label explains nothing, but a sentence may explain what is spelled like one
        structure = ["everyday" if name == "label" and "gloss" not in found else name for name in structure]
    if "titled" in structure and not {"function", "verb"}.isdisjoint(found):
        found.append("presented")
    return probability([*found, *structure], rules.weights)


def best_definition_score(text: str, language: str) -> tuple[float, str]:
    """The probability, 0 to 1, that `text` defines anything at all, and the words that it most likely defines.

    The scores at all anchors together (noisy or), for sentences that somebody asks about: the share of definitions
    among them is taken to be a third, not one in twenty-five as among all sentences that mention a term.
    """
    anchors = LANGUAGES.get(language, ASSUMED).definitions.anchors(text)
    values = {text[start:end]: definition_score(text, start, end, language) for start, end in anchors}
    none = math.prod(1 - value for value in values.values())
    odds = (1 - none) / none * _ASKED_FOR
    return odds / (1 + odds), max(values, key=lambda words: values[words], default="")


def titled_definition_score(text: str, language: str, structure: Iterable[str]) -> float:
    """The probability, 0 to 1, that `text` says what the term is that the heading or cell before it is."""
    rules = LANGUAGES.get(language, OTHER).definitions
    structure = tuple(structure)
    found = rules.signs_below_title(text)
    is_explained = "definition_text" in structure and may_explain(text) and not rules.tells_to_do(text)
    if not found and is_explained and not rules.tells_fact(text):
        found = ["gloss"]  # the author says so, whatever the words look like
    if not found:
        return 0.0
    value = probability([*found, *structure], rules.weights)
    told = _AUTHORED.issubset(structure) and _DOUBTFUL.isdisjoint((*found, *structure))
    return max(value, _BELIEVED) if told and may_explain(text) and not rules.tells_to_do(text) else value


def says_what(text: str, language: str) -> bool:
    """Whether `text`, beside its term in a list, says what that is, not what to do with it or what it does.

    It is read by the rules of its script, or of `language` where that is not known by its script.
    """
    rules = language_by_wording(text, language).definitions
    if rules.tells_to_do(text):
        return False
    found = rules.signs_below_title(text)
    return bool(found) and {"does", "enables"}.isdisjoint(found)


def goes_on(text: str, language: str) -> bool:
    """Whether `text` goes on about what the sentence before it was about: "It is …", 「これは…」."""
    return LANGUAGES.get(language, OTHER).definitions.goes_on(text)


def names_before(text: str, start: int, end: int, language: str) -> bool:
    """Whether `text` gives the name `text[start:end]` to what the sentence before it speaks of: "This is called X"."""
    return LANGUAGES.get(language, OTHER).definitions.names_before(text, start, end)


def bracketed(text: str, end: int) -> str:
    """The words in a bracket behind a name that ends at `end` if they say what it is, else ""."""
    found = next((match for bracket in combined().brackets if (match := bracket.match(text, end))), None)
    return found["gloss"] if found else ""


def probability(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The logistic function of the bias and the weights of `signs`, names in `weights` or `STRUCTURE`."""
    total = weights["bias"] + sum(weights[sign] if sign in weights else STRUCTURE[sign] for sign in signs)
    return 1 / (1 + math.exp(-total))
