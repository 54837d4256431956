"""Predicates of English sentences: what stands after "is" classifies its subject, tells a state of it, or judges it."""

import re

from genglossary.pipeline.languages.english.definition_patterns import (
    ADVERB,
    NAMES,
    NO_NAME,
    OWN_CLAUSE,
    OWN_VERB,
    any_of,
)
from genglossary.pipeline.languages.english.lexicon import lexicon
from genglossary.pipeline.text.lazily import compiled

_MADE_FOR = any_of("used designed intended meant made built responsible useful applied employed composed")
_STATE = r"[\w-]+(?:ed|ing|ible|able|ful|less|ous|ive|ant|ent|al|ar|ic|ary|ory|wn|en)"  # participles, adjectives
_AFTER_NOUN = any_of("that which who for of used in designed on where")
_PREDICATE = compiled(
    rf"{ADVERB}(?:(?P<negated>not|n['’]t|no|never|neither)\b"
    r"|(?P<defined>(?:\w+ly\s+)?(?:defined|described)\s+(?:\w+\s+){0,3}?as(?!\s+part)|short\s+for|when\b|where\b"
    rf"|an?\s+{NAMES}\b(?!\s+(?:called|known|named|termed)\b)|the\s+{NAMES}\s+(?:for|given|used))"
    r"|(?P<alias>(?:\w+ly\s+)?(?:called|termed|named|(?:known|referred\s+to)\s+(?:\w+\s+)?as)\b)"
    rf"|(?P<indefinite>(?:an?|any|another|some)\s|{any_of('one kinds types forms sets groups pieces ways')}\s+of\s)"
    r"|(?P<definite>(?:the|what|whoever|whatever|whichever)\s)"
    rf"|(?P<purpose>(?:\w+ly\s+)?{_MADE_FOR}\s+(?:\w+ly\s+|up\s+)?(?:to|for|as|of|when|by)\b)"
    rf"|(?P<substance>(?!(?:so|such|all|nothing|people)\b|{_STATE}\b|{NO_NAME}\b)[\w-]{{3,}}(?<!s)\s+(?:that|which)\s)"
    rf"|(?P<plural>(?!\d)(?:(?!{NO_NAME}\b)[\w/-]+,?\s+){{0,4}}?(?!this\b|thus\b|{NO_NAME}\b)[\w/-]{{3,}}(?<![su])s\b)"
    rf"|(?P<mass>how\b|(?:(?!{NO_NAME}\b)[\w/-]+,?\s+){{0,4}}?(?!{_STATE}\b|{NO_NAME}\b)[\w-]{{3,}}(?=\s+{_AFTER_NOUN}\b))"
    rf"|(?P<state>{_STATE}\b))",
    re.IGNORECASE,
)
_EVALUATIVE = compiled(
    r"(?:[\w’'/-]+\s+(?:,\s*)?){0,3}?"
    + any_of(
        r"problem idea example question issue reason requirement default(?!\s+\w) must lot case result mistake "
        "challenge choice step matter difference exception opposite successor replacement alternative factor "
        "cause consequence trademark waste nuisance fit lifeblood backbone cornerstone bedrock workhorse"
    )
    + r"s?\b",
    re.IGNORECASE,
)
_OPINION = compiled(
    r"(?:the\s+)?(?:very\s+|more\s+|most\s+)?"
    + any_of(
        "good great bad better best common popular simple easy powerful useful important necessary critical key "
        "significant appropriate viable same other only recommended preferred following above first next last response "
        "central major essential crucial vital fundamental"
    )
    + r"\b",
    re.IGNORECASE,
)
_FINITE = any_of("is are was were has have had can could may might must should will would")
_DONE_OR_DO = frozenset(  # bytes read by, points set to: no verb of a clause
    (
        *("set", "put", "cut", "read", "run", "split", "spread", "cast", "hit", "let", "shut", "hurt", "burst", "shed"),
        *("cost", "bet", "bid", "beat", "come", "become", "overcome"),
    )
)
_SOME_DO = compiled(  # some keepers answer with; double lamps stay on
    r"(?P<some>(?:some|many|most|several|few)\s+)?(?!an?\b|the\b|any\b|all\b|each\b)(?:[\w’'-]+\s+){0,2}[a-z]{2,}(?<!s)s\s+"
    r"(?P<verb>[a-z]+)\s+(?:with|to|for|in|on|at|from|by|until|into|up|out|down|an?|the|no|their)\b"
)
_NO_APPOSITION = compiled(
    rf"(?:an?\s+)?(?-i:Mrs?|Miss|Ms|Dr)\b|[^,;:.()]*?(?:\b{_FINITE}\b|,\s*(?:and|or)\b)", re.IGNORECASE
)
_RELATIVE = any_of("that which who whose where whereby when how what as if")
_BEFORE_RELATIVE = compiled(rf"(?:(?!\b{_RELATIVE}\b)[^:;,.])*", re.IGNORECASE)
_GENUS_END = any_of("that which who whose where of for to in with used by from on as")
_GENUS = compiled(rf"(?:(?!\b{_GENUS_END}\b)[^,;:.()])*", re.IGNORECASE)
_KIND = compiled(  # what most things are: "the process of", "a special type of", "the amount that"
    r"(?<!nother)\s(?:(?!first|second|third|last|different|other)[\w’'-]+\s+){0,2}"
    + any_of(
        "type kind form sort class subset branch process act action practice study ability art degree extent amount "
        "number quantity rate ratio sum total combination set series sequence collection group period point person "
        "condition state tendency belief method technique means measure unit value range"
    )
    + r"s?\s+(?:(?:of|by|in|to|for|at)\b|that\b|which\b|who\b|where\b)",
    re.IGNORECASE,
)
_SCENE = compiled(r"whe(?:n|re)\b", re.IGNORECASE)
_WORD = compiled(r"\s*([\w’'/-]+)")
_QUALITIES = frozenset({"JJ", "JJR", "VBN", "VBD"})  # of the lexicon: adjectives, participles
_NO_NOUN_NEXT = compiled(  # what follows an adjective that stands alone: "prevalent toward many others"
    rf"\s*(?:[,.;:)]|$|{NO_NAME}\b|"
    + any_of(
        "[a-z]+ly once whenever "
        "of across along against among around away back enough here if itself off out per so there together toward "
        "towards until up upon using"
    )
    + r"\b)",
    re.IGNORECASE,
)
_STATED = compiled(rf"{ADVERB}(?:being\b|part\s+of\b|(?:designed|intended|meant|supposed)\s+to\s+be\b)", re.IGNORECASE)
_HOW = compiled(  # "(are) run sequentially in …"
    r"(?!\w+ly\b)[a-z]+\s+[a-z]+ly(?:[.,;]|\s+"
    + any_of("in on at by to from with within as when if before after")
    + r"\b)",
    re.IGNORECASE,
)
_ADVERBS = compiled(rf"{ADVERB}(?:{any_of('well so very too more most highly quite')}\s+)?", re.IGNORECASE)
_MADE = compiled(rf"{_MADE_FOR}$", re.IGNORECASE)
_FINITE_NEXT = compiled(
    r"\s*(?:\([^()]*\)\s*)?(?:"
    + any_of("is are was were can could may might must should will would has have had do does did")
    + r"\b"
    r"|\w+ly\s+(?P<verb>[a-z]+)\b)",
    re.IGNORECASE,
)


def predicate(rest: str, *, is_labelled: bool = False) -> list[str]:
    """The signs of the predicate that `rest` starts with: its kind, and whether it judges rather than classifies.

    `is_labelled` says that a label stands before it, not a verb: "when" begins a sentence there.
    """
    match = _PREDICATE.match(rest)
    if match is None or (is_labelled and _SCENE.match(rest)):
        return ["other"]
    kind = match.lastgroup or "other"
    if kind in {"plural", "mass", "purpose"} and _tells_a_state(rest):
        return ["state"]
    if kind == "substance":
        return ["indefinite"]  # "is money that …" classifies as "is a sum that …" does
    if kind not in {"indefinite", "definite"}:
        return [kind]
    if _EVALUATIVE.match(rest, match.end()):
        return [kind, "evaluative"]
    if _OPINION.match(rest, match.end()):
        return [kind, "opinion"]
    return [kind, "kind"] if _KIND.match(rest, match.end() - 1) else [kind]


def _tells_a_state(rest: str) -> bool:
    """Whether a predicate begins with an adjective or participle that no noun follows: "invalid if …", "being used"."""
    if _STATED.match(rest) or _HOW.match(rest):
        return True
    adverbs = _ADVERBS.match(rest)
    word = _WORD.match(rest, adverbs.end() if adverbs else 0)
    if word is None or _MADE.match(word[1]):
        return False
    known = lexicon().get(word[1].lower())
    if known not in _QUALITIES and not (known is None and word[1].endswith("ed")):
        return False
    return _NO_NOUN_NEXT.match(rest, word.end()) is not None


def is_noun(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, which may be a verb in -s, is a noun of which the sentence goes on to say something:
    "client programs typically use …"."""
    following = _FINITE_NEXT.match(text, end)
    if following is None or lexicon().get(text[start:end].lower()) != "NNS":
        return False
    verb = following["verb"]
    return verb is None or lexicon().get(verb.lower()) in {"VB", "VBP", "NN"}


def has_verb(text: str) -> bool:
    """Whether `text`, which begins like a noun phrase, has a verb in the third person that no relative clause holds:
    "The study identifies …"."""
    before = _BEFORE_RELATIVE.match(text)
    words = _WORD.findall(before[0] if before else "")
    return any(lexicon().get(word.lower()) == "VBZ" for word in words[2:])


def is_circular(term: str, rest: str) -> bool:
    """Whether the kind of thing that a predicate names is its own subject: "(an enum) is still a regular enum"."""
    genus = _GENUS.match(rest)
    words = [word.lower().removesuffix("s") for word in _WORD.findall(genus[0])] if genus else []
    return words[-1:] == [term.lower().removesuffix("s")]


def is_own_clause(text: str) -> bool:
    """Whether `text`, which begins with a noun, has a verb for it: not "a light that marks", but "a light marks"."""
    return (OWN_CLAUSE.match(text) or OWN_VERB.match(text)) is not None or has_verb(text) or _some_do(text)


def _some_do(text: str) -> bool:
    """Whether a plural and what it does begin `text`, a verb that might be a noun only behind a word such as "some"."""
    found = _SOME_DO.match(text)
    if found is None or found["verb"] in _DONE_OR_DO:
        return False
    return lexicon().get(found["verb"]) in ({"VB", "VBP", "NN"} if found["some"] else {"VB", "VBP"})


def is_apposition(text: str) -> bool:
    """Whether `text`, after "a term, a …", is no more than that: no verb of its own, no list that goes on."""
    return _NO_APPOSITION.match(text) is None and not has_verb(text)
