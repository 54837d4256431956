"""Word documents and e-books made by hand: the fewest parts that make one."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = f"""<w:styles {W}>
<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="Bullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr/></w:pPr></w:style>
<w:style w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Code"><w:name w:val="Source Code"/></w:style>
<w:style w:styleId="Block"><w:name w:val="Block Text"/></w:style>
<w:style w:styleId="Intense"><w:name w:val="Intense Quote"/></w:style>
<w:style w:styleId="Said"><w:name w:val="引用文"/></w:style>
<w:style w:styleId="Html" w:type="character"><w:name w:val="HTML Code"/></w:style>
<w:style w:styleId="Inline" w:type="character"><w:name w:val="Inline Code"/></w:style>
</w:styles>"""


def archive(parts: Mapping[str, str | bytes], *, compressed: bool = True) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def p(text: str, style: str = "") -> str:
    """A paragraph of one run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, *, title: str = "", head: str = "", **parts: str) -> bytes:
    """A Word document; `head` stands before the root of its main part, `parts` are further ones in word/."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    main = {"word/document.xml": f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"}
    further = {f"word/{name}.xml": content for name, content in parts.items()}
    return archive({"word/styles.xml": _STYLES, "docProps/core.xml": core} | main | further)


def epub(*chapters: str, title: str = "The lamp", **parts: str) -> bytes:
    """An e-book with these bodies of chapters; `parts` are further files in META-INF/."""
    items = "".join(f'<item id="c{n}" href="text/{n}%20x.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title></metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" properties="nav"/></manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    texts = {
        f"OEBPS/text/{n} x.xhtml": f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title/></head><body>{body}</body></html>"
        for n, body in enumerate(chapters)
    }
    further = {f"META-INF/{name}.xml": content for name, content in parts.items()}
    first = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/content.opf": package}
    return archive(first | {"OEBPS/nav.xhtml": "<html><body><p>Contents</p></body></html>"} | texts | further)
