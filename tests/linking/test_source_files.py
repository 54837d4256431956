import codecs

import pytest

from genglossary.linking.source_files import difference, opened
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


def test_a_difference_says_where_a_file_has_no_line_end():
    assert difference("a.md", "a\nb", "a\nc").endswith(
        "-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


def test_a_form_feed_ends_no_line_of_a_difference():
    assert difference("a.md", "a\fb\x85c\n", "a\fb\x85d\n").endswith("@@ -1 +1 @@\n-a\fb\x85c\n+a\fb\x85d\n")
