"""Rules of a glossary that can match nothing: an error of the glossary, or every document would seem clean."""

from collections.abc import Iterator

from genglossary.checking.forms import Form, preferred
from genglossary.checking.hits import Searcher
from genglossary.checking.manuscripts import Manuscript
from genglossary.formats import Glossary
from genglossary.formats.types import AVOIDED
from genglossary.pipeline.types import LONGEST_SPELLING, Block


def impossible(glossary: Glossary, forms: list[Form], searcher: Searcher) -> Iterator[str]:
    """A sentence for each spelling to avoid that is found nowhere, not even where it stands alone in a text."""
    wanted = _avoided(glossary)
    found = {hit.form.spelling for hit in searcher.hits(_probe([*wanted])) if hit.form.rule == "GG101"}
    allowed = {form.spelling: form.entry for form in forms if not form.rule}
    for spelling, term in wanted.items():
        if spelling in found:
            continue
        if spelling in allowed:
            other = glossary.entries[allowed[spelling]].text
            yield f"“{spelling}” is to be avoided for “{term}”, and may be written for “{other}”."
        elif len(spelling) > LONGEST_SPELLING:
            yield f"“{spelling[:40]}…” is longer than {LONGEST_SPELLING} characters: nothing so long is looked for."
        else:
            yield f"“{spelling}” (to be avoided for “{term}”) can be found in no text."


def _avoided(glossary: Glossary) -> dict[str, str]:
    """Spellings to avoid, and the term to write instead, or that they are of."""
    found: dict[str, str] = {}
    for entry in glossary.entries:
        if entry.status == "excluded":
            continue
        for each in ((entry.text, entry.usage), *((each.text, each.usage) for each in entry.spellings)):
            if each[1] in AVOIDED:
                found.setdefault(each[0], preferred(entry) or entry.text)
    return found


def _probe(spellings: list[str]) -> Manuscript:
    """A text with two paragraphs for each spelling: alone, and behind a word, for no sentence begins with what is
    written small where a name is meant."""
    texts = [text for spelling in spellings for text in (spelling, f"is {spelling}")]
    blocks: list[Block] = []
    at = 0
    for text in texts:
        blocks.append(Block(kind="paragraph", start=at, end=at + len(text)))
        at += len(text) + 2
    return Manuscript("probe", "\n\n".join(texts), tuple(blocks))
