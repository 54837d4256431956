"""The parts of a Word document beside its text: what its styles say, and what it refers to."""

from dataclasses import dataclass, replace

from genglossary.pipeline.text.stated import stated
from genglossary.readers import tree
from genglossary.readers.archive import Archive, beside
from genglossary.readers.docx_runs import PLAIN, Look, look_of
from genglossary.readers.tree import Element, attribute
from genglossary.readers.types import Damaged

_MAIN = "word/document.xml"
_CODE = (
    "code", "preformatted", "source text", "teletype", "verbatim", "html sample", "html keyboard", "html typewriter",
    "html variable", "macro text", "コード", "ソース",
)  # fmt: skip
DEEPEST = 9
"""Levels of headings, and of styles that are based on others."""


@dataclass(frozen=True, slots=True)
class Style:
    name: str = ""
    level: int = 0
    base: str = ""
    listed: bool = False
    look: Look = PLAIN


class Parts:
    """The parts of an archive that belong to its main one. `lost` says which of them could not be read."""

    def __init__(self, archive: Archive, main: str) -> None:
        self.archive, self.main = archive, main
        self.lost: list[str] = []

    def optional(self, name: str, lost: str) -> Element | None:
        """A part beside the main one, or None where there is none, or none that can be read: then it is named."""
        try:
            part = self.archive.optional(beside(self.main, name))
            return tree.xml(part) if part else None
        except Damaged:
            self.lost.append(lost)
            return None

    def target(self, identifier: str) -> str:
        """The name of the part that a relation of the main one points to, "" where there is none."""
        folder, _, name = self.main.rpartition("/")
        relations = self.optional(
            f"_rels/{name}.rels", stated("What %(part)s refers to is damaged and was not read.", part=folder or "it")
        )
        for relation in relations if relations is not None else ():
            if attribute(relation, "Id") == identifier:
                return beside(self.main, attribute(relation, "Target"))
        return ""


def main_of(archive: Archive) -> str:
    """The name of the part with the text: the usual one where what tells it is missing or damaged."""
    try:
        relations = archive.optional("_rels/.rels")
        found = tree.xml(relations) if relations else ()
    except Damaged:
        return _MAIN
    for relation in found:
        if attribute(relation, "Type").endswith("/officeDocument"):
            return beside("", attribute(relation, "Target"))
    return _MAIN


def styles_of(part: Element | None) -> dict[str, Style]:
    if part is None:
        return {}
    return {attribute(style, "styleId"): _style(style) for style in part.iterfind("{*}style")}


def _style(style: Element) -> Style:
    name = value(style, "{*}name").lower()
    look = look_of(style.find("{*}rPr"))
    return Style(
        name=name,
        level=outline(style),
        base=value(style, "{*}basedOn"),
        listed=style.find("{*}pPr/{*}numPr") is not None,
        look=replace(look, code=True) if is_code(name) else look,
    )


def is_code(name: str) -> bool:
    """Whether a style is called as those for code are, in Word (Inline Code, HTML Sample), LibreOffice and Pandoc."""
    return any(word in name for word in _CODE)


def is_quote(name: str) -> bool:
    """Whether a style is called as those for quoted paragraphs are: Intense Quote, Quotations, Block Text, 引用文."""
    return any(word in name for word in ("quot", "block text", "引用"))


def outline(element: Element) -> int:
    level = value(element, "{*}pPr/{*}outlineLvl")
    return int(level) + 1 if level.isascii() and level.isdigit() and int(level) < DEEPEST else 0


def value(element: Element, path: str) -> str:
    found = element.find(path)
    return attribute(found, "val") if found is not None else ""
