from collections.abc import Mapping

import pytest

from genglossary.checking import Checker, Options, manuscript
from genglossary.checking.types import Setting
from genglossary.formats import Entry, Glossary, Spelling

NONE: Mapping[str, Setting] = {}
GLOSSARY = Glossary(
    entries=(
        Entry(text="Quay", language="en", as_written=True),
        Entry(text="TUGS", language="en", as_written=True),
        Entry(text="Mooring Planner", language="en", as_written=True),
    )
)


ASKED = Checker(GLOSSARY, Options(rules={"GG104": "warning"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Type `tugs -v` there. It runs by using tugs.", []),
        ("Type this:\n\n    $ tugs -v\n\nThen start tugs.", []),
        ("The old tugs features go.", ["tugs"]),
        ("The `TUGS` and `tugs_x`; the old tugs features go.", ["tugs"]),
        ("`tugs`を打つ。tugsは速い。", []),
        ("tugsは速い。", ["tugs"]),
        ("Install the tugs source package.", []),
        ("Build it without running tugs first, then skip the tugs step.", []),
        ("When tugs is called, it reads. Start tugs.", []),
        ("Running tugs harbours is work.", ["tugs"]),
        ("Use one of them (tugs, psqlx, ...).", []),
        ("Use boats and tugs.", ["tugs"]),
        ("The QUay eXecutor is called quaxe.", []),
        ("quayとquay-httpdは速い。", []),
        ("quayは速い。", ["quay"]),
        ("quay 実行ファイルを見る。", []),
        ("There is a Mooring planner in front.", []),
        ("Open Mooring planner first.", ["Mooring planner"]),
    ],
)
def test_a_name_may_be_small_where_the_document_has_it_so_as_code(text, expected):
    document = manuscript("a.md", text.encode())
    assert [document.text[each.start : each.end] for each in ASKED.check(document)] == expected


def test_a_plural_that_was_found_of_an_avoided_spelling_is_avoided_with_it():
    spellings = (
        Spelling(text="berthlists", kind="plural"),
        Spelling(text="berth lists", kind="plural"),
        Spelling(text="berthlist", usage="forbidden"),
    )
    checker = Checker(Glossary(entries=(Entry(text="berth list", language="en", spellings=spellings),)))
    document = manuscript("a.md", b"Two berthlists and berth lists.")
    assert checker.impossible() == []
    assert [(each.rule, each.fix) for each in checker.check(document)] == [("GG101", "berth lists")]


def test_a_phrase_with_the_letters_of_a_program_is_no_other_spelling_of_it():
    entry = Entry(text="harbourlog", language="en", spellings=(Spelling(text="Harbour logs", kind="spelling"),))
    text = b"We read harbourlog. See harbourlog.\n\nHarbour logs all of it."
    assert Checker(Glossary(entries=(entry,))).check_all([manuscript("a.md", text)]) == []


def test_a_word_of_a_glossary_page_needs_no_long_form_that_the_page_has_as_a_word():
    spellings = (Spelling(text="Vessel Traffic Service", kind="long_form"),)
    glossary = Glossary(entries=(Entry(text="VTS", language="en", spellings=spellings),))
    checker = Checker(glossary, Options(rules={"GG201": "note"}))
    service = "<dt>Vessel Traffic Service (VTS)</dt><dd>It is.</dd>"
    page = f"<dl><dt>Berth</dt><dd>Named by VTS in the morning.</dd>{service}</dl>"
    assert checker.check(manuscript("a.html", page.encode())) == []
    text = "<p>Named by VTS in the morning.</p><p>The Vessel Traffic Service (VTS) is there.</p>"
    assert [each.rule for each in checker.check(manuscript("a.html", text.encode()))] == ["GG201"]


def found(text: str, *entries: Entry, name: str = "a.md", rules: Mapping[str, Setting] = NONE) -> list[tuple[str, str]]:
    document = manuscript(name, text.encode())
    checker = Checker(Glossary(entries=entries), Options(rules=rules))
    assert checker.impossible() == []
    return [(each.rule, document.text[each.start : each.end]) for each in checker.check_all([document])]


def test_an_abbreviation_is_no_plural_of_another_one():
    plural = Spelling(text="DNs", kind="plural")
    number = Entry(text="DN", language="en", as_written=True, spellings=(plural,))
    assert found("It asks DNS for it, and dns, and a Dn.", number) == [("GG104", "Dn")]


def test_what_programs_make_of_a_term_is_no_name_to_be_written_so():
    term = Entry(text="tug host", language="en", spellings=(Spelling(text="TugHost", kind="spelling"),))
    assert found("Then a tughost is off.", term) == []
    named = Entry(text="tug host", language="en", spellings=(Spelling(text="TugHost", as_written=True),))
    assert found("Then a tughost is off.", named) == [("GG104", "tughost")]


def test_the_small_form_of_a_name_may_be_forbidden():
    name = Entry(text="TugHub", language="en", as_written=True, spellings=(Spelling(text="tughub", usage="forbidden"),))
    assert found("We use tughub there.", name) == [("GG101", "tughub")]


def test_a_longer_name_is_another_one():
    name = Entry(text="quayOS", language="en", spellings=(Spelling(text="Quay OS", usage="forbidden"),))
    assert found("It runs on Quay OS X and on Quay OS.", name) == [("GG101", "Quay OS")]


def test_a_value_between_quotation_marks_may_be_emphasised():
    term = Entry(text="quay", language="en", spellings=(Spelling(text="wharf", usage="forbidden"),))
    assert found('The _"wharf"_ is named.', term) == []


def test_names_that_head_lists_of_what_holds_for_them_are_not_defined_by_these():
    lists = "<dl><dt>{0}</dt><dd>In the old {1}.</dd></dl>"
    text = lists.format("QuayOS", "folder") + lists.format("QuayOS", "drawer")
    assert found(text, Entry(text="QuayOS", language="en", as_written=True), name="a.html") == []
    text = lists.format("quay", "folder") + lists.format("quay", "drawer")
    assert found(text, Entry(text="quay", language="en"), name="a.html") == []
    assert found(text, Entry(text="quay", language="en"), name="a.html", rules={"GG204": "note"}) == [("GG204", "quay")]


def test_what_is_said_of_a_code_has_no_room_for_a_long_form():
    term = Entry(text="vessel traffic service", language="en", spellings=(Spelling(text="VTS", kind="abbreviation"),))
    later = "\n\nThe vessel traffic service is there."
    assert found(f"* `NO_VTS`: Unable to ask the VTS for the tide.{later}", term, rules={"GG201": "note"}) == []
    assert found(f"* Unable to ask the VTS for the tide.{later}", term, rules={"GG201": "note"}) == [("GG201", "VTS")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We follow the Single QUAY Specification there.", []),
        ("We follow QUAY Specifications there.", ["QUAY"]),
        ("Give it in upper or lower case.", []),
        ("Give it in lower case.", ["lower case"]),
        ("It is tide-race free then.", []),
        ("It has a tide-race.", ["tide-race"]),
        ("* portname - the name of the port", []),
        ("* The portname - it is long", ["portname"]),
        ("See dns and DNs and DN.", []),
        ("Use a simple tugs tool for it.", []),
        ("<dl><dt>tidename</dt><dd>The 名前 of it.</dd></dl>", []),
        ("港のtidenameは長い。", ["tidename"]),
    ],
)
def test_places_at_which_another_spelling_is_right(text, expected):
    entries = (
        Entry(text="Quay", language="en", spellings=(Spelling(text="QUAY", usage="forbidden"),)),
        Entry(text="lowercase", language="en", spellings=(Spelling(text="lower case", usage="forbidden"),)),
        Entry(text="tide race", language="en", spellings=(Spelling(text="tide-race", usage="forbidden"),)),
        Entry(text="port name", language="en", spellings=(Spelling(text="portname", usage="forbidden"),)),
        Entry(text="DN", language="en", as_written=True),
        Entry(text="TUGS", language="en", as_written=True),
        Entry(text="潮名", language="ja", spellings=(Spelling(text="tidename", usage="forbidden"),)),
    )
    assert [text for _, text in found(text, *entries, name="a.html" if "<dl>" in text else "a.md")] == expected


def test_how_functions_are_called_is_no_prose():
    term = Entry(text="quay", language="en", spellings=(Spelling(text="wharf", usage="forbidden"),))
    sphinx = '<dl><dt class="sig sig-object py" id="x.wharf"><em class="property">wharf</em> x(wharf)</dt>{}</dl>'
    texinfo = '<dl class="def"><dt id="index-wharf"><strong>wharf</strong> <em>(wharf)</em></dt>{}</dl>'
    for page in (sphinx, texinfo, "<dl><dt id='wharf'>A quay</dt>{}</dl>"):
        assert found(page.format("<dd>A wharf.</dd>"), term, name="a.html") == [("GG101", "wharf")]
