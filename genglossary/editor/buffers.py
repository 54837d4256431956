"""Open documents: their text as it is in the editor, and what was found in it."""

from dataclasses import dataclass, field
from pathlib import Path

from genglossary.checking import Finding, Manuscript, manuscript
from genglossary.checking.fixing import settled
from genglossary.checking.hits import Hit
from genglossary.editor.guides import Guide
from genglossary.editor.positions import Lines
from genglossary.readers import SUFFIXES, Unreadable, suffix_of

_SUFFIX_OF_LANGUAGE = {
    "markdown": ".md", "mdx": ".mdx", "restructuredtext": ".rst", "rst": ".rst", "html": ".html",
    "plaintext": ".txt", "text": ".txt", "txt": ".txt", "asciidoc": ".adoc", "asciidoctor": ".adoc", "adoc": ".adoc",
    "org": ".org",
}  # fmt: skip


@dataclass
class Buffer:
    """`path` is that of the file, `name` the one it has for people and rules: from its workspace folder on.

    `document` and `findings` are of `lines`, when somebody looked with `guide`; `document` is None for what is not
    looked at: files of other kinds, and those that we wrote ourselves.
    """

    uri: str
    version: int | None
    path: Path
    name: str
    lines: Lines
    language: str = ""
    line_end: str = "\n"
    guide: Guide | None = None
    document: Manuscript | None = None
    findings: list[Finding] = field(default_factory=list[Finding])
    _mended: str | None = None

    def look(self, guide: Guide) -> None:
        """Find, unless it was done."""
        if self.guide is guide:
            return
        self.guide, self._mended = guide, None
        self.document = self._read()
        self.findings = guide.findings(self.document) if self.document else []

    def change(self, lines: Lines, version: int | None) -> None:
        self.lines, self.version, self.guide = lines, version, None

    def _read(self) -> Manuscript | None:
        try:
            found = manuscript(self.name, self.lines.text.encode())
        except Unreadable:
            return None
        return found if found.is_source and found.text == self.lines.text else None

    def hit_at(self, offset: int) -> Hit | None:
        """The mention of an entry under the cursor, or just before it."""
        if self.guide is None or self.document is None:
            return None
        hits = self.guide.checker.mentions(self.document)
        return next((hit for hit in hits if hit.start <= offset <= hit.end), None)

    def mended(self) -> str:
        """The text with all that is certain mended, which a second time would change nothing."""
        if self._mended is None:
            self._mended, _ = settled(self.lines.text, self.findings, self._again)
        return self._mended

    def _again(self, text: str) -> list[Finding]:
        assert self.guide is not None  # noqa: S101 - findings came from it
        return self.guide.findings(manuscript(self.name, text.encode()))


def name_of(path: Path, folder: Path, language: str) -> str:
    """The name of a document; one without a known suffix gets that of its language in the editor."""
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
    return name if suffix_of(name) in SUFFIXES else name + _SUFFIX_OF_LANGUAGE.get(language, "")
