"""The work of `genglossary check`, without Django."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from genglossary.checking import baseline
from genglossary.checking.call import CheckCall, Misuse, say
from genglossary.checking.changed_lines import NoChanges
from genglossary.checking.checker import Checker
from genglossary.checking.configuration import BadConfiguration, configuration
from genglossary.checking.gathering import complain, documents, glossary_for, looked_at, settings, suggested
from genglossary.checking.glossaries import NoGlossary
from genglossary.checking.leaving_out import left, levelled
from genglossary.checking.looking import DocumentFile
from genglossary.checking.manuscripts import manuscript
from genglossary.checking.mending import mend
from genglossary.checking.output import WRITERS, as_text
from genglossary.checking.summary import summed_up, written_to
from genglossary.checking.types import LEVELS, Finding
from genglossary.formats import Glossary
from genglossary.linking.source_files import write_whole
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog, in_language

__all__ = ["Misuse", "run"]


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
        return _run(CheckCall(options, configuration(here), here, words), glossary_of)
    except (BadConfiguration, NoGlossary, NoChanges, baseline.BadBaseline) as error:
        raise Misuse(error.args[0]) from None


def _run(call: CheckCall, glossary_of: Callable[[str], Glossary]) -> int:
    call.refuse_missing()
    opened = glossary_for(call, glossary_of)
    checker = Checker(opened.glossary, settings(call), opened.file)
    if wrong := checker.impossible():
        raise Misuse(f"{opened.file.name}: " + " ".join(in_language(each, call.words) for each in wrong[:5]))
    files = documents(call, opened.file.name)
    examined = looked_at(call, checker, files, opened.data)
    is_unread = complain(examined, opened.problems, call.words)
    findings = [*levelled(call, [*checker.conclude(examined), *suggested(checker, files)])]
    if call.options.write_baseline:
        return _write_baseline(call, findings)
    findings = left(call, findings)
    if call.options.fix:
        findings = _mended(call, checker, files, findings)
    return _report(call, findings, len(files), is_unread)


def _mended(call: CheckCall, checker: Checker, files: Sequence[DocumentFile], findings: list[Finding]) -> list[Finding]:
    """Mend what is certain, or show it; give the findings that are left."""
    paths = {file.name: file.path for file in files}
    return mend(findings, paths, partial(_again, call, checker), call.words, dry=call.is_dry)


def _again(call: CheckCall, checker: Checker, name: str, text: str) -> list[Finding]:
    """Find in a document that was mended; with --diff REF nothing, for its lines are others now."""
    if call.options.diff:
        return []
    return left(call, [*levelled(call, checker.check(manuscript(name, text.encode())))])


def _write_baseline(call: CheckCall, findings: list[Finding]) -> int:
    path = call.baseline
    assert path is not None  # noqa: S101 - asked before anything was read
    write_whole(path, baseline.written(findings).encode())
    say(written_to(path, len(findings), call.words))
    return 0


def _report(call: CheckCall, findings: list[Finding], count: int, is_unread: bool) -> int:
    if not (call.options.fix and call.is_dry):
        sys.stdout.write(_written(call, findings))
    say(summed_up(findings, count, call.words))
    lowest = LEVELS.index(call.options.fail_on or call.config.fail_on)
    failed = any(LEVELS.index(each.level) >= lowest for each in findings)
    return 2 if is_unread else int(failed)


def _written(call: CheckCall, findings: list[Finding]) -> str:
    if call.options.format == "text":
        return as_text.write(findings, call.words)
    return WRITERS[call.options.format](findings)
