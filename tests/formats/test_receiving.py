"""Files as people and tools have them, on their way in."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary import formats
from genglossary.formats import Entry, Spelling, Unusable
from genglossary.formats.columns import language_tag, meaning_in
from genglossary.formats.receiving import LONGEST, receive
from genglossary.formats.sheets import MOST_ROWS
from genglossary.formats.tables import Choices, Received
from genglossary.models.term import LONGEST_LANGUAGE, LONGEST_TERM
from tests.formats.samples import GLOSSARY


def of(text: str, suffix: str = ".csv", encoding: str = "utf-8", **choices) -> Received:
    return receive(suffix, text.encode(encoding), Choices(**choices))


def entries(received: Received) -> list[Entry]:
    return [entry for _, entry in received.entries]


def problems(received: Received) -> list[tuple[int, str]]:
    return [(each.row, each.reason) for each in received.problems]


def workbook(*rows: tuple, sheet: str = "Sheet1") -> bytes:
    book = openpyxl.Workbook(write_only=True)
    table = book.create_sheet(sheet)
    for row in rows:
        table.append(row)
    book.save(file := io.BytesIO())
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found_and_said(encoding: str, delimiter: str):
    text = "\r\n".join(
        delimiter.join(row) for row in (["用語", "よみ", "説明"], ["霧笛", "むてき", "音で知らせるもの。"])
    )
    received = of(text, encoding=encoding)
    (entry,) = entries(received)
    assert (entry.text, entry.reading, entry.definition) == ("霧笛", "むてき", "音で知らせるもの。")
    assert received.guess is not None
    assert received.guess.delimiter == delimiter
    assert received.guess.encoding.startswith(encoding[:5])


def test_a_wrong_guess_of_the_encoding_can_be_corrected():
    data = "用語\n灯台\n".encode("euc_jp")
    assert entries(receive(".csv", data, Choices(encoding="euc_jp")))[0].text == "灯台"
    with pytest.raises(Unusable, match="not text in cp932"):
        receive(".csv", b"term\n\x81\n", Choices(encoding="cp932"))


def test_columns_that_are_languages_are_equivalents_of_the_first():
    (entry,) = entries(of("English,Japanese,fr,日本語定義\nlamp,灯,lampe,光るもの。\n"))
    assert (entry.text, entry.language) == ("lamp", "en")
    assert [(each.language, each.text, each.definition) for each in entry.equivalents] == [
        ("ja", "灯", "光るもの。"),
        ("fr", "lampe", None),
    ]


def test_columns_that_nobody_knows_go_to_the_notes_or_are_left_out():
    text = "用語,担当部署,備考\n灯台,港湾課,要確認\n"
    assert entries(of(text))[0].notes == "担当部署: 港湾課\n要確認"
    assert entries(of(text, keep_others=False))[0].notes == "要確認"


def test_the_meaning_of_columns_can_be_corrected_by_name_or_by_number():
    text = "用語,内訳\n灯台,海を照らす塔。\n"
    for key in ("内訳", "1"):
        assert entries(of(text, columns={key: "definition"}))[0].definition == "海を照らす塔。"
    with pytest.raises(Unusable, match="no column '3'"):
        of(text, columns={"3": "definition"})
    with pytest.raises(Unusable, match="nothing that a column can be"):
        of(text, columns={"1": "colour"})


def test_a_first_row_that_is_no_header_is_an_entry_and_the_other_way_round():
    assert [entry.text for entry in entries(of("lamp,It burns.\noil,It is burnt.\n"))] == ["lamp", "oil"]
    assert [entry.text for entry in entries(of("name,It is given.\n", header=False))] == ["name"]
    (entry,) = entries(of("A,B\nlamp,oil\n", header=True, columns={"B": "text"}))
    assert (entry.text, entry.notes) == ("oil", "A: lamp")


def test_an_apostrophe_against_formulas_is_taken_away_again():
    assert entries(of("term\n'=1+1\n'tis\n"))[0].text == "=1+1"
    assert entries(of("term\n'=1+1\n'tis\n"))[1].text == "'tis"


DEEPL = "lamp,ランプ,en,ja\nwick,灯心,en,ja\n"
WEBLATE = '"source","target","location","id","fuzzy","context","developer_comments"\nlamp,ランプ,,,,ship,It burns.\n'
PHRASE = "term,case sensitive,translatable,forbidden,description,ja\nLAMP,yes,no,no,It burns.,ランプ\n"
CROWDIN = "Term [en],Description [en],Part of Speech [en],Term [ja],Note [ja]\nlamp,It burns.,noun,ランプ,船の\n"
LOKALISE = (
    "term;description;casesensitive;translatable;forbidden;tags;ja;ja_description\n"
    "lamp;It burns.;no;yes;yes;sea;ランプ;燃える。\n"
)
OMEGAT = 'lamp\tランプ\tOn "ships"\nwick\t灯心\n'
UTX = "#UTX 1.11; en/ja; 2026-01-01\n#src\ttgt\tsrc:pos\tterm status\nlamp\tランプ\tnoun\tforbidden\n"
MEMOQ = "Entry_ID,Entry_Note,English,English_Def,Japanese\n12,sea,lamp,It burns.,ランプ\n"


@pytest.mark.parametrize(
    ("preset", "text"),
    [
        *(("deepl", DEEPL), ("weblate", WEBLATE), ("phrase", PHRASE), ("crowdin", CROWDIN), ("lokalise", LOKALISE)),
        *(("omegat", OMEGAT), ("utx", UTX), ("memoq", MEMOQ)),
    ],
)
def test_the_tables_of_tools_are_understood(preset: str, text: str):
    suffix = ".tsv" if preset == "omegat" else ".csv"
    entry = entries(of(text, suffix, preset=preset))[0]
    assert entry.text.lower() == "lamp"
    assert [(each.language, each.text) for each in entry.equivalents] == [("ja", "ランプ")]
    if preset in ("weblate", "phrase", "crowdin", "lokalise", "memoq"):
        assert entry.definition == "It burns."


def test_what_tools_say_of_spellings_is_kept():
    assert entries(of(LOKALISE))[0].usage == "forbidden"
    assert entries(of(UTX, ".txt"))[0].usage == "forbidden"
    assert (entries(of(PHRASE))[0].as_written, entries(of(PHRASE))[0].do_not_translate) == (True, True)
    (entry,) = entries(of("用語,禁止表記,略語\nサーバー,サーバ;鯖,SV\n"))
    assert [(each.text, each.usage, each.kind) for each in entry.spellings] == [
        ("サーバ", "forbidden", "spelling"),
        ("鯖", "forbidden", "spelling"),
        ("SV", "", "abbreviation"),
    ]


def test_anki_says_in_its_first_lines_how_it_is_to_be_read():
    text = "#separator:semicolon\n#html:false\n#columns:Front;Back\nlamp;It burns.\n"
    assert entries(of(text, ".txt", columns={"Front": "text", "Back": "definition"}))[0].definition == "It burns."


BAD_ROWS = [
    ("term,definition\n,It burns.\n", (2, "no term")),
    ("term\n" + "x" * 301 + "\n", (2, "more than 300 characters")),
    ("term,definition\nlamp,a,b\n", (2, "3 cells")),
    ("term,language\nlamp,klingonese\n", (2, "no language code")),
    ('term,definition\nlamp,"a"b\n', (2, "quotation marks")),
    ("term,case sensitive\nlamp,perhaps\n", (2, "neither yes nor no")),
    ("term,usage\nlamp,rarely\n", (2, "no usage")),
    ("term,term\nlamp,oil\n", (1, "read as the same")),
    ("用語,定義,定義\n灯,a,b\n", (1, "read as the same")),
]


@pytest.mark.parametrize(("text", "said"), BAD_ROWS)
def test_a_row_that_cannot_be_imported_is_named_with_its_reason(text: str, said: tuple[int, str]):
    received = of(text)
    ((row, reason),) = problems(received)
    assert row == said[0]
    assert said[1] in reason
    assert not received.entries


def test_the_other_rows_come_in_all_the_same():
    received = of("term,definition\nlamp,It burns.\n,Nothing.\noil,It is burnt.\n")
    assert [row for row, _ in received.entries] == [2, 4]


def refuse(suffix: str, data: bytes) -> None:
    for problem in receive(suffix, data).problems:
        raise Unusable(problem.reason)


def test_cells_between_apostrophes_are_cells():
    received = of("term,definition\n'lamp','It burns, brightly'\n'wick','It''s\nin a lamp'\n")
    assert [(each.text, each.definition) for each in entries(received)] == [
        ("lamp", "It burns, brightly"),
        ("wick", "It's\nin a lamp"),
    ]
    assert [each.text for each in entries(of("term,definition\n'lamp,It burns\n'tis,it is\n"))] == ["'lamp", "'tis"]


def read_of(suffix: str, data: bytes) -> list[Entry]:
    """Nothing for a file that is refused, which has a reason then."""
    try:
        return entries(receive(suffix, data))
    except Unusable as refused:
        return [] if refused.reason else [Entry(text="refused without a reason")]


@pytest.mark.parametrize(
    ("suffix", "data", "said"),
    [
        (".csv", b"", "empty"),
        (".csv", b"\x89PNG\r\n\x1a\n\x00\xff\xfe\x81" + bytes(range(256)) * 9, "not text"),
        (".csv", b'term\n"lamp\noil\n', "Row 2: a quotation mark is opened"),
        (".csv", b"term\n" + b"x\n" * (MOST_ROWS + 1), "more than 100,000 rows"),
        (".csv", b'term\n"' + b"x" * 200_000 + b'"\n', "cell of more than"),
        (".xlsx", b"PK\x03\x04 nothing", "damaged"),
        (".xlsx", b"term\n", "damaged|no workbook"),
        (".doc", b"term", "not a format"),
        (".json", b"[]", "object"),
        (".tbx", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><tbx>&a;</tbx>', "."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(suffix: str, data: bytes, said: str):
    assert not read_of(suffix, data)
    with pytest.raises(Unusable, match=said) as refused:
        refuse(suffix, data)
    assert len(refused.value.reason) < 500


def test_a_workbook_is_read_cell_by_cell_and_its_formulas_are_named():
    data = workbook(("用語", "読み", "必須"), ("灯台", "0120", True), ("=1+1", "", False), (42, None, None))
    received = receive(".xlsx", data)
    assert [(entry.text, entry.reading, entry.required) for entry in entries(received)] == [
        ("灯台", "0120", True),
        ("42", "", False),
    ]
    assert problems(received) == [(3, "Its cell 1 is a formula: put the words there that it shows.")]


def test_the_formulas_that_libreoffice_makes_of_yes_and_no_are_yes_and_no():
    data = workbook(("text", "required"), ("lamp", "=TRUE()"), ("wick", "=FALSE()"), ("'=TRUE()", None))
    received = receive(".xlsx", data)
    assert [entry.required for entry in entries(received)] == [True, False, False]
    assert problems(received) == []


def test_a_workbook_that_unpacks_to_too_much_or_declares_entities_is_refused():
    bomb, entities = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (120 * 1024 * 1024))
    with zipfile.ZipFile(entities, "w") as archive:
        archive.writestr(
            "xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aa">]><workbook>&a;</workbook>'
        )
    for file, said in ((bomb, "unpacks to more"), (entities, "declares entities")):
        with pytest.raises(Unusable, match=said):
            receive(".xlsx", file.getvalue())


def test_what_we_wrote_comes_back_whole():
    for suffix in (".json", ".csv"):
        received = receive(suffix, formats.write(suffix, GLOSSARY))
        assert received.says_status
        best = {entry.text: entry for entry in GLOSSARY.entries}
        assert {entry.text: entry.evidence for entry in entries(received)} == {k: v.evidence for k, v in best.items()}


def test_what_a_terminal_would_obey_does_not_come_in():
    assert entries(of("term\nla\x1bmp\n"))[0].text == "la␛mp"


@given(st.text(max_size=60), st.sampled_from([".csv", ".tsv", ".txt", ".json", ".tbx"]))
@settings(max_examples=200)
def test_any_text_is_entries_problems_or_a_refusal(text: str, suffix: str):
    for entry in read_of(suffix, text.encode("utf-8", "replace")):
        assert entry.text != "refused without a reason"


@given(st.binary(max_size=80))
def test_any_bytes_are_entries_problems_or_a_refusal(data: bytes):
    for suffix in (".csv", ".xlsx", ".json"):
        assert "refused without a reason" not in {entry.text for entry in read_of(suffix, data)}


@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.text(max_size=20)), min_size=1, max_size=5))
def test_rows_are_counted_as_the_file_has_them(rows: list[tuple[str, str]]):
    data = workbook(("term", "definition"), *(("lamp" + str(at), "x") for at, _ in enumerate(rows)))
    assert [row for row, _ in receive(".xlsx", data).entries] == list(range(2, len(rows) + 2))


def test_languages_are_known_by_code_and_by_name():
    assert [language_tag(text) for text in ("en", "EN_us", "日本語", "Japanese", "und", "xq", "lamp")] == [
        *("en", "en-US", "ja", "ja", "und", "", ""),
    ]
    assert str(meaning_in("ja")) == "equivalent:ja"


def test_the_limits_are_those_of_the_database():
    assert (LONGEST["text"], LONGEST["language"]) == (LONGEST_TERM, LONGEST_LANGUAGE)


def test_spellings_longer_than_a_term_are_named_too():
    ((row, reason),) = problems(of("term,synonyms\nlamp," + "y" * 301 + "\n"))
    assert (row, "text has more than 300" in reason) == (2, True)
    assert Spelling(text="y").usage == ""


def test_what_excel_says_of_its_separator_is_no_term():
    assert [entry.text for entry in entries(of("sep=;\nterm;definition\nlamp;It burns.\n"))] == ["lamp"]


def test_the_mark_of_utf_16_is_no_part_of_a_name():
    data = "\ufeffterm,definition\nlamp,It burns.\n".encode("utf-16-le")
    assert entries(receive(".csv", data, Choices(encoding="utf-16-le")))[0].text == "lamp"


def test_a_language_that_has_the_term_itself_is_that_of_the_term():
    (entry,) = entries(of("term,en,ja\nLAMP,LAMP,灯\n"))
    assert (entry.language, [each.language for each in entry.equivalents]) == ("en", ["ja"])


def test_halves_of_characters_are_named():
    received = receive(".json", b'{"terms": [{"text": "lamp", "notes": "\\ud800"}, {"text": "oil"}]}')
    assert [row for row, _ in received.entries] == [2]
    assert "surrogates" in problems(received)[0][1]
    assert "surrogates" in problems(receive(".xlsx", workbook(("term",), ("lamp_xD800_",))))[0][1]


@pytest.mark.parametrize("first", ['sep="', "sep=\r", "#separator:", '#separator:"', "sep=語"])
def test_a_separator_that_is_none_is_found_by_itself(first: str):
    assert [entry.text for entry in entries(of(f"{first}\nterm,definition\nlamp,It burns.\n"))][-1:] == ["lamp"]


@given(st.dictionaries(st.integers(0, 4000), st.integers(0, 255), min_size=1, max_size=5), st.integers(0, 5000))
@settings(max_examples=60, deadline=None)
def test_a_damaged_workbook_is_read_or_refused(changed: dict[int, int], size: int):
    data = bytearray(workbook(("term", "definition"), ("lamp", "It burns.")))
    for at, byte in changed.items():
        data[at % len(data)] = byte
    assert "refused without a reason" not in {entry.text for entry in read_of(".xlsx", bytes(data[: size or None]))}


def test_nothing_that_is_said_of_a_term_in_another_language_is_lost():
    text = "en,ja,ja_synonyms,ja_forbidden,ja_part_of_speech\nlamp,灯,灯火;明かり,ランブ,名詞\n"
    (entry,) = entries(of(text))
    assert [(each.text, each.usage) for each in entry.equivalents] == [
        ("灯", ""), ("灯火", ""), ("明かり", ""), ("ランブ", "forbidden"),
    ]  # fmt: skip
    assert entry.notes == "ja_part_of_speech: 名詞"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding: str):
    (entry,) = entries(of("用語\t定義\n艫綱\t船尾の綱。\n", ".tsv", encoding))
    assert (entry.text, entry.definition) == ("艫綱", "船尾の綱。")


def test_a_table_of_omegat_is_known_by_its_name():
    (entry,) = entries(of('keel\t竜骨\tof "oak"\n', ".utf8"))
    assert ([each.text for each in entry.equivalents], entry.definition, entry.notes) == (["竜骨"], None, 'of "oak"')


@pytest.mark.parametrize("cell", ['=HYPERLINK("x")', "=SUM(A1:A3)", "=B2", '=A1&"x"', "#REF!", "#N/A", " #VALUE! "])
def test_what_a_spreadsheet_calculates_is_named_with_its_row(cell: str):
    received = of(f'term,definition\nlamp,"{cell.replace(chr(34), chr(34) * 2)}"\noil,It flows.\n')
    assert [entry.text for entry in entries(received)] == ["oil"]
    assert [row for row, _ in problems(received)] == [2]
    assert "definition" in problems(received)[0][1]


@pytest.mark.parametrize("cell", ["=", "=>", "= equals", "=A0", "=B2B", "#hashtag", "'=SUM(A1)", "#C"])
def test_signs_that_are_words_are_no_formulas(cell: str):
    assert problems(of(f"term\n{cell}\n")) == []


def test_rows_in_another_encoding_than_the_others_are_named_and_the_others_come_in():
    data = "用語,定義\n錨,止める。\n".encode() + "浮標,浮く。\n".encode("cp932") + "灯,光る。\n".encode()
    received = receive(".csv", data)
    assert [entry.text for entry in entries(received)] == ["錨", "灯"]
    assert [row for row, _ in problems(received)] == [3]


def test_european_words_of_a_spreadsheet_are_not_taken_for_kanji():
    received = of("term;definition\nAnker;Hält das Schiff für später.\n", encoding="cp1252")
    assert entries(received)[0].definition == "Hält das Schiff für später."


@pytest.mark.parametrize("sign", ["\v", "\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_within_a_cell_ends_no_row(sign: str):
    """FileMaker has vertical tabs there, and scripts the separators of Unicode."""
    within = "\u2029" if sign == "\u2029" else "\u2028"
    files = {
        ".csv": f"term,definition\nlamp,It burns.{sign}It shines.\nwick,It soaks.\n",
        ".tsv": f"term\tdefinition\nlamp\tIt burns.{sign}It shines.\nwick\tIt soaks.\n",
        ".json": f'[{{"term": "lamp", "definition": "It burns.{sign}It shines."}}, {{"term": "wick"}}]',
    }
    for suffix, text in files.items():
        if suffix == ".json" and sign == "\v":
            continue  # no JSON
        (_, lamp), (_, wick) = receive(suffix, text.encode()).entries
        assert (lamp.definition, wick.text) == (f"It burns.{within}It shines.", "wick")


def test_a_first_line_that_is_a_comment_to_omegat_is_told_and_to_deepl_it_is_a_pair():
    told = receive(".tsv", "#1\t一番\nlamp\t灯\nwick\t芯\n".encode())
    assert ([each.text for _, each in told.entries], told.unread) == (
        ["lamp", "wick"],
        ("Row 1 is no entry: “#1 | 一番”.",),
    )
    whole = receive(".csv", "#1,一番,en,ja\nlamp,灯,en,ja\nwick,芯,en,ja\n".encode())
    assert [(row, each.text) for row, each in whole.entries] == [(1, "#1"), (2, "lamp"), (3, "wick")]


def test_a_column_that_is_called_number_sign_counts_the_rows():
    ((_, lamp),) = receive(".csv", b"#,Term,Definition\n1,lamp,It burns.\n").entries
    assert (lamp.text, lamp.definition, lamp.notes) == ("lamp", "It burns.", "")


def test_tools_and_rows_with_our_ids_have_terms_with_brackets():
    ((_, lamp),) = receive(".csv", "Safe Mode (SM),セーフモード,en,ja\n".encode()).entries
    assert (lamp.text, lamp.spellings) == ("Safe Mode (SM)", ())
    ids = b"id,term\n5b0b8d9e-3c1f-4a53-9d6c-2f1a8f1d2e3c,safe mode (SM)\n"
    assert receive(".csv", ids).entries[0][1].text == "safe mode (SM)"
    assert receive(".csv", b"term,definition\nsafe mode (SM),It is safe.\n").entries[0][1].text == "safe mode"
