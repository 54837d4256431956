"""Vale: an archive to unpack beside `.vale.ini`, with a vocabulary (accept, reject) and rules for what to write
instead.

https://vale.sh/docs/keys/vocab and https://vale.sh/docs/checks/substitution. A rule whose words begin or end with
something else than a Latin letter must say `nonword`, or it never matches and the run says that all is well. Vale knows
what to write by the number of a group: it takes rules whose brackets are all quoted, or all of the kind `(?`, not both.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from genglossary.formats.corrections import Correction, avoided_of, corrections_of, pattern_of, yaml_text
from genglossary.formats.types import Glossary

_NAME = "GenGlossary"
_WORD = re.compile(r"[A-Za-z0-9](?:.*[A-Za-z0-9])?", re.S)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same glossary


def write(glossary: Glossary) -> bytes:
    """A ZIP archive of UTF-8 files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _files(glossary):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), text)
    return content.getvalue()


def _files(glossary: Glossary) -> Iterator[tuple[str, str]]:
    accepted = dict.fromkeys(text for entry in glossary.entries for text in (entry.text, *entry.variants))
    avoided = avoided_of(glossary)
    vocabulary = f"config/vocabularies/{_NAME}"
    yield f"{vocabulary}/accept.txt", "".join(f"{_quoted(each)}\n" for each in accepted if each not in avoided)
    yield f"{vocabulary}/reject.txt", "".join(f"{_quoted(each)}\n" for each in avoided)
    corrections = {each.wrong: each for each in corrections_of(glossary)}.values()
    words = [each for each in corrections if _WORD.fullmatch(each.wrong)]
    signs = [each for each in corrections if not _WORD.fullmatch(each.wrong)]
    for name, chosen, nonword in (("Terms", words, False), ("Signs", signs, True)):
        if chosen:
            yield f"{_NAME}/{name}.yml", _rule(chosen, nonword=nonword)


def _rule(corrections: Iterable[Correction], *, nonword: bool) -> str:
    lines = ["extends: substitution", "message: \"Use '%s' instead of '%s'.\"", "level: error", "ignorecase: false"]
    lines += ["nonword: true"] if nonword else []
    swaps = {_expression(each): each.right for each in corrections}
    return "\n".join(
        [*lines, "swap:", *(f"  {yaml_text(wrong)}: {yaml_text(right)}" for wrong, right in swaps.items()), ""]
    )


def _expression(correction: Correction) -> str:
    """The pattern of a correction as Vale takes it, which is not found within what is to be written."""
    found = pattern_of(correction._replace(wrong=" ".join(correction.wrong.split())))
    return found.replace(r"\(", r"\x28")


def _quoted(text: str) -> str:
    """Text as a regular expression of Go."""
    return re.sub(r"[\\^$.*+?()\[\]{}|]", r"\\\g<0>", " ".join(text.split()))
