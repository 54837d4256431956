"""The part of an imported entry that only documents can prove, as `Term.imported` keeps it.

It is told again as long as no run of the project has found the term itself, so that a glossary that is brought into an
empty project comes out as it came in.
"""

from dataclasses import asdict
from typing import Any

from genglossary.formats import Entry, SourceReference


def said_by_file(entry: Entry) -> dict[str, Any]:
    """`Term.imported` for an entry of a file: score, frequency, documents, issues, evidence, and who wrote the
    definition."""
    said: dict[str, Any] = {
        "score": entry.score,
        "frequency": entry.frequency,
        "documents": entry.documents,
        "issues": list(entry.issues),
        "evidence": [asdict(reference) for reference in entry.evidence],
        "origin": entry.origin,
    }
    return {name: value for name, value in said.items() if value}


def proved_by_file(said: dict[str, Any]) -> dict[str, Any]:
    """The fields of an `Entry` from what `said_by_file` kept."""
    return {
        "evidence": tuple(SourceReference(**reference) for reference in said.get("evidence", ())),
        "score": said.get("score", 0.0),
        "frequency": said.get("frequency", 0),
        "documents": said.get("documents", 0),
        "issues": tuple(said.get("issues", ())),
    }
