from collections.abc import Callable

import pytest

from genglossary.readers import Unreadable
from genglossary.readers.encoding import decode

JAPANESE = "灯台守は霧の夜に霧笛を鳴らす。ランプの油は毎朝たす。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
@pytest.mark.parametrize("text", [JAPANESE, "霧笛と灯台", "Lamp: " + JAPANESE, "ﾗﾝﾌﾟと灯台の記録です。"])
def test_japanese_is_read_in_each_of_its_encodings(text: str, encoding: str):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_noticed_by_its_zeros(encoding: str):
    assert decode(("The lamp.\n" + JAPANESE).encode(encoding)).text == "The lamp.\n" + JAPANESE


def test_western_text_of_old_systems_keeps_its_accents():
    assert decode("Le café du phare est fermé.".encode("cp1252")).text == "Le café du phare est fermé."
    assert decode("A crème lamp is white.".encode("cp1252")).text == "A crème lamp is white."


def test_line_ends_become_newlines():
    assert decode(b"a\r\nb\rc\n").text == "a\nb\nc\n"


def test_a_few_broken_bytes_are_shown_and_counted():
    decoded = decode(b"\xff" + "灯台の記録です。".encode() * 5)
    assert decoded.text.count("灯台") == 5
    assert "1 characters could not be read" in decoded.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp"])
@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:30] + b"\xff" + data[30:]])
def test_a_damaged_file_keeps_its_encoding(damage: Callable[[bytes], bytes], encoding: str):
    decoded = decode(damage((JAPANESE * 3).encode(encoding)))
    assert decoded.encoding == encoding
    assert decoded.text.startswith("灯台守は")
    assert "could not be read" in decoded.warnings[0]


def test_an_encoding_that_is_hardly_more_than_a_guess_is_said():
    assert "guessed" in decode("Смотритель маяка зажигает лампу".encode("cp1251")).warnings[0]
    assert "guessed" in decode("灯塔看守人在雾夜点亮灯火并写下时间与天气情况".encode("gb2312")).warnings[0]
    assert decode(JAPANESE.encode("cp932")).warnings == decode(JAPANESE.encode("euc_jp")).warnings == ()


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"PK\x03\x04\x00\x00\x00\x00lamp", bytes(range(256))])
def test_binary_data_is_not_text(data: bytes):
    with pytest.raises(Unreadable, match="not text"):
        decode(data)


@pytest.mark.parametrize(("written", "shown"), [("utf-8", "cp932"), ("utf-8", "cp1252"), ("utf-8", "latin-1")])
def test_garbled_text_is_noticed(written: str, shown: str):
    garbled = (JAPANESE * 3).encode(written).decode(shown, "replace")
    assert any("garbled" in w or "could not be read" in w for w in decode(garbled.encode()).warnings)


def test_good_text_has_no_warning():
    assert decode(JAPANESE.encode()).warnings == ()
    assert decode("Le café à côté du phare.".encode()).warnings == ()


@pytest.mark.parametrize("encoding", ["iso2022_jp", "iso2022_jp_ext", "iso2022_kr"])
def test_text_of_mail_is_read(encoding: str):
    text = "# lamp\n안개 경적\n" if encoding.endswith("kr") else "# lamp\n霧笛とは、霧の中で鳴らす笛である。\n"
    assert decode(text.encode(encoding)).text == text


def test_a_file_that_was_converted_twice_has_its_lines():
    assert decode(b"a\r\r\n\r\r\nb\r\r\n").text == "a\n\nb\n"
    assert decode(b"a\n\r\n\rb\n\r").text == "a\n\nb\n"
    assert decode(b"a\n\r\nb\r\n").text == "a\n\nb\n"
