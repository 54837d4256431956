"""The alignment of two documents as bytes, for keeping it as long as neither changes."""

from collections.abc import Sequence

from genglossary.pipeline.bilingual.types import AlignedPassage
from genglossary.pipeline.text.sentence import Sentence

VERSION = 1
"""Raised when the same documents would be aligned differently."""


def to_bytes(aligned: Sequence[AlignedPassage], source: Sequence[Sentence], target: Sequence[Sentence]) -> bytes:
    """Pack what `align` made of the sentences of two documents."""
    raise NotImplementedError


def from_bytes(data: bytes, source: Sequence[Sentence], target: Sequence[Sentence]) -> list[AlignedPassage]:
    """The inverse of `to_bytes`. Raises `StaleBytes` for bytes of another version or of other sentences."""
    raise NotImplementedError
