"""Documents held against a glossary, one after the other, and all of them together."""

from collections.abc import Iterable, Mapping, Sequence

from genglossary.checking.abbreviations import shortened, unexplained
from genglossary.checking.collection import conclude, known_abbreviations
from genglossary.checking.definition_lists import definitions_in
from genglossary.checking.drifting import without_usual
from genglossary.checking.examined import Examined
from genglossary.checking.forms import Form, forms
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.checking.hits import Hit, Searcher
from genglossary.checking.manuscripts import Manuscript, manuscript
from genglossary.checking.passages import Passages, examine_passages
from genglossary.checking.probing import impossible
from genglossary.checking.regional import regional_forms
from genglossary.checking.reporting import NOT_YET, finding
from genglossary.checking.rules import is_on
from genglossary.checking.skimming import Quotations, Skimmer
from genglossary.checking.spelling_rules import spelling_findings
from genglossary.checking.suppressing import unsuppressed
from genglossary.checking.translations import sections_of
from genglossary.checking.types import Finding, Options
from genglossary.checking.unknown_spellings import unknown_spellings
from genglossary.formats import Entry, Glossary

_DEFAULT = Options()


class Checker:
    """Made once for a glossary: that costs more than looking at a document. `file` is where the glossary stands."""

    def __init__(self, glossary: Glossary, options: Options = _DEFAULT, file: GlossaryFile | None = None) -> None:
        self.glossary, self.options = glossary, options
        self.file = file or GlossaryFile(glossary.title or "glossary")
        self.forms = _all_forms(glossary, options)
        self._searcher = Searcher(self.forms)
        self._called: dict[str, list[Entry]] = {}
        for entry in glossary.entries:
            self._called.setdefault(entry.text, []).append(entry)
        self._translates = is_on("GG301", options) and any(entry.equivalents for entry in glossary.entries)
        watched, others = _watched(self.forms, glossary)
        self._skimmer = Skimmer(watched, others)
        self._passages = Passages(glossary.entries)
        self._quotations = Quotations(
            {at: each.definition for at, each in enumerate(glossary.entries) if each.definition}
        )

    def impossible(self) -> list[str]:
        """Rules of the glossary that can match nothing, as sentences."""
        return [*impossible(self.glossary, self.forms, self._searcher)]

    def opened(self, name: str, data: bytes) -> Manuscript:
        """The document in a file, read as far as this glossary needs it. Raises `Unreadable`."""
        return manuscript(name, data, None if self._quotes(name) else self._skimmed)

    def _quotes(self, name: str) -> bool:
        """Whether passages of entries are looked up in the document, so that all of it matters."""
        return bool(self._passages.of(name))

    def _skimmed(self, text: str) -> str:
        """Blank what does not matter; nothing where the text has a definition of an entry that it names."""
        compact = "".join(text.split())
        for index in self._quotations.possible(compact):
            if "".join((self.glossary.entries[index].definition or "").split()) in compact:
                return text
        return self._skimmer.blanked(text)

    def check(self, document: Manuscript) -> list[Finding]:
        """All findings that stand in one document, in order."""
        examined = self.examine(document)
        kept = without_usual(examined.findings, self.glossary.entries, [examined], self.options)
        found = [*kept, *self._concluded([examined], all_rules=False)]
        return _in_order(each for each in found if each.file == document.name)

    def entries_called(self, text: str) -> list[Entry]:
        """The entries whose name is `text`: those of several languages may have one."""
        return self._called.get(text, [])

    def mentions(self, document: Manuscript) -> list[Hit]:
        """The places where a document names entries, in order, whether it should or not."""
        return [hit for hit in self._searcher.hits(document) if self._searcher.is_sound(document, hit)]

    def check_all(self, documents: Iterable[Manuscript]) -> list[Finding]:
        """All findings of several documents together, and of the glossary, in order."""
        return self.conclude([self.examine(document) for document in documents])

    def examine(self, document: Manuscript) -> Examined:
        """Look at one document; what depends on the others is left for `conclude`."""
        hits = self._searcher.hits(document)
        entries, options = self.glossary.entries, self.options
        result = Examined(document.name, list(spelling_findings(document, hits, entries, options)))
        grouped = _by_entry(hits)
        result.counts = {index: len(found) for index, found in grouped.items()}
        if document.is_skimmed:
            result.counts = {**dict.fromkeys(self._skimmer.present(document.text), 1), **result.counts}
        if is_on("GG201", options):
            unexplained(document, grouped, entries, self._searcher, options, result)
        quoted = self._quotations.possible(f"{document.compact}\n{document.all_prose}")
        examine_passages(document, grouped, quoted, self._passages, entries, self._searcher, options, result)
        self._draft(document, hits, grouped, result)
        if self._translates:
            result.sections = list(sections_of(document, hits, entries, options))
        result.defines = list(definitions_in(document, grouped, entries, options))
        return _without_suppressed(document, result, options)

    def _draft(
        self, document: Manuscript, hits: Sequence[Hit], grouped: Mapping[int, Sequence[Hit]], result: Examined
    ) -> None:
        """Note findings to be: of drifting spellings, and of the first mention of what is not defined."""
        for hit in hits:
            if hit.form.drifts and is_on("GG102", self.options):
                result.drifts.append((hit.form.entry, hit.form.spelling, self._finding(document, "GG102", hit)))
        if is_on("GG207", self.options):
            for index, found in grouped.items():
                if not self.glossary.entries[index].definition:
                    first = next((hit for hit in found if self._searcher.is_sound(document, hit)), None)
                    if first:
                        result.first[index] = self._finding(document, "GG207", first)

    def _finding(self, document: Manuscript, rule: str, hit: Hit) -> Finding:
        entry = self.glossary.entries[hit.form.entry]
        return finding(document, rule, (hit.start, hit.end), NOT_YET, self.options, entry=entry, stretch=hit.stretch)

    def _concluded(self, examined: Sequence[Examined], *, all_rules: bool) -> list[Finding]:
        return conclude(self.glossary.entries, examined, self.file, self.options, all_rules=all_rules)

    def conclude(self, examined: Sequence[Examined]) -> list[Finding]:
        """All findings, in order, from what was seen in each document."""
        known = known_abbreviations(self.glossary.entries, examined)
        found = [finding for each in examined for finding in each.findings]
        found = [each for each in found if each.rule != "GG201" or each.term not in known]
        found = without_usual(found, self.glossary.entries, examined, self.options)
        found += self._concluded(examined, all_rules=True)
        return _in_order(found)


def _in_order(found: Iterable[Finding]) -> list[Finding]:
    """Each once; that a term is used early is not said where documents together show its spelling to be a drift."""
    each = sorted(dict.fromkeys(found), key=order)
    drifts = {(one.file, one.start, one.end) for one in each if one.rule == "GG102"}
    return [one for one in each if one.rule != "GG202" or (one.file, one.start, one.end) not in drifts]


def _watched(forms: Sequence[Form], glossary: Glossary) -> tuple[list[Form], list[Form]]:
    """Forms whose every mention matters, and others."""
    is_counted = any(entry.definition for entry in glossary.entries)
    watched: list[Form] = []
    others: list[Form] = []
    for form in forms:
        entry = glossary.entries[form.entry]
        matters = (
            not form.is_plain
            or (is_counted and not entry.definition)
            or any(shortened(entry))
            or bool(entry.equivalents)
        )
        (watched if matters else others).append(form)
    return watched, others


def _all_forms(glossary: Glossary, options: Options) -> list[Form]:
    found = forms(glossary)
    asked = unknown_spellings(found) if is_on("GG103", options) else []
    return [*found, *regional_forms(found), *asked]


def _by_entry(hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.form.entry, []).append(hit)
    return found


def _without_suppressed(document: Manuscript, result: Examined, options: Options) -> Examined:
    """Comments speak of findings to be as well."""
    to_be = [*(each for _, _, each in result.drifts), *result.first.values(), *(each for _, _, each in result.defines)]
    to_be += [draft for _, draft in result.passages.values() if draft is not None]
    kept = unsuppressed(document, [*result.findings, *to_be], options)
    left, drafts = set(kept), set(to_be)
    result.findings = [each for each in kept if each not in drafts]
    result.drifts = [each for each in result.drifts if each[2] in left]
    result.defines = [each for each in result.defines if each[2] in left]
    result.first = {index: each for index, each in result.first.items() if each in left}
    result.passages = {
        index: (state if draft is None or draft in left else "there", draft)
        for index, (state, draft) in result.passages.items()
    }
    return result


def order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.file, finding.start, finding.end, finding.rule, finding.message


def check(document: Manuscript, glossary: Glossary, options: Options = _DEFAULT) -> list[Finding]:
    """Find all that a writer should look at in one document."""
    return Checker(glossary, options).check(document)
