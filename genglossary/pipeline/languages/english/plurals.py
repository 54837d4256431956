"""Singulars of English nouns: by the lexicon, by lists of irregular ones, else by their ending.

An ending is taken off where that leaves a noun of the lexicon: "caches" is of "cache", "lenses" of "lens".
"""

import re
from functools import lru_cache

from genglossary.pipeline.languages import plurals
from genglossary.pipeline.languages.english.lexicon import lexicon

_IRREGULAR_PAIRS = """
/
men/man women/woman children/child teeth/tooth feet/foot geese/goose mice/mouse lice/louse oxen/ox
axes/axis bases/base analyses/analysis crises/crisis theses/thesis oases/oasis
criteria/criterion phenomena/phenomenon bacteria/bacterium strata/stratum spectra/spectrum errata/erratum
quanta/quantum memoranda/memorandum addenda/addendum automata/automaton schemata/schema ova/ovum
stigmata/stigma polyhedra/polyhedron symposia/symposium millennia/millennium curricula/curriculum
fungi/fungus nuclei/nucleus radii/radius stimuli/stimulus loci/locus foci/focus alumni/alumnus cacti/cactus
bacilli/bacillus moduli/modulus calculi/calculus formulae/formula antennae/antenna larvae/larva
vertebrae/vertebra nebulae/nebula vertices/vertex vortices/vortex indices/index matrices/matrix
appendices/appendix apices/apex codices/codex helices/helix cortices/cortex
knives/knife lives/life wives/wife halves/half leaves/leaf shelves/shelf wolves/wolf calves/calf hooves/hoof
loaves/loaf thieves/thief staves/stave selves/self scarves/scarf elves/elf sheaves/sheaf
atlases/atlas irises/iris aliases/alias quizzes/quiz
"""
_IRREGULAR = {many: one for many, _, one in (pair.partition("/") for pair in _IRREGULAR_PAIRS.split())}
_SINGULAR_WORDS = """
bias lens canvas gas news series species status atlas alias iris chaos cosmos ethos pathos kudos asbestos
thermos pancreas christmas biogas whereas always perhaps means
"""
_SINGULAR = frozenset(_SINGULAR_WORDS.split())
_UNCHANGED = frozenset({"news", "series", "species", "means", "chaos", "kudos"})
_PLURALS = {one: many for many, one in _IRREGULAR.items()}
_ENDINGS = (("ies", "y"), ("s", ""), ("es", ""), ("ves", "f"), ("ves", "fe"), ("ices", "ex"), ("ices", "ix"),
            ("ses", "sis"), ("xes", "xis"), ("men", "man"))  # fmt: skip
_COMMAND = re.compile("(?:get|send|create|delete|remove|update)([a-z]{3,})s")
_HISSES = ("s", "x", "z", "ch", "sh")
_SHORTEST_SHOUTED = 5  # letters of a plural all in capitals: what is shorter is an abbreviation (AIDS)


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """A noun, as written, without its plural ending, in lower case; words that only look plural stay.

    In a word of capitals only a small s is an ending ("APIs"), unless the word is a plural that was shouted ("PUMPS").
    """
    lower = word.lower()
    if word[-1:] == "S" and not _is_shouted(word, lower):
        return lower
    if word[-1:] == "s" and word[:-1].isupper() and len(word) > 2:
        return lower[:-1]
    return _IRREGULAR.get(lower) or (lower if lower in _SINGULAR else _by_lexicon(lower))


def _is_shouted(word: str, lower: str) -> bool:
    return word.isupper() and len(word) >= _SHORTEST_SHOUTED and _by_lexicon(lower) in lexicon()


def _by_lexicon(word: str) -> str:
    if len(word) < 4 or not word.endswith(("s", "men")):
        return word
    tags = lexicon()
    if word.endswith("ss") or (tags.get(word) == "NN" and tags.get(word[:-1]) != "NN"):  # but "dramas" of "drama"
        return word
    stems = (word.removesuffix(many) + one for many, one in _ENDINGS if _may_end(word, many))
    return next((stem for stem in stems if len(stem) > 2 and tags.get(stem) == "NN"), "") or _guessed(word)


def _may_end(word: str, many: str) -> bool:
    """Only what hisses, or ends in o, takes "es": "boxes" and "echoes", but "nodes" is no plural of "nod"."""
    return word.endswith(many) and (many != "es" or word[:-2].endswith((*_HISSES, "o")))


def _guessed(word: str) -> str:
    """The singular of a word that the lexicon does not have: a new one, or a word with one that it has at its end."""
    if word.endswith("men") or _is_command(word):
        return word
    return word[:-2] if word.endswith("uses") and word[-5:-4] not in "aeof" else plurals.singular(word)


def _is_command(word: str) -> bool:
    """Whether a word is a verb and what is done to it, in one: getpeers is not several getpeer."""
    match = _COMMAND.fullmatch(word)
    return match is not None and lexicon().get(match[1]) == "NN"


@lru_cache(maxsize=100_000)
def number_forms(word: str) -> tuple[str, ...]:
    """A lower-case word, its plural, and its singular where that is another word."""
    one = singular(word)
    return tuple(dict.fromkeys((word, _PLURALS.get(one) or _regular_plural(one), one)))


def _regular_plural(one: str) -> str:
    if one in _UNCHANGED:
        return one
    if len(one) > 2 and one[-1] == "y" and (one[-2] not in "aeiou" or one[-3] == "q"):
        return one[:-1] + "ies"
    return one + "es" if one.endswith(_HISSES) else one + "s"
