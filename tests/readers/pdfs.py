"""PDF files made by hand, a few objects each, so that tests say what stands where."""

_JAPANESE = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UTF16-%b /DescendantFonts [3 0 R] >>"
)
_UNKNOWN = b"<< /Type /Font /Subtype /Type0 /BaseFont /Nowhere /Encoding /Identity-%b /DescendantFonts [6 0 R] %b >>"
_FONTS = {
    "/L": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "/H": _JAPANESE % b"H",
    "/V": _JAPANESE % b"V",
    "/UH": _UNKNOWN % (b"H", b"/ToUnicode 7 0 R"),
    "/UV": _UNKNOWN % (b"V", b"/ToUnicode 7 0 R"),
    "/X": _UNKNOWN % (b"H", b""),  # nor what its letters are
}
_CID_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /FontDescriptor 4 0 R >>"
)
_UNKNOWN_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nowhere /DW 1000 /FontDescriptor 4 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)
_TO_UNICODE = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 256 beginbfrange %b endbfrange" % b" ".join(
    b"<%02x00> <%02xff> <%02x00>" % (high, high, high) for high in range(256)
)
_DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
    b" /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
)


def shown(text: str, x: float, y: float, size: float = 10, font: str = "/L") -> bytes:
    """The drawing of one line that begins at (x, y), in points from the lower left corner of an A4 page."""
    code = text.encode("cp1252" if font == "/L" else "utf-16-be").hex()
    return f"BT {font} {size} Tf 1 0 0 1 {x} {y} Tm <{code}> Tj ET\n".encode()


def pdf(*pages: bytes, title: str = "", extra: bytes = b"") -> bytes:
    """A file with a page for each drawing; `extra` goes into the trailer."""
    fonts = b" ".join(name.encode() + b" " + font for name, font in _FONTS.items())
    kids = b" ".join(b"%d 0 R" % (8 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%b] /MediaBox [0 0 595 842] /Resources << /Font << %b >> >> >>"
        % (len(pages), kids, fonts),
        _CID_FONT,
        _DESCRIPTOR,
        b"<< /Title <%b> >>" % ("\ufeff" + title).encode("utf-16-be").hex().encode(),
        _UNKNOWN_FONT,
        _stream(_TO_UNICODE),
    ]
    for at, drawing in enumerate(pages):
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (9 + 2 * at))
        objects.append(_stream(drawing))
    return _file(objects, extra)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _file(objects: list[bytes], extra: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info 5 0 R %b >>\n" % (len(objects) + 1, extra)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
