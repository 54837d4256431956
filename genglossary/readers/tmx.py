"""Translation memories (TMX 1.4b, https://www.gala-global.org/tmx-14b): each segment with its translations."""

from collections.abc import Iterator, Sequence

from genglossary.pipeline.text.stated import stated
from genglossary.readers import tree
from genglossary.readers.segments import Segment, catalog, words_of
from genglossary.readers.tree import Element
from genglossary.readers.types import Reading, Unreadable

_ANY = "*all*"  # any language may be that of the original


def read(data: bytes) -> Reading:
    """The segments of a memory as a catalog. Raises `Unreadable` where there are none."""
    root = tree.xml(data)
    if tree.name(root) != "tmx":
        raise Unreadable(stated("Its name says TMX, but this is something else."))
    header = root.find("{*}header")
    language = tree.attribute(header, "srclang") if header is not None else ""
    return catalog(each for unit in root.iterfind("{*}body/{*}tu") for each in _segments(unit, language))


def _segments(unit: Element, language: str) -> Iterator[Segment]:
    """Each translation of a unit with its original; an original alone where nothing translates it."""
    variants = [(tree.attribute(each, "lang"), words_of(each.find("{*}seg"))) for each in unit.iterfind("{*}tuv")]
    if not variants:
        return
    original = variants.pop(_original(variants, tree.attribute(unit, "srclang") or language))
    translations = [words for tag, words in variants if words and _primary(tag) != _primary(original[0])]
    yield from (Segment(original[1], words) for words in translations or [""])


def _original(variants: Sequence[tuple[str, str]], language: str) -> int:
    """The number of the variant that is in `language`, else of one in another form of it, else of the first."""
    tags = [tag.lower() for tag, _ in variants]
    if language.lower() in tags:
        return tags.index(language.lower())
    same = [_primary(tag) == _primary(language) for tag in tags]
    return same.index(True) if language != _ANY and True in same else 0


def _primary(tag: str) -> str:
    return tag.lower().replace("_", "-").partition("-")[0]
