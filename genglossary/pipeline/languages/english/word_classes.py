"""Parts of speech of English words: one letter a word, fast enough to read a book in a second.

A word's class comes from TextBlob's lexicon (Brill's, made from the Brown corpus and the Penn Treebank), from
its relatives there (a noun whose `-ed` form is listed can also be a verb), else from its shape and ending. The
sentence around it then decides between noun and verb (see `neighbours`).

Letters: N noun, L plural noun, P name, J adjective, G -ing form, E participle or past, B and b noun or verb
(noun, verb first), S and s the same in -s, V verb, H form of be, W form of have or do, D article or possessive,
d other determiner, i word such as "inside", Q relative pronoun, M modal, T "to", F "of", I preposition,
C conjunction, R adverb, O pronoun, X word that terms do not have, # number, K possessive 's, "," punctuation,
"." boundary. Three more are decided before all others: j adjective that can be a noun (potential), v verb in its stem
form (sleep), x noun that counts or places something unless it stands beside another (time).
"""

import re

from genglossary.pipeline.languages.english.lexicon import lexicon

_CLOSED = {
    "H": "is are was were be been being am wast wert beest "
    "isn't aren't wasn't weren't it's that's there's you're we're they're",
    "W": "has have had having does do did doing done hast hadst hath dost didst doth "
    "hasn't haven't hadn't doesn't don't didn't let let's",
    "D": "the a an my your his her its our their every each no thy",
    "d": "this these those some any all another such what",
    "Q": "that which who whose whom",
    "M": "can could may might must shall should will would canst couldst mayst shalt "
    "shouldst wouldst cannot can't won't couldn't shouldn't wouldn't",
    "T": "to",
    "F": "of",
    "I": "in on at by for with from into onto upon about above below between among through during before "
    "after since until against without within via per across along around behind beside besides beyond "
    "despite out toward towards up like unlike as except using including regarding concerning according "
    "following",
    "i": "inside outside near off past under over down front back rear",
    "C": "and or but nor either neither both so yet if because although though while whereas unless when "
    "whenever where wherever whether once than",
    "O": "i you thou thee ye thyself whomever whosoever whomsoever "
    "he she it we they me him us them himself herself itself themselves yourself ourselves myself "
    "one ones someone anyone everyone nobody something anything everything nothing there here mine yours",
    "R": "not also only just very too more most less least much well even still already always never often "
    "sometimes usually however therefore thus hence again ever quite rather instead soon perhaps maybe almost "
    "otherwise further together away forward now today how why then "
    "hereunder herein hereof hereto hereby herewith hereinafter hereafter thereof therein thereto thereby thereunder "
    "thereafter therewith thereon therefrom whereof whereby wherein whereupon heretofore theretofore notwithstanding",
    "X": "particular respective aforementioned aforesaid ongoing subsequent "
    "and/or etc eg ie e.g i.e vs please yes ok okay oh mr mrs ms dr et al lot lots sort kind kinds bit way "
    "ways pshaw psha pooh alas exeunt prithee tis twas dramatis personae ma'am m'lord m'lady "
    "thing things same other others many few several own certain various next last previous new old good "
    "better best bad able different similar important possible available whole due regard respect example "
    "examples fact people january february april june july august september october november december",
    "x": "case cases time times day days year years number part parts",
    "J": "first second third main full large small big great high low long short little general common",
    "V": "configure reconfigure deploy redeploy instantiate debug authenticate validate initialize serialize "
    "customize override parse append iterate allocate make makes made making get gets got getting give gives "
    "given giving take takes taken taking go goes went gone going see sees seen seeing want wants need needs "
    "say says said become becomes became come comes came keep keeps kept know knows known seem seems allow "
    "asked replied whispered shouted muttered murmured cried exclaimed yelled "
    "allows allowed happen happens ensure ensures provide provides provided contain contains contained",
}
_PENN = {
    "NN": "N", "NNS": "L", "NNP": "P", "NNPS": "P", "JJ": "J", "JJR": "X", "JJS": "X", "RB": "R", "RBR": "R",
    "RBS": "R", "VB": "V", "VBP": "V", "VBZ": "V", "VBD": "E", "VBN": "E", "VBG": "G", "CD": "#", "IN": "I",
    "DT": "d", "PDT": "d", "PRP": "O", "PRP$": "D", "MD": "M", "CC": "C", "WDT": "Q", "WP": "O", "WP$": "D",
    "WRB": "C", "RP": "I", "TO": "T", "EX": "O", "UH": "X", "POS": "K", "FW": "N", "LS": "#", "SYM": "#",
}  # fmt: skip
_VERBS = ("V", "v", "B", "b", "E")
_STEMS = frozenset(("NN", "VB", "VBP"))
_NOUN_ENDING = re.compile(r"[a-z]{3}(?:[st]ion|ment|ness|ance|ence)$")  # fermentation, though it is listed otherwise
_ENDINGS = (
    ("J", re.compile(r"(?:able|ible|ful|less|ous|ious|ical|ish|ive|al|ic|ary|wide|like|proof|based|free|specific)$")),
    ("R", re.compile(r"(?:able|ib|ab|ful|less|ous|ive|al|ic|ar|ed|ing)ly$")),
    ("G", re.compile(r"[a-z]{2}ing$")),
    ("E", re.compile(r"[a-z]{2}[^e\W]ed$|[a-z]{2}ied$")),
    ("V", re.compile(r"[a-z]{2}(?:ize|ise|ify)$")),
)


_CLOSED_LETTERS = {word: letter for letter, words in _CLOSED.items() for word in words.split()}


def is_word(word: str) -> bool:
    """Whether a word in lower case is a function word or one of the lexicon."""
    return word in _CLOSED_LETTERS or word in lexicon()


def is_noun(word: str) -> bool:
    """Whether a word, as written, is a noun or a name, or can be one."""
    return word_class(word) in "NLPBSbs"


def _listed(word: str) -> str | None:
    """The letter of a word (lower case) of the closed classes or the lexicon. Few of its 90,000 are ever asked for."""
    if letter := _CLOSED_LETTERS.get(word):
        return letter
    tags = lexicon()
    letter = _PENN.get(tags.get(word, ""))
    return _with_relatives(word, letter, tags) if letter and len(word) > 1 and word.islower() else None


def _with_relatives(word: str, letter: str, tags: dict[str, str]) -> str:
    """The class of a word that can be noun and verb, told by its own forms being listed as the other."""
    if letter == "N":
        return "B" if _is_verb(word, tags) else "N"
    if letter == "V" and tags[word] in ("VB", "VBP"):
        return "b" if _has_plural(word, tags) else "v"
    stem = word[:-1] if word.endswith("s") else ""
    if letter == "L" and stem:
        return "S" if _is_verb(stem, tags) else "L"
    if (
        letter == "J"
        and len(word) > len("aged")
        and word.endswith("ed")
        and (tags.get(word[:-2]) or tags.get(word[:-1])) in _STEMS
    ):
        return "E"  # oiled, gifted: what was done to a thing, listed as what it is like
    if letter == "J":
        return _adjective(word, tags)
    if letter == "R" and word.endswith("ous"):
        return "J"
    if tags[word] == "VBZ" and stem:
        return "s" if tags.get(stem) == "NN" else "V"
    return "V" if tags[word] == "VBD" and not word.endswith("ed") else letter


def _adjective(word: str, tags: dict[str, str]) -> str:
    """The class of a listed adjective: some are nouns by their ending, some have a plural as nouns have."""
    if "-" not in word and _NOUN_ENDING.search(word):
        return "N"
    return "j" if _has_plural(word, tags) else "J"


def _has_plural(word: str, tags: dict[str, str]) -> bool:
    return tags.get(word + "s") == "NNS" or tags.get(word + "es") == "NNS"


def _is_verb(word: str, tags: dict[str, str]) -> bool:
    stem = word[:-1] if word.endswith("e") else word
    forms = (stem + "ed", stem + "ing", word + word[-1] + "ed", word + word[-1] + "ing")
    return any(tags.get(form) in ("VBD", "VBN", "VBG") for form in forms)


_NAME_LIKE = re.compile(r".*[a-zà-ÿ0-9][A-ZÀ-Þ]|.*[0-9_]|[A-ZÀ-Þ&/]{2,}s?$")
_SIGNED = re.compile(  # names with signs: C#, .NET, COVID-19, Wi-Fi, Objective-C, β-test
    r"[A-Z][A-Za-z]*(?:#|\+\+(?:\d\d)?)$|\.[A-Z][A-Za-z]+$|[A-Z]\w*(?:-\w+)*-[0-9][0-9A-Za-z]*$|[A-Z]\w*-[A-Z][a-z]?$"
    r"|[α-ωΑ-Ωµ]-[a-z]{2,}$"
)
_VARIABLE = re.compile(r"[a-z][a-z0-9]?$|(?=.*[a-zA-Z])(?=.*[α-ωΑ-Ωϐ-ϖ])")
_IDENTIFIER = re.compile(r"[a-z].*\.|.*_|(?![A-Z]+/[A-Z]+$).*/")
_CONTRACTED = re.compile(r"n't$|'(?:ll|re|ve|d|m)$|[a-z]{1,4}'[a-z]{1,3}$|o'clock$")  # it'll, d'ye: no part of a term
_NUMBER = re.compile(r"[0-9][0-9.,:/x×%-]*[a-z%°]{0,3}$")


def word_class(word: str) -> str:
    """The letter of one word as written, without regard to its neighbours."""
    lower = word.lower().replace("’", "'")
    if (letter := _listed(lower)) is not None and (not word.isupper() or _is_shouted(lower, letter)):
        return letter
    if _SIGNED.match(word):
        return "P"
    if not word[0].isalnum():
        return "K" if lower == "'s" else ","
    if lower.endswith("'s") and len(word) > 3:
        return "P" if word[0].isupper() else "N"  # Darcy's law: only what bears a name is read as one word
    if _NUMBER.match(word) or _VARIABLE.match(word):
        return "#"
    if len(word) == 1:
        return "X"
    if _IDENTIFIER.match(word):
        return "#"
    if _CONTRACTED.search(lower):
        return "M"
    if "-" in word:
        return _compound_class(lower)
    if _NAME_LIKE.match(word):
        return "P"
    return _unknown_class(lower) if word == lower else "P"


def _is_shouted(word: str, letter: str) -> bool:
    """A function word in capitals; short ones can be abbreviations (IT, US, AM)."""
    return len(word) == 1 or (letter in "DdQMTFICXRHWO" and (len(word) > 2 or word in ("of", "to", "in", "or", "by")))


def _compound_class(word: str) -> str:
    """Hyphenated: what its last part is; with a preposition, a participle or an adjective last, an adjective."""
    last = word_class(word.rpartition("-")[2] or "x")
    return last if last in "NLP" else "J" if last in "JEGIiXT#R" else "N"


def _unknown_class(word: str) -> str:
    if word.endswith(("est", "eth")) and any(_listed(stem) in _VERBS for stem in (word[:-3], word[:-2])):
        return "V"  # camest, liest, cometh
    for letter, ending in _ENDINGS:
        if ending.search(word):
            return letter
    if word.endswith("ly"):  # speedily; not homophily
        return "R" if _listed(word[:-2]) or _listed(word[:-1] + "e") or _listed(word[:-3] + "y") else "N"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return {"B": "S", "b": "s", "v": "V", "V": "V"}.get(_listed(word[:-1]) or "N", "L")
    return "N"


class WordClasses(dict[str, str]):
    """`word_class` of every word asked for, remembered."""

    def __missing__(self, word: str) -> str:
        letter = self[word] = word_class(word)
        return letter
