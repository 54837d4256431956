"""Paragraphs and runs of WordprocessingML as text. They name styles by their ids and have no formatting of their own.

https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

import re
from html import escape

from genglossary.formats.xml_characters import legal

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def paragraph(style: str, *runs: str) -> str:
    """A paragraph of these runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def run(text: str, style: str = "", language: str = "") -> str:
    """Text in a character style; its line ends are line breaks. `language` is for spelling checks."""
    marks = f'<w:rStyle w:val="{style}"/>' if style else ""
    if language != "und" and _TAG.fullmatch(language):
        marks += f'<w:lang w:val="{language}" w:eastAsia="{language}"/>'
    lines = legal(text.strip("\r\n").replace("\t", " ")).splitlines()
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{said}</w:r>"


def bookmarked(number: int, *runs: str) -> str:
    """Runs that links lead to."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{_name(number)}"/>'
    return f'{start}{"".join(runs)}<w:bookmarkEnd w:id="{number}"/>'


def link(number: int, text: str) -> str:
    """A run that leads to what is `bookmarked` with that number."""
    return f'<w:hyperlink w:anchor="{_name(number)}">{run(text, "Hyperlink")}</w:hyperlink>'


def _name(number: int) -> str:
    return f"entry_{number}"
