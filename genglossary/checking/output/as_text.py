"""`path:12:5: GG101 error: …`, a line each, which editors and people can jump from."""

import re
from collections.abc import Sequence

from genglossary.checking.types import Finding
from genglossary.pipeline.text.controls import shown_on_one_line
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog

# As `Manuscript.place` says it.
_PLACE = re.compile(r"(?:page (?P<page>\d+), |“(?P<heading>.+)”, )?paragraph (?P<paragraph>\d+)")


def write(findings: Sequence[Finding], words: MessageCatalog = IN_ENGLISH) -> str:
    """Write a line for each finding, in the language of `words`."""
    return "".join(f"{_line(each, words)}\n" for each in findings)


def _line(finding: Finding, words: MessageCatalog) -> str:
    place = f" ({_place(finding.place, words)})" if finding.place else ""
    where = f"{finding.file}:{finding.line}:{finding.column}: {finding.rule} {finding.level}: "
    return shown_on_one_line(where + finding.message.worded(words) + place)


def _place(place: str, words: MessageCatalog) -> str:
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    if found["page"]:
        return words.gettext("page %(page)s, paragraph %(paragraph)s") % found.groupdict()
    if found["heading"]:
        return words.gettext("“%(heading)s”, paragraph %(paragraph)s") % found.groupdict()
    return words.gettext("paragraph %(paragraph)s") % found.groupdict()
