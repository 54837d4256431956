"""HTML: what a page says, without its navigation, scripts and hidden parts."""

import re
from collections.abc import Iterator

from genglossary.pipeline.types import BlockKind
from genglossary.readers import tree
from genglossary.readers.asides import is_note, is_power
from genglossary.readers.composer import Composer
from genglossary.readers.encoding import decode
from genglossary.readers.tree import Element
from genglossary.readers.types import Reading

_KINDS: dict[str, BlockKind] = {
    "li": "list_item",
    "td": "table_cell",
    "th": "table_cell",
    "dt": "definition_term",
    "dd": "definition_text",
    "blockquote": "quote",
}
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol option p section summary table tbody td tfoot th
    thead tr ul""".split()  # noqa: SIM905
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())  # noqa: SIM905
_UNSEEN = frozenset(
    """script style template noscript title nav button select textarea iframe object svg math canvas audio video
    map del s strike""".split()  # noqa: SIM905
)
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_NAMES_OF_PROGRAM = _CODE | {"var"}
_LEADS_ON = frozenset("next prev previous up contents index".split())  # noqa: SIM905
_LEADS_HERE = frozenset("#¶§🔗∞⚓")
_PERMALINK = re.compile(r"\b(headerlink|anchor|permalink|hash-link)\b")
# What documentation tools call their tables of contents and links to other pages, where they do not say <nav>.
_GUIDES = frozenset(
    """toc table-of-contents toctree-wrapper sphinxsidebar navheader navfooter breadcrumb breadcrumbs indexdiv
    genindextable""".split()  # noqa: SIM905
)
# Marks of notes, of pages and of who may edit, which stand between the words.
_MARK_CLASSES = frozenset(
    """mw-editsection noteref footnote-ref footnote-reference footnote-backref reversefootnote citation-needed
    noprint-inline pagebreak pagenum page-number""".split()  # noqa: SIM905
)
_MARK_ROLES = frozenset("doc-noteref doc-backlink doc-pagebreak noteref backlink pagebreak".split())  # noqa: SIM905
_NO_DISPLAY = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_DIGITS = 5
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.I)


def read(data: bytes) -> Reading:
    """The structure of an HTML page. Raises `Unreadable` where it is not text or shows none."""
    declared = _CHARSET.search(data[:4096])
    text, encoding, warnings = decode(data, declared[1].decode() if declared else "", paragraph_end="\u2029")
    root = tree.html(text)
    composer = Composer()
    compose(root, composer)
    title = root.find(".//title")
    return composer.reading(title=tree.words(title) if title is not None else "", encoding=encoding, warnings=warnings)


def compose(root: Element, composer: Composer) -> None:
    """Adds what the tree shows to `composer`. Names of elements may have a namespace, which does not matter."""
    _Walk(composer).run(root)


class _Walk:
    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.kinds: list[BlockKind] = ["paragraph"]
        self.lists: list[bool] = []  # whether each of the lists around is one of names of a program
        self.spelled: set[str] = set()  # abbreviations whose long form has been told

    def run(self, root: Element) -> None:
        walk = tree.Walk(root)
        for event, element in walk:
            name = tree.name(element).lower()
            if event == "end":
                self._leave(element, name)
            elif not self._enter(element, name):
                walk.pass_by()
        self._close()

    def _enter(self, element: Element, name: str) -> bool:
        """Whether the walk goes on inside of the element."""
        if name in _UNSEEN or _is_hidden(element) or (name == "sup" and self._marks_a_note(element)):
            return False
        if name in _BLOCKS:
            self._close()
            if name == "dl":
                self.lists.append(_lists_code(element))
            if kind := _KINDS.get(name):
                self.kinds.append("list_item" if name in ("dt", "dd") and self.lists[-1:] == [True] else kind)
            self._place(element, name)
        elif name == "br":
            self.composer.line_break()
        elif name == "pre":
            self._close()
            self.composer.verbatim(tree.words(element))
            return False
        elif name == "ruby":
            for base, reading in ruby(element):
                self.composer.ruby(base, reading)
            return False
        elif name in _CODE:
            has_variable = next(iter(element), None) is not None and element.find(".//var") is not None
            (self.composer.skip if has_variable else self.composer.code)(tree.words(element))
            return False
        elif name == "var":
            self.composer.skip(tree.words(element))
            return False
        self.composer.add(element.text or "")
        return True

    def _place(self, element: Element, name: str) -> None:
        if name == "table":
            self.composer.cells.table()
        elif name == "tr":
            self.composer.cells.row()
        elif name in ("td", "th"):
            self.composer.cells.cell(_number(element, "rowspan"), _number(element, "colspan"))

    def _marks_a_note(self, element: Element) -> bool:
        """Whether raised text is the mark of a note, rather than a power or part of a formula."""
        words, before, after = tree.words(element), self.composer.last, element.tail or ""
        if not is_note(words):
            return False
        if element.find(".//a") is not None or "reference" in element.attrib.get("class", ""):
            return True
        isotope = not before[-1:].strip() and after[:1].isalpha()
        return not isotope and not is_power(before)

    def _leave(self, element: Element, name: str) -> None:
        if name == "abbr" and (long := element.attrib.get("title", "").strip()):
            self._spell_out(tree.words(element).strip(), long)
        if name in _HEADINGS and not _is_hidden(element):
            self.composer.end("heading", level=int(name[1]))
        elif name in _BLOCKS and not _is_hidden(element):
            self._close()
            if name in _KINDS:
                self.kinds.pop()
            elif name == "dl":
                self.lists.pop()
        self.composer.add(element.tail or "")

    def _spell_out(self, short: str, long: str) -> None:
        """Add what a reader is shown who points at an abbreviation, once."""
        if short and short not in self.spelled and long != short:
            self.spelled.add(short)
            self.composer.add(f" ({long})")

    def _close(self) -> None:
        self.composer.end(self.kinds[-1], in_cell="table_cell" in self.kinds)


def _number(element: Element, name: str) -> int:
    """The number of rows or columns that a cell reaches over."""
    said = element.attrib.get(name, "").strip()
    return int(said) if said.isdecimal() and len(said) < _DIGITS else 1


def _is_hidden(element: Element) -> bool:
    said, tag = element.attrib, element.tag
    if not isinstance(tag, str) or (tag in ("p", "td") and _leads_on(element)):
        return True
    if not said:
        return False
    return (
        "hidden" in said
        or said.get("aria-hidden") == "true"
        or said.get("role") == "navigation"
        or _is_mark(element)
        or not _GUIDES.isdisjoint(f"{said.get('class', '')} {said.get('id', '')}".lower().split())
        or (tag == "a" and (_PERMALINK.search(said.get("class", "")) is not None or _leads_here(element)))
    )


def _leads_here(element: Element) -> bool:
    """Whether a link is the sign beside a heading that leads to the heading itself."""
    return element.attrib.get("href", "").startswith("#") and tree.words(element).strip() in _LEADS_HERE


def _leads_on(element: Element) -> bool:
    """Whether a paragraph leads to the pages before and after, as it says itself, or a cell is a link in brackets."""
    if element.tag == "td":
        links = list(element)
        return len(links) == 1 and tree.words(element).strip() == f"[{tree.words(links[0])}]"
    return any(each.tag == "a" and each.attrib.get("rel", "") in _LEADS_ON for each in element)


def _lists_code(element: Element) -> bool:
    """Whether most terms of a list begin with code: options, values and arguments, which are no words of a language."""
    terms = [_begins_with_code(term) for term in element.iterfind("dt")]
    return 2 * sum(terms) > len(terms)


def _begins_with_code(element: Element) -> bool:
    """Whether there is no word before the first code of `element`, or it is how something is called (Sphinx)."""
    if "sig" in element.attrib.get("class", "").split():
        return True
    for event, each in tree.Walk(element):
        if event == "start" and tree.name(each) in _NAMES_OF_PROGRAM:
            return True
        said = (each.text if event == "start" else each.tail if each is not element else "") or ""
        if any(map(str.isalnum, said)):
            return False
    return False


def _is_mark(element: Element) -> bool:
    said = element.attrib
    kinds = {*said.get("role", "").split(), *(tree.attribute(element, "type") or said.get("epub:type", "")).split()}
    return (
        not _MARK_CLASSES.isdisjoint(said.get("class", "").lower().split())
        or (not _MARK_ROLES.isdisjoint(kinds) and element.tag not in ("body", "html"))
        or _NO_DISPLAY.search(said.get("style", "")) is not None
    )


def ruby(element: Element) -> Iterator[tuple[str, str]]:
    """The pairs of base text and reading in a `<ruby>` element; a base without a reading has ""."""
    base = element.text or ""
    for child in element:
        match tree.name(child):
            case "rt":
                yield base, tree.words(child)
                base = ""
            case "rp" | "rtc" | "":
                pass
            case _:
                base += tree.words(child)
        base += child.tail or ""
    if base:
        yield base, ""
