from dataclasses import replace

from genglossary.checking.fixing import mended
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
