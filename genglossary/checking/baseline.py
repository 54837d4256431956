"""Findings that are known and left for later: a file without line numbers, sorted, one line each.

Each line has a fingerprint, how often it is there, the rule, the file and the words, so that people can read and
version control merge it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from genglossary.checking.types import Finding
from genglossary.pipeline.text.stated import stated

_HEAD = (
    "# Findings that `genglossary check --baseline` does not report. One a line: fingerprint, count, rule, file, words."
)


class BadBaseline(ValueError):
    """The file is no baseline; the message names the line."""


def fingerprint(finding: Finding) -> str:
    """Hash a finding: the same as long as rule, file, term and sentence are; whatever stands above it."""
    sentence = "".join((finding.sentence or finding.message).split()).casefold()
    parts = (finding.rule, finding.file, finding.term, sentence)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def written(findings: Iterable[Finding]) -> str:
    """The file that leaves out all of `findings` from now on."""
    counts: Counter[str] = Counter()
    lines: dict[str, tuple[str, str, str]] = {}
    for each in findings:
        counts[mark := fingerprint(each)] += 1
        lines[mark] = (each.rule, each.file, each.term)
    ordered = sorted(lines, key=lambda mark: (lines[mark][1], lines[mark][0], lines[mark][2], mark))
    rows = ("\t".join((mark, str(counts[mark]), *map(_on_one_line, lines[mark]))) for mark in ordered)
    return "\n".join([_HEAD, *rows, ""])


def read(text: str) -> Counter[str]:
    """Fingerprints with their counts. Raises BadBaseline."""
    counts: Counter[str] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        mark, _, rest = line.partition("\t")
        count = rest.partition("\t")[0]
        if len(mark) != 16 or not count.isdecimal():
            raise BadBaseline(stated("Line %(number)s is none of a baseline.", number=number))
        counts[mark] += int(count)
    return counts


def known_in(path: Path) -> Counter[str]:
    """The fingerprints in a file. Raises BadBaseline."""
    try:
        return read(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise BadBaseline(stated("%(path)s is no baseline: it is no UTF-8.", path=path)) from None
    except OSError as error:
        raise BadBaseline(stated("%(path)s cannot be read: %(why)s.", path=path, why=error.strerror)) from None


def new_ones(findings: Iterable[Finding], known: Counter[str]) -> tuple[list[Finding], int]:
    """The findings beyond those that are known, and how many of these are there no more."""
    left = Counter(known)
    new: list[Finding] = []
    for each in findings:
        mark = fingerprint(each)
        if left[mark] > 0:
            left[mark] -= 1
        else:
            new.append(each)
    return new, sum(left.values())


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
