"""The work of `genglossary check`, without Django."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from genglossary.checking import baseline
from genglossary.checking.cache import Cache
from genglossary.checking.changed_lines import NoChanges, changed_lines
from genglossary.checking.checker import Checker
from genglossary.checking.configuration import BadConfiguration, Configuration, configuration
from genglossary.checking.examined import Examined
from genglossary.checking.glossaries import NoGlossary, OpenedGlossary, chosen, opened_glossary
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.checking.looking import DocumentFile, look, manuscripts
from genglossary.checking.manuscripts import manuscript
from genglossary.checking.mending import mend
from genglossary.checking.output import WRITERS, as_text
from genglossary.checking.rules import is_on
from genglossary.checking.sentences import IN_ENGLISH, MessageCatalog
from genglossary.checking.summary import none_left_of, summed_up, written_to
from genglossary.checking.types import LEVELS, Finding, Options, Setting
from genglossary.formats import Glossary
from genglossary.linking.source_files import write_whole
from genglossary.pipeline.text.controls import shown
from genglossary.readers import SUFFIXES, suffix_of
from genglossary.readers.entrance import RefusedFile, walk

_MB = 1_000_000
_LIMIT = 50  # MB of one document


class Misuse(Exception):
    """Wrong use, in a sentence: exit code 2, and nothing was written."""


def run(
    options: Namespace,
    glossary_of: Callable[[str], Glossary],
    here: Path | None = None,
    words: MessageCatalog = IN_ENGLISH,
) -> int:
    """Check, write to the standard streams, and return the exit code. `glossary_of` gives that of a project, `words`
    the language of people; that of programs is English. Raises Misuse."""
    here = here or Path.cwd()
    try:
        return _Call(options, configuration(here), here, words).run(glossary_of)
    except (BadConfiguration, NoGlossary, NoChanges, baseline.BadBaseline) as error:
        raise Misuse(str(error)) from None


class _Call:
    """One call of the command in the folder `here`."""

    def __init__(self, options: Namespace, config: Configuration, here: Path, words: MessageCatalog) -> None:
        self.options, self.config, self.here, self.words = options, config, here, words

    def run(self, glossary_of: Callable[[str], Glossary]) -> int:
        self._refuse_missing()
        opened = self._glossary(glossary_of)
        checker = Checker(opened.glossary, self._settings(), opened.file)
        if wrong := checker.impossible():
            raise Misuse(f"{opened.file.name}: " + " ".join(wrong[:5]))
        files = self._files()
        examined = self._look(checker, files, opened.data)
        unread = [*self._complain(examined, opened.problems)]
        findings = [*self._levelled([*checker.conclude(examined), *self._suggested(checker, files)])]
        if self.options.write_baseline:
            return self._write_baseline(findings)
        findings = self._left(findings)
        if self.options.fix:
            paths = {file.name: file.path for file in files}
            findings = mend(findings, paths, partial(self._again, checker), dry=self._is_dry)
        return self._report(findings, files, bool(unread))

    @property
    def _is_dry(self) -> bool:
        return self.options.diff == ""

    def _again(self, checker: Checker, name: str, text: str) -> list[Finding]:
        """Find in a document that was mended; with --diff REF nothing, for its lines are others now."""
        if self.options.diff:
            return []
        return self._left([*self._levelled(checker.check(manuscript(name, text.encode())))])

    def _refuse_missing(self) -> None:
        missing = next((path for path in self.options.paths if not path.exists()), None)
        if missing:
            raise Misuse(f"{missing} does not exist.")
        if self.options.write_baseline and not self._baseline():
            raise Misuse("--write-baseline needs a file: --baseline FILE.")

    def _glossary(self, glossary_of: Callable[[str], Glossary]) -> OpenedGlossary:
        if self.options.project:
            glossary = glossary_of(self.options.project)
            return OpenedGlossary(glossary, GlossaryFile(glossary.title), repr(glossary).encode(), ())
        path = chosen(self.options.glossary, self.config, self.options.paths, self.here)
        return opened_glossary(path, self._name(path))

    def _settings(self) -> Options:
        given: dict[str, Setting] = self.options.rules or {}
        if self.options.suggest or self.config.suggest:
            given = {"GG206": self.config.rules.get("GG206", "note"), **given}
        return self.config.options(given, whole=any(path.is_dir() for path in self.options.paths))

    def _files(self) -> list[DocumentFile]:
        """Documents under the paths; of others that are named or look like one, why they are left out."""
        files: list[DocumentFile] = []
        named = {path.name for path in self.options.paths if not path.is_dir()}
        for each in walk(self.options.paths, limit=_limit()):
            if isinstance(each, RefusedFile):
                if each.name.rpartition("/")[2] in named or suffix_of(each.name) in SUFFIXES:
                    _say(f"{each.name}: {each.reason}")
            elif not self.config.excludes(_from(self.config.folder, each.path)):
                files.append(DocumentFile(self._name(each.path), each.path))
        return files

    def _look(self, checker: Checker, files: Sequence[DocumentFile], data: bytes) -> list[Examined]:
        size = sum(file.path.stat().st_size for file in files if file.path.exists())
        jobs = self.options.jobs or (os.cpu_count() or 1 if size > 5 * _MB else 1)
        cache = None if self.options.no_cache else Cache(data, repr(checker.options).encode())
        return look(checker, files, limit=_limit(), jobs=jobs, cache=cache)

    def _suggested(self, checker: Checker, files: Sequence[DocumentFile]) -> list[Finding]:
        if not is_on("GG206", checker.options):
            return []
        from genglossary.checking.likely_terms import likely_terms  # the extraction takes a while to load

        readable = [*manuscripts(files, _limit())]
        return [*likely_terms(readable, checker.glossary.entries, checker.options)]

    def _complain(self, examined: Sequence[Examined], problems: Sequence[str]) -> Iterator[str]:
        for problem in problems:
            _say(problem)
        for each in examined:
            for warning in each.warnings:
                _say(f"{each.file}: {warning}")
                yield warning

    def _levelled(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """With the levels of their paths, without those that are off there."""
        for each in findings:
            yield from self.config.levelled(each, _from(self.config.folder, self.here / each.file))

    def _left(self, findings: list[Finding]) -> list[Finding]:
        """Leave out what is known, and what stands in lines that did not change."""
        path = self._baseline()
        if path is not None:
            findings, gone = baseline.new_ones(findings, baseline.known_in(path))
            if gone and not self.options.diff:
                _say(none_left_of(path, gone, self.words))
        if self.options.diff is None or (self._is_dry and self.options.fix):
            return findings
        changed = changed_lines(self.options.diff or "HEAD", self.here)
        return [each for each in findings if _is_changed(each, changed.get((self.here / each.file).resolve(), set()))]

    def _baseline(self) -> Path | None:
        return self.options.baseline or self.config.baseline_file

    def _write_baseline(self, findings: list[Finding]) -> int:
        path = self._baseline()
        assert path is not None  # noqa: S101 - asked before anything was read
        write_whole(path, baseline.written(findings).encode())
        _say(written_to(path, len(findings), self.words))
        return 0

    def _report(self, findings: list[Finding], files: Sequence[DocumentFile], unread: bool) -> int:
        if not (self.options.fix and self._is_dry):
            sys.stdout.write(self._written(findings))
        _say(summed_up(findings, len(files), self.words))
        lowest = LEVELS.index(self.options.fail_on or self.config.fail_on)
        failed = any(LEVELS.index(each.level) >= lowest for each in findings)
        return 2 if unread else int(failed)

    def _written(self, findings: list[Finding]) -> str:
        if self.options.format == "text":
            return as_text.write(findings, self.words)
        return WRITERS[self.options.format](findings)

    def _name(self, path: Path) -> str:
        return _from(self.here, path)


def _from(folder: Path, path: Path) -> str:
    """The path as seen from `folder`, with slashes; whole where it is not inside."""
    absolute = Path(os.path.abspath(path))
    return absolute.relative_to(folder).as_posix() if absolute.is_relative_to(folder) else absolute.as_posix()


def _is_changed(finding: Finding, lines: set[int] | None) -> bool:
    return lines is None or not lines.isdisjoint(range(finding.line, finding.end_line + 1))


def _limit() -> int:
    said = os.environ.get("GENGLOSSARY_MAX_DOCUMENT_MB", "")
    return int(float(said) * _MB) if said.replace(".", "", 1).isdecimal() else _LIMIT * _MB


def _say(text: str) -> None:
    """On standard error: the other stream has nothing but the result."""
    print(shown(text), file=sys.stderr)
