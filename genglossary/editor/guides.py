"""All that decides about findings in a folder: its configuration, the glossary, known findings; read from files, and
read again when one of these changes."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from genglossary.checking import Checker, Finding, Manuscript, baseline
from genglossary.checking.configuration import BadConfiguration, Configuration, candidates, configuration
from genglossary.checking.glossaries import NoGlossary, OpenedGlossary, chosen, opened_glossary, places_beside
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.editor.completing import Completer
from genglossary.formats import Glossary
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog, stated

GlossaryOf = Callable[[str], Glossary]
Stamp = tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True)
class Guide:
    """`folder` is the one that names of documents begin at; `file` that of the glossary, None for a project's."""

    folder: Path
    config: Configuration
    checker: Checker
    file: Path | None
    known: Counter[str]

    def findings(self, document: Manuscript) -> list[Finding]:
        """The findings as `check` would report them: with the levels of this path, without what is known."""
        found = self.checker.check(document)
        name = _from(self.config.folder, self.folder / document.name)
        levelled = [*self.config.levelled(((each, name) for each in found), {})]
        return baseline.new_ones(levelled, self.known)[0] if self.known else levelled

    @cached_property
    def completer(self) -> Completer:
        return Completer(self.checker.glossary.entries)


@dataclass(frozen=True)
class Loaded:
    """A guide, or None where there can be none; sentences about what is wrong, the severe ones in `errors`; and the
    files on which all this depends, as they were."""

    guide: Guide | None
    errors: tuple[str, ...]
    remarks: tuple[str, ...]
    files: tuple[Path, ...]
    stamp: Stamp

    def is_stale(self) -> bool:
        return stamp_of(self.files) != self.stamp


@dataclass(frozen=True)
class Chosen:
    """The glossary that was given on the command line: a file, or the name of a project; else it is looked for."""

    glossary: Path | None
    project: str | None
    glossary_of: GlossaryOf
    words: MessageCatalog = IN_ENGLISH


def stamp_of(files: Sequence[Path]) -> Stamp:
    """Another one whenever a file was written, made or removed."""
    return tuple(map(_stamp, files))


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def load(wanted: Chosen, folder: Path, document: Path) -> Loaded:
    """The guide for a document in a workspace folder. Raises nothing: what is wrong is said."""
    files = [*candidates(folder)]
    before = stamp_of(files)
    try:
        config = configuration(folder)
        files += [config.baseline_file] if config.baseline_file else []
        files += _glossaries(wanted, config, folder, document)
        before = stamp_of(files)
        opened, file = _opened(wanted, config, folder, document)
        known = baseline.known_in(config.baseline_file) if config.baseline_file else Counter[str]()
        checker = Checker(opened.glossary, config.options({}), opened.file)
        remarks = (*opened.problems[:3], *checker.impossible()[:3])
    except (BadConfiguration, NoGlossary, baseline.BadBaseline) as error:
        return Loaded(None, (error.args[0],), (), tuple(files), before)
    except Exception as error:  # a fault of ours: the editor goes on, and hears of it
        why = stated("The glossary cannot be used: %(why)s", why=repr(error))
        return Loaded(None, (why,), (), tuple(files), before)
    return Loaded(Guide(folder, config, checker, file, known), (), remarks, tuple(files), before)


def _glossaries(wanted: Chosen, config: Configuration, folder: Path, document: Path) -> list[Path]:
    """The files that are the glossary, or would be if they were there."""
    if wanted.project:
        return []
    named = folder / wanted.glossary if wanted.glossary else None
    if named or config.glossary:
        return [chosen(named, config, [], folder)]
    return [*places_beside([document], folder)]


def _opened(wanted: Chosen, config: Configuration, folder: Path, document: Path) -> tuple[OpenedGlossary, Path | None]:
    if wanted.project:
        try:
            glossary = wanted.glossary_of(wanted.project)
        except Exception as error:  # of a database, whatever it is: the editor goes on
            name = repr(wanted.project)
            raise NoGlossary(
                stated("The glossary of %(name)s cannot be read: %(why)s", name=name, why=error)
            ) from error
        return OpenedGlossary(glossary, GlossaryFile(glossary.title), b"", ()), None
    path = chosen(folder / wanted.glossary if wanted.glossary else None, config, [document], folder)
    return opened_glossary(path, _from(folder, path)), path


def _from(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
