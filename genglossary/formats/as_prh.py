"""Rules of prh, which textlint applies: a spelling to avoid and the one to write.

https://github.com/prh/rules. Each rule carries examples that prh checks when it reads the file. Texts are written as
JSON strings, which YAML reads as they are.
"""

import json
from collections.abc import Iterator

from genglossary.formats.corrections import Correction, corrections_of, pattern_of
from genglossary.formats.types import Glossary
from genglossary.readers.own_output import MARK


def write(glossary: Glossary) -> bytes:
    """UTF-8; without spellings to avoid, a file without rules."""
    rules = [line for each in corrections_of(glossary) for line in _rule(each)]
    return "\n".join([f"# {MARK}", "version: 1", "rules:" if rules else "rules: []", *rules, ""]).encode()


def _rule(correction: Correction) -> Iterator[str]:
    yield f"  - expected: {_text(correction.right)}"
    yield f"    pattern: {_text(f'/{pattern_of(correction)}/')}"
    if correction.why:
        yield f"    prh: {_text(correction.why)}"
    yield "    specs:"
    for before in (correction.wrong, correction.right):
        yield f"      - from: {_text(before)}"
        yield f"        to: {_text(correction.right)}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
