"""Files mended, or shown as they would be."""

import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from genglossary.checking.fixing import difference, mended
from genglossary.checking.types import Finding
from genglossary.linking.source_files import opened, write_whole
from genglossary.pipeline.text.controls import shown
from genglossary.readers.types import Unreadable


def mend(findings: Sequence[Finding], paths: Mapping[str, Path], *, dry: bool) -> list[Finding]:
    """The findings that are left. `paths` are of the documents, by name; `dry` shows differences and writes nothing,
    so that all are left."""
    left: list[Finding] = []
    count = 0
    for name, group in groupby(findings, key=lambda each: each.file):
        mine = list(group)
        done = _mend_file(name, paths[name], mine, dry=dry) if name in paths else []
        count += len(done)
        left += mine if dry else [each for each in mine if each not in done]
    print(f"{count} findings {'can be' if dry else 'were'} mended.", file=sys.stderr)
    return left


def _mend_file(name: str, path: Path, findings: Sequence[Finding], *, dry: bool) -> list[Finding]:
    """Give what was mended. A file that could not be written back as it is stays, with a word."""
    if not any(each.fix is not None for each in findings):
        return []
    try:
        file = opened(path.read_bytes())
        text, done = mended(file.text, findings)
        data = file.encoded(text)
        if dry:
            sys.stdout.write(shown(difference(name, file.text, text)))
        else:
            write_whole(path, data)
        return done
    except UnicodeEncodeError as error:
        return _leave(name, f"Mending it needs characters that {error.encoding} does not have.")
    except (Unreadable, OSError) as error:
        return _leave(name, str(error))


def _leave(name: str, reason: str) -> list[Finding]:
    print(shown(f"{name}: {reason}"), file=sys.stderr)
    return []
