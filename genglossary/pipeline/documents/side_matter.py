"""Side matter: what surrounds a subject without being about it, such as references, addresses and who was present.

Its sentences stay in the text and can be quoted; only terms are not looked for there. The people of minutes, the
authors of a memo and the keys of citations are found in it, so that initials ("HL") are not taken for terms elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.lazily import compiled
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.text.speech_labels import LABEL
from genglossary.pipeline.types import Source

_NUMBER = compiled(r"(?:\d+(?:\.\d+)*\.?|[A-Z]\.|[０-９]+[．.、]?)[\s　]*(?=\D)")
_NEW_PART = compiled(
    r"\d{1,2}(?:\.\d+)*\.?\s+\S|(?:Appendix|Annex|APPENDIX|ANNEX|Chapter|CHAPTER)\b|付録|第.{1,3}[章節]"
)
_LONGEST_HEAD = 40  # characters
_BEGINNING = 2000  # characters in which minutes say who was there
_LONGEST_ROW = 120  # characters of a line of such a list; what is longer tells something
SAYS = compiled(r"[a-z)]\.$|[。！？!?]$")
_AGENDA = compiled(r"[（(]?[\d０-９]{1,2}[.．、)）　 ]|[一二三四五六七八九十][　、]|#")
_INITIALS = compiled(r"(?P<name>[^()\[\];,]{2,50}?) ?[(\[](?P<short>[A-Z]{2,4})(?:, [a-z ]{1,20})?[)\]]")
_WORD = compiled(r"[A-ZÀ-Þ][\w'’-]+")
_FULL_NAME = compiled(r"[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ](?: [A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]){1,2}(?![\w ]*[A-ZÀ-Þ])")
_SHORT_NAME = compiled(r"\b(?:[A-Z]\. ?){1,3}[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]\b")  # R. Fenn
_HANDLE = compiled(r"(?<![\w.])@(\w[\w-]{1,30})")  # @rfenn
_INITIAL = compiled(r"\b[A-Z]\. ?")
_AUTHOR = compiled(r"(?:[A-Z]\.[ -]?){1,3}(?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’-]+(?:, Ed\.)?")
_KEY = compiled(r"\[(?P<key>[A-Za-z][\w.:+-]{1,30})\]\s")
_FIRST = 40  # sentences among which the authors of a memo are named
_WIDE_ASIDE = compiled(r"[（(][^（）()]*[)）]")
_WIDE_PARTS = compiled(r"[\s　、，,・：:]+")


class SideMatter:
    """The `sentences` of a document that are none of it (`subject`), and the names that it has.

    `names` are words as written: initials, names of people, keys of citations.
    """

    def __init__(self, sentences: list[Sentence]) -> None:
        self.names: set[str] = set()
        beside = set(self._authors(sentences)) | set(self._sections(sentences))
        rows = [number for several in participants(sentences) for number in several]
        people = [sentences[number] for number in rows]
        self.names |= people_of(people)
        self.names |= {each for each in initials_of(people) if any(map(_acting(each).search, _proses(sentences)))}
        beside.update(rows)
        if rows:
            beside.update(_particulars(sentences))
        self.subject = [each for number, each in enumerate(sentences) if number not in beside] if beside else sentences

    def _authors(self, sentences: Sequence[Sentence]) -> Iterator[int]:
        """Lines at the beginning that say nothing but who wrote the document."""
        for number, sentence in enumerate(islice(sentences, _FIRST)):
            if sentence.opening and _AUTHOR.fullmatch(sentence.prose):
                self.names |= _unknown_words(sentence.prose)
                yield number

    def _sections(self, sentences: Sequence[Sentence]) -> Iterator[int]:
        """The sentences below headings such as "References", up to the next one: where nothing marks headings, one
        that has a number or is all in capitals, as the first one is."""
        within = is_about_people = is_shouted = False
        for number, sentence in enumerate(sentences):
            if sentence.headline and len(sentence.prose) <= _LONGEST_HEAD:
                if head := _side_head(sentence.prose):
                    within, is_about_people = True, combined().people_heads.match(head) is not None
                    is_shouted = sentence.prose.isupper()
                elif (
                    sentence.kind == "heading"
                    or (is_shouted and sentence.prose.isupper())
                    or _NEW_PART.match(sentence.prose)
                ):
                    within = False
            if within:
                self._note(sentence, is_about_people)
                yield number

    def _note(self, sentence: Sentence, is_about_people: bool) -> None:
        if key := _KEY.match(sentence.prose):
            self.names.add(key["key"])
        if is_about_people and sentence.headline:
            self.names |= _unknown_words(sentence.prose)


def _side_head(prose: str) -> str:
    """A heading without its number (folded), if side matter stands below it, else ""."""
    head = fold_key(prose).rstrip(" :：.")
    number = _NUMBER.match(head)
    head = head[number.end() :] if number else head
    return head if combined().side_heads.fullmatch(head) else ""


def participants(sentences: Sequence[Sentence]) -> Iterator[range]:
    """The numbers of sentences that list who was there, for each such list."""
    pattern = combined().participants
    last = 0
    for number, sentence in enumerate(sentences):
        if number < last or not (head := pattern.match(sentence.prose)) or not _may_begin(sentence, head[0]):
            continue
        is_bare = head.end() >= len(sentence.prose)
        last = _block_end(sentences, number)
        while last < len(sentences) and _are_rows(sentences[last : _block_end(sentences, last)], is_bare):
            last = _block_end(sentences, last)
        yield range(number, last)


def _particulars(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The numbers of sentences at the beginning of minutes that tell when and where they met."""
    pattern = combined().particulars
    for number, sentence in enumerate(islice(sentences, _FIRST)):
        if sentence.opening and (head := pattern.match(sentence.prose)):
            yield from range(number, _block_end(sentences, number))
            if head.end() >= len(sentence.prose):  # the place itself is beside or below
                yield from range(number + 1, _block_end(sentences, number + 1) if number + 1 < len(sentences) else 0)


def _may_begin(sentence: Sentence, head: str) -> bool:
    """Whether a list of people may begin with the words `head` of a sentence: in a paragraph only with a colon."""
    return sentence.opening or ":" in head or "：" in head


def _block_end(sentences: Sequence[Sentence], number: int) -> int:
    block = sentences[number].block
    while number < len(sentences) and sentences[number].block == block:
        number += 1
    return number


def _are_rows(block: Sequence[Sentence], is_bare: bool) -> bool:
    """Whether a block goes on with a list of people, which may have begun with no more than "Present:"."""
    first, prose = block[0], " ".join(sentence.prose for sentence in block)
    if first.kind == "heading" or _AGENDA.match(first.prose):
        return False
    if _INITIALS.search(prose):
        return len(people_of(block)) > 1
    is_short = len(prose) <= _LONGEST_ROW and not SAYS.search(prose)
    return is_short and (is_bare or not LANGUAGES.get(first.language, OTHER).has_spaces)


def people_of(rows: Iterable[Sentence]) -> set[str]:
    """The initials and names in lines that say who was there; what stands beside several people, as in "(TSC)", is
    what they belong to."""
    found: set[str] = set()
    rows = list(rows)
    for sentence in rows:
        if LANGUAGES.get(sentence.language, OTHER).has_spaces:
            found |= _named_people(sentence.prose)
        else:
            found |= _wide_names(sentence)
    beside = {(each["short"], each["name"]) for row in rows for each in _INITIALS.finditer(row.prose)}
    return found - {short for short, count in Counter(short for short, _ in beside).items() if count > 1}


def names_of_speakers(source: Source, sentences: Iterable[Sentence]) -> set[str]:
    """The names in the labels before what is said in `source`, where its first lines tell that these are minutes."""
    lines = source.text[:_BEGINNING].splitlines()
    heads = [line for line in lines if combined().participants.match(line)]
    if not heads:
        return set()
    labels = (*heads, *_labels(source, sentences))
    return {word for label in labels for word in (*_unknown_words(label), *_HANDLE.findall(label))}


def _labels(source: Source, sentences: Iterable[Sentence]) -> Iterator[str]:
    """The labels that were cut off, and those that are a whole name: "Marc Orrin: …"."""
    for sentence in sentences:
        if sentence.kind == "quote":
            line = source.text.rfind("\n", 0, sentence.start) + 1
            yield source.text[max(line, sentence.start - _LONGEST_HEAD) : sentence.start]
        elif (label := LABEL.match(sentence.prose)) and _is_whole_name(label["name"]):
            yield label["name"]


def _is_whole_name(label: str) -> bool:
    return _FULL_NAME.fullmatch(label) is not None and _unknown_words(label).issuperset(label.split())


def initials_of(rows: Iterable[Sentence]) -> set[str]:
    """The initials that people have in lines that say who was there, whether the lines give them or not."""
    proses = [sentence.prose for sentence in rows]
    names = [match[0] for prose in proses for pattern in (_FULL_NAME, _SHORT_NAME) for match in pattern.finditer(prose)]
    words = [name.replace(".", ". ").split() for name in names]
    return {"".join(word[0] for word in part) for several in words for part in (several, several[-2:])}


def _acting(initials: str) -> re.Pattern[str]:
    """Finds `initials` where somebody says or does something: "JM reported", "Action: JM."."""
    return re.compile(rf"(?:^|: |[,&] ){initials}(?:[.,;:]|$| (?:to|will|said|told|gave|[a-z]+ed)\b)")


def _proses(sentences: Iterable[Sentence]) -> Iterator[str]:
    return (sentence.prose for sentence in sentences)


def _named_people(prose: str) -> set[str]:
    found = set(_HANDLE.findall(prose))
    for match in _INITIALS.finditer(prose):
        if _INITIAL.search(match["name"]) or _unknown_words(match["name"]):
            found.add(match["short"])
    return found | _unknown_words(prose)


def _unknown_words(prose: str) -> set[str]:
    """The capitalised words that no lexicon has: names, not offices."""
    is_word = combined().is_word
    return {word for word in _WORD.findall(prose) if not word.isupper() and not is_word(word.lower())}


def _wide_names(sentence: Sentence) -> set[str]:
    morphology_of = LANGUAGES.get(sentence.language, OTHER).morphology_of
    words = _WIDE_PARTS.split(_WIDE_ASIDE.sub(" ", sentence.prose))
    return {word for word in words if 1 < len(word) < 5 and morphology_of and morphology_of(word).names}
