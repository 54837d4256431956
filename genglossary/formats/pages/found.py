"""Entries as they stand on a page, and what the words around them say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from genglossary.formats.column_names import FIELD_OF, key_of
from genglossary.formats.listing import listed
from genglossary.formats.other_names import parted_names
from genglossary.formats.types import Entry, Glossary, Kind, Origin, Problem, Spelling, Unusable
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.identification import LanguageGuess
from genglossary.pipeline.text.stated import stated
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable

Lines = tuple[tuple[tuple[int, Entry], ...], tuple[Problem, ...]]
"""Entries with the lines that they begin on, and what could not be read."""

_KANA = re.compile("[ぁ-んァ-ヶ]")
_READING = re.compile(r"(?P<text>.*\S)\s*[（(](?P<reading>[ぁ-ゖァ-ヺー・\s]+)[）)]", re.S)
_LABEL = re.compile(r"[*_]*(?P<label>[^:：*_\n]{2,30}?)[*_]*\s*(?:::|[:：])[*_]*\s*(?P<said>\S.*)", re.S)
_SEE_ALSO = re.compile(
    r"(?:See also\s|[→⇒]\s*)[^.。:：]{1,100}[.。]?|[^。:：]{1,100}も参照(?:のこと|してください|されたい)?[。.]?", re.I
)
_LABELS = {"also": "variants", "alsoknownas": "synonyms", "aka": "synonyms", "see": "notes", "seealso": "notes"}
_KINDS: dict[str, Kind] = {"variants": "spelling", "synonyms": "synonym", "abbreviation": "abbreviation"}
_PLAIN = ("definition", "reading", "source", "notes", "part_of_speech")


@dataclass(slots=True)
class PageEntry:
    """One entry: the first of `terms` is what it is called, the others are spellings; `said` has the reading and the
    part of speech of some of them. `paragraphs` say what it is, and
    `is_japanese` that something else than its words tells its language, `is_undefined` that the page says that nothing
    defines it."""

    line: int
    terms: list[str]
    paragraphs: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    spellings: list[Spelling] = field(default_factory=list[Spelling])
    said: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    reading: str = ""
    part_of_speech: str = ""
    source: str = ""
    slug: str = ""
    origin: Origin = "imported"
    frequency: int = 0
    documents: int = 0
    is_japanese: bool = False
    is_undefined: bool = False

    def take(self, paragraph: str) -> bool:
        """Take a paragraph like “Synonyms: siren, hooter” or “See also siren.” for what it says; False where it is
        none."""
        if _SEE_ALSO.fullmatch(paragraph):
            self.notes.append(paragraph)
            return True
        said = _LABEL.fullmatch(paragraph)
        field_ = _LABELS.get(key := key_of(said["label"]), FIELD_OF.get(key)) if said else None
        if said is None or field_ not in (*_PLAIN, *_KINDS, "deprecated", "forbidden"):
            return False
        self._set(field_, said["said"].strip())
        return True

    def add_terms(self, words: str, spoken: str = "") -> None:
        """Take each line for a term, with the reading behind the first that has one; else it is read as `spoken`."""
        for line in words.split("\n"):
            named = parted_names(line)
            self.terms.append(named.term)
            self.spellings.extend(named.others)
            self.reading = self.reading or named.reading or spoken

    def _set(self, name: str, text: str) -> None:
        if name == "definition":
            self.paragraphs.insert(0, text)
        elif name == "notes":
            self.notes.append(text)
        elif name in ("reading", "source", "part_of_speech"):
            setattr(self, name, text)
        elif name in ("deprecated", "forbidden"):
            self.spellings += [Spelling(text=each, usage=name) for each in listed(text)]  # pyright: ignore[reportArgumentType]
        else:
            self.spellings += [Spelling(text=each, kind=_KINDS[name]) for each in listed(text)]


def text_in(data: bytes) -> str:
    """The text of a file, with ends of lines of one kind. Raises `Unusable`."""
    try:
        return shown(decode(data).text.removeprefix("\ufeff"))
    except Unreadable as error:
        raise Unusable(error.reason) from None


def parted_reading(text: str) -> tuple[str, str]:
    """A term and the kana that stand in brackets behind it."""
    found = _READING.fullmatch(text)
    return (found["text"], " ".join(found["reading"].split())) if found else (text, "")


def lines_of(found: Sequence[PageEntry], problems: Iterable[Problem] = ()) -> Lines:
    """Make entries of those that were found; one without a term is a problem."""
    guess = LanguageGuess([*(text for each in found for text in (*each.terms, *each.paragraphs))])
    readings = {id(each): [said.get("reading", "") for said in each.said.values()] for each in found}
    words = (text for each in found for text in (*each.terms, each.reading, *readings[id(each)], *each.paragraphs))
    is_japanese = any(each.is_japanese for each in found) or any(map(_KANA.search, words))
    entries: list[tuple[int, Entry]] = []
    wrong = list(problems)
    for each in found:
        if each.terms and each.terms[0].strip():
            language = guess.of(" ".join((each.terms[0], *each.paragraphs)))
            entries.append((each.line, _entry(each, "ja" if language == "zh" and is_japanese else language)))
        else:
            wrong.append(Problem(row=each.line, reason=stated("It has no term.")))
    return tuple(entries), tuple(sorted(wrong, key=lambda problem: problem.row))


def _entry(found: PageEntry, language: str) -> Entry:
    text, *others = (" ".join(term.split()) for term in found.terms)
    said = found.said
    spellings = {each.text: each for each in found.spellings}
    spellings |= {term: Spelling(text=term, **said.get(term, {})) for term in others if term}  # pyright: ignore[reportArgumentType]
    spellings.pop(text, None)
    definition = "\n\n".join(found.paragraphs).strip() or None
    return Entry(
        text=text,
        spellings=tuple(spellings.values()),
        definition=definition,
        confidence=1.0 if definition and found.origin == "manual" else 0.0,
        origin=found.origin if definition else "",
        language=language,
        reading=found.reading or said.get(text, {}).get("reading", ""),
        part_of_speech=found.part_of_speech or said.get(text, {}).get("part_of_speech", ""),
        source=found.source if definition else "",
        notes="\n".join(found.notes),
        slug=found.slug,
        frequency=found.frequency,
        documents=found.documents,
        status="accepted",
    )


def whole(title: str, lines: Lines) -> Glossary:
    """All or nothing. Raises `Unusable` with the line of what could not be read."""
    entries, problems = lines
    if wrong := [each for each in problems if not each.is_notice]:
        raise Unusable(stated("Line %(line)s: %(reason)s", line=wrong[0].row, reason=wrong[0].reason))
    return Glossary(title=title, entries=tuple(entry for _, entry in entries))
