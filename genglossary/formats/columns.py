"""The meaning of the columns of a table: guessed from their names in English and Japanese, or from a tool's preset."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from genglossary.formats.column_names import COMMON, FIELD_OF, LANGUAGE_NAMES, NOTHING, OTHERS, PRESETS, REGIONS, key_of
from genglossary.formats.types import Unusable
from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.text.tags import primary

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "text": "term",
        "language": "language of the term",
        "reading": "reading",
        "definition": "definition",
        "source": "source of the definition",
        "variants": "other spellings",
        "synonyms": "synonyms",
        "abbreviation": "abbreviations",
        "long_form": "long forms",
        "deprecated": "deprecated spellings",
        "forbidden": "forbidden, or forbidden spellings",
        "usage": "usage",
        "part_of_speech": "part of speech",
        "category": "category",
        "status": "status",
        "required": "required",
        "as_written": "case counts",
        "translatable": "may be translated",
        "do_not_translate": "not translated",
        "exact": "exact form",
        "notes": "notes",
        "id": "id",
        "equivalent": "term in another language",
        "equivalent_language": "language of the other term",
        "equivalent_notes": "notes on the other term",
        "unsure": "unsure translation",
    }
)
"""Fields that a column can be read as, and how people call them."""

LISTS = frozenset(
    {"variants", "synonyms", "abbreviation", "long_form", "deprecated", "forbidden", "notes", "equivalent"}
)
"""Fields that several columns may have."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a column is read as, of the entry or of its equivalent in `language`. As text: "field:language"."""

    field: str
    language: str = ""

    def __str__(self) -> str:
        return f"{self.field}:{self.language}" if self.language else self.field


def meaning_in(text: str) -> Meaning:
    """The meaning that "definition", "equivalent:ja", "ja", "other" or "-" names. Raises `Unusable`."""
    field, _, language = text.strip().partition(":")
    if field not in (*FIELDS, OTHERS, NOTHING) and not language and language_tag(field):
        language, field = field, "equivalent"
    if field not in (*FIELDS, OTHERS, NOTHING):
        raise Unusable(
            stated(
                "%(text)r is nothing that a column can be: %(names)s, or a language code.",
                text=text,
                names=", ".join(FIELDS),
            )
        )
    if language and not language_tag(language):
        raise Unusable(stated("%(language)r is no language code.", language=language))
    return Meaning(field, language_tag(language))


@lru_cache(maxsize=1024)
def language_tag(text: str) -> str:
    """The BCP 47 tag that `text` is, or the name of a language stands for; empty where it is none."""
    text = text.strip().replace("_", "-")
    named = LANGUAGE_NAMES.get(fold_key(text)) or _with_region(text) or _with_code(text)
    if named or text.lower() == "und":
        return named or "und"
    if text in LANGUAGES:
        return text
    from langcodes import standardize_tag, tag_is_valid  # takes a while to load

    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", text) or not tag_is_valid(text):
        return ""
    return standardize_tag(text)


def _with_code(text: str) -> str:
    """The code behind the name of its language, as in “English (en-GB)”; "" for anything else."""
    found = _WITH_CODE.fullmatch(text)
    tag = language_tag(found["code"]) if found else ""
    name = LANGUAGE_NAMES.get(fold_key(found["name"]), "") if found else ""
    return tag if name and primary(tag) == primary(name) else ""


def _with_region(text: str) -> str:
    """The tag of a language with a region behind it, both by name; "" for what is none."""
    found = _REGION.fullmatch(text)
    language, region = (
        (fold_key(found[name].replace("-", " ")) for name in ("language", "region")) if found else ("", "")
    )
    known = language in LANGUAGE_NAMES and region in REGIONS
    return f"{LANGUAGE_NAMES[language]}-{REGIONS[region]}" if known else ""


def guessed(header: Sequence[str], preset: str = "") -> list[Meaning]:
    """A meaning for each name in `header`. Where none is that of the terms it is the first that is a language, else
    that of long forms, else that of abbreviations."""
    found = [_guess(name, preset) for name in header]
    if not any(each.field == "text" for each in found):
        first = next((at for at, each in enumerate(found) if each.field == "equivalent"), None)
        if first is not None:
            own = found[first].language
            found = [_of_entry(each) if each.language == own else each for each in found]
        else:
            found = _with_terms(found)
    return [_once(at, found, header) for at in range(len(found))]


def _with_terms(found: list[Meaning]) -> list[Meaning]:
    instead = next((each for each in map(Meaning, ("long_form", "abbreviation")) if each in found), None)
    if instead is None or len(found) < _FEWEST:
        return found
    at = found.index(instead)
    return [*found[:at], Meaning("text"), *found[at + 1 :]]


def _once(at: int, found: Sequence[Meaning], header: Sequence[str]) -> Meaning:
    """Of two columns with different names that mean the same the first one does; the other is none that is known.

    Two of the same name stay, for a person to choose.
    """
    meaning = found[at]
    before = [place for place in range(at) if found[place] == meaning]
    if (
        meaning.field in (*LISTS, OTHERS, NOTHING)
        or not before
        or any(key_of(header[place]) == key_of(header[at]) for place in before)
    ):
        return meaning
    return Meaning("source" if key_of(header[at]) == "source" else OTHERS)


def _of_entry(meaning: Meaning) -> Meaning:
    """The same of the entry itself, for what is said in the language of the terms."""
    if meaning.field == "equivalent":
        return Meaning("text", meaning.language)
    return Meaning(meaning.field) if meaning.field in FIELDS else meaning


def is_header(cells: Sequence[str], preset: str = "") -> bool:
    """Whether the row names columns: the terms among them by a name, or most of them languages."""
    found = guessed(cells, preset)
    known = sum(each.field != OTHERS for each in found)
    keys = {key for cell in cells if FIELD_OF.get(key := key_of(cell)) == "text"}
    explicit = sum(meaning is not None and meaning.field == "equivalent" for meaning in map(_of_language, cells))
    if keys - COMMON or ((keys or explicit) and known >= _FEWEST):
        return True
    if sum(map(bool, cells)) == 1 and any(map(_REMARK.fullmatch, cells)):
        return False  # “Terms (draft)” is a title
    return any(each.field == "text" for each in found) and 2 * known > sum(map(bool, cells))


def _guess(name: str, preset: str) -> Meaning:
    key = key_of(name)
    if field := PRESETS[preset].names.get(key) if preset in PRESETS else None:
        return meaning_in(field)
    if field := FIELD_OF.get(key) or _numbered(key):
        return Meaning(field)
    if not _is_word(name) and (tag := language_tag(name)):
        return Meaning("equivalent", tag)
    return _of_language(name) or _of_several(name) or _guess_without_remark(name, preset)


def _numbered(key: str) -> str:
    """The field of a name with a number behind it, of those that several columns may have: “Synonym 2”."""
    field = FIELD_OF.get(_NUMBER.sub("", key), "")
    return field if field in LISTS else ""


def _is_word(name: str) -> bool:
    """Whether a name of three letters is no code: too many words are codes of some language. 日本語 is none of them."""
    return name.isascii() and len(re.split("[-_]", name.strip())[0]) == _LETTERS_OF_WORDS


def _of_language(name: str) -> Meaning | None:
    """Columns as "Term [ja]", "ja_description", "Japanese_Def" and "definition (ja)"."""
    for pattern in _OF_LANGUAGE:
        found = pattern.fullmatch(name.strip())
        key = key_of(found["field"]) if found else ""
        field = FIELD_OF.get(key) if key not in COMMON else None
        if found and field and (tag := language_tag(found["language"])):
            return Meaning("equivalent" if field == "text" else field, tag)
    return None


def _of_several(name: str) -> Meaning | None:
    """Columns with several names that mean the same, as “Term / Phrase” and “定義・説明”, or are all of other
    spellings, as “Synonyms / Abbreviations”."""
    fields = {FIELD_OF.get(key_of(part), OTHERS) for part in _BETWEEN.split(name)}
    if len(fields) > 1 and fields <= _SPELT:
        return Meaning("variants")
    return Meaning(*fields) if len(fields) == 1 and fields != {OTHERS} else None


def _guess_without_remark(name: str, preset: str) -> Meaning:
    """Columns with a remark behind their name, as “Term (required)”: one that names a field makes another column."""
    found = _REMARK.fullmatch(name.strip())
    said = FIELD_OF.get(key_of(found["remark"]), "required") if found else ""
    if not found or said != "required" or language_tag(found["remark"]):
        return Meaning(OTHERS)
    return _guess(found["name"], preset)


_BETWEEN = re.compile(r"\s*[/／・|,、&+]\s*|\s+(?:or|and|und|oder|et|ou)\s+|または|又は|および")
_REGION = re.compile(r"(?P<language>[^\W\d_]+)[\s(（,-]+(?P<region>[^()（）]+?)\s*[)）]?")
_NUMBER = re.compile(r"[#(]?\d{1,2}\)?$")
_WITH_CODE = re.compile(r"(?P<name>[^()\[\]（）]+?)\s*[(\[（](?P<code>[A-Za-z]{2,3}(?:[-_]\w{2,8})*)[)\]）]")
_REMARK = re.compile(r"(?P<name>[^()\[\]（）［］]+?)\s*[(\[（［](?P<remark>[^()\[\]（）［］]+)[)\]）］]")
_SPELT = frozenset({"variants", "synonyms", "abbreviation", "long_form"})
_LETTERS_OF_WORDS = 3
_FEWEST = 2

_OF_LANGUAGE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<language>[^()\[\]（）]+?\s*[(\[（][A-Za-z-]{2,11}[)\]）])[_ :]+(?P<field>.+)",
        r"(?P<field>.+?)\s*[\[(（](?P<language>[^\])）]+)[\])）]",
        r"(?P<language>[^()（）]+?)\s*[(（](?P<field>[^()（）]+)[)）]",
        r"(?P<language>[A-Za-z]{2,3}(?:[-_][A-Z]{2})?|[A-Z][a-z]+|[ぁ-鿿]+語)[_ :](?P<field>.+)",
        r"(?P<field>.+)[_ :](?!(?:id|no|ID|No|NO)$)(?P<language>[A-Za-z]{2}(?:[-_][A-Z]{2})?)",
        r"(?P<language>[ぁ-鿿]+語)(?P<field>[ぁ-鿿]+)",
    )
)
