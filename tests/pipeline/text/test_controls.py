import pytest

from genglossary.pipeline.text.controls import is_obeyed, shown, shown_on_one_line


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b]0;title\x07 \x1b[31mred", "␛]0;title␇ ␛[31mred"),
        ("carriage\rreturn, \x7f and \x9b31m", "carriage␍return, ␡ and \ufffd31m"),
        ("invoice\u202efdp.exe", "invoice\ufffdfdp.exe"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_a_picture(text: str, seen: str):
    assert is_obeyed(text)
    assert shown(text) == seen
    assert len(shown(text)) == len(text)


@pytest.mark.parametrize(
    "text", ["lines\r\n", "安全弁　と\tポンプ\n", "naïve\u00a0café", "می\u200cخواهم", "👩\u200d🚀", "שלום\u200f!"]
)
def test_text_of_every_language_stays_as_it_is(text: str):
    assert not is_obeyed(text)
    assert shown(text) == text


def test_names_have_no_line_ends():
    assert shown_on_one_line("a\n\tb\x1b.md") == "a␊␉b␛.md"
