"""The words of imports: planned entries of the file, and the steps that each would be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple, cast

from django.utils.translation import gettext, pgettext

from genglossary.formats import Entry
from genglossary.models import Category, EquivalentStatus, SpellingUsage, Status, VariantKind
from genglossary.models.field_names import FIELD_NAMES
from genglossary.models.stated import Stated, stored_of, worded
from genglossary.pipeline.text.stated import Stored, from_stored
from genglossary.runs.quantity import quantity

TERM, SPELLING, DEFINITION, EQUIVALENT, PREFERRED = "term", "spelling", "definition", "equivalent", "preferred"


class Group(StrEnum):
    """The kinds of rows, as they are shown: which has a choice, and which has none."""

    CONFLICT = "conflict"
    CHANGED = "changed"
    NEW = "new"
    SAME = "same"
    PROBLEM = "problem"


class Choice(StrEnum):
    """Of what is stored and what the file says: keep the first, take the second, a definition of each, or an entry of
    its own for the second, which is another sense of the word."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    SENSE = "sense"


_NOTHING = "–"
LONGEST_SHOWN = 2000
"""Characters of a text that a preview shows."""

DEFAULTS = {Group.CONFLICT: Choice.MINE, Group.CHANGED: Choice.THEIRS, Group.NEW: Choice.THEIRS}
"""The choices that stand until somebody makes others: decisions of people in the project win."""


class Step(NamedTuple):
    """One thing that would change: the field `name` of the entry, of a spelling or of an equivalent, or all of it.

    `on` is which of them, `key` the text of the spelling, or language and text of the equivalent. PREFERRED is that
    another spelling takes the place of the one that the entry has. `decided` is whether
    a person of the project said what was `before`.
    """

    on: str
    key: str
    name: str
    before: Any
    after: Any
    decided: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedEntry:
    """One row of the file: `term` is the id of the entry that it is about, None for a new one.

    `reason` says why it cannot be imported, or what is unclear about it. `entry` is None where none could be read.
    """

    row: int
    text: str
    group: Group
    entry: Entry | None = None
    term: int | None = None
    steps: tuple[Step, ...] = ()
    reason: str = ""

    @property
    def defines_otherwise(self) -> bool:
        """Whether the row has another definition than the entry of the project that it is about."""
        return self.term is not None and any(step.before and _defines(step) for step in self.steps)

    def chosen(self, choice: str) -> tuple[Step, ...]:
        """The steps that are done when somebody chose so."""
        if self.group in (Group.SAME, Group.PROBLEM) or (choice == Choice.MINE and self.group != Group.CONFLICT):
            return ()
        if choice == Choice.THEIRS or self.group == Group.NEW:
            return self.steps
        if self.reason:  # which entry it is about is not clear: it comes in as another one, or not at all
            return self.steps if choice in (Choice.BOTH, Choice.SENSE) else ()
        return tuple(each for each in self.steps if not each.decided or (choice == "both" and _defines(each)))


def _defines(step: Step) -> bool:
    return step.on == DEFINITION and bool(step.after["text"])


def digest_of(planned: Iterable[PlannedEntry]) -> str:
    """A short name for a plan, the same for the same rows with the same steps alone."""
    found = sha256()
    for each in planned:
        found.update(repr((each.row, each.text, each.group.value, each.term, each.steps, each.reason)).encode())
    return found.hexdigest()


def told(step: Step) -> tuple[str, str, str]:
    """A step as people read it, in the language that they have chosen: which thing, before, after."""
    if step.on == DEFINITION:
        return gettext("definition"), step.before or "", step.after["text"] or _NOTHING
    if step.name == "status_by_person":
        return gettext("status"), gettext("accepted by a run"), gettext("accepted")
    if step.on == PREFERRED:
        return _thing(step), gettext("preferred"), _exchanged(step.after)
    return _thing(step), _value(step.name, step.before), _value(step.name, step.after) or _NOTHING


def stored(step: Step) -> list[Any]:
    """A step as JSON, as far as it takes to tell it: texts are cut."""
    return [step.on, step.key, step.name, _stored(step.before), _stored(step.after)]


def _stored(value: Any) -> Any:
    if isinstance(value, dict):
        found = cast("dict[str, Any]", value)
        return {name: _stored(each) for name, each in found.items() if each or name == "text"}
    return stored_of(value) or (value[:LONGEST_SHOWN] if isinstance(value, str) else value)


def told_again(kept: Sequence[Any]) -> tuple[str, str, str]:
    """A stored step as `told` says it; those of older versions are words already."""
    if len(kept) == 3:  # which thing, before, after
        return kept[0], kept[1], kept[2]
    on, key, name, before, after = kept
    if isinstance(before, dict):  # a sentence: only `after` has fields
        before = from_stored(cast("Stored", before))
    return told(Step(on, key, name, before, after))


def _exchanged(after: dict[str, str]) -> str:
    usage = _value("usage", after["usage"])
    return gettext("%(usage)s; preferred: %(text)s") % {"usage": usage, "text": after["text"]}


def _thing(step: Step) -> str:
    """The field that a step is about, with the spelling or the equivalent that has it."""
    name = str(FIELD_NAMES.get(step.name, step.name))
    if step.on == TERM:
        return name
    called = gettext("equivalent %(text)s") if step.on == EQUIVALENT else gettext("spelling %(text)s")
    thing = called % {"text": step.key}
    return gettext("%(thing)s: %(field)s") % {"thing": thing, "field": name} if name else thing


_CHOICES: dict[str, Any] = {
    "status": {**dict(EquivalentStatus.choices), **dict(Status.choices)},
    "category": dict(Category.choices),
    "usage": dict(SpellingUsage.choices),
    "variant_kind": dict(VariantKind.choices),
}


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):
        return _joined(_facts(cast("dict[str, Any]", value))) or pgettext("what an import does", "added")
    if isinstance(value, list):
        return quantity(len(cast("list[str]", value)), "other term")
    if isinstance(value, Stated):
        return worded(value.stored, value)
    return str(_CHOICES.get(name, {}).get(value, value) or "")


def _joined(facts: Iterable[str]) -> str:
    return pgettext("between words of a list", ", ").join(facts)


def _facts(values: dict[str, Any]) -> Iterator[str]:
    """The part of a spelling or an equivalent that is not its text."""
    for name in ("variant_kind", "usage", "status", "reading", "definition", "notes"):
        if (value := values.get(name)) and value not in ("spelling", "accepted"):
            yield _value(name, value)
