"""The sentences of findings, by their codes: kept with what fills their gaps, and worded for each reader.

Programs have them in English; pages and the command line in the language of whoever reads.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol


class MessageCatalog(Protocol):
    """Translates, as the module `gettext` does."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...


class InEnglish:
    """Leaves all words as they are."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return singular if number == 1 else plural


IN_ENGLISH: MessageCatalog = InEnglish()


def gettext_noop(message: str) -> str:
    """Mark a message for translators."""
    return message


SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "nothing-ignored": gettext_noop("Nothing is ignored here."),
        "nothing-ignored-for": gettext_noop("Nothing is ignored here for %(codes)s."),
        "unknown-codes": gettext_noop("This comment ignores nothing: %(codes)s is not known."),
        "unknown-comment": gettext_noop("This comment ignores nothing: what it says is not known."),
        "ends-nothing": gettext_noop("This comment ends nothing: no region begins above it."),
        "forbidden": gettext_noop("“%(written)s” is forbidden."),
        "forbidden-instead": gettext_noop("“%(written)s” is forbidden: write “%(right)s”."),
        "deprecated": gettext_noop("“%(written)s” is deprecated."),
        "deprecated-instead": gettext_noop("“%(written)s” is deprecated: write “%(right)s”."),
        "not-preferred": gettext_noop("“%(written)s” is not the preferred spelling."),
        "not-preferred-instead": gettext_noop("“%(written)s” is not the preferred spelling: write “%(right)s”."),
        "drift": gettext_noop("“%(written)s” (%(here)s×) is also written “%(often)s” (%(there)s×)."),
        "unknown-spelling": gettext_noop("“%(written)s” is not in the glossary, which has “%(right)s”: is that meant?"),
        "capitals": gettext_noop("“%(written)s” has other capitals than the name: write “%(right)s”."),
        "without-long-form": gettext_noop("“%(written)s” stands without its long form, “%(long)s”."),
        "before-long-form": gettext_noop("“%(written)s” stands before its long form, “%(long)s”."),
        "early": gettext_noop("“%(written)s” is used here before it is defined, in line %(line)s."),
        "unused": gettext_noop("“%(term)s” is defined, and no document uses it."),
        "twice": gettext_noop("“%(term)s” is defined twice in the glossary, in different words."),
        "otherwise": gettext_noop("“%(term)s” is defined otherwise elsewhere: “%(other)s”"),
        "changed": gettext_noop(
            "The definition of “%(term)s” quotes this sentence, which was changed: it said “%(before)s”."
        ),
        "definition-gone": gettext_noop("The sentence that defines “%(term)s” is gone from %(document)s."),
        "passage-gone": gettext_noop("The passage of “%(term)s” is gone from %(document)s."),
        "document-gone": gettext_noop("“%(term)s” points at %(document)s, which is not there."),
        "likely-term": gettext_noop("“%(term)s” looks like a term, and has no entry (%(count)s× in the documents)."),
        "undefined-once": gettext_noop("“%(term)s” is used 1 time and defined nowhere."),
        "undefined": gettext_noop("“%(term)s” is used %(count)s times and defined nowhere."),
        "stands-on": gettext_noop("The definition of “%(term)s” uses “%(other)s”, which has none."),
        "no-equivalent": gettext_noop("“%(written)s” is not the accepted translation of “%(term)s”."),
        "no-equivalent-instead": gettext_noop(
            "“%(written)s” is not the accepted translation of “%(term)s”: write “%(right)s”."
        ),
        "section-without": gettext_noop("The original names “%(term)s” in this section, which has no “%(right)s”."),
    }
)


class FindingSentence(NamedTuple):
    """One of `SENTENCES`, what fills its gaps, and a `note` of people that follows it."""

    sentence: str
    gaps: tuple[tuple[str, str | int], ...] = ()
    note: str = ""

    def worded(self, words: MessageCatalog = IN_ENGLISH) -> str:
        """The sentence in the language of `words`."""
        text = words.gettext(SENTENCES[self.sentence]) % dict(self.gaps)
        return f"{text} {self.note}" if self.note else text


def said(sentence: str, note: str = "", **gaps: str | int) -> FindingSentence:
    """The sentence with that code. Raises KeyError where there is none, or something else fills its gaps."""
    found = FindingSentence(sentence, tuple(gaps.items()), note)
    found.worded()
    return found


UNSAID = FindingSentence("")
"""Of a finding to be, whose sentence is known in the end."""


def said_of(row: object) -> FindingSentence:
    """The inverse of a `FindingSentence` that was JSON. Raises TypeError or ValueError for another row."""
    if not isinstance(row, list | tuple):
        raise TypeError("No sentence of a finding")
    sentence, gaps, note = row  # pyright: ignore[reportUnknownVariableType]
    return FindingSentence(str(sentence), tuple((str(name), value) for name, value in gaps), str(note))  # pyright: ignore
