"""Translation memories and files for translators become catalogs."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from genglossary.pipeline.bilingual.catalogs import messages_of
from genglossary.pipeline.text.prose import prose_of
from genglossary.readers import tmx, xliff
from genglossary.readers.segments import Segment, catalog

MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US" datatype="html" segtype="sentence" adminlang="en"/><body>
<tu tuid="1">
<tuv xml:lang="ja"><seg>フィーダーが<bpt i="1">&lt;b&gt;</bpt>薪<ept i="1">&lt;/b&gt;</ept>を運びます。</seg>
</tuv><tuv xml:lang="en"><seg>The "feeder" brings <hi>wood</hi>s.</seg></tuv>
<tuv xml:lang="fr"><seg>Le chargeur</seg></tuv></tu>
<tu srclang="ja"><tuv xml:lang="en"><seg>Kiln</seg></tuv><tuv xml:lang="ja"><prop type="x">y</prop><seg>窯</seg></tuv>
</tu>
<tu><tuv xml:lang="en-US"><seg>Not yet</seg></tuv></tu>
<tu/></body></tmx>"""

OLD = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en"
target-language="ja" original="a" datatype="plaintext"><body><group>
<trans-unit id="1"><source>Ash <g id="1">drawer</g><x id="2"/>one</source>
<target state="translated">灰受け</target><alt-trans><source>Ash</source><target>灰</target></alt-trans></trans-unit>
</group>
<trans-unit id="2"><source>Grate</source><target state="needs-translation">Grate</target></trans-unit>
<trans-unit id="3"><source>Lid</source><target state-qualifier="mt-suggestion">ふた</target></trans-unit>
<trans-unit id="4"><source>One. Two.</source><seg-source><mrk mtype="seg" mid="0">One.</mrk>
<mrk mtype="seg" mid="1">Two.</mrk></seg-source><target><mrk mtype="seg" mid="1">二。</mrk>
<mrk mtype="seg" mid="0">一。</mrk></target></trans-unit>
<trans-unit id="5"><source>Log</source></trans-unit></body></file></xliff>"""

NEW = """<xliff version="2.1" srcLang="en" trgLang="ja" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
<group id="g">
<unit id="1"><notes><note>Look</note></notes><segment state="final"><source>Ash <pc id="1">drawer</pc></source>
<target>灰受け</target></segment><ignorable><source> </source></ignorable>
<segment state="initial"><source>Grate</source><target>Grate</target></segment>
<segment><source>Lid<ph id="2"/></source><target>蓋</target></segment></unit></group></file></xliff>"""


def said(name: str, text: str, encoding: str = "utf-8") -> list[tuple[str, str, bool]]:
    reading = readers.read(name, text.encode(encoding))
    blocks = {block.start: block for block in reading.blocks}
    prose = {start: prose_of(reading.text, block).text.strip() for start, block in blocks.items()}
    return [
        (prose[each.original.start], prose.get(each.translation.start, ""), each.fuzzy)
        for each in messages_of(reading.text)
    ]


def test_each_translation_of_a_memory_stands_beside_its_original() -> None:
    assert said("kiln.tmx", MEMORY) == [
        ('The "feeder" brings woods.', "フィーダーが薪を運びます。", False),
        ('The "feeder" brings woods.', "Le chargeur", False),
        ("窯", "Kiln", False),
        ("Not yet", "", False),
    ]


def test_a_memory_in_utf_16_is_read() -> None:
    assert said("kiln.tmx", MEMORY.replace("UTF-8", "UTF-16"), "utf-16") == said("kiln.tmx", MEMORY)


@pytest.mark.parametrize("name", ["kiln.xlf", "kiln.XLIFF"])
def test_segments_of_xliff_1_2_are_taken_and_doubtful_ones_are_marked(name: str) -> None:
    assert said(name, OLD) == [
        ("Ash drawer one", "灰受け", False),
        ("Grate", "Grate", True),
        ("Lid", "ふた", True),
        ("One.", "一。", False),
        ("Two.", "二。", False),
        ("Log", "", False),
    ]


def test_segments_of_xliff_2_are_taken_and_notes_are_not() -> None:
    assert said("kiln.xlf", NEW) == [("Ash drawer", "灰受け", False), ("Grate", "Grate", True), ("Lid", "蓋", False)]


@pytest.mark.parametrize("name", ["kiln.tmx", "kiln.xliff"])
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<other/>", "something else"),
        (b"<tmx version='1.4'><body><tu>", "damaged"),
        (b"just words", "damaged"),
        (b"\xff\xfe\x00", "damaged"),
    ],
)
def test_bad_files_are_refused_with_a_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(readers.Unreadable, match=reason):
        readers.read(name, data)


@pytest.mark.parametrize(("name", "data"), [("a.tmx", b"<tmx><header/><body/></tmx>"), ("a.xlf", b"<xliff/>")])
def test_files_without_segments_say_so(name: str, data: bytes) -> None:
    with pytest.raises(readers.Unreadable, match="no segments"):
        readers.read(name, data)


def test_entities_are_not_read_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden words")
    outside = f'<!DOCTYPE tmx [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    large = '<!DOCTYPE tmx [<!ENTITY a "hidden hidden"><!ENTITY s "&a;&a;&a;&a;">]>'
    body = '<tmx><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>One &s; two</seg></tuv></tu></body></tmx>'
    for doctype in (outside, large):
        assert "hidden" not in readers.read("a.tmx", (doctype + body).encode()).text


@given(st.lists(st.tuples(st.text(), st.text(), st.booleans()).map(lambda each: Segment(*each)), min_size=1))
def test_whatever_a_segment_says_its_catalog_has_as_many_messages(segments: list[Segment]) -> None:
    with_words = [each for each in segments if each.original]
    if with_words:
        reading = catalog(segments)
        assert [each.fuzzy for each in messages_of(reading.text)] == [each.doubtful for each in with_words]
        assert all(reading.text[block.start - 1] == '"' == reading.text[block.end] for block in reading.blocks)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for reader in (tmx, xliff):
        with suppress(readers.Unreadable):
            assert reader.read(data).text
