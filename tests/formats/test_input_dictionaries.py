"""User dictionaries of Japanese input, as their programs write them, come in."""

import codecs

import pytest

from genglossary import formats
from genglossary.formats import Entry, Glossary, Spelling
from genglossary.formats.receiving import receive

MS_IME = """!Microsoft IME Dictionary Tool
!Version:
!Format:WORDLIST
!User Dictionary Name:C:\\imejpusr.dic
!DateTime:2026/11/01 10:00:00

けんちょうぎ	検潮儀	名詞
やまだ	山田	人名
あいでぃー	ID	短縮よみ
"""
ATOK = """!!ATOK_TANGO_TEXT_HEADER_1
!!一覧出力
!!対象辞書;ATOK30.DIC

けんちょうぎ	検潮儀	名詞*
やまだ	山田	固有人姓*
あいでぃー	ID	固有一般*
"""
MOZC = "けんちょうぎ	検潮儀	名詞	潮位計\nやまだ	山田	姓	\nあいでぃー	ID	短縮よみ	\n"


def utf16(text: str) -> bytes:
    return codecs.BOM_UTF16_LE + text.replace("\n", "\r\n").encode("utf-16-le")


@pytest.mark.parametrize(
    "data",
    [utf16(MS_IME), utf16(ATOK), ATOK.encode("cp932"), MOZC.encode()],
    ids=["ms-ime", "atok", "old atok", "mozc"],
)
def test_readings_words_and_kinds_of_names_come_in(data: bytes):
    received = receive(".txt", data)
    assert received.guess
    assert (received.guess.preset, received.problems) == ("ime", ())
    gauge, person, identity = [entry for _, entry in received.entries]
    assert (gauge.text, gauge.reading, gauge.part_of_speech, gauge.language) == ("検潮儀", "けんちょうぎ", "名詞", "ja")
    assert (person.text, person.category, gauge.category) == ("山田", "person", "")
    assert (identity.text, identity.reading) == ("ID", "あいでぃー")


def test_what_google_s_dictionary_says_of_a_word_is_a_note():
    (_, gauge), *_ = receive(".txt", MOZC.encode()).entries
    assert (gauge.notes, gauge.definition) == ("潮位計", None)


@pytest.mark.parametrize("dialect", ["google", "ms-ime", "atok"])
def test_our_own_dictionaries_come_back_as_they_were(dialect: str):
    lamp = Entry(text="灯台", reading="とうだい", definition="海を照らす塔。", spellings=(Spelling(text="燈台"),))
    words = Glossary(entries=(lamp, Entry(text="山田", reading="やまだ", category="person")))
    data = formats.write("ime", words, dialect)
    back = Glossary(entries=tuple(entry for _, entry in receive(".txt", data).entries))
    assert [entry.text for entry in back.entries] == ["灯台", "山田"]
    assert formats.write("ime", back, dialect) == data


def test_readings_may_stand_before_their_terms_in_any_table():
    received = receive(".tsv", "とうだい	灯台	海を照らす塔。\nけんちょうぎ	検潮儀	\n".encode())
    assert [(each.text, each.reading, each.definition) for _, each in received.entries] == [
        ("灯台", "とうだい", "海を照らす塔。"),
        ("検潮儀", "けんちょうぎ", None),
    ]
