"""Rules of prh, which textlint applies: a spelling to avoid and the one to write.

https://github.com/prh/rules. Each rule carries examples that prh checks when it reads the file.
"""

from collections.abc import Iterator

from genglossary.formats.corrections import Correction, corrections_of, pattern_of, yaml_text
from genglossary.formats.types import Glossary
from genglossary.readers.own_output import MARK


def write(glossary: Glossary) -> bytes:
    """Write the rules in UTF-8; without spellings to avoid, a file without rules."""
    rules = [line for each in corrections_of(glossary) for line in _rule(each)]
    return "\n".join([f"# {MARK}", "version: 1", "rules:" if rules else "rules: []", *rules, ""]).encode()


def _rule(correction: Correction) -> Iterator[str]:
    yield f"  - expected: {yaml_text(correction.right)}"
    yield f"    pattern: {yaml_text(f'/{pattern_of(correction)}/')}"
    if correction.why:
        yield f"    prh: {yaml_text(correction.why)}"
    yield "    specs:"
    for before in (correction.wrong, correction.right):
        yield f"      - from: {yaml_text(before)}"
        yield f"        to: {yaml_text(correction.right)}"
