"""The look-up from a designation to the term, of those that people decided about, to which it belongs."""

from collections.abc import Sequence

from genglossary.pipeline.occurrences.surface import key_of
from genglossary.pipeline.types import DecidedTerm


class Owners:
    """The `known` terms by their designations, which are compared as people decided about their capitals."""

    def __init__(self, known: Sequence[DecidedTerm]) -> None:
        self._as_written = {spelling: way for term in known for spelling, way in term.as_written.items()}
        self._terms = {self.key(term.text): index for index, term in enumerate(known)}
        variants = {self.key(text): index for index, term in enumerate(known) for text in term.variants}
        self._owner = variants | self._terms  # a term comes before a variant of another

    def key(self, spelling: str) -> str:
        """The form in which designations are compared."""
        return key_of(spelling, self._as_written.get(spelling))

    def of(self, spelling: str) -> int | None:
        """The index of the known term that has this spelling."""
        return self._owner.get(self.key(spelling))

    def named(self, text: str) -> int | None:
        """The index of the known term that is called so itself."""
        return self._terms.get(self.key(text)) if self._terms else None
