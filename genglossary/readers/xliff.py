"""Files for translators (XLIFF 1.2 and 2.x of OASIS): each segment with its translation."""

from collections.abc import Iterator

from genglossary.pipeline.text.stated import stated
from genglossary.readers import tree
from genglossary.readers.segments import Segment, catalog, words_of
from genglossary.readers.tree import Element
from genglossary.readers.types import Reading, Unreadable

# States of a translation that nobody vouches for, of both versions, and where a machine or a memory has it from.
_UNDONE = frozenset(("new", "needs-translation", "needs-l10n", "needs-adaptation", "initial"))
_GUESSED = ("fuzzy-match", "leveraged-mt", "mt-suggestion", "leveraged-inherited", "tm-suggestion")


def read(data: bytes) -> Reading:
    """The segments of a file as a catalog. Raises `Unreadable` where there are none."""
    root = tree.xml(data)
    if tree.name(root) != "xliff":
        raise Unreadable(stated("Its name says XLIFF, but this is something else."))
    return catalog(_segments(root))


def _segments(root: Element) -> Iterator[Segment]:
    for event, each in tree.Walk(root):
        if event == "start" and tree.name(each) == "trans-unit":
            yield from _of_unit(each)
        elif event == "start" and tree.name(each) == "segment":
            yield _of_segment(each)


def _of_segment(segment: Element) -> Segment:
    """A segment of version 2."""
    undone = tree.attribute(segment, "state") in _UNDONE
    return Segment(words_of(segment.find("{*}source")), words_of(segment.find("{*}target")), undone)


def _of_unit(unit: Element) -> Iterator[Segment]:
    """The segments of a unit of version 1.2: where tools have marked some in it, these, else all of it as one."""
    target = unit.find("{*}target")
    undone = target is not None and _is_undone(target)
    marked = _marked(unit.find("{*}seg-source"))
    if not marked:
        yield Segment(words_of(unit.find("{*}source")), words_of(target), undone)
        return
    translations = _marked(target)
    for number, words in marked.items():
        yield Segment(words, translations.get(number, ""), undone)


def _is_undone(target: Element) -> bool:
    guessed = tree.attribute(target, "state-qualifier") in _GUESSED
    return guessed or tree.attribute(target, "state") in _UNDONE


def _marked(element: Element | None) -> dict[str, str]:
    """The words of the segments that are marked in an element, by their number."""
    marks = element.iterfind(".//{*}mrk") if element is not None else ()
    return {tree.attribute(each, "mid"): words_of(each) for each in marks if tree.attribute(each, "mtype") == "seg"}
