"""English sentences that remember how they were made, so that whoever shows them can say them in another language.

The pure rooms know no languages of users: they make such sentences, `genglossary.models.stated` words them.
"""

from typing import Any

Stored = dict[str, Any]
"""The parts of a sentence: `stated`, the message, and `gaps`, name → what fills it. Goes into JSON and comes back."""


class Stated(str):
    """An English sentence that knows how it was made."""

    stored: Stored

    def __new__(cls, text: str, stored: Stored) -> "Stated":
        made = super().__new__(cls, text)
        made.stored = stored
        return made

    def __reduce__(self) -> tuple[type["Stated"], tuple[str, Stored]]:
        return Stated, (str(self), self.stored)


def stated(message: str, **gaps: Any) -> Stated:
    """The sentence `message` with its gaps, as in "%(name)s", filled; what fills one may be such a sentence too."""
    return Stated(
        message % gaps if gaps else message, {"stated": message, "gaps": {k: _kept(v) for k, v in gaps.items()}}
    )


def _kept(gap: Any) -> Any:
    """Return something that fills a gap as JSON can hold it."""
    return stored_of(gap) or (gap if isinstance(gap, str | int | float) else str(gap))


def stored_of(message: object) -> Stored | None:
    """Return the parts that a sentence was made of; None for one that is mere text."""
    return message.stored if isinstance(message, Stated) else None


def restated(text: str, stored: Stored | None) -> str:
    """Return the sentence again that came as its text and its parts, through a pipe or a file."""
    return Stated(text, stored) if stored else text
