"""A document as it was found: findings, and what the rules about all documents together need of it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from genglossary.checking.types import Finding
from genglossary.pipeline.text.stated import from_stored, stored_of


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a document below a heading of a `level`: the entries that it names, those of which it has an
    equivalent, and a finding to be where it begins. `size` is how much it says, in letters of the Latin script."""

    level: int
    named: list[int]
    translated: list[int]
    size: float
    draft: Finding

    @property
    def has(self) -> set[int]:
        """The entries that it names, in whatever language."""
        return {*self.named, *self.translated}


@dataclass(slots=True)
class Examined:
    """`counts` are mentions by the index of the entry, `first` a finding to be where its first one stands.

    `drifts` are mentions of spellings among which nobody decided: index of the entry, spelling, finding to be.
    `passages` say of the passages of entries, by their index, whether they are "there", "changed" or "gone", with a
    finding to be where it was changed. `defines` are definitions that the document itself gives (index of the entry,
    words, finding to be). `explained` are entries whose abbreviation the document explains.
    `sections` are there where the glossary has translations.
    """

    file: str
    findings: list[Finding] = field(default_factory=list[Finding])
    counts: dict[int, int] = field(default_factory=dict[int, int])
    first: dict[int, Finding] = field(default_factory=dict[int, Finding])
    drifts: list[tuple[int, str, Finding]] = field(default_factory=list[tuple[int, str, Finding]])
    passages: dict[int, tuple[str, Finding | None]] = field(default_factory=dict[int, tuple[str, Finding | None]])
    defines: list[tuple[int, str, Finding]] = field(default_factory=list[tuple[int, str, Finding]])
    explained: list[int] = field(default_factory=list[int])
    sections: list[Section] = field(default_factory=list[Section])
    warnings: list[str] = field(default_factory=list[str])


def to_row(examined: Examined) -> dict[str, Any]:
    """Plain values, for a cache or another process."""
    return asdict(examined, dict_factory=_with_parts)


def _with_parts(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    """Give sentences as their parts, which JSON keeps."""
    return {name: stored_of(value) or value for name, value in fields}


def from_row(row: dict[str, Any]) -> Examined:
    """The inverse of `to_row`, also after it was JSON. Raises TypeError, KeyError or ValueError for other rows."""
    return Examined(
        file=row["file"],
        findings=[_finding(each) for each in row["findings"]],
        counts={int(key): count for key, count in row["counts"].items()},
        first={int(key): _finding(each) for key, each in row["first"].items()},
        drifts=[(entry, spelling, _finding(each)) for entry, spelling, each in row["drifts"]],
        passages={
            int(key): (state, _finding(each) if each else None) for key, (state, each) in row["passages"].items()
        },
        defines=[(entry, words, _finding(each)) for entry, words, each in row["defines"]],
        explained=list(row["explained"]),
        sections=[_section(**each) for each in row["sections"]],
        warnings=list(row["warnings"]),
    )


def _section(level: int, named: list[int], translated: list[int], size: float, draft: dict[str, Any]) -> Section:
    return Section(level, named, translated, size, _finding(draft))


def _finding(row: dict[str, Any]) -> Finding:
    fields: dict[str, Any] = {**row, "message": from_stored(row["message"])}
    return Finding(**fields)
