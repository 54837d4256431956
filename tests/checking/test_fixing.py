from dataclasses import replace

from genglossary.checking.fixing import difference, mended
from tests.checking.samples import findings

TEXT = "A wharf, a web site."
WHARF, SITE = findings(TEXT)


def test_of_two_that_overlap_the_first_is_mended():
    assert mended(TEXT, [WHARF, replace(WHARF, start=WHARF.start + 1, fix="x"), SITE]) == (
        "A quay, a website.",
        [WHARF, SITE],
    )


def test_what_is_not_certain_stays():
    assert mended(TEXT, [replace(WHARF, fix=None)]) == (TEXT, [])


def test_a_difference_says_where_a_file_has_no_line_end():
    assert difference("a.md", "a\nb", "a\nc").endswith(
        "-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


def test_a_form_feed_ends_no_line_of_a_difference():
    assert difference("a.md", "a\fb\x85c\n", "a\fb\x85d\n").endswith("@@ -1 +1 @@\n-a\fb\x85c\n+a\fb\x85d\n")
