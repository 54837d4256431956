import subprocess
import sys
from dataclasses import replace

import pytest

from genglossary import formats
from genglossary.formats import FORMATS, Entry, Glossary, SourceReference, Spelling, Unusable
from genglossary.pipeline.text.controls import is_obeyed
from tests.formats.samples import GLOSSARY, HORN, text_of

ALL = [(name, dialect) for name, each in FORMATS.items() for dialect in ("", *each.dialects)]
SPOKEN = replace(HORN, spellings=(*HORN.spellings, Spelling(text="hooter", usage="forbidden")))


@pytest.mark.parametrize(("name", "dialect"), [each for each in ALL if each[0] not in ("prh", "abbreviations")])
def test_every_format_names_every_term_that_has_a_place_in_it(name: str, dialect: str):
    text = text_of(formats.write(name, GLOSSARY, dialect))
    missing = formats.skipped(name, GLOSSARY)
    for entry in GLOSSARY.entries:
        assert (entry.text in text) != (entry.text in missing)


@pytest.mark.parametrize(("name", "dialect"), ALL)
def test_an_empty_glossary_is_a_file_too(name: str, dialect: str):
    assert formats.write(name, Glossary(), dialect)


@pytest.mark.parametrize(("name", "dialect"), ALL)
def test_the_same_glossary_gives_the_same_bytes(name: str, dialect: str):
    assert formats.write(name, GLOSSARY, dialect) == formats.write(name, GLOSSARY, dialect)


@pytest.mark.parametrize(("name", "dialect"), ALL)
def test_a_forbidden_spelling_is_never_written_as_an_ordinary_one(name: str, dialect: str):
    text = text_of(formats.write(name, Glossary(entries=(SPOKEN,)), dialect))
    assert ("hooter" in text) == ("avoided" in FORMATS[name].carries)


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].readable])
@pytest.mark.parametrize("data", [b"", b"\x00\xff\x00" * 9, b"lamp", b"[1]", b'{"terms": [{}]}', b'{"terms": 1}'])
def test_what_is_no_glossary_is_refused_with_words(name: str, data: bytes):
    with pytest.raises(Unusable, match=r"\w+ \w+"):
        formats.read(name, data)


@pytest.mark.parametrize(("name", "dialect"), ALL)
def test_nothing_in_a_file_is_obeyed_by_a_terminal(name: str, dialect: str):
    evidence = SourceReference(document="a\x1b]0;gone\x07.md", start=3, end=9, text="lamp\x9b31m")
    entry = Entry(
        text="lamp\x1b[2J",
        spellings=(Spelling(text="la\u202emp"), Spelling(text="ra\u202emp", usage="forbidden", reading="らんぷ")),
        definition="It\x1b[31m burns.",
        notes="\x7f",
        evidence=(evidence,),
    )
    text = text_of(formats.write(name, Glossary(title="\x1b[0m", entries=(entry,)), dialect))
    assert not is_obeyed(text.replace("\r\n", "\n"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_suffix_or_a_name_says_the_format(name: str):
    assert formats.format_called(name) is FORMATS[name]
    assert formats.format_called(FORMATS[name].suffix).suffix == FORMATS[name].suffix


def test_unknown_formats_and_dialects_and_those_that_are_only_written_say_so():
    with pytest.raises(Unusable, match=r"\.json"):
        formats.write(".exe", GLOSSARY)
    with pytest.raises(Unusable, match="sphinx"):
        formats.write("word", GLOSSARY)
    with pytest.raises(Unusable, match="google, ms-ime, atok"):
        formats.write("ime", GLOSSARY, "emacs")
    with pytest.raises(Unusable, match="no dialect"):
        formats.write("csv", GLOSSARY, "excel")
    with pytest.raises(Unusable, match="not read back"):
        formats.read(".adoc", b"= Glossary")


def test_entries_that_cannot_be_are_not_made():
    with pytest.raises(ValueError, match="text"):
        Entry(text=" ")
    with pytest.raises(ValueError, match="0 to 1"):
        Entry(text="lamp", confidence=2)
    with pytest.raises(ValueError, match="finite"):
        Entry(text="lamp", score=float("nan"))
    with pytest.raises(ValueError, match="starts"):
        SourceReference(document="a.md", start=2, end=1, text="")


def test_formats_need_no_django():
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from genglossary import formats\n"
        "for suffix in formats.FORMATS: formats.write(suffix, formats.Glossary())"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (["en_GB.UTF-8"], "en"), (["ja_JP.eucJP"], "ja"), (["JA"], "ja"), (["de", "en-US"], "en"), (["fr", "ja"], "ja"),
        (["C.UTF-8"], ""), (["C"], ""), (["POSIX"], ""), (["", "  "], ""), ([], ""),
        (["de_DE@euro"], ""), (["ja@x"], "ja"), (["*"], ""),
    ],
)  # fmt: skip
def test_the_first_language_that_can_be_written_is_chosen(wishes, language):
    assert formats.language_of(wishes) == language


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_names_for_programs_are_the_same_in_every_language(suffix):
    english, japanese = (formats.write(suffix, replace(GLOSSARY, language=each)) for each in formats.LANGUAGES)
    assert english == japanese
