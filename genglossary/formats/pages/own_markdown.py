"""Paragraphs below a heading as `as_markdown` and `as_site` write them."""

import re

from genglossary.formats.pages.found import PageEntry
from genglossary.formats.plainly import one_line
from genglossary.formats.types import Spelling

_ALSO = re.compile(r"(?:Also: |別表記：)(?P<said>.+)", re.S)
_COUNTED = re.compile(
    r"(?:.* · )?(?:mentions: (?P<mentions>\d+), documents: (?P<documents>\d+)"
    r"|(?P<ja_documents>\d+) 文書に (?P<ja>\d+) 回)"
)
_GENERATED = ("written by a language model from ", "言語モデルによる記述。出典： ")
_MANUAL = ("written by a person", "人による記述")
_SEEN = ("Mentioned in: ", "出現箇所：")


def take_own(entry: PageEntry, text: str, *, quoted: bool, emphasised: bool, site: bool) -> None:
    """Take one paragraph for what it is: other spellings, the definition, or where it comes from; on a page for a
    `site` a quotation is a passage, elsewhere a definition."""
    text = one_line(text)
    if text.startswith("— ") and (entry.paragraphs or not entry.origin):
        _take_origin(entry, text[2:])
    elif entry.paragraphs:
        return
    elif emphasised and site:
        entry.spellings += _listed(text)
    elif emphasised or (quoted and site):  # the words that there is no definition, or a passage in its place
        entry.origin = ""
    elif not site and not entry.spellings and (also := _ALSO.fullmatch(text)):
        entry.spellings += _listed(also["said"])
    else:
        entry.paragraphs.append(text)
        entry.origin = "extracted" if quoted else "imported"


def _listed(text: str) -> list[Spelling]:
    return [Spelling(text=each) for part in re.split(r", |、", text) if (each := part.strip())]


def _take_origin(entry: PageEntry, text: str) -> None:
    if counted := _COUNTED.fullmatch(text):
        entry.frequency = int(counted["mentions"] or counted["ja"])
        entry.documents = int(counted["documents"] or counted["ja_documents"])
        text = text.rpartition(" · ")[0]
    if text in _MANUAL:
        entry.origin = "manual"
    elif generated := next((each for each in _GENERATED if text.startswith(each)), ""):
        entry.origin, entry.source = "generated", text.removeprefix(generated)
    elif not text.startswith(_SEEN):
        entry.source = text
