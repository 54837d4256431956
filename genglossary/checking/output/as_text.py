"""`path:12:5: GG101 error: …`, a line each, which editors and people can jump from."""

from collections.abc import Sequence

from genglossary.checking.types import Finding
from genglossary.pipeline.text.controls import shown_on_one_line


def write(findings: Sequence[Finding]) -> str:
    return "".join(f"{_line(each)}\n" for each in findings)


def _line(finding: Finding) -> str:
    place = f" ({finding.place})" if finding.place else ""
    where = f"{finding.file}:{finding.line}:{finding.column}: {finding.rule} {finding.level}: "
    return shown_on_one_line(where + finding.message + place)
