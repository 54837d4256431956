"""Line ends as editors, git and code scanning count them: those that Unicode has besides are blanks there."""

import re

from genglossary.readers.encoding import decode

_ODD = re.compile("[\v\x85\u2028\u2029]")
_ODD_BYTES = re.compile(rb"\v|\xc2\x85|\xe2\x80[\xa8\xa9]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of encodings in which these bytes are others


def as_editors_count(data: bytes) -> bytes:
    """The same text with a blank for each line end that only our readers take for one, so that lines and offsets are
    those of the file. Raises `Unreadable` for what is no text."""
    if not (_ODD_BYTES.search(data) or data.startswith(_WIDE)):
        return data
    text = decode(data, of_data=True).text
    return _ODD.sub(" ", text).encode("utf-8", "surrogatepass") if _ODD.search(text) else data
