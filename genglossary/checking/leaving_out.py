"""The findings that a call of the command is about: levels of paths, the baseline, and lines that changed."""

from collections.abc import Iterable, Iterator

from genglossary.checking import baseline
from genglossary.checking.call import CheckCall, relative, say
from genglossary.checking.changed_lines import changed_lines
from genglossary.checking.summary import none_left_of
from genglossary.checking.types import Finding


def levelled(call: CheckCall, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with the levels of their paths, without those that are off there."""
    named = ((each, relative(call.config.folder, call.here / each.file)) for each in findings)
    return call.config.levelled(named, call.given)


def left(call: CheckCall, findings: list[Finding]) -> list[Finding]:
    """Leave out what is known, and what stands in lines that did not change. Raises BadBaseline and NoChanges."""
    findings = _unknown(call, findings)
    if call.options.diff is None or (call.is_dry and call.options.fix):
        return findings
    changed = changed_lines(call.options.diff or "HEAD", call.here)
    return [each for each in findings if _is_changed(each, changed.get((call.here / each.file).resolve(), set()))]


def _unknown(call: CheckCall, findings: list[Finding]) -> list[Finding]:
    path = call.baseline
    if path is None:
        return findings
    findings, gone = baseline.new_ones(findings, baseline.known_in(path))
    if gone and not call.options.diff:
        say(none_left_of(path, gone, call.words))
    return findings


def _is_changed(finding: Finding, lines: set[int] | None) -> bool:
    return lines is None or not lines.isdisjoint(range(finding.line, finding.end_line + 1))
