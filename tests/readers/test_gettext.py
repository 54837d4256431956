import pytest

from genglossary import readers
from genglossary.pipeline.text.prose import prose_of

CATALOG = rb"""msgid ""
msgstr "Content-Type: text/plain; charset=EUC-JP\n"

msgid "The \"feeder\" brings "
"wood.\n"
msgstr "%s"
"""


def test_originals_and_translations_are_paragraphs_as_people_read_them() -> None:
    reading = readers.read("kiln.po", CATALOG % "フィーダーが薪を運びます。".encode("euc-jp"))
    prose = [prose_of(reading.text, block).text.strip() for block in reading.blocks if block.kind == "paragraph"]
    assert prose == ['The "feeder" brings wood.', "フィーダーが薪を運びます。"]
    assert reading.encoding.lower().replace("_", "-") == "euc-jp"


def test_the_header_is_no_prose() -> None:
    reading = readers.read("kiln.po", CATALOG % b"x")
    assert reading.blocks[0].kind == "front_matter"


def test_a_file_without_messages_says_so() -> None:
    with pytest.raises(readers.Unreadable, match="no messages"):
        readers.read("kiln.po", b"# nothing here\n")
