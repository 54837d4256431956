"""Places of the forms of a glossary in a document: whole words, the longest first, outside of what is closed."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from genglossary.checking.forms import Form, is_same_word
from genglossary.checking.grammar import is_bare_adjective, is_field, is_joining_word, is_other_verb, is_right_here
from genglossary.checking.keys import is_name_of_part, is_name_shown
from genglossary.checking.manuscripts import Manuscript, Stretch
from genglossary.checking.persons import is_person
from genglossary.checking.programs import is_common_noun, is_program
from genglossary.checking.roles import (
    is_among_keys,
    is_before_noun,
    is_foreign,
    is_in_menu,
    is_label,
    is_marked_alone,
    is_name_of_field,
    is_of_program,
    is_told,
)
from genglossary.checking.surroundings import (
    is_identifier,
    is_in_long_form,
    is_in_name,
    is_inflected,
    is_sign_itself,
    is_title,
    is_word,
    opens_sentence,
    stands_alone,
)
from genglossary.pipeline.occurrences.matcher import Finder
from genglossary.pipeline.occurrences.surface import surface_of
from genglossary.pipeline.text.folding import fold_key

_SHORT = 40  # characters of a line that may be a title
_TITLED = frozenset({"heading", "table_cell", "definition_term"})


@dataclass(frozen=True, slots=True)
class Hit:
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
            case = False if form.named else True if form.as_written else None
            self._forms.setdefault(surface_of(form.text, case), []).append(form)
        self._known = frozenset(form.text for form in forms)
        self._finder = Finder(self._forms, in_katakana=True)
        self._same: dict[tuple[str, str, str | None], bool] = {}

    def hits(self, document: Manuscript) -> list[Hit]:
        """The mentions in a text, in order, without overlap. Those that break no rule by themselves may be none:
        `is_sound` tells.
        """
        stretches = document.stretches
        starts = [stretch.block.start for stretch in stretches]
        found = sorted(self._found(document).items(), key=lambda each: (each[0][0], -each[0][1]))
        hits: list[Hit] = []
        last = 0
        for at, ((start, end), forms) in enumerate(found):
            if start < last:
                continue
            stretch = stretches[bisect_right(starts, start) - 1]
            alone = at + 1 == len(found) or found[at + 1][0][0] >= end
            for hit in _possible(stretch, start, end, forms):
                if (hit.form.is_plain and alone) or self.is_sound(document, hit):
                    hits.append(hit)
                    last = end
                    break
        return hits

    def _found(self, document: Manuscript) -> dict[tuple[int, int], list[Form]]:
        found: dict[tuple[int, int], list[Form]] = {}
        for surface, offsets in self._finder.places(document.sentences()).items():
            for start, end in zip(offsets[::2], offsets[1::2], strict=True):
                found.setdefault((start, end), []).extend(self._forms[surface])
        return found

    def is_sound(self, document: Manuscript, hit: Hit) -> bool:
        """Whether the hit is a word that the writer chose: in prose, whole, and no part of a name."""
        prose, form = hit.stretch.prose.text, hit.form
        is_capital = (form.named or _is_own_name(form)) and prose[hit.first].isupper()
        if document.is_closed(hit.start, hit.end) or not stands_alone(prose, hit.first, hit.last, hyphens=is_capital):
            return False
        if form.right and is_other_verb(prose, hit.first, form.spelling, form.right):
            return False
        if form.is_stem:
            inflected = is_inflected(prose, hit.first, hit.last, form.spelling)
            return inflected and not is_joining_word(prose, hit.first)
        if not is_word(prose, hit.first, hit.last, same_word=self._is_same(form), known=self._known):
            return False
        if is_identifier(prose, hit.first, hit.last, form.text, form.right or form.text):
            return False
        if _is_right_there(document, prose, hit):
            return False
        if form.rule == "GG103" and "/" in prose[hit.first - 1 : hit.first] + prose[hit.last : hit.last + 1]:
            return False  # a path, as far as one can tell
        titled = hit.stretch.block.kind in _TITLED and is_title(prose)
        if not form.rule or titled:
            return not (form.rule and is_in_long_form(prose, hit.first, hit.last))
        return not is_in_name(prose, hit.first, hit.last, both=_is_own_name(form))

    def _is_same(self, form: Form) -> bool:
        key = (form.rule, form.text, form.right)
        if key not in self._same:
            self._same[key] = form.rule != "GG103" and (not form.rule or is_same_word(form.text, form.right))
        return self._same[key]


def _is_right_there(document: Manuscript, prose: str, hit: Hit) -> bool:
    """Whether the place makes right what would break a rule elsewhere."""
    form, place = hit.form, (prose, hit.first, hit.last)
    if not form.is_plain and is_label(document.text, hit.start, hit.end):
        return True
    if form.named and is_person(document.text, *place, form.text):
        return True
    is_name = form.named or _is_name_small(form, prose[hit.first])
    if is_name and (is_among_keys(*place) or is_of_program(*place) or is_in_menu(*place)):
        return True
    if is_name and (is_common_noun(*place, form.text) or is_program(document.text, *place)):
        return True
    if is_name and is_marked_alone(document.text, hit.start, hit.end):
        return True
    if not form.rule:
        return False
    if form.right == form.text[0].lower() + form.text[1:] and opens_sentence(prose, hit.first):
        return True  # Quayctl, where the name is small
    may_be_field = form.rule == "GG103" or hit.stretch.block.kind in ("definition_term", "table_cell")
    if (may_be_field and is_name_of_field(*place, form.right)) or is_among_keys(*place):
        return True
    if _is_option(form) and (prose.strip() == hit.written or is_name_of_part(*place, hit.stretch.block.kind)):
        return True
    if _is_two_in_one(form) and (is_name_of_part(*place, hit.stretch.block.kind) or is_of_program(*place)):
        return True
    if is_name_shown(*place, form.right or "") or is_sign_itself(*place):
        return True
    if is_in_menu(*place) or is_field(*place, form.right or "") or is_right_here(*place, form.right):
        return True
    if is_bare_adjective(*place, form.right or "", asked=form.rule == "GG103"):
        return True
    return is_told(*place) or is_before_noun(*place, form.right) or is_foreign(*place, form.right)


def _is_name_small(form: Form, first: str) -> bool:
    """Whether a name that is to be avoided (Postgres, for PostgreSQL) stands there in small letters, as programs do."""
    right = form.right or ""
    return first.islower() and form.text[0].isupper() and right[:1].isupper()


def _is_option(form: Form) -> bool:
    """Whether a hyphen makes two words of what is to be one, as the names of options do: quay-name, for quayname."""
    return form.rule == "GG103" and "-" in form.text


def _is_two_in_one(form: Form) -> bool:
    """Whether two words are written as one or joined by a hyphen, as names in programs are."""
    return form.text.replace("-", "").isalnum() and re.search("[ -]", form.right or "") is not None


def is_titled(document: Manuscript, hit: Hit) -> bool:
    """Whether the mention stands in a heading, or in what looks like one."""
    return is_title_like(document, hit.stretch)


def is_title_like(document: Manuscript, stretch: Stretch) -> bool:
    """Whether it is a heading, or a few words without a stop, or what opens a text and has none."""
    prose = stretch.prose.text.strip().removesuffix("...")
    opens = stretch is document.stretches[0] and "\n" not in prose
    looks = (opens or len(prose) <= _SHORT) and prose[-1:] not in ".。!！:：;；,、"
    return stretch.block.kind in ("heading", "definition_term") or looks


def _is_own_name(form: Form) -> bool:
    """Whether what is to be written is a name with the same letters (Github, GitHub): it stands beside other names."""
    right = form.right or ""
    return right != right.lower() and fold_key(right) == fold_key(form.text)


def _possible(stretch: Stretch, start: int, end: int, forms: list[Form]) -> list[Hit]:
    """The hits that may be meant, the likeliest first."""
    first, last = stretch.index(start), stretch.index(end - 1) + 1
    return [Hit(start, end, form, stretch, first, last) for form in _meant(forms, stretch.prose.text[first:last])]


def _meant(forms: list[Form], written: str) -> list[Form]:
    """Of several forms that fold alike those that are written so, else all; the first that may be written and before it
    stems, which are looked up as inflected words (わけ, and わけて of わける); else all that break a rule, before the
    others what is no inflection of another word (つく, and the stem of つくる)."""
    exact = [form for form in forms if form.text == written] or forms
    allowed = next((form for form in exact if not form.rule), None)
    if allowed:
        return [*(form for form in exact if form.is_stem), allowed]
    return sorted(exact, key=lambda form: form.text != form.spelling)
