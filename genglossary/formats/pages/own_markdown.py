"""Paragraphs below a heading as `as_markdown` and `as_site` write them."""

import re

from genglossary.formats.pages.found import PageEntry
from genglossary.formats.plainly import one_line
from genglossary.formats.types import Spelling
from genglossary.formats.wording import FRAMES

_FRAMES = tuple(FRAMES.values())
_ALSO = re.compile(rf"(?:{'|'.join(re.escape(words.also + words.colon) for words in _FRAMES)})(?P<said>.+)", re.S)
_COUNTED = re.compile(
    r"(?:.* · )?(?:mentions: (?P<mentions>\d+), documents: (?P<documents>\d+)"
    r"|(?P<ja_documents>\d+) 文書に (?P<ja>\d+) 回)"
)
_GENERATED = tuple(f"{words.generated} " for words in _FRAMES)
_MANUAL = tuple(words.manual for words in _FRAMES)
_SEEN = tuple(words.seen + words.colon for words in _FRAMES)


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
    elif emphasised or (quoted and (site or entry.is_undefined)):
        entry.origin, entry.is_undefined = "", True  # the words that there is no definition, or a passage in its place
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
    if (said := text.split(" · ", 1))[0] in _MANUAL:
        entry.origin, entry.source = "manual", said[1] if len(said) > 1 else ""
    elif generated := next((each for each in _GENERATED if text.startswith(each)), ""):
        entry.origin, entry.source = "generated", text.removeprefix(generated)
    elif not text.startswith(_SEEN) and not entry.is_undefined:
        entry.source = text
