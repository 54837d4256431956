"""The document around the paragraphs: its styles, its page and its properties."""

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from genglossary.formats.xml_characters import legal
from genglossary.readers.own_output import MARK

_LONG_AGO = datetime(1980, 1, 1)
_GREY = RGBColor(0x59, 0x61, 0x70)
_RED = RGBColor(0xA3, 0x34, 0x1B)
_BLUE = RGBColor(0x0B, 0x57, 0xA4)
_LONGEST = 255  # characters that python-docx takes for a property


def frame(title: str, language: str) -> bytes:
    """A document without paragraphs, with the styles that `entries` names."""
    document: Any = Document()
    _say_language(document, "ja-JP" if language == "ja" else "en-US")
    _lay_out(document.sections[0])
    _add_paragraph_styles(document.styles)
    _add_character_styles(document.styles)
    _say_properties(document, title, language)
    _drop_thumbnail(document.part.package)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _say_language(document: Any, language: str) -> None:
    """That of spelling checks; that of East Asian text also chooses its fonts."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
        found.set(qn("w:eastAsia"), "ja-JP")
    fonts = next(document.settings.element.iter(qn("w:themeFontLang")), None)
    if fonts is None:
        fonts = OxmlElement("w:themeFontLang")
        document.settings.element.append(fonts)
    fonts.set(qn("w:val"), language)
    fonts.set(qn("w:eastAsia"), "ja-JP")


def _lay_out(section: Any) -> None:
    """A4."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)


def _add_paragraph_styles(styles: Any) -> None:
    term = _paragraph_style(styles, "Glossary Term", "Heading 2", before=12, after=2)
    term.paragraph_format.keep_with_next = True
    term.font.bold = False  # bold is that of its words: bold in bold would be none (ECMA-376, toggle properties)
    term.font.color.rgb = RGBColor(0, 0, 0)
    _paragraph_style(styles, "Glossary Definition", "Normal", after=2)
    _paragraph_style(styles, "Glossary Quotation", "Normal", after=2, indent=6)
    _paragraph_style(styles, "Glossary Context", "Normal", after=2, indent=6).font.color.rgb = _GREY
    _paragraph_style(styles, "Glossary Detail", "Normal", after=2).font.size = Pt(10)
    source = _paragraph_style(styles, "Glossary Source", "Normal", after=2)
    source.font.size, source.font.color.rgb = Pt(9), _GREY


def _paragraph_style(styles: Any, name: str, base: str, *, before: int = 0, after: int, indent: int = 0) -> Any:
    """A new one; space is in points, `indent` in millimetres."""
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = styles[base], True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.left_indent = Mm(indent)
    return style


def _add_character_styles(styles: Any) -> None:
    found = {
        name: styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        for name in ("Glossary Word", "Glossary Reading", "Glossary Label", "Glossary Avoided", "Hyperlink")
    }
    found["Glossary Word"].font.bold = True
    found["Glossary Label"].font.bold = True
    reading = found["Glossary Reading"].font
    reading.size, reading.color.rgb = Pt(10), _GREY
    found["Glossary Avoided"].font.strike, found["Glossary Avoided"].font.color.rgb = True, _RED
    found["Hyperlink"].font.underline, found["Hyperlink"].font.color.rgb = True, _BLUE


def _say_properties(document: Any, title: str, language: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = legal(title)[:_LONGEST], "GenGlossary", MARK
    properties.last_modified_by, properties.language, properties.revision = "GenGlossary", language, 1
    properties.created = properties.modified = _LONG_AGO


def _drop_thumbnail(package: Any) -> None:
    """The one of the template, which shows something else."""
    for number in [number for number, each in package.rels.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[number]
