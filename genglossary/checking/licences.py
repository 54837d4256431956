"""Texts of licences and notices, which nobody may word otherwise: they are quotations."""

import re
from collections.abc import Iterable, Iterator

from genglossary.pipeline.types import Block, Span

_FILE = re.compile(
    r"(?:.*/)?(?:(?:LICEN[SC]ES?|COPYING|COPYRIGHT|UNLICENSE)(?:[-._][\w.-]*)?"
    r"|[\w.-]*LICEN[SC]E[-_ ]AGREEMENT[\w. -]*)",
    re.I,
)
_WORDING = re.compile(
    r"\bpermission\s+is\s+(?:hereby\s+)?granted\b|\bredistributions?\s+(?:and\s+use\s+)?(?:in|of)\s+source\b"
    r"|\bwithout\s+(?:even\s+the\s+implied\s+)?warrant(?:y|ies)\b|\bprovided\s+[\x22“']*as[ -]is\b"
    r"|\b(?:can|may)\s+redistribute\s+(?:it\s+)?and/or\s+modify\b|\bshall\s+be\s+included\s+in\s+all\s+copies\b"
    r"|\bin\s+no\s+event\s+shall\b|再\s*[頒配]\s*布\s*(?:また|又|もしく|若しく)\s*は\s*[変改]\s*[更変]"
    r"|(?:暗黙|黙示)的?\s*の\s*保\s*証|いかなる\s*保\s*証\s*も",
    re.I,
)


def licences(name: str, text: str, blocks: Iterable[Block]) -> Iterator[Span]:
    """Find what is worded as licences are: the file called so as a whole, else single blocks."""
    if _is_licence(name):
        yield Span(0, len(text))
    elif _WORDING.search(text):
        yield from (Span(each.start, each.end) for each in blocks if _WORDING.search(text, each.start, each.end))


def _is_licence(name: str) -> bool:
    """Whether a file is called LICENSE or COPYING.txt; no page about licences (licensing.md) is."""
    return _FILE.fullmatch(name) is not None
