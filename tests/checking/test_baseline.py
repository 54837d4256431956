import pytest

from genglossary.checking.baseline import BadBaseline, new_ones, read, written
from tests.checking.samples import findings

TEXT = "At the wharf.\n\nOn the web site.\n"


def left(known: str, text: str) -> tuple[list[str], int]:
    new, gone = new_ones(findings(text), read(known))
    return [each.term for each in new], gone


def test_what_was_known_stays_unsaid_wherever_it_moves():
    known = written(findings(TEXT))
    assert left(known, TEXT) == ([], 0)
    assert left(known, "x\n\n" * 1000 + "On the web\nsite.\n\nAt the  wharf.\n") == ([], 0)


def test_a_second_one_of_the_same_words_is_new():
    assert left(written(findings(TEXT)), TEXT + "\nAt the wharf.\n") == (["quay"], 0)


def test_what_was_mended_is_counted():
    assert left(written(findings(TEXT)), "At the wharf.\n") == ([], 1)


def test_the_file_is_sorted_and_has_no_line_numbers():
    known = written(findings(TEXT))
    assert known == written(reversed(findings(TEXT)))
    assert known == written(findings("\n\n\n" + TEXT))
    assert len(known.splitlines()) == 3


@pytest.mark.parametrize("text", ["what", "0123456789abcdef\tx", "12\t1"])
def test_another_file_is_no_baseline(text):
    with pytest.raises(BadBaseline, match="Line 1"):
        read(text)
