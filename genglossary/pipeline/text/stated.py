"""English sentences that remember how they were made, so that whoever shows them can say them in another language.

The pure rooms know no languages of users: they make such sentences. Pages word them by `genglossary.models.stated`,
commands with the catalog of messages that they are given.
"""

from collections.abc import Mapping
from typing import Any, Protocol, cast

Stored = dict[str, Any]
"""The parts of a sentence: `stated`, the message or its two forms, and `gaps`, name → what fills it, which may be parts
again. Goes into JSON and comes back."""


_FOLLOWED = "%(message)s %(note)s"  # in every language


class MessageCatalog(Protocol):
    """Translates, as the modules `gettext` and `django.utils.translation` do."""

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
    """Mark a message for translators that is said elsewhere."""
    return message


class Stated(str):
    """An English sentence that knows how it was made."""

    stored: Stored

    def __new__(cls, text: str, stored: Stored) -> "Stated":
        made = super().__new__(cls, text)
        made.stored = stored
        return made

    def worded(self, words: MessageCatalog) -> str:
        """The sentence in the language of `words`."""
        return worded(self.stored, words)

    def __reduce__(self) -> tuple[type["Stated"], tuple[str, Stored]]:
        return Stated, (str(self), self.stored)


def stated(message: str, /, **gaps: Any) -> Stated:
    """The sentence `message` with its gaps, as in "%(name)s", filled; what fills one may be such a sentence too.

    Gaps that it has not are not kept. Raises KeyError where one stays open.
    """
    return from_stored({"stated": message, "gaps": _kept(gaps, message)})


def followed(message: Stated, note: str) -> Stated:
    """The sentence with the words of people behind it, which stay as they are; the sentence alone without any."""
    return stated(_FOLLOWED, message=message, note=note) if note else message


def stated_of_many(number: int, one: str, many: str, /, **gaps: Any) -> Stated:
    """The form of a sentence that fits `number`, which fills the gap "%(n)s"."""
    return from_stored({"stated": [one, many], "gaps": {"n": number, **_kept(gaps, one + many)}})


def _kept(gaps: Mapping[str, Any], message: str) -> Stored:
    """Return what fills the gaps of `message` as JSON can hold it."""
    return {name: stored_of(gap) or _plain(gap) for name, gap in gaps.items() if f"%({name})" in message}


def _plain(gap: Any) -> str | int | float:
    return gap if isinstance(gap, str | int | float) else str(gap)


def stored_of(message: object) -> Stored | None:
    """Return the parts that a sentence was made of; None for one that is mere text."""
    return message.stored if isinstance(message, Stated) else None


def from_stored(stored: Stored) -> Stated:
    """Return the sentence again that came as its parts. Raises KeyError, TypeError or ValueError for other values."""
    return Stated(worded(stored, IN_ENGLISH), stored)


def in_language(message: str, words: MessageCatalog) -> str:
    """The sentence in the language of `words`, where it knows how it was made; any other text as it is."""
    return message.worded(words) if isinstance(message, Stated) else message


def restated(text: str, stored: Stored | None) -> str:
    """Return the sentence again that came as its text and its parts, through a pipe or a file."""
    return Stated(text, stored) if stored else text


def worded(stored: Stored, words: MessageCatalog) -> str:
    """Word a sentence in the language of `words`. Raises KeyError, TypeError or ValueError for what are no parts."""
    message, gaps = stored["stated"], {name: _filled(gap, words) for name, gap in stored["gaps"].items()}
    if not isinstance(message, str):
        one, many = cast("list[str]", message)
        return words.ngettext(one, many, int(gaps["n"])) % gaps
    text = words.gettext(message) if message else ""
    return text % gaps if "%(" in text else text


def _filled(gap: Any, words: MessageCatalog) -> Any:
    return worded(cast("Stored", gap), words) if isinstance(gap, dict) else gap
