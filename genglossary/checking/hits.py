"""Where the forms of a glossary stand in a document: whole words, the longest first, outside of what is closed."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from genglossary.checking.forms import Form, is_same_word
from genglossary.checking.manuscripts import Manuscript, Stretch
from genglossary.checking.surroundings import is_in_name, is_title, is_word, stands_alone
from genglossary.pipeline.occurrences.matcher import Finder
from genglossary.pipeline.occurrences.surface import surface_of


class Hit(NamedTuple):
    """A form at `start:end` of the text, in a stretch; `first:last` of its prose."""

    start: int
    end: int
    form: Form
    stretch: Stretch
    first: int
    last: int

    @property
    def written(self) -> str:
        return self.stretch.prose.text[self.first : self.last]


class Searcher:
    """Looks for the same forms in one document after another."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms: dict[str, list[Form]] = {}
        for form in forms:
            case = True if form.as_written and not form.named else False if form.named else None
            self._forms.setdefault(surface_of(form.text, case), []).append(form)
        self._known = frozenset(form.text for form in forms)
        self._finder = Finder(self._forms, in_katakana=True)
        self._same: dict[tuple[str, str | None], bool] = {}

    def hits(self, document: Manuscript) -> list[Hit]:
        """In order, without overlap."""
        stretches = document.stretches
        starts = [stretch.block.start for stretch in stretches]
        found: dict[tuple[int, int], list[Form]] = {}
        for surface, offsets in self._finder.places(document.sentences()).items():
            for start, end in zip(offsets[::2], offsets[1::2], strict=True):
                found.setdefault((start, end), []).extend(self._forms[surface])
        hits: list[Hit] = []
        last = 0
        for (start, end), forms in sorted(found.items(), key=lambda each: (each[0][0], -each[0][1])):
            if start >= last and (
                hit := self._hit(document, stretches[bisect_right(starts, start) - 1], start, end, forms)
            ):
                hits.append(hit)
                last = end
        return hits

    def _hit(self, document: Manuscript, stretch: Stretch, start: int, end: int, forms: list[Form]) -> Hit | None:
        if document.is_closed(start, end):
            return None
        prose = stretch.prose.text
        first, last = stretch.index(start), stretch.index(end - 1) + 1
        form = _meant(forms, prose[first:last])
        if not stands_alone(prose, first, last):
            return None
        same = self._is_same(form)
        if not is_word(prose, first, last, same_word=same, known=self._known):
            return None
        if form.rule and not _is_headed(stretch) and is_in_name(prose, first, last, form.spelling):
            return None
        return Hit(start, end, form, stretch, first, last)

    def _is_same(self, form: Form) -> bool:
        key = (form.spelling, form.right)
        if key not in self._same:
            self._same[key] = not form.rule or is_same_word(*key)
        return self._same[key]


def _is_headed(stretch: Stretch) -> bool:
    return stretch.block.kind in ("heading", "table_cell", "definition_term") and is_title(stretch.prose.text)


def _meant(forms: list[Form], written: str) -> Form:
    """Of several forms that fold alike the one that is written so, else the first that may be written."""
    exact = [form for form in forms if form.text == written]
    return min(exact or forms, key=lambda form: bool(form.rule))


def by_entry(hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.form.entry, []).append(hit)
    return found
