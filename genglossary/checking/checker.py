"""Documents held against a glossary, one after the other, and all of them together."""

from collections.abc import Iterable

from genglossary.checking.forms import forms
from genglossary.checking.hits import Searcher
from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.spelling_rules import spelling_findings
from genglossary.checking.types import Finding, Options
from genglossary.formats import Glossary


class Checker:
    """Made once for a glossary: that costs more than looking at a document."""

    def __init__(self, glossary: Glossary, options: Options = Options()) -> None:  # noqa: B008 - frozen
        self.glossary, self.options = glossary, options
        self._searcher = Searcher(forms(glossary))

    def check(self, document: Manuscript) -> list[Finding]:
        hits = self._searcher.hits(document)
        return sorted(spelling_findings(document, hits, self.glossary.entries, self.options), key=order)

    def check_all(self, documents: Iterable[Manuscript]) -> list[Finding]:
        return [finding for document in documents for finding in self.check(document)]


def order(finding: Finding) -> tuple[str, int, int, str]:
    return finding.file, finding.start, finding.end, finding.rule


def check(document: Manuscript, glossary: Glossary, options: Options = Options()) -> list[Finding]:  # noqa: B008
    """Find all that a writer should look at in one document."""
    return Checker(glossary, options).check(document)
