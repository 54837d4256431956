import pytest

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.terms.headwords import headwords
from genglossary.pipeline.types import Block, Source
from genglossary.readers import read
from tests.pipeline.sources import corpus, source


def found(text: str) -> list[str]:
    return [headword.text for headword in headwords(sentences_of(source(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bosun's chair: a plank seat on a line by which people are swung to the boat.", ["Bosun's chair"]),
        ("１．踏み木：足で踏んで経糸を動かす板。", ["踏み木"]),
        ("Gallery — the iron walkway around the outside of the lantern.", ["Gallery"]),
        ("A daymark is a structure whose shape lets ships recognise it by daylight.", ["daymark"]),
        ("Every light has a character, which means the rhythm by which ships can tell it apart.", ["character"]),
        ("# Drift anchor\n\nA cone of canvas that slows a ship down.", ["Drift anchor"]),
        ("# 1/3 Drift anchor\n\nA cone of canvas that slows a ship down.", []),
        ("一次処理とは、生画像を割る作業のことである。", ["一次処理"]),
        ("比較星という用語は、明るさの基準となる星を指す。", ["比較星"]),
    ],
)
def test_what_a_document_explains_where_it_names_it_is_a_headword(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Ferry" shall mean any vessel that carries people for money.', ["Ferry"]),
        ("(a) ‘landing fee’ means the sum that is paid for each landing;", ["landing fee"]),
        ("(2) ‘landing fee’ has the same meaning as in the Tolls Act 1950.", ["landing fee"]),
        ("3.4 “Ferry Season” has the meaning given in Schedule 2.", ["Ferry Season"]),
        ('In this Act, "toll clerk" is any person who is paid to collect a toll.', ["toll clerk"]),
        ('The term "Ferry Season" refers to the months in which the ferry runs.', ["Ferry Season"]),
        ("For the purposes of this Law: (1) ‘toll data’ means any record of a toll.", ["toll data"]),
        ('"toll" includes any charge that is paid for the use of a ferry;', ["toll"]),
        ("“Toll Clerk”: a person who is appointed to collect the tolls.", ["Toll Clerk"]),
        ('This contract (the "Charter") binds Ferries Ltd (hereinafter "the Owner").', ["Charter", "Owner"]),
        ('The person below (hereinafter referred to as the "Toll Payer") signs.', ["Toll Payer"]),
        ("一　渡船　人を乗せて川を渡る船をいう。", ["渡船"]),
        ("（２）　渡し賃　渡船に乗る者が払う金額をいう。", ["渡し賃"]),
        ("この法律において「渡船」とは、人を乗せて川を渡る船をいう。", ["渡船"]),
        ("２　この条例において「渡船」とは、人を乗せて川を渡る船をいう。", ["渡船"]),
        ("“the Wharf” means the wharf that is shown on the plan.", ["Wharf"]),
        ("The terms “skiff” and “punt” mean a boat that is rowed or poled.", ["skiff", "punt"]),
        ('"Skiff" or "punt" means a boat that is rowed or poled.', ["Skiff", "punt"]),
        ("２　前項の「渡船」とは、人を乗せて川を渡る船をいう。", ["渡船"]),
        ("第四条　「渡船」とは、人を乗せて川を渡る船をいう。", ["渡船"]),
        ("次の運航日（祝日でない日をいう。以下同じ。）に払う。", ["運航日"]),
        ("渡船会社（以下「甲」という。）は、契約（以下「本約款」という。）を結ぶ。", ["甲", "本約款"]),
    ],
)
def test_the_terms_that_laws_and_contracts_define_are_headwords(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_party_named_with_one_character_becomes_a_term() -> None:
    (party,) = [
        c for c in extract(corpus("渡船会社（以下「甲」という。）は船を出す。甲は金を払う。")) if c.text == "甲"
    ]
    assert party.accepted


@pytest.mark.parametrize(
    "text",
    [
        'He said (as the "Morning Post" wrote) that it rains.',
        "The keeper closed the gallery, which means you cannot walk there.",
        "Note: the gallery is closed in an easterly gale.",
        "This is a structure that lets ships recognise it by daylight.",
        "The keeper closes the gallery before the gale comes.",
        "path String - a folder in which the logbook is kept",
        "Close the shutter: wind and rain come in.",
        "Draught (optional): a depth of water that a ship needs.",
        "それは光を電荷に変える素子である。",
    ],
)
def test_what_only_points_or_instructs_has_no_headword(text: str) -> None:
    assert found(text) == []


def test_an_entry_of_a_list_of_words_is_a_term_whatever_its_parts_of_speech_are() -> None:
    text = "Bosun's chair: a plank seat on a line by which people are swung to the boat.\n\nThe bosun's chair swings."
    (chair,) = [c for c in extract(corpus(text)) if c.text.lower() == "bosun's chair"]
    assert (chair.accepted, chair.frequency) == (True, 2)


def test_the_terms_of_a_definition_list_are_headwords() -> None:
    text = "極軸合わせ\n赤道儀の極軸を天の北極に向ける作業。"
    blocks = (
        Block(kind="definition_term", start=0, end=5),
        Block(kind="definition_text", start=6, end=len(text)),
    )
    candidates = extract(Corpus([Source(key=1, name="a.md", text=text, blocks=blocks)]))
    assert "entry" in next(c for c in candidates if c.text == "極軸合わせ").parts


def test_the_number_of_an_entry_and_its_quotation_marks_are_no_part_of_it() -> None:
    text = "1.2. “Lug Chain”\nmeans any chain that holds a lug."
    blocks = (
        Block(kind="definition_term", start=0, end=16),
        Block(kind="definition_text", start=17, end=len(text)),
    )
    candidates = extract(Corpus([Source(key=1, name="a.md", text=text, blocks=blocks)]))
    assert "entry" in next(c for c in candidates if c.text == "Lug Chain").parts


def test_what_documents_explain_is_not_cut_because_the_document_is_short() -> None:
    entries = "\n\n".join(f"Zorb{letter}: a part of the mill that turns." for letter in "abcdefghijklmnopqrstuvwxyz")
    accepted = [c.text for c in extract(corpus(entries)) if c.accepted]
    assert len([text for text in accepted if text.startswith("Zorb")]) == 26


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This work is called lugging out.", []),
        ("This work is called lugging.", ["lugging"]),
        ("It is known as stage 1 brine. It is known as the lag of tides.", ["stage 1 brine", "lag of tides"]),
        ("It is called by the keeper, called when gulls come, and called only once.", []),
    ],
)
def test_what_something_is_called_is_a_headword_whatever_its_grammar(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_name_of_whose_something_is_belongs_to_a_term() -> None:
    text = "Brandvik’s gauge is red. They read Brandvik's gauge twice. Brandvik has a gauge."
    assert any("Brandvik’s gauge" in (each.text, *(v.text for v in each.variants)) for each in extract(corpus(text)))


def test_how_something_is_called_in_code_gives_no_terms() -> None:
    call = "Function: void lock_shut (struct keel *where)"
    text = (
        f"# Gate (lock part)\n\nA gate is red.\n\n# {call}\n\nIt shuts a gate.\n\nThe struct keel is a keel of struct."
    )
    texts = {each.text for each in extract(corpus(text))}
    assert "gate" in {each.lower() for each in texts}
    assert not texts & {"void", "Function", "keel where"}


@pytest.mark.parametrize(
    "line", ["const Keel where = find_keel(3);", "Keel where() const", "void shut(Keel where) {", "Keel::where = shut;"]
)
def test_lines_of_code_that_nothing_marks_give_no_terms(line: str) -> None:
    texts = {each.text for each in extract(corpus(f"A gate is red. A gate shuts.\n\n{line}\n\n{line}"))}
    assert "gate" in {each.lower() for each in texts}
    assert not texts & {"Keel", "const Keel", "void", "const"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<h1>Ships</h1><ul><li><b>horn</b><code> --on 1</code> - a tube that warns ships in fog.</ul>"),
        ("a.md", "# Ships\n\n- horn `--on 1` - a tube that warns ships in fog.\n"),
    ],
)
def test_code_behind_a_term_is_no_part_of_it(name: str, text: str) -> None:
    reading = read(name, text.encode())
    source = Source(key=1, name=name, text=reading.text, blocks=reading.blocks)
    assert [headword.text for headword in headwords(sentences_of(source))] == ["horn"]


@pytest.mark.parametrize(
    ("entry", "term"),
    [
        ("Sea Anchor (SA)", "Sea Anchor"),
        ("流速計（current meter）", "流速計"),
        ("歩哨 (港の)", "歩哨"),
        ("open(path)", "open(path)"),
    ],
)
def test_a_bracket_behind_an_entry_is_no_part_of_it_unless_it_is_code(entry: str, term: str) -> None:
    text = f"{entry}\n\n海面の高さを記録するために港に置かれる装置。\n\n"
    start = len(entry) + 2
    blocks = (
        Block(kind="definition_term", start=0, end=len(entry)),
        Block(kind="definition_text", start=start, end=len(text) - 2),
    )
    sentences = Corpus([Source(key=1, name="a.md", text=text, blocks=blocks)]).sentences(1)
    assert next(iter(headwords(sentences))).text == term


@pytest.mark.parametrize("entry", ["霧が出ない", "揚水しない", "霧灯が消える", "霧鐘」の塔"])
def test_what_goes_wrong_and_half_of_a_quotation_are_no_words_to_be_explained(entry: str) -> None:
    assert found(f"１．{entry}：足で踏んで経糸を動かす板。") == []


def test_a_law_whose_numbers_are_those_of_a_list_defines_its_terms_too() -> None:
    law = "第２条　用語は次のとおり。\n（１）　渡船長　渡船を操る者をいう。\n（２）　霧路　霧を避ける水路をいう。\n"
    reading = read("law.txt", law.encode())
    document = Source(key=0, name="law.txt", text=reading.text, blocks=reading.blocks)
    assert [word.text for word in headwords(sentences_of(document))] == ["渡船長", "霧路"]
