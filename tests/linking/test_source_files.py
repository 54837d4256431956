import codecs

import pytest

from genglossary.linking.source_files import opened
from genglossary.readers.types import Unreadable


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"one\ntwo",
        b"one\r\ntwo\r\n",
        "灯台守\r\n".encode("cp932") * 9,
        "灯台守は\n".encode("euc_jp") * 9,
        codecs.BOM_UTF8 + b"one\r\n",
        codecs.BOM_UTF16_LE + "灯台\r\n".encode("utf-16-le"),
    ],
)
def test_what_is_not_edited_keeps_every_byte(data: bytes):
    file = opened(data)
    assert "\r" not in file.text
    assert file.encoded(file.text) == data


def test_mixed_line_ends_are_refused():
    with pytest.raises(Unreadable, match="line ends are mixed"):
        opened(b"one\r\ntwo\nthree\r")
