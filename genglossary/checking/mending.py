"""Files mended, or shown as they would be."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from genglossary.checking.fixing import settled
from genglossary.checking.types import Finding
from genglossary.linking.source_files import difference, opened, write_whole
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import MessageCatalog, in_language, stated, stated_of_many
from genglossary.readers.types import Unreadable

Look = Callable[[str, str], Iterable[Finding]]
"""Finds in a document, given by name and text."""


def mend(
    findings: Sequence[Finding], paths: Mapping[str, Path], look: Look, words: MessageCatalog, *, dry: bool
) -> list[Finding]:
    """The findings that are left. `paths` are of the documents, by name; `dry` shows differences and writes nothing,
    so that all are left. `look` finds again in what was mended."""
    left: list[Finding] = []
    count = 0
    for name, group in groupby(findings, key=lambda each: each.file):
        mine = list(group)
        done = _mend_file(name, paths[name], mine, look, words, dry=dry) if name in paths else []
        count += len(done)
        left += mine if dry else [each for each in mine if each not in done]
    done = stated_of_many(count, "%(n)s finding was mended.", "%(n)s findings were mended.")
    possible = stated_of_many(count, "%(n)s finding can be mended.", "%(n)s findings can be mended.")
    print((possible if dry else done).worded(words), file=sys.stderr)
    return left


def _mend_file(
    name: str, path: Path, findings: Sequence[Finding], look: Look, words: MessageCatalog, *, dry: bool
) -> list[Finding]:
    """Give what was mended. A file that could not be written back as it is stays, with a word."""
    if not any(each.fix is not None for each in findings):
        return []
    if not dry and not path.stat().st_mode & 0o222:
        return _leave(name, stated("It may only be read."), words)
    try:
        file = opened(path.read_bytes(), as_in_editors=True)
        text, done = settled(file.text, findings, lambda text: look(name, text))
        data = file.encoded(text)
        if dry:
            sys.stdout.write(shown(difference(name, file.text, text)))
        else:
            write_whole(path, data)
        return done
    except UnicodeEncodeError as error:
        return _leave(
            name, stated("Mending it needs characters that %(encoding)s does not have.", encoding=error.encoding), words
        )
    except (Unreadable, OSError) as error:
        return _leave(name, error.args[0] if isinstance(error, Unreadable) else str(error), words)


def _leave(name: str, reason: str, words: MessageCatalog) -> list[Finding]:
    print(shown(f"{name}: {in_language(reason, words)}"), file=sys.stderr)
    return []
