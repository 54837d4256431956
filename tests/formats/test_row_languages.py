"""Tables that have terms of several languages in one column."""

from genglossary.formats.receiving import receive


def languages(text: str) -> list[str]:
    return [entry.language for _, entry in receive(".csv", text.encode()).entries]


def pairs(text: str) -> list[tuple[str, str]]:
    entries = [entry for _, entry in receive(".csv", text.encode()).entries]
    return [(entry.language, entry.equivalents[0].language if entry.equivalents else "") for entry in entries]


def test_japanese_and_english_terms_in_one_column_have_their_own_languages():
    assert languages("term\nlamp\n灯台\n霧笛\nwick trimmer\nサーバー\n") == ["en", "ja", "ja", "en", "ja"]


def test_what_is_said_of_a_term_tells_its_language_too():
    text = "用語,定義\nlighthouse,A tower with a light at the coast.\n灯台,海を照らす塔。\nbeacon,岸で光るもの。\n"
    assert languages(text) == ["en", "ja", "ja"]


def test_abbreviations_among_japanese_terms_are_japanese():
    assert languages("用語\n灯台\nGPS\n霧笛\nUSB-C\n") == ["ja"] * 4
    assert languages("用語\n灯台\nWebサーバー\n") == ["ja"] * 2


def test_kanji_alone_are_japanese_where_the_table_has_kana_or_nothing_else_than_what_is_written_in_japan():
    assert languages("term\nlamp\n灯台\nランプ\n") == ["en", "ja", "ja"]
    assert languages("用語\n灯台\n霧笛\n") == ["ja", "ja"]
    assert languages("term\n灯台\n") == ["ja"]
    assert languages("term\n软件\n") == ["zh"]


def test_a_language_that_the_file_tells_is_not_guessed():
    assert languages("term,language\nlamp,ja\nランプ,\nLampe,de\n") == ["ja", "ja", "de"]
    assert languages("English,日本語\nlamp,ランプ\nGPS,GPS\n") == ["en", "en"]


def test_rows_that_stand_the_other_way_round_are_told_apart():
    text = "用語,訳語\n灯台,lighthouse\n霧笛,fog horn\nランプ,lamp\nlantern,角灯\n"
    assert pairs(text) == [("ja", "en"), ("ja", "en"), ("ja", "en"), ("en", "ja")]


def test_terms_that_two_languages_write_the_same_leave_the_columns_as_they_are():
    assert pairs("用語,訳語\n灯台,lighthouse\nDocker,Docker Engine\nランプ,lamp\n") == [("ja", "en")] * 3
    assert pairs("用語,訳語\n灯台,lighthouse\nGPS,GPS\nランプ,lamp\n")[1][0] == "ja"


def test_a_few_names_are_of_the_language_of_their_definitions():
    assert languages("term,definition\nDavit,\nPlug-in,Old word for an add-on.\n") == ["en", "en"]
    assert languages("term,definition\nDavit,Der Kran ist für das Boot und nicht für die Ladung.\n") == ["de"]


def test_emoji_and_quotation_marks_tell_no_language():
    assert languages("term\nlamp\n⚓ “wick”\n") == ["en", "en"]


def test_terms_that_a_column_of_a_language_repeats_are_of_that_language():
    read = receive(".csv", "term,translatable,de,ja\nStern,yes,Stern,星\nBug,yes,Bug,\nHeck,yes,,船尾\n".encode())
    assert [entry.language for _, entry in read.entries] == ["de", "de", "de"]
    assert [[each.language for each in entry.equivalents] for _, entry in read.entries] == [["ja"], [], ["ja"]]
