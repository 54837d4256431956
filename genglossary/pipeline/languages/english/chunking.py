"""English term candidates: adjectives, nouns, names and participles in a row that end in a noun."""

import re
from collections.abc import Iterable

from genglossary.pipeline.languages.english.neighbours import decide, settled
from genglossary.pipeline.languages.english.plurals import singular
from genglossary.pipeline.languages.english.word_classes import WordClasses, is_word
from genglossary.pipeline.languages.tokens import BREAK, MARKS, Grammar, Tokens, marked
from genglossary.pipeline.text.folding import without_accents
from genglossary.pipeline.text.sentence import Sentence

_CHARACTERS = "[A-Za-zÀ-ɏΑ-Ωα-ωµ0-9_]+"
_NAMED_AFTER = (  # Darcy's law, a weaver's knot: what bears the name of a person
    r"(?:laws?|theorem|lemma|rules?|principle|equations?|formula|constant|number|ratio|algorithm|paradox|razor|syndrome"
    r"|disease|palsy|knots?|hitch)\b"
)
_WORD = re.compile(
    rf"[A-Z][a-z]++['’]s(?= {_NAMED_AFTER})|[a-z]++['’]s(?= (?:knots?|hitch|disease|palsy)\b)|"
    rf"{_CHARACTERS}(?:(?:['’](?![sS]\b)|[-.&/](?=\w)){_CHARACTERS})*+(?:(?<=[A-Za-z])(?:\+\+(?:\d\d)?|#)(?![\w+#]))?"
    r"(?:(?<=[a-z]) & [A-Z][a-z]+\b)*+"  # Salt & Pepper
    r"|(?<![\w.])\.[A-Z][A-Za-z]+|(?<![\w)\]>])/[a-z][\w./-]*|['’][sS]\b|[\n\x0b\x0c\x0e]|[^\s\w]|\w+"
)
# They begin with a letter and look back over it: a letter is found many times faster than what stands before it.
_PHRASE = re.compile(r"[JEGNPBLS](?:[JEGNPBLS]{0,29}[NPBSL]|(?<=[NPBSL])|(?<=HJ)(?=[,.CI]))")
_LINKED = re.compile(  # its first letter, and the rest, in which another may begin
    r"[JNPBLS](?<![JEGNPBLS].)(?=(?:(?<=[JNPBL])[NPBSL]|(?<=[NPBSL]))F(?P<rest>D?[JEGNPBLS]{0,2}[NPBSL])(?![NPBSL]))"
)
_OWNED = re.compile(r"P(?<![JEGNPBLS].)(?=K(?P<rest>[JEGNPBLS]{0,2}[NPBSL])(?![NPBSL]))")  # Broca's area
_INITIAL = re.compile(r"\.[,Dd]*[PBbN]")
_BEFORE_NAME = re.compile(r"[Ss](?=P)(?<=[NBP].)")
_ONLY_VERB = re.compile(  # Every factor counts. Both counts rise. APIs change.
    r"\.(?:[Dd]V?[JGNPBb]*[NPBb][Ss](?=(?:[^.,VHWMESsBb]|(?<=[DdJj])[Bb])*,\.)|[DdJGNPB]*(?P<many>[LSsP])[Bb](?=,\.))"
)
_EXCLAIMED = re.compile(r"D(?<=\.D)[JNB]{1,3}(?=,\.)")
_OF_NAME = re.compile(r"[XR](?=P)(?<=[^.].)")
_UNIT = re.compile(r"[NPBLSJ](?<=#.)")
_UNITS = frozenset(  # of the SI and beside it, as their signs are written behind a number
    prefix + unit
    for unit in ("m", "g", "s", "A", "V", "W", "Hz", "J", "N", "Pa", "L", "l", "bar", "eV", "Wh", "Ah", "B", "b", "bit")
    for prefix in ("", "k", "M", "G", "T", "m", "n", "c", "h", "µ", "Ki", "Mi", "Gi")
) | {"ppm", "ppb", "rpm", "dB", "mph", "psi", "kgf", "min", "hrs", "in", "ft", "yd", "lb", "lbs", "oz", "ha"}
_NAMED = re.compile(r"E(?=P)")
_NAMINGS = frozenset(("named", "called", "dubbed", "nicknamed", "christened"))
_AWAY = re.compile(r"G(?:(?<=[NP].)(?=II)|(?=I)(?<=D[NJ]N.)|(?=I)(?<=DN.))")
_DOING = re.compile(r"[GN](?:(?<=OH.)|(?<=OHR.)|(?<=P.)(?=[IiR]))")
_ONE_DOES = frozenset(("I", "he", "she", "we", "you", "He", "She", "We", "You"))
_PARTICLES = frozenset(("out", "up", "down", "away", "off", "over", "back"))
_NUMBERED = re.compile(r"[NPBLSbs]#(?<![JG]..)(?:(?<!E..)|(?<=B.))")  # also accessed March 3
_REFERRED = frozenset(  # Schedule 2, Item 4.1: where something stands, not what it is
    (
        *("section", "subsection", "clause", "schedule", "article", "item", "part", "chapter", "annex", "appendix"),
        *("exhibit", "step", "table", "figure", "rule", "rfc", "amendment", "title", "volume", "book", "act", "scene"),
        *("canto", "psalm", "march"),
    )
)
_NUMERALS = frozenset(
    tens + ones
    for tens in ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")
    for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
) - {""}
_LOOKED_AT = _NUMERALS | {"like", "Like"}
_OPEN = frozenset("JEGNPBLSbsjvx")
_SMALL = re.compile(r"\b(?:AT|ON|IS|AS|AN|BE|IF|MY|HE|WE|SO)\b")  # which may be abbreviations in a short heading
_SENTENCE = 3  # spaces
_SHOUTED = re.compile(r"[A-Z]{4,}")
_IMPERATIVES = frozenset(("Use", "Run", "View", "Check", "Note", "Update", "Start", "Stop", "Copy", "Change"))
_CALLED_BY = frozenset(
    (
        "called",
        "named",
        "termed",
        "dubbed",
        "calls",
        "term",
        "terms",
        "word",
        "notion",
        "concept",
        "definition",
        "phrase",
    )
)
_STAGED = frozenset(("Enter", "Exit", "Exeunt", "Reenter"))  # before names in capitals: a play
_OF_PERSON = re.compile(r"(?P<who>[\w -]+[eo]r)s-(?P<what>by|on|up|in-law)")  # passers-by
_CLASSES = WordClasses(dict.fromkeys(MARKS, "."))


def tokens_of(sentences: Iterable[Sentence]) -> Tokens:
    """Words and candidate phrases of English sentences."""
    words = [BREAK, *_WORD.findall(marked(map(_calm, sentences))), BREAK]
    letters = list(settled("".join(map(_CLASSES.__getitem__, words))))
    _read_numerals(words, letters)
    written = "".join(letters)
    for match in _NUMBERED.finditer(written):
        if words[match.start()].lower() in _REFERRED:
            letters[match.start()] = "X"
    for match in _OF_NAME.finditer(written):
        if words[match.start()].istitle():
            letters[match.start()] = "P"  # New York
    for match in _UNIT.finditer(written):
        if words[match.start()] in _UNITS:
            letters[match.start()] = "#"
    for match in _EXCLAIMED.finditer(written):
        if words[match.start()] in ("A", "An"):
            letters[match.start() : match.end()] = "X" * (match.end() - match.start())  # A pittance.
    _lower_initials(words, letters)
    _read_verbs(words, letters)
    tagged = decide("".join(letters))
    phrases = [match.span() for match in _PHRASE.finditer(tagged)]
    linked = [(match.start(), match.end("rest")) for pattern in (_LINKED, _OWNED) for match in pattern.finditer(tagged)]
    return Tokens(GRAMMAR, words, tagged, phrases, linked)


def _calm(sentence: Sentence) -> Sentence:
    """The words of a sentence that is all in capitals, in small letters where that is how everybody knows them."""
    if not sentence.prose.isupper() or sentence.kind == "definition_term":
        return sentence
    prose = _SHOUTED.sub(_calmed, sentence.prose)
    if prose.count(" ") >= _SENTENCE:
        prose = _SMALL.sub(lambda match: match[0].lower(), prose)
    return sentence._replace(prose=prose)


def _calmed(match: re.Match[str]) -> str:
    lower = match[0].lower()
    return lower if is_word(lower) else match[0]


def _lower_initials(words: list[str], letters: list[str]) -> None:
    """A capital at the start of a sentence says nothing: the word is read as if it stood inside."""
    for match in _INITIAL.finditer("".join(letters)):
        index = match.end() - 1
        word = words[index]
        if word[1:].islower() and "." not in word:
            letter = _CLASSES[word.lower()]
            if letter == "L" and letters[index] == "P" and letters[index + 1] in "Dd":
                letter = "V"  # Autocompletes the …
            letters[index] = letters[index] if letter in "NLjvx" else letter
        if letters[index] == "N" and word.endswith("ing") and letters[index + 1] in "Dd":
            letters[index] = "V"  # Repainting the …
        if word in _STAGED and words[index + 1].isupper():
            letters[index] = "V"
        if letters[index] in "Bb" and word in _IMPERATIVES and letters[index + 1] in "PNLBJ":
            letters[index] = "V"


def _read_numerals(words: list[str], letters: list[str]) -> None:
    """Roman numerals count the parts of a text: "Amendment XIV", "Act III". What something is only like, as in "it fell
    like a guillotine", is no part of the subject."""
    for index in [index for index, word in enumerate(words) if word in _LOOKED_AT]:
        if words[index] not in _NUMERALS:
            if words[index + 1] in ("a", "an"):
                _leave_out(letters, index + 2)
        elif words[index - 1].lower() in _REFERRED:
            letters[index] = "#"


def _leave_out(letters: list[str], index: int) -> None:
    """Let the nouns and adjectives from a word on be part of no term."""
    while letters[index] in _OPEN:
        letters[index] = "X"
        index += 1


def _read_verbs(words: list[str], letters: list[str]) -> None:
    """A small word in -s between a noun and an abbreviation says what the one does to the other: "crew fears SRMA". So
    does the only word of a sentence that can be its verb: "Every factor counts."."""
    for match in _ONLY_VERB.finditer("".join(letters)):
        if match["many"] is None or words[match.start("many")].endswith("s"):
            letters[match.end() - 1] = "V"
    written = "".join(letters)
    for match in _NAMED.finditer(written):
        if words[match.start()] in _NAMINGS:
            letters[match.start()] = "V"  # a woman named Dorcas Quill
    for match in _AWAY.finditer(written):
        index = match.start()
        if letters[index + 2] == "I" or {words[index - 2], words[index - 3]} & {"a", "an", "A", "An"}:
            letters[index] = "V"  # the road running out across; a paper circulating in
    for match in _DOING.finditer(written):  # I was gathering wrack; Mr Orrin reading out the will
        index = match.start()
        told = _ONE_DOES & {words[index - 2], words[index - 3]} or words[index + 1] in _PARTICLES
        if told and words[index].endswith("ing"):
            letters[index] = "V"
    for match in _BEFORE_NAME.finditer(written):
        index = match.start()
        if words[index].islower() and words[index + 1].isupper():
            letters[index] = "V"


def key_of(spelling: str) -> str:
    """The key that all spellings of one English term share: case, plural, hyphens and accents do not count."""
    if not spelling.isascii():
        spelling = without_accents(spelling)
    if "s-" in spelling and (many := _OF_PERSON.fullmatch(spelling)):
        return f"{many['who']} {many['what']}".replace("-", " ").lower()
    first, space, last = spelling.replace("-", " ").rpartition(" ")
    return first.lower() + space + singular(last)


GRAMMAR = Grammar(
    glue=" ",
    starts="JEGNPBLS",
    ends="NPBSL",
    adjectives="JE",
    longest=5,
    predicate=re.compile("H[Dd]"),
    articles="Dd",
    key_of=key_of,
    links=True,
    called_by=_CALLED_BY,
)
