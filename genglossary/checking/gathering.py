"""All that a call of the command works with: its glossary, its settings, its documents, and what is seen in these."""

import os
from collections.abc import Callable, Sequence
from mimetypes import guess_type

from genglossary.checking.cache import Cache
from genglossary.checking.call import CheckCall, limit, relative, say
from genglossary.checking.checker import Checker
from genglossary.checking.examined import Examined
from genglossary.checking.glossaries import OpenedGlossary, chosen, opened_glossary
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.checking.looking import DocumentFile, look, manuscripts
from genglossary.checking.rules import is_on
from genglossary.checking.summary import of_kinds_unread
from genglossary.checking.types import Finding, Options
from genglossary.formats import Glossary
from genglossary.pipeline.text.stated import MessageCatalog, in_language
from genglossary.readers import SUFFIXES, suffix_of
from genglossary.readers.entrance import RefusedFile, walk

_LARGE = 5_000_000  # bytes of all documents, for which more than one process is worth it


def glossary_for(call: CheckCall, glossary_of: Callable[[str], Glossary]) -> OpenedGlossary:
    """The glossary of the project or the file that was asked for, or one beside the documents. Raises NoGlossary."""
    if call.options.project:
        glossary = glossary_of(call.options.project)
        return OpenedGlossary(glossary, GlossaryFile(glossary.title), repr(glossary).encode(), ())
    path = chosen(call.options.glossary, call.config, call.options.paths, call.top)
    return opened_glossary(path, call.name(path))


def settings(call: CheckCall) -> Options:
    """The rules that are on, and at which level."""
    return call.config.options(call.given, whole=any(path.is_dir() for path in call.options.paths))


def documents(call: CheckCall, glossary: str) -> list[DocumentFile]:
    """Documents under the paths. Of others that are named or look like one, it is said why they are left out; of all
    the rest, which kinds they are, but for pictures, what is hidden and the baseline. `glossary` is the name of its
    file."""
    files: list[DocumentFile] = []
    unread: list[str] = []
    named = {path.name for path in call.options.paths if not path.is_dir()}
    ours = {glossary.rpartition("/")[2], call.baseline.name if call.baseline else ""}
    for each in walk(call.options.paths, limit=limit()):
        if isinstance(each, RefusedFile):
            name = each.name.rpartition("/")[2]
            if name in named or suffix_of(name) in SUFFIXES:
                say(f"{each.name}: {in_language(each.reason, call.words)}")
            elif not (name.startswith(".") or name in ours or _is_heard_or_seen(name)):
                unread += [name] if name else []
        elif not call.config.excludes(relative(call.config.folder, each.path)):
            files.append(DocumentFile(call.name(each.path), each.path))
    if unread:
        say(of_kinds_unread(unread, call.words))
    return files


def _is_heard_or_seen(name: str) -> bool:
    """Whether the file is a picture, a sound or letters, which nobody expects to be read."""
    kind, _ = guess_type(name)
    return kind is not None and kind.startswith(("image/", "audio/", "video/", "font/"))


def looked_at(call: CheckCall, checker: Checker, files: Sequence[DocumentFile], data: bytes) -> list[Examined]:
    """All documents in their order, those that did not change from the cache; `data` tells glossaries apart."""
    size = sum(file.path.stat().st_size for file in files if file.path.exists())
    jobs = call.options.jobs or (os.cpu_count() or 1 if size > _LARGE else 1)
    cache = None if call.options.no_cache else Cache(data, repr(checker.options).encode())
    return look(checker, files, limit=limit(), jobs=jobs, cache=cache)


def suggested(checker: Checker, files: Sequence[DocumentFile]) -> list[Finding]:
    """Likely new terms, where these are asked for."""
    if not is_on("GG206", checker.options):
        return []
    from genglossary.checking.likely_terms import likely_terms  # the extraction takes a while to load

    return [*likely_terms([*manuscripts(files, limit())], checker.glossary.entries, checker.options)]


def complain(examined: Sequence[Examined], problems: Sequence[str], words: MessageCatalog) -> bool:
    """Say what is wrong with the glossary and with documents; whether one of these could not be read."""
    for problem in problems:
        say(in_language(problem, words))
    for each in examined:
        for warning in each.warnings:
            say(f"{each.file}: {in_language(warning, words)}")
    return any(each.warnings for each in examined)
