import pytest

from genglossary import readers
from genglossary.readers import Unreadable
from genglossary.readers import docx as reader
from tests.readers.archives import W, archive, docx, p
from tests.readers.prose import check, readings, structure


def read(body: str, **options: str) -> readers.Reading:
    reading = reader.read(docx(body, **options))
    check(reading)
    return reading


def test_headings_are_told_by_their_styles_and_what_these_are_based_on():
    body = p("The lamp", "H1") + p("It burns.") + p("Oil", "Mine") + p("From whales.")
    assert structure(read(body)) == [
        ("heading1", "The lamp"),
        ("paragraph", "It burns."),
        ("heading2", "Oil"),
        ("paragraph", "From whales."),
    ]


def test_lists_tables_quotes_and_code_are_told_apart():
    table = f"<w:tbl><w:tr><w:tc>{p('flag')}</w:tc><w:tc>{p('meaning')}</w:tc></w:tr></w:tbl>"
    body = p("one", "Bullet") + table + p("said", "Quote") + p("x = 1", "Code") + p("end")
    assert structure(read(body)) == [
        ("list_item", "one"),
        ("table_cell", "flag"),
        ("table_cell", "meaning"),
        ("quote", "said"),
        ("code", "x = 1"),
        ("paragraph", "end"),
    ]


def test_quoted_paragraphs_and_code_are_told_by_what_styles_are_called():
    table = f"<w:tbl><w:tr><w:tc>{p('y = 2', 'Code')}</w:tc></w:tr></w:tbl>"
    body = p("a", "Block") + p("b", "Intense") + p("c", "Said") + table
    assert structure(read(body)) == [("quote", "a"), ("quote", "b"), ("quote", "c"), ("code", "y = 2")]


def test_code_between_words_is_told_by_the_style_of_its_run():
    def run(text: str, style: str = "") -> str:
        look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
        return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'

    reading = read(
        f"<w:p>{run('Type ')}{run('fog --horn', 'Html')}{run(' in ')}{run('quay', 'Inline')}{run('.')}</w:p>"
    )
    assert [reading.text[span.start : span.end] for span in reading.code] == ["fog --horn", "quay"]
    assert structure(reading) == [("paragraph", "Type  in quay.")]


def test_code_is_told_by_a_font_of_one_width_unless_all_is_typewritten():
    def run(text: str, font: str) -> str:
        look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
        return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'

    line = f"<w:p>{run('Type ', 'Times')}{run('fog horn', 'Courier New')}{run(' at night.', 'ＭＳ ゴシック')}</w:p>"
    reading = read(line + f"<w:p>{run('fog 2', 'DejaVu Sans Mono')}</w:p>")
    assert [reading.text[span.start : span.end] for span in reading.code] == ["fog horn", "fog 2"]
    letter = read(f"<w:p>{run('A letter from the quay.', 'Courier New')}{run(' Yours', 'Times')}</w:p>")
    assert (letter.code, structure(letter)) == ((), [("paragraph", "A letter from the quay. Yours")])


def test_words_that_are_cut_into_runs_stay_whole():
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in ("fog ", "ho", "rn"))
    assert structure(read(f"<w:p>{runs}</w:p>")) == [("paragraph", "fog horn")]


def test_ruby_becomes_a_reading():
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>ちょうちん</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>提灯</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    reading = read(f"<w:p><w:r><w:t>古い</w:t></w:r>{ruby}<w:r><w:t>を持つ。</w:t></w:r></w:p>")
    assert structure(reading) == [("paragraph", "古い提灯を持つ。")]
    assert readings(reading) == [("提灯", "ちょうちん")]


def test_what_was_deleted_hidden_or_is_a_table_of_contents_is_not_there():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    deleted = (
        "<w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
    )
    assert structure(read(f"<w:p>{hidden}{deleted}</w:p>" + p("Lamp 3", "TOC1"))) == [("paragraph", "new")]


def test_pages_are_known_where_word_wrote_them_down():
    broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>second</w:t></w:r></w:p>"
    assert [block.page for block in read(p("first") + broken).blocks] == [1, 2]
    assert [block.page for block in read(p("first")).blocks] == [None]


def test_notes_come_after_the_text():
    notes = f"<w:footnotes {W}><w:footnote>{p('A note.')}</w:footnote></w:footnotes>"
    assert structure(read(p("Text."), footnotes=notes)) == [("paragraph", "Text."), ("paragraph", "A note.")]


def test_a_text_box_does_not_break_the_paragraph_around_it_apart_from_its_place():
    box = f"<w:r><w:pict><w:txbxContent>{p('in the box')}</w:txbxContent></w:pict></w:r>"
    texts = [text for _, text in structure(read(f"<w:p><w:r><w:t>before</w:t></w:r>{box}</w:p>" + p("after")))]
    assert texts == ["before", "in the box", "after"]


def test_the_title_is_that_of_its_properties_or_its_first_heading():
    assert read(p("Text."), title="The book").title == "The book"
    assert read(p("The lamp", "H1")).title == "The lamp"


def test_entities_are_not_followed():
    bomb = '<!DOCTYPE d [<!ENTITY a "lamp"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    assert structure(read(p("x &b; &f; y"), head=bomb)) == [("paragraph", "x")]


def test_damaged_protected_and_empty_documents_say_so():
    whole = docx(p("Text."))
    with pytest.raises(Unreadable, match="damaged"):
        reader.read(whole[: len(whole) // 2])
    with pytest.raises(Unreadable, match=r"document\.xml"):
        reader.read(archive({"a.txt": "lamp"}))
    with pytest.raises(Unreadable, match="password"):
        reader.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    with pytest.raises(Unreadable, match="no text"):
        reader.read(docx(""))
    with pytest.raises(Unreadable, match="damaged"):
        reader.read(docx("<w:p>"))


def test_a_bomb_is_stopped_while_it_unpacks():
    with pytest.raises(Unreadable, match="unpacks to more than 100 MB"):
        reader.read(archive({"word/document.xml": b" " * (101 * 1024 * 1024)}))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(body: str, **parts: str) -> list[str]:
    return [text for _, text in structure(read(body, **parts))]


HIDDEN = (
    f'<w:styles {W}><w:style w:styleId="Draft"><w:name w:val="Draft"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Draft"/></w:style>'
    '<w:style w:styleId="Mark"><w:name w:val="Mark"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    "</w:styles>"
)


def test_hidden_text_is_hidden_by_styles_too_and_shows_where_that_is_switched_off():
    shown = run("The lamp.", '<w:vanish w:val="0"/>') + run(" It burns.", '<w:vanish w:val="false"/>')
    by_style = run("No.", '<w:rStyle w:val="Mine"/>') + run(" Yes.", '<w:rStyle w:val="Mine"/><w:vanish w:val="0"/>')
    body = f"<w:p>{shown}</w:p><w:p>{by_style}</w:p>{p('No.', 'Draft')}"
    assert texts(body, styles=HIDDEN) == ["The lamp. It burns.", "Yes."]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    cut = f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("The fog ")}</w:p>'
    assert texts(cut + cut.replace("The fog", "horn is") + p("loud.") + p("End.")) == ["The fog horn is loud.", "End."]


def test_numbers_of_notes_are_no_part_of_words_but_exponents_are():
    raised = '<w:vertAlign w:val="superscript"/>'
    notes = (
        run("The lamp") + run("2", raised) + run(" burns.") + run("3, 4", '<w:rStyle w:val="Mark"/>') + run(" Well.")
    )
    assert texts(f"<w:p>{notes}</w:p>", styles=HIDDEN) == ["The lamp burns. Well."]
    powers = run("5 m") + run("2", raised) + run(" and 10") + run("-3", raised) + run(" on the 1") + run("st", raised)
    assert texts(f"<w:p>{powers}</w:p>") == ["5 m² and 10⁻³ on the 1st"]


def test_symbols_are_letters():
    symbols = '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    assert texts(f"<w:p>{symbols}{run('-line')}</w:p>") == ["α-line"]


def test_inserted_documents_are_read_or_named():
    target = '<Relationship Id="{}" Target="{}"/>'
    relations = "<Relationships>{}</Relationships>".format(
        "".join(target.format(name[0], name) for name in ("page.html", "note.txt", "letter.rtf", "book.docx"))
    )
    chunks = "".join(f'<w:altChunk xmlns:r="urn:r" r:id="{name}"/>' for name in "pnlb")
    main = f"<w:document {W}><w:body>{p('One.')}{chunks}{p('End.')}</w:body></w:document>"
    reading = reader.read(
        archive(
            {
                "word/document.xml": main, "word/_rels/document.xml.rels": relations, "word/letter.rtf": "{\\rtf}",
                "word/page.html": "<p>Two.</p>", "word/note.txt": "Three.", "word/book.docx": docx(p("Four.")),
            }
        )
    )  # fmt: skip
    assert [text for _, text in structure(reading)] == ["One.", "Two.", "Three.", "Four.", "End."]
    assert len(reading.warnings) == 1
    assert "letter.rtf" in reading.warnings[0]


def test_damaged_notes_do_not_take_the_text_with_them():
    notes = f"<w:footnotes {W}><w:footnote>{p('A note that is lost.')}</w:footnote></w:footnotes>"
    parts = {"word/document.xml": f"<w:document {W}><w:body>{p('Text.')}</w:body></w:document>"}
    data = archive(parts | {"word/footnotes.xml": notes}, compressed=False).replace(b"is lost", b"is rotten"[:7])
    reading = reader.read(data)
    assert [text for _, text in structure(reading)] == ["Text."]
    assert reading.warnings == ("The part footnotes is damaged and was not read.",)


def test_damage_of_what_only_tells_where_the_text_is_does_not_take_it_away():
    parts = {"word/document.xml": f"<w:document {W}><w:body>{p('Text.')}</w:body></w:document>"}
    data = archive(parts | {"_rels/.rels": "<Relationships/>"}, compressed=False).replace(b"<Relations", b"<RELATIONS")
    assert [text for _, text in structure(reader.read(data))] == ["Text."]


@pytest.mark.parametrize("sign", ["del", "hidden"])
def test_a_row_that_was_deleted_or_hidden_is_not_read(sign: str) -> None:
    gone = f"<w:tr><w:trPr><w:{sign}/></w:trPr><w:tc>{p('An old gong.')}</w:tc></w:tr>"
    table = f"<w:tbl>{gone}<w:tr><w:tc>{p('A new bell.')}</w:tc></w:tr></w:tbl>"
    assert read(table).text.strip() == "A new bell."
    assert read(f"<w:tbl>{gone}</w:tbl>{p('The end.')}").text.strip() == "The end."


def test_a_field_that_still_asks_to_be_filled_in_says_nothing() -> None:
    asks = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    field = "<w:sdt>{}<w:sdtContent>" + p("Click here to enter text.") + "</w:sdtContent></w:sdt>" + p("A bell.")
    assert read(field.format(asks)).text.strip() == "A bell."
    assert "Click" in read(field.format("<w:sdtPr/>")).text


@pytest.mark.parametrize(
    ("height", "text"), [("6", "A bell rings."), ("-6", "A bell2 rings."), ("0", "A bell2 rings.")]
)
def test_a_number_that_stands_above_its_line_is_the_mark_of_a_note(height: str, text: str) -> None:
    number = f'<w:r><w:rPr><w:position w:val="{height}"/></w:rPr><w:t>2</w:t></w:r>'
    runs = f'<w:r><w:t>A bell</w:t></w:r>{number}<w:r><w:t xml:space="preserve"> rings.</w:t></w:r>'
    assert read(f"<w:p>{runs}</w:p>").text.strip() == text
