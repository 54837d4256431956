"""What a candidate names: a person, a place, an organisation, a title, or a thing of the subject.

Rules in this order: what stands beside it ("Dr X", 「Xさん」, "X said"), how it ends ("… Council", 「…市」), what
Sudachi's dictionary knows of it, and whether it is an everyday word that these documents use as everybody does.
"""

import re
from dataclasses import replace

from genglossary.pipeline.languages.japanese.chunking import Morphology, morphology_of
from genglossary.pipeline.terms.contexts import Contexts
from genglossary.pipeline.terms.readings import in_katakana
from genglossary.pipeline.terms.termhood import share_of
from genglossary.pipeline.types import Category, TermCandidate

_HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Lord|King|Queen|Prince|Princess|Captain|Uncle|Aunt)\.? $"
)
_SPEAKS = re.compile(r" (?:said|says|asked|replied|answered|wrote|thought|smiled|nodded|laughed|whispered|shouted)\b")
_LOCATIVE = re.compile(r"\b(?:in|at|near|from|to|towards|outside|across) $")
_PLACE_NAME = re.compile(r"(?:[A-ZÀ-Þ][a-zß-ÿ'’-]+ ?)+")
_JA_PERSON = re.compile(
    r"(?:さん|氏|様|さま|くん|君|ちゃん|先生|殿|博士)"
    r"|[はが](?:[^。、]{0,6})?(?:言っ|言う|云っ|答え|笑っ|叫ん|尋ね|うなず|呟)"
)

_ENDINGS: tuple[tuple[Category, re.Pattern[str]], ...] = (
    (
        "organisation",
        re.compile(
            r"(?:^| )(?:Inc|Ltd|GmbH|Corp(?:oration)?|Company|Council|Committee|Commission|University|College|"
            r"Institute|Association|Federation|Society|Foundation|Agency|Ministry|Department|Bank|Union|Party|"
            r"Parliament|Court|Authority|Board|Guild|Order|Office|Secretariat)$"
            r"|^(?:Bank|Council|Court|Department|Ministry|University|Institute|House|Board) of |"
            r"(?:会社|大学|協会|機構|財団|銀行|研究所|委員会|連合|連盟|組合|学会|教会|騎士団|ギルド|商会|新聞社|[省庁党])$"
        ),
    ),
    (
        "place",
        re.compile(
            r" (?:City|Town|Village|River|Lake|Sea|Ocean|Bay|Mountains?|Mount|Valley|Islands?|Street|Road|Bridge|"
            r"County|Province|Kingdom|Empire|Castle|Harbou?r|Forest|Desert)$|^(?:Mount|Lake|Port|Cape|Fort) |"
            r"(?<=.)(?:[市県町村島駅城港湾]|王国|帝国|共和国|山脈|半島|海峡|街道|大陸)$"
        ),
    ),
    (
        "title",
        re.compile(
            r"(?:^| )(?:[Pp]resident|[Mm]inister|[Cc]ommander|[Cc]hairman|[Cc]hairperson|[Gg]overnor|[Aa]mbassador|"
            r"[Aa]dmiral|[Gg]eneral|[Kk]night|[Dd]uke|[Ee]mperor|[Bb]ishop|[Cc]ommissioner|[Ss]ecretary-[Gg]eneral)$|"
            r"(?<=.)(?:大臣|隊長|団長|局長|部長|課長|社長|会長|校長|艦長|船長|将軍|国王|女王|皇帝|王子|王女|伯爵|公爵|騎士|知事|大使)$"
        ),
    ),
)
_NAMED = 0.5  # share of occurrences that are written like a name
_SURELY_NAMED = 0.75
_KNOWN_TO_ALL = 5e-5  # the share of general language from which a word needs no explaining
_KNOWN_TO_MOST = 1e-5  # the same for a word that these documents seldom use
_SELDOM = 12  # occurrences
_HEADS = 2.5  # log2 of 1 + how many headings must begin or end with a word to say that they are about it
_EVERYDAY = 2.0  # log2: a word only four times as frequent here as everywhere is an everyday word


def describe(candidate: TermCandidate, surroundings: Contexts) -> TermCandidate:
    """`candidate` with category, part of speech, and the reading of a Japanese term ("" for others), from its parts
    of score, its words, and what stands beside it.

    One that is described already, or of which only people know, is left as it is.
    """
    if candidate.category or not candidate.parts:
        return candidate
    words = morphology_of(candidate.text) if candidate.language == "ja" else None
    is_name = candidate.parts.get("name", 0.0) >= _NAMED
    category = _category(candidate, surroundings, words, is_name)
    if candidate.parts.get("adjective", 0.0) > _NAMED:
        part_of_speech = "adjective"
    elif is_name or category in ("person", "place", "organisation"):
        part_of_speech = "proper noun"
    else:
        part_of_speech = "noun"
    return replace(candidate, category=category, part_of_speech=part_of_speech, reading=_reading(candidate, words))


def _reading(candidate: TermCandidate, words: Morphology | None) -> str:
    """What the author says, unless that is how only the end of the term is read; else what the dictionary says."""
    if words is None:
        return candidate.reading
    said = in_katakana(candidate.reading)
    if said and (said == words.reading or not words.reading.endswith(said)):
        return candidate.reading
    # A term that Sudachi takes for a name alone, but not in its sentences, is read as that name: wrongly.
    return words.reading if not words.names or _is_sure_name(candidate) else ""


def looks_beside(candidate: TermCandidate) -> bool:
    """Whether it makes a difference for `candidate` what stands beside it."""
    return candidate.language == "ja" or candidate.parts.get("name", 0.0) >= _NAMED


def _category(candidate: TermCandidate, surroundings: Contexts, words: Morphology | None, is_name: bool) -> Category:
    if looks_beside(candidate) and (beside := _beside(candidate, surroundings)):
        return beside
    for category, ending in _ENDINGS:
        if ending.search(candidate.text) and (is_name or words is not None or category == "title"):
            return category
    if words is not None and words.names and _is_sure_name(candidate):
        return words.names
    return "common_noun" if _is_everyday(candidate, is_name) else "technical_term"


def _is_sure_name(candidate: TermCandidate) -> bool:
    return candidate.parts.get("name", 0.0) >= _SURELY_NAMED


def _is_everyday(candidate: TermCandidate, is_name: bool) -> bool:
    """One word of general language to which no heading or definition draws attention: used here as everybody uses
    it, or so common that everybody knows it, however often these documents need it."""
    parts = candidate.parts
    noticed = any(name in parts for name in ("title", "heading", "entry", "latin")) or parts.get("edge", 0.0) > _HEADS
    if " " in candidate.text or not parts.get("single") or noticed or is_name:
        return False
    if parts.get("specificity", 0.0) < _EVERYDAY:
        return "defining" not in parts
    share = share_of(candidate.text, candidate.language)
    return share >= _KNOWN_TO_ALL or (share >= _KNOWN_TO_MOST and candidate.frequency < _SELDOM)


def _beside(candidate: TermCandidate, surroundings: Contexts) -> Category:
    people = places = looked_at = 0
    for before, after in surroundings.of(candidate.text):
        looked_at += 1
        spoken = _SPEAKS.match(after)
        if before[-1:].isspace():
            spoken = spoken or _HONORIFIC.search(before)
            places += _LOCATIVE.search(before) is not None
        people += (spoken is not None) + (_JA_PERSON.match(after) is not None)
        if people >= 2:
            return "person"
    if people and people * 3 >= looked_at:
        return "person"
    is_place = places >= 3 and places * 2 >= looked_at and _PLACE_NAME.fullmatch(candidate.text)
    return "place" if is_place else ""
