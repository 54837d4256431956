"""Word documents (Office Open XML, ISO/IEC 29500): body, tables, text boxes and notes, without deleted text.

Read as XML and not through python-docx, which does not know ruby, notes, text boxes and tracked changes.
"""

from dataclasses import dataclass

from genglossary.pipeline.types import BlockKind
from genglossary.readers import tree
from genglossary.readers.archive import Archive, beside
from genglossary.readers.composer import Composer
from genglossary.readers.tree import Element, attribute
from genglossary.readers.types import Reading

_MAIN = "word/document.xml"
# Deleted or moved away, hidden, shown elsewhere, or a second form of what stands beside it.
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "instrText"})
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    level: int = 0
    base: str = ""
    listed: bool = False


def read(data: bytes) -> Reading:
    """The structure of a Word document. Raises `Unreadable` where it is damaged, protected or empty."""
    archive = Archive(data)
    main = _main(archive)
    composer = Composer()
    walk = _Walk(composer, _styles(archive.optional(beside(main, "styles.xml"))))
    body = tree.xml(archive.read(main))
    walk.pages = body.find(".//{*}lastRenderedPageBreak") is not None
    walk.run(body)
    walk.pages = False  # notes stand at the foot of a page that nobody knows
    for notes in ("footnotes.xml", "endnotes.xml"):
        if part := archive.optional(beside(main, notes)):
            walk.run(tree.xml(part))
    return composer.reading(title=_title(archive))


def _main(archive: Archive) -> str:
    relations = archive.optional("_rels/.rels")
    for relation in tree.xml(relations) if relations else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            return beside("", attribute(relation, "Target"))
    return _MAIN


def _title(archive: Archive) -> str:
    properties = archive.optional("docProps/core.xml")
    title = tree.xml(properties).find("{*}title") if properties else None
    return (title.text or "") if title is not None else ""


def _styles(part: bytes | None) -> dict[str, _Style]:
    if part is None:
        return {}
    return {attribute(style, "styleId"): _style(style) for style in tree.xml(part).iterfind("{*}style")}


def _style(style: Element) -> _Style:
    return _Style(
        name=_value(style, "{*}name").lower(),
        level=_outline(style),
        base=_value(style, "{*}basedOn"),
        listed=style.find("{*}pPr/{*}numPr") is not None,
    )


def _outline(element: Element) -> int:
    level = _value(element, "{*}pPr/{*}outlineLvl")
    return int(level) + 1 if level.isascii() and level.isdigit() and int(level) < _DEEPEST else 0


def _value(element: Element, path: str) -> str:
    found = element.find(path)
    return attribute(found, "val") if found is not None else ""


class _Walk:
    def __init__(self, composer: Composer, styles: dict[str, _Style]) -> None:
        self.composer, self.styles = composer, styles
        self.pages = False
        self.page = 1
        self.cells = 0

    def run(self, root: Element) -> None:
        self.paragraphs: list[Element] = []
        walk = tree.Walk(root)
        for event, element in walk:
            name = tree.name(element)
            if event == "end":
                self._leave(element, name)
            elif not self._enter(element, name):
                walk.pass_by()

    def _enter(self, element: Element, name: str) -> bool:
        """Whether the walk goes on inside of the element."""
        match name:
            case "p":
                self._close()  # of a paragraph that a text box interrupts
                self.paragraphs.append(element)
            case "t":
                self.composer.add(element.text or "")
            case "tab" | "ptab":
                self.composer.add(" ")
            case "noBreakHyphen":
                self.composer.add("-")
            case "br" | "cr" if attribute(element, "type") != "page":
                self.composer.line_break()
            case "lastRenderedPageBreak":
                self.page += 1
            case "tc":
                self.cells += 1
            case "ruby":
                self._ruby(element)
                return False
            case "r" if element.find("{*}rPr/{*}vanish") is not None:
                return False
            case _:
                return name not in _UNSEEN
        return True

    def _leave(self, element: Element, name: str) -> None:
        if name == "p" and self.paragraphs:
            self._close()
            self.paragraphs.pop()
        elif name == "tc":
            self.cells -= 1

    def _ruby(self, element: Element) -> None:
        base, reading = ("".join(map(_runs, element.iterfind(path))) for path in ("{*}rubyBase", "{*}rt"))
        self.composer.ruby(base, reading)

    def _close(self) -> None:
        if not self.paragraphs:
            return
        kind, level = self._kind(self.paragraphs[-1])
        if kind is not None:
            self.composer.end(kind, level=level, page=self.page if self.pages else None)
        else:
            self.composer.drop()

    def _kind(self, paragraph: Element) -> tuple[BlockKind | None, int]:
        """Tell what a paragraph is, by itself, its style and the styles that this is based on; None of a line in a
        table of contents."""
        level = _outline(paragraph)
        listed = paragraph.find("{*}pPr/{*}numPr") is not None
        names: list[str] = []
        style = self.styles.get(_value(paragraph, "{*}pPr/{*}pStyle"))
        while style is not None and len(names) < _DEEPEST:
            names.append(style.name)
            level, listed = level or style.level, listed or style.listed
            style = self.styles.get(style.base)
        return self._named(names, level, listed)

    def _named(self, names: list[str], level: int, listed: bool) -> tuple[BlockKind | None, int]:
        first = names[0] if names else ""
        if first.startswith("toc "):
            return None, 0
        if level or first == "title":
            return "heading", min(level or 1, 6)
        if self.cells:
            return "table_cell", 0
        if first in ("definition term", "definition"):
            return "definition_term" if first.endswith("term") else "definition_text", 0
        if any("code" in name or "preformatted" in name for name in names):
            return "code", 0
        if any("quote" in name for name in names):
            return "quote", 0
        return ("list_item" if listed or (first.startswith("list ") and first != "list paragraph") else "paragraph"), 0


def _runs(element: Element) -> str:
    return "".join(text.text or "" for text in element.iterfind(".//{*}t"))
