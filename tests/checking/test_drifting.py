"""Which spelling is the slip: the rarer one of two of one word, and small names that are rare."""

from genglossary.checking import Checker, Options, manuscript
from genglossary.checking.types import Finding
from genglossary.formats import Entry, Glossary, Spelling

NAME = Entry(text="QuayHub", language="en", as_written=True)


def found(texts: list[str], *entries: Entry, **rules) -> list[Finding]:
    checker = Checker(Glossary(entries=entries), Options(rules=rules))
    return checker.check_all(manuscript(f"{at}.md", text.encode()) for at, text in enumerate(texts))


def test_a_name_that_is_rarely_written_small_is_a_slip():
    assert [each.file for each in found(["Ask QuayHub.", "We ask quayhub."], NAME)] == ["1.md"]
    often = ["QuayHub is open. " * 12, "We ask quayhub. Then quayhub, and quayhub."]
    assert [each.file for each in found(often, NAME)] == ["1.md"] * 3


def test_a_name_that_documents_often_write_small_is_what_they_mean_unless_somebody_asks():
    often = ["QuayHub is open. " * 5, "We ask quayhub. Then quayhub, and quayhub."]
    assert found(often, NAME) == []
    assert len(found(often, NAME, GG104="warning")) == 3


def test_capitals_in_the_wrong_place_are_a_slip_however_often():
    assert len(found(["Quayhub is open. We ask Quayhub. And Quayhub."], NAME)) == 3


def test_one_document_alone_is_judged_by_its_own_writing():
    checker = Checker(Glossary(entries=(NAME,)))
    assert len(checker.check(manuscript("a.md", b"We ask quayhub."))) == 1
    assert checker.check(manuscript("a.md", b"We ask quayhub, and quayhub, and quayhub.")) == []


def test_of_two_spellings_of_a_word_the_rarer_one_is_a_slip():
    line = Entry(text="mooring line", language="en", spellings=(Spelling(text="mooring-line"),))
    assert [each.rule for each in found(["A mooring line. Two mooring lines. The mooring-line is wet."], line)] == []
    buoy = Entry(text="lightbuoy", language="en", spellings=(Spelling(text="light buoy"),))
    assert [each.rule for each in found(["A lightbuoy. A lightbuoy. A light buoy is lit."], buoy)] == ["GG102"]
    server = Entry(text="サーバー", language="ja", spellings=(Spelling(text="サーバ"),))
    assert [each.rule for each in found(["サーバーを置く。サーバーを止める。サーバに聞く。"], server)] == ["GG102"]


def test_another_word_and_a_draw_are_no_slip_unless_somebody_asks():
    other = Entry(text="fairway", language="en", spellings=(Spelling(text="channel"),))
    text = ["A fairway. A fairway. A channel."]
    assert found(text, other) == []
    assert [each.rule for each in found(text, other, GG102="note")] == ["GG102"]
    draw = Entry(text="lightbuoy", language="en", spellings=(Spelling(text="light buoy"),))
    assert found(["A lightbuoy. A light buoy is lit."], draw) == []


def test_a_small_name_that_may_be_a_program_or_a_value_is_no_slip_unless_somebody_asks():
    names = (Entry(text="Quay", language="en", as_written=True), Entry(text="TUGS", language="en", as_written=True))
    text = ["Quay and TUGS. Then quay starts, and then tugs does."]
    assert found(text, *names) == []
    assert len(found(text, *names, GG104="warning")) == 2


def test_names_that_the_document_has_as_code_or_beside_their_family_are_meant():
    text = "# Quayhub object\n\nThe `Quayhub` object is global. QuayHub has it."
    assert found([text], NAME, GG104="warning") == []
    tugs = Entry(text="TUGS", language="en", as_written=True)
    assert found(["One of tow, tugs, tugs4. And the TUGS."], tugs, GG104="warning") == []
    assert found(["We take quayhub-(version).tar.gz there."], NAME) == []
    assert found(["Make the quayhub user first."], NAME) == []
