"""Word documents (Office Open XML, ISO/IEC 29500): body, tables, text boxes and notes, without deleted text.

Read as XML and not through python-docx, which does not know ruby, notes, text boxes and tracked changes.
"""

from dataclasses import replace

from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.types import BlockKind
from genglossary.readers import html, tree
from genglossary.readers.archive import Archive
from genglossary.readers.composer import Composer
from genglossary.readers.docx_parts import DEEPEST, Parts, is_code, is_quote, main_of, outline, styles_of, value
from genglossary.readers.docx_runs import Look, deleted_mark, is_shown, is_typewritten, look_of, raised_text, symbol
from genglossary.readers.encoding import decode
from genglossary.readers.tree import Element, attribute
from genglossary.readers.types import Damaged, Reading, Unreadable

# Deleted or moved away, hidden, shown elsewhere, or a second form of what stands beside it.
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "instrText"})


def read(data: bytes) -> Reading:
    """The structure of a Word document. Raises `Unreadable` where it is damaged, protected or empty."""
    archive = Archive(data)
    composer = Composer()
    walk = _Walk(composer, Parts(archive, main_of(archive)))
    walk.document(1)
    return composer.reading(title=_title(archive), warnings=tuple(dict.fromkeys(walk.parts.lost)))


def _title(archive: Archive) -> str:
    try:
        properties = archive.optional("docProps/core.xml")
        title = tree.xml(properties).find("{*}title") if properties else None
    except Damaged:
        return ""  # no text is lost with it
    return (title.text or "") if title is not None else ""


class _Walk:
    def __init__(self, composer: Composer, parts: Parts) -> None:
        self.composer, self.parts = composer, parts
        self.styles = styles_of(
            parts.optional("styles.xml", stated("Its styles are damaged: headings may be taken for text."))
        )
        self.pages = False
        self.page = 1
        self.cells = 0
        self.depth = 0
        self.typewritten = False
        self.styled: dict[str, Look] = {}

    def document(self, depth: int) -> None:
        """The main part and its notes. `depth` counts documents inside of documents."""
        self.depth = depth
        body = tree.xml(self.parts.archive.read(self.parts.main))
        self.typewritten = is_typewritten(body)
        self.pages = depth == 1 and body.find(".//{*}lastRenderedPageBreak") is not None
        self.run(body)
        self.pages = False  # notes stand at the foot of a page that nobody knows
        for notes in ("footnotes", "endnotes"):
            part = self.parts.optional(
                f"{notes}.xml", stated("The part %(part)s is damaged and was not read.", part=notes)
            )
            if part is not None:
                self.run(part)

    def run(self, root: Element) -> None:
        self.paragraphs: list[Element] = []
        self.raised = self.in_code = False
        self.looks: list[Look] = []  # of the paragraphs, by their styles
        self.open: Element | None = None  # the first of paragraphs whose ends were deleted
        walk = tree.Walk(root)
        for event, element in walk:
            name = tree.name(element)
            if event == "end":
                self._leave(element, name)
            elif not is_shown(element, name) or not self._enter(element, name):
                walk.pass_by()

    def _enter(self, element: Element, name: str) -> bool:
        """Whether the walk goes on inside of the element."""
        match name:
            case "p":
                self._begin(element)
            case "t":
                self._text(element.text or "")
            case "sym":
                self.composer.add(symbol(element))
            case "altChunk":
                self._chunk(self.parts.target(attribute(element, "id")))
                return False
            case "tab" | "ptab":
                self.composer.add(" ")
            case "noBreakHyphen":
                self.composer.add("-")
            case "br" | "cr" if attribute(element, "type") != "page":
                self.composer.line_break()
            case "lastRenderedPageBreak":
                self.page += 1
            case "tbl" | "tr" | "tc":
                self._place(element, name)
            case "ruby":
                self._ruby(element)
                return False
            case "r":
                look = self._look(element)
                self.raised, self.in_code = bool(look.raised), bool(look.code) and not self.typewritten
                return not look.hidden
            case _:
                return name not in _UNSEEN
        return True

    def _place(self, element: Element, name: str) -> None:
        if name == "tbl":
            self.composer.cells.table()
        elif name == "tr":
            self.composer.cells.row()
        else:
            self.cells += 1
            self._cell(element)

    def _cell(self, element: Element) -> None:
        width = value(element, "{*}tcPr/{*}gridSpan")
        self.composer.cells.cell(columns=int(width) if width.isdecimal() else 1)
        joined = element.find("{*}tcPr/{*}vMerge")
        if joined is not None and attribute(joined, "val") != "restart":
            self.composer.cells.again()

    def _begin(self, paragraph: Element) -> None:
        if self.open is None:
            self._close()  # of a paragraph that a text box interrupts
        self.paragraphs.append(paragraph)
        look = self._styled(value(paragraph, "{*}pPr/{*}pStyle"))
        self.looks.append(replace(look, code=None))  # code as a whole, which is told when the paragraph ends

    def _leave(self, element: Element, name: str) -> None:
        if name == "p" and self.paragraphs:
            if deleted_mark(element):
                self.open = self.open if self.open is not None else element
            else:
                self._close()
            self.paragraphs.pop()
            self.looks.pop()
        elif name == "tc":
            self.cells -= 1

    def _text(self, text: str) -> None:
        if self.in_code:
            self.composer.code(text)
        else:
            self.composer.add(raised_text(text, self.composer.last) if self.raised else text)

    def _look(self, run: Element) -> Look:
        """Of a run: by itself, its own style, and the style of its paragraph."""
        properties = run.find("{*}rPr")
        around = self.looks[-1] if self.looks else Look()
        if properties is None:
            return around
        return look_of(properties).over(self._styled(value(properties, "{*}rStyle"))).over(around)

    def _styled(self, name: str) -> Look:
        """The look of text by a style and those that it is based on."""
        known = self.styled.get(name)
        if known is None:
            known = self.styled[name] = self._inherited(name)
        return known

    def _inherited(self, name: str) -> Look:
        look, depth = Look(), 0
        while (style := self.styles.get(name)) is not None and depth < DEEPEST:
            look, name, depth = look.over(style.look), style.base, depth + 1
        return look

    def _chunk(self, part: str) -> None:
        """A document of another format inside of this one: read where it can be, else named."""
        self._close()
        try:
            if part.lower().endswith((".html", ".htm", ".xhtml")):
                html.compose(tree.html(decode(self.parts.archive.read(part)).text), self.composer)
            elif part.lower().endswith(".txt"):
                for paragraph in decode(self.parts.archive.read(part)).text.split("\n\n"):
                    self.composer.add(paragraph)
                    self.composer.end("paragraph")
            elif part.lower().endswith(".docx") and self.depth < DEEPEST:
                inner = Archive(self.parts.archive.read(part))
                walk = _Walk(self.composer, Parts(inner, main_of(inner)))
                walk.document(self.depth + 1)
                self.parts.lost += walk.parts.lost
            else:
                self._left_out(part)
        except Unreadable:
            self._left_out(part)

    def _left_out(self, part: str) -> None:
        self.parts.lost.append(
            stated('A part that was inserted from another file ("%(part)s") was not read.', part=part or "?")
        )

    def _ruby(self, element: Element) -> None:
        base, reading = ("".join(map(_runs, element.iterfind(path))) for path in ("{*}rubyBase", "{*}rt"))
        self.composer.ruby(base, reading)

    def _close(self) -> None:
        if not self.paragraphs:
            return
        kind, level = self._kind(self.open if self.open is not None else self.paragraphs[-1])
        self.open = None
        if kind is not None:
            self.composer.end(kind, level=level, page=self.page if self.pages else None)
        else:
            self.composer.drop()

    def _kind(self, paragraph: Element) -> tuple[BlockKind | None, int]:
        """Tell what a paragraph is, by itself, its style and the styles that this is based on; None of a line in a
        table of contents."""
        level = outline(paragraph)
        listed = paragraph.find("{*}pPr/{*}numPr") is not None
        names: list[str] = []
        style = self.styles.get(value(paragraph, "{*}pPr/{*}pStyle"))
        while style is not None and len(names) < DEEPEST:
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
        if any(map(is_code, names)):
            return "code", 0
        if self.cells:
            return "table_cell", 0
        if first in ("definition term", "definition"):
            return "definition_term" if first.endswith("term") else "definition_text", 0
        if any(map(is_quote, names)):
            return "quote", 0
        return ("list_item" if listed or (first.startswith("list ") and first != "list paragraph") else "paragraph"), 0


def _runs(element: Element) -> str:
    return "".join(text.text or "" for text in element.iterfind(".//{*}t"))
