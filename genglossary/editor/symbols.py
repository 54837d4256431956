"""Terms as symbols: of a document those that it names, of the workspace those of its glossaries."""

from collections.abc import Iterable, Iterator

from lsprotocol import types

from genglossary.editor.buffers import Buffer
from genglossary.editor.guides import Guide
from genglossary.editor.locating import Locator
from genglossary.pipeline.text.folding import loose_key

_MOST = 200
_KIND = types.SymbolKind.Key


def of_document(buffer: Buffer) -> list[types.DocumentSymbol]:
    """The symbols of a document: each entry where it is first named."""
    if buffer.guide is None or buffer.document is None:
        return []
    entries = buffer.guide.checker.glossary.entries
    first = {hit.form.entry: hit for hit in reversed(buffer.guide.checker.mentions(buffer.document))}
    return [
        types.DocumentSymbol(name=entries[at].text, kind=_KIND, range=where, selection_range=where)
        for at, hit in sorted(first.items(), key=lambda pair: pair[1].start)
        for where in (buffer.lines.range(hit.start, hit.end),)
    ]


def of_workspace(
    guides: Iterable[Guide], query: str, locator: Locator, encoding: str
) -> Iterator[types.WorkspaceSymbol]:
    """Entries with `query` in one of their spellings or their reading."""
    key, count, seen = loose_key(query), 0, set[tuple[str, str]]()
    for guide in guides:
        for entry in guide.checker.glossary.entries:
            names = (entry.text, entry.reading, *entry.variants)
            mark = (entry.text, str(guide.file))
            if count >= _MOST or entry.status == "excluded" or mark in seen:
                continue
            is_meant = any(key in loose_key(name) for name in names if name)
            if is_meant and (location := locator.location(guide, entry, encoding)):
                seen.add(mark)
                count += 1
                yield types.WorkspaceSymbol(name=entry.text, kind=_KIND, location=location)
