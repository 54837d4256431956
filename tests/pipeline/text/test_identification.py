import pytest

from genglossary.pipeline.text.identification import LanguageGuess, latin_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The wheel is turned by the rise of the sea.", "en"),
        ("La roue est tournée par la montée de la mer.", "fr"),
        ("Het wiel wordt door de zee gedraaid en het water is koud.", "nl"),
        ("Das Rad wird von der Flut gedreht und ist nicht laut.", "de"),
        ("Zyx wvu tsrq", "und"),
    ],
)
def test_latin_languages_are_told_by_their_function_words(text: str, language: str) -> None:
    assert latin_language(text) == language


def test_words_that_a_document_has_anyway_do_not_speak_for_another_language() -> None:
    guess = LanguageGuess(["The tide is the rise and the fall of the sea.", "Ale i w na se že o u je, na het en van."])
    asked = "“You begin to see what the reefs are, do you?” cried the miller."
    assert guess.of("“You begin to comprehend me, do you?” cried he, turning towards her.") == guess.of(asked) == "en"


def test_a_short_text_is_read_by_its_one_function_word_and_names_alone_as_english() -> None:
    assert LanguageGuess(["The tide rises."]).of("The tide rises.") == "en"
    assert LanguageGuess(["Tide API"]).of("Tide API") == "en"


def test_a_japanese_sentence_full_of_latin_names_is_japanese() -> None:
    assert LanguageGuess([]).of("APIサーバーはkube-apiserverのことです") == "ja"


def test_an_english_sentence_that_quotes_a_japanese_word_is_english() -> None:
    guess = LanguageGuess(["The tide is the rise and the fall of the sea."])
    assert guess.of("The word 潮 means tide, and it is used for the sea.") == "en"


def test_a_sentence_that_nobody_has_translated_is_english_among_japanese_ones() -> None:
    guess = LanguageGuess(
        [
            "潮は月の引力で満ち、また引いていきます。潮汐炉は満潮のあいだだけ動かします。",
            "Read the tide gauge every Sunday.",
        ]
    )
    assert guess.of("Read the tide gauge every Sunday.") == "en"
    assert [guess.of(text) for text in ("Read the tide gauge", "Tide Gauge API of Kelp Inc")] == ["ja", "ja"]


def test_kanji_alone_are_japanese_only_beside_kana() -> None:
    assert LanguageGuess(["潮が満ちる"]).of("潮汐炉") == "ja"
    assert LanguageGuess(["潮汐发电"]).of("潮汐炉") == "zh"


def test_names_in_latin_letters_do_not_hide_the_script_of_a_sentence() -> None:
    guess = LanguageGuess(["Сигнал маяка виден в порту Kelp."])
    assert guess.of("Сигнал маяка виден в порту Kelp Harbour.") == "ru"
    guess = LanguageGuess(["The tide is the rise and the fall of the sea."])
    assert guess.of("The tide factor λ is the rise, and α of the sea.") == "en"


def test_signs_that_are_no_letters_do_not_make_names_another_language() -> None:
    assert LanguageGuess(["Tide API — 12\N{NO-BREAK SPACE}°"]).of("Tide API") == "en"
    assert LanguageGuess(["Ålesund"]).of("Ålesund") == "und"


def test_other_scripts_do_not_fail() -> None:
    guess = LanguageGuess([])
    assert [guess.of(text) for text in ("Привет", "안녕하세요", "123 + 4", "")] == ["ru", "ko", "und", "und"]
