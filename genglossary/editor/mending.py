"""Offers of an editor to do something about findings: mend one, mend all of a file, ignore one in its line."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lsprotocol import types
from lsprotocol.types import CodeActionKind

from genglossary.checking import Finding
from genglossary.checking.ignoring import ignoring
from genglossary.editor.buffers import Buffer
from genglossary.editor.positions import Lines

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.genglossary"
_QUICK = CodeActionKind.QuickFix.value
_Edits = list[types.TextEdit]


def actions(buffer: Buffer, wanted: types.CodeActionParams, *, versions: bool) -> list[types.CodeAction]:
    """The actions of the kinds that are wanted, for the findings that touch the range. `versions` says that the editor
    understands edits of one version of a document."""
    start, end = buffer.lines.offset(wanted.range.start), buffer.lines.offset(wanted.range.end)
    here = [each for each in buffer.findings if each.start <= end and each.end >= start]
    return [
        types.CodeAction(
            title=title, kind=kind, edit=_edit(buffer, edits, versions=versions), is_preferred=preferred or None,
            diagnostics=[each for each in wanted.context.diagnostics if finding and each.code == finding.rule
                         and each.range == buffer.lines.range(finding.start, finding.end)] or None,
        )
        for title, kind, edits, preferred, finding in _offered(buffer, here)
        if _is_wanted(kind, wanted.context.only) and edits
    ]  # fmt: skip


def _is_wanted(kind: str, only: Sequence[CodeActionKind | str] | None) -> bool:
    kinds = None if only is None else [each.value if isinstance(each, CodeActionKind) else each for each in only]
    return kinds is None or any(not each or kind == each or kind.startswith(f"{each}.") for each in kinds)


def _offered(buffer: Buffer, here: list[Finding]) -> Iterator[tuple[str, str, _Edits, bool, Finding | None]]:
    for each in here:
        if each.fix is not None:
            edit = types.TextEdit(range=buffer.lines.range(each.start, each.end), new_text=each.fix)
            yield f"Write “{each.fix}”", _QUICK, [edit], True, each
    for each in here:
        comment = ignoring(buffer.document, each) if buffer.document else None
        if comment:
            edit = types.TextEdit(range=buffer.lines.range(comment.start, comment.end), new_text=comment.text)
            yield f"Ignore {each.rule} here", _QUICK, [edit], False, each
    if any(each.fix is not None for each in buffer.findings):
        edits = differences(buffer.lines, buffer.mended())
        if any(each.fix is not None for each in here):
            yield "Mend all in this file that is certain", _QUICK, edits, False, None
        yield "Mend all spellings of the glossary", FIX_ALL, edits, False, None


def differences(lines: Lines, after: str) -> _Edits:
    """Edits of whole lines that make `after` of the text."""
    old, new = lines.text.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return [
        types.TextEdit(range=lines.range(starts[a], starts[b]), new_text="".join(new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _edit(buffer: Buffer, edits: _Edits, *, versions: bool) -> types.WorkspaceEdit:
    edits = [types.TextEdit(each.range, each.new_text.replace("\n", buffer.line_end)) for each in edits]
    if not versions:
        return types.WorkspaceEdit(changes={buffer.uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=buffer.uri, version=buffer.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=document, edits=[*edits])])
