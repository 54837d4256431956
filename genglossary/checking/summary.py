"""The lines in which the command sums up, in the language of whoever reads."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from genglossary.checking.types import Finding
from genglossary.pipeline.text.stated import MessageCatalog
from genglossary.readers import suffix_of

_NAMED = 8  # kinds of files


def summed_up(findings: Sequence[Finding], documents: int, words: MessageCatalog) -> str:
    """Say how many findings there are in so many documents, and at which levels."""
    counts = {level: sum(each.level == level for each in findings) for level in ("error", "warning", "note")}
    parts = {
        "findings": counted_findings(len(findings), words),
        "documents": words.ngettext("%(n)d document", "%(n)d documents", documents) % {"n": documents},
        "errors": words.ngettext("%(n)d error", "%(n)d errors", counts["error"]) % {"n": counts["error"]},
        "warnings": words.ngettext("%(n)d warning", "%(n)d warnings", counts["warning"]) % {"n": counts["warning"]},
        "notes": words.ngettext("%(count)d note", "%(count)d notes", counts["note"]) % {"count": counts["note"]},
    }
    return words.gettext("%(findings)s in %(documents)s (%(errors)s, %(warnings)s, %(notes)s).") % parts


def counted_findings(number: int, words: MessageCatalog) -> str:
    return words.ngettext("%(n)d finding", "%(n)d findings", number) % {"n": number}


def of_kinds_unread(names: Iterable[str], words: MessageCatalog) -> str:
    """Say of which kinds those files are, the most frequent first; a name without a suffix is its own kind."""
    kinds = Counter(suffix_of(name) or name for name in names).most_common()
    named = ", ".join(f"{kind} ({count})" for kind, count in kinds[:_NAMED]) + (", …" if len(kinds) > _NAMED else "")
    return words.gettext("Not looked at, for files of these kinds are not read: %(kinds)s.") % {"kinds": named}


def none_left_of(path: Path, number: int, words: MessageCatalog) -> str:
    """Say that so many findings of a baseline are there no more."""
    gaps = {"file": path, "findings": counted_findings(number, words)}
    return words.gettext("No more there of %(file)s: %(findings)s; --write-baseline forgets them.") % gaps


def written_to(path: Path, number: int, words: MessageCatalog) -> str:
    return words.gettext("%(findings)s written to %(file)s.") % {
        "findings": counted_findings(number, words),
        "file": path,
    }
