"""Spellings that grammar makes right where they stand, though the glossary has another one for the word alone."""

import re

from genglossary.checking.inflection import PARTICLES, is_phrasal
from genglossary.checking.surroundings import is_form_of_other, is_title, opens_sentence
from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.text.frequencies import frequencies

_NEAR = 40  # characters before and behind a spelling
_LONG = 4  # letters of a word that is no prefix
_NEXT_WORD = re.compile(r" ([^\W\d_][\w'’-]*)")
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|this|that|each|every|its|their|your|our|my|his|her|of|for|during|after|before) $", re.I
)
_VERB_BEFORE = re.compile(
    r"(?:\b(?:to|not|will|would|can|could|shall|should|may|might|must|I|you|we|they|it|please|then)|n't) $",
    re.I,
)
_INFINITIVE_BEFORE = re.compile(
    r"(?:\b(?:try|tries|tried|trying|want|wants|need|needs|able|unable|how|allowed|allows|fails?|failed|attempt|attempts"
    r"|attempted|possible|order|used|unless you|not) to|\b(?:will|would|can|cannot|could|shall|should|may|might|must)"
    r"|n't) $",
    re.I,
)
_ONE_BEFORE = re.compile(r"\b(?:he|she|who|which|that) $", re.I)
_SEVERAL_BEFORE = re.compile(r"\b[a-z]{3,}[^s\W]s $", re.I)
_SHARED_BEFORE = re.compile(r"\b([A-Za-z]+)(?: and | or |/)$")
_LIST_BEFORE = re.compile(r"\b[A-Za-z]+, [A-Za-z]+,? (?:and|or) $")  # "at build, install, or run time"
_PREPOSITION = re.compile(r" (?:on|upon|of|from|to|with|by|as)\b")  # "the class based on it" is not class-based
_NUMBER = re.compile(r" [0-9]")
_ORDER = re.compile(r" (?:after|before|with)\b")  # "in line with it"
_PLACED_BEFORE = re.compile(r"\b(?:on|onto|to|starts?|starting|started|begins?|beginning|began) (?:an?|the) $", re.I)
_WHICH = frozenset(("new", "next", "last", "first", "same", "single"))
_ONLY = re.compile(r" (?:only|just|merely|simply)\b")
_AUXILIARIES = frozenset(("may", "can", "will", "must", "might"))
_PARTICIPLE = re.compile(r"[a-z]{2,}[^e]ed", re.I)  # "fixed", no "speed"
_NAME_OF_FIELD = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+")
_OPENS = re.compile(r"(?:^|[。．.!?！？\n(（|*]|<?->?)[\s　]*$")
_JOINS = re.compile("(?:したがって|従って|よって|依って|因って)[、,，]")
_DESPITE = re.compile("(?<=[にも])かかわらず")  # is no form of 関わる
_LATIN_BEFORE = re.compile(r"[A-Za-z0-9] $")
_DETERMINER = re.compile(r" (?:an?|the|its|their|your|our|this|that|these|those|each|every|no|it|them)\b")
_KANJI, _HIRAGANA, _HIRAGANAS = re.compile("[一-龯]+"), re.compile("[ぁ-ゖ]"), re.compile("[ぁ-ゖ]{2,}")
_JOINED = re.compile("[々一-龯ァ-ヺー]")
_HELPED = re.compile("(?:て|[んい]で)$")
_HELPING = {"みる": "見る", "おく": "置く", "くる": "来る", "いく": "行く"}  # as they help, and by themselves
_ENDS_WORD = re.compile(r"[うくぐすつぬぶむるいたなだのん\s、。（(「]")  # what says something of a noun ends so


def is_right_here(prose: str, first: int, last: int, right: str | None) -> bool:
    """Whether `prose[first:last]` is right, for which the glossary says to write `right`."""
    place = (prose, first, last)
    if last - first == len(prose):
        return False  # a word alone has no grammar
    if (
        is_verb(*place)
        or _is_not_only(*place)
        or (right is not None and _is_bare(*place, right) and _goes_on_without(*place))
    ):
        return True
    rules = (_is_other_class, _is_with_particle, _is_inflected, _is_place, _is_new, _is_shared, _is_short, _is_suffix)
    return right is not None and any(rule(*place, right) for rule in rules)


def _goes_on_without(prose: str, first: int, last: int) -> bool:
    """Whether what stands around words without their hyphen parts them: "the class based on it", "to read only the
    first page"."""
    if _PREPOSITION.match(prose, last):
        return True
    before = prose[max(0, first - _NEAR) : first]
    return _VERB_BEFORE.search(before) is not None and _DETERMINER.match(prose, last) is not None


def is_verb(prose: str, first: int, last: int) -> bool:
    """Whether what reads like a noun or a joining word is the verb of its sentence: "the path names a folder",
    「条件に従って」."""
    written = prose[first:last]
    if written.isascii():
        return " " in written and written.endswith("s") and _DETERMINER.match(prose, last) is not None
    before = prose[first - 1 : first] if first else ""
    return written[-1:] == "て" and _KANJI.match(written) is not None and before in ("に", "を")


def may_be_verb(prose: str, first: int) -> bool:
    """Whether the word before lets a verb follow: "to log-in"."""
    return _VERB_BEFORE.search(prose[max(0, first - _NEAR) : first]) is not None


def is_joining_word(prose: str, first: int) -> bool:
    """Whether what reads like a verb opens its sentence and joins it to the one before (「したがって、」), or says that
    something does not matter (「天候にかかわらず」)."""
    if _DESPITE.match(prose, first):
        return True
    return _JOINS.match(prose, first) is not None and _OPENS.search(prose[max(0, first - _NEAR) : first]) is not None


def _is_not_only(prose: str, first: int, last: int) -> bool:
    """Whether its "not" belongs to the word behind it: "can not only be read"."""
    return prose.endswith(" not", first, last) and _ONLY.match(prose, last) is not None


def _is_place(prose: str, first: int, last: int, right: str) -> bool:
    """Whether the first word is a preposition, where `right` is one word: "a limit on line length", "on line 5"."""
    words = prose[first:last].split(" ")
    if len(words) != 2 or words[0].lower() not in PARTICLES or " " in right:
        return False
    if _NOUN_BEFORE.search(prose[max(0, first - _NEAR) : first]):
        return False
    if _ORDER.match(prose, last):
        return True
    found = _NEXT_WORD.match(prose, last)
    if found is None:
        return _NUMBER.match(prose, last) is not None
    return found[1].endswith("ing") or any(each.is_noun(found[1]) for each in LANGUAGES.values())


def _is_new(prose: str, first: int, last: int, right: str) -> bool:
    """Whether it says which one is meant, where `right` is one word: "on a new line" is a line, and no newline."""
    words = prose[first:last].split(" ")
    if len(words) != 2 or words[0] not in _WHICH or not right.isalpha():
        return False
    return _PLACED_BEFORE.search(prose[max(0, first - _NEAR) : first]) is not None


def is_other_verb(prose: str, first: int, spelling: str, right: str) -> bool:
    """Whether a form of `spelling`, which is not all of `prose`, helps another verb (読んでみる), for which kana are
    right, and `right` stands by itself (画面を見る), or the other way round."""
    if prose == spelling:
        return False
    helped = _HELPED.search(prose[max(0, first - 2) : first]) is not None
    helping, alone = (spelling, right) if helped else (right, spelling)
    return any(kana.startswith(helping) and kanji.startswith(alone) for kana, kanji in _HELPING.items())


def is_field(prose: str, first: int, last: int, right: str) -> bool:
    """Whether capitals and a hyphen make it the name of a field, where `right` has no capitals: Multi-Arch."""
    if right != right.lower() or not _NAME_OF_FIELD.fullmatch(prose, first, last):
        return False
    return prose[last : last + 1] == ":" or not is_title(prose)


def _is_other_class(prose: str, first: int, last: int, right: str) -> bool:
    """Whether a verb stands for the verb, or the noun that is made of it for the noun: "to log in" and "the login" are
    right, whichever of them the glossary prefers, and so is "unable to hardlink" beside the noun "hard link"."""
    written = prose[first:last]
    if written.casefold() == right.casefold() or _in_one(written) != _in_one(right):
        return False
    before = prose[max(0, first - _NEAR) : first]
    if " " in right and written.replace("-", "").isalpha() and _INFINITIVE_BEFORE.search(before):
        return not is_phrasal(right)
    if " " in written and " " not in right and is_phrasal(written):
        return _NOUN_BEFORE.search(before) is None
    return " " in right and written.isalpha() and is_phrasal(right) and _VERB_BEFORE.search(before) is None


def _is_with_particle(prose: str, first: int, last: int, right: str) -> bool:
    """Whether it is a verb that its particle makes another one than `right` is for: "users log in", of which the
    language has the noun "login", where "log" is to be "journal"."""
    written, found = prose[first:last].lower(), _NEXT_WORD.match(prose, last)
    if found is None or found[1] not in PARTICLES or not written.isascii() or not written.isalpha():
        return False
    if written.removesuffix("s") + found[1] not in frequencies("en") or right.lower().endswith(f" {found[1]}"):
        return False
    subject = _ONE_BEFORE if written.endswith("s") else _SEVERAL_BEFORE  # she logs in, users log in
    is_verb = subject.search(prose[max(0, first - _NEAR) : first]) is not None
    return is_verb or may_be_verb(prose, first) or opens_sentence(prose, first)


def _is_inflected(prose: str, first: int, last: int, right: str) -> bool:
    """Whether it ends in kana, as words that are inflected do, and is a form of another one."""
    return _HIRAGANA.match(prose[last - 1]) is not None and is_form_of_other(prose, first, last, right)


def _is_shared(prose: str, first: int, last: int, right: str) -> bool:
    """Whether its second word belongs to another one as well: "upper and lower case"."""
    parts = prose[first:last].split(" ")
    if len(parts) != 2 or "".join(parts).casefold() != right.casefold():
        return False
    before = prose[max(0, first - _NEAR) : first]
    if _LIST_BEFORE.search(before):
        return True
    other = _SHARED_BEFORE.search(before)
    return other is not None and (other[1] + parts[1]).lower() in frequencies("en")


def _in_one(text: str) -> str:
    return re.sub("[ -]", "", text).casefold()


def _is_short(prose: str, first: int, last: int, right: str) -> bool:
    """Whether it leaves out kana that `right` has, as words do in compounds: 支払 in 支払条件."""
    written = prose[first:last]
    if _HIRAGANA.search(written) or written == right or _HIRAGANA.sub("", right) != written:
        return False
    return bool(_JOINED.match(prose, last) or (first and _JOINED.match(prose, first - 1)))


def _is_suffix(prose: str, first: int, last: int, right: str) -> bool:
    """Whether a kanji that is to be kana as a word of its own ends a longer one: 保存時, クリック時, make 時; or 通り,
    which is read otherwise there (文字通り)."""
    written = prose[first:last]
    if written == "通り" and right == "とおり":
        return first > 0 and _KANJI.match(prose[first - 1]) is not None
    if (written, right) == ("他", "ほか"):
        return prose.endswith("その", 0, first)  # そのた, one word
    if not first or len(written) != 1 or written == "等" or not (_KANJI.match(written) and _HIRAGANAS.fullmatch(right)):
        return False
    if _LATIN_BEFORE.search(prose[max(0, first - 2) : first]):
        return True
    return _ENDS_WORD.match(prose[first - 1]) is None


def _is_bare(prose: str, first: int, last: int, right: str) -> bool:
    """Whether it is `right` without its hyphens."""
    return "-" in right and right.replace("-", " ").casefold() == prose[first:last].casefold()


def is_bare_adjective(prose: str, first: int, last: int, right: str, *, asked: bool) -> bool:
    """Whether words that have a hyphen before a noun stand without one where none follows: "at a low level". What is
    not merely `asked` must be sure: several hyphens (up to date), a participle (fixed width), or two longer words as a
    noun (a third party)."""
    if last - first == len(prose) or not _is_bare(prose, first, last, right):
        return False
    if not (asked or _is_sure(prose, first, right)):
        return False
    found = _NEXT_WORD.match(prose, last)
    if found is None or found[1] in _AUXILIARIES:
        return True
    return not any(each.is_noun(found[1]) for each in LANGUAGES.values())


def _is_sure(prose: str, first: int, right: str) -> bool:
    words = right.split("-")
    if len(words) > 2:
        return True
    if is_phrasal(right) or min(map(len, words)) < _LONG:
        return False
    if _PARTICIPLE.fullmatch(words[0]) or _is_several(words):
        return True
    return _NOUN_BEFORE.search(prose[max(0, first - _NEAR) : first]) is not None


def _is_several(words: list[str]) -> bool:
    """Whether they are several of a thing with an adjective: "by third parties", but no "use cases"."""
    is_plural = words[-1].endswith("s") and not words[-1].endswith("ss")
    return is_plural and words[0] not in PARTICLES and not any(each.is_noun(words[0]) for each in LANGUAGES.values())
