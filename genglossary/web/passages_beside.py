"""Passages to define a term by: as people read them, inside the document that they are of."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from genglossary.engines.extractive.quoting import quoted
from genglossary.engines.protocol import EngineTerm
from genglossary.models import Definition, DocumentVersion, Evidence, Occurrence, Term
from genglossary.models.definition import BEST_FIRST
from genglossary.pipeline.occurrences.matcher import unpack
from genglossary.pipeline.types import Block, Passage
from genglossary.readers import SUFFIXES, suffix_of
from genglossary.readers.structure import blocks_from_json
from genglossary.runs.stored.issues import Place, contexts_of
from genglossary.web.drawing.inline import references_in
from genglossary.web.drawing.layout import BlockShown, Layout
from genglossary.web.drawing.marked import Mark, Piece

MOST_PASSAGES = 8
MOST_DEFINITIONS = 6
# Characters of the document that are shown before and after a passage.
AROUND = 300
# Characters of a paragraph before and after a mention that nothing defines.
NEAR = 200
_PLACE = re.compile(r"(\d{1,15})-(\d{1,9})-(\d{1,9})")


class PassageBeside(NamedTuple):
    """A passage without markup: `text` as it stands there, `words` as a definition that quotes it.

    `blocks` are the document around it, in which it is hot.
    """

    version: int
    start: int
    end: int
    document: str
    text: str
    words: str
    blocks: Sequence[Sequence[Piece]]

    @property
    def name(self) -> str:
        """The passage as forms send it."""
        return f"{self.version}-{self.start}-{self.end}"


def places_in(names: Iterable[str]) -> list[Place]:
    """The passages that a form names; what is no such name is left out."""
    found = (_PLACE.fullmatch(name) for name in names)
    return [(int(each[1]), int(each[2]), int(each[3])) for each in found if each]


def passages_of(term: Term, steps: Collection[int] | None = None) -> list[PassageBeside]:
    """The passages that prove what was ever proposed as its definition, the best first; then those to read, and where
    there are none of either its first mentions."""
    return shown(term, places_of(term, steps))


def places_of(term: Term, steps: Collection[int] | None = None) -> list[Place]:
    """The places of `passages_of`; `steps` are the newest steps, where they are known."""
    definitions = Definition.objects.filter(term=term, step__completed_at__isnull=False)
    best = list(definitions.order_by("superseded_at", *BEST_FIRST).values_list("pk", flat=True)[:MOST_DEFINITIONS])
    rows = Evidence.objects.filter(definition__in=best).order_by("pk")
    by_definition: defaultdict[int, list[Place]] = defaultdict(list)
    for definition, *place in rows.values_list("definition_id", "version_id", "start", "end"):
        by_definition[definition].append((place[0], place[1], place[2]))
    proofs = [place for pk in best for place in by_definition[pk]]
    found = dict.fromkeys([*proofs, *contexts_of(term.project_id, [term.pk], steps).get(term.pk, [])])
    return list(found)[:MOST_PASSAGES] or _mentions(term)


def _mentions(term: Term) -> list[Place]:
    """The paragraphs in which the term stands first in a few of its documents."""
    found = Occurrence.objects.filter(term=term, step__completed_at__isnull=False, count__gt=0)
    rows = found.filter(version__document__removed_at=None).order_by("step_id").values_list("version_id", "offsets")
    first = {version: unpack(bytes(offsets))[:2] for version, offsets in rows}
    versions = DocumentVersion.objects.in_bulk(list(first)[-MOST_PASSAGES // 2 :])
    return [_around(row, *first[pk]) for pk, row in versions.items()]


def _around(version: DocumentVersion, start: int, end: int) -> Place:
    block = next((each for each in _blocks(version, (start, end)) if each.start <= start and each.end >= end), None)
    first, last = (block.start, block.end) if block else (start, end)
    return version.pk, max(first, start - NEAR), min(last, end + NEAR)


def _blocks(version: DocumentVersion, part: tuple[int, int]) -> tuple[Block, ...]:
    """The blocks that have something in the part."""
    return blocks_from_json([row for row in version.structure if row[2] > part[0] and row[1] < part[1]])


def shown(term: Term, places: Sequence[Place]) -> list[PassageBeside]:
    """The passages at `places`, in that order; of a document each text is read once."""
    wanted = {version for version, _, _ in places}
    rows = DocumentVersion.objects.filter(pk__in=wanted, document__project=term.project_id)
    versions = {row.pk: row for row in rows.select_related("document")}
    return [_passage(term, versions[place[0]], *place) for place in places if place[0] in versions]


def _passage(term: Term, version: DocumentVersion, _: int, start: int, end: int) -> PassageBeside:
    part = (max(0, start - AROUND), min(len(version.text), end + AROUND))
    references = references_in(version.text) if _is_markdown(version) else None
    layout = Layout(version.text, list[Mark](), (start, end), references)
    blocks = list(_lines(layout.shown(_blocks(version, part), part)))
    text = "".join(piece.text for block in blocks for piece in block if piece.hot) or version.text[start:end]
    text = " ".join(text.split())
    return PassageBeside(
        version=version.pk, start=start, end=end, document=version.document.name, text=text,
        words=_as_definition(term, version.pk, start, end, text), blocks=blocks,
    )  # fmt: skip


def _lines(shown: Iterable[object]) -> Iterator[Sequence[Piece]]:
    """Blocks and cells of tables alike: only their words matter here."""
    for each in shown:
        if isinstance(each, BlockShown):
            yield each.pieces
        else:
            for row in getattr(each, "rows", ()):
                yield from row


def _is_markdown(version: DocumentVersion) -> bool:
    return SUFFIXES.get(suffix_of(version.document.name)) == "markdown"


def _as_definition(term: Term, version: int, start: int, end: int, text: str) -> str:
    """The words that the passage gives as a definition: without the mark of a list and without "term:"."""
    names = tuple(variant.text for variant in term.variants.all())
    asked = EngineTerm(key=term.pk, text=term.text, language=term.language, variants=names)
    passage = Passage(source=version, start=start, end=end, text=text, plain=text)
    return quoted(asked, passage).text.strip() or text
