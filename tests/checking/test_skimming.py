import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.checking import Checker, manuscript
from genglossary.formats import Entry, Glossary
from tests.checking.samples import HARBOUR

CHECKER = Checker(
    Glossary(entries=(*HARBOUR.entries, Entry(text="lamp", language="en", definition="A lamp is a light.")))
)
PARTS = [
    *(
        "The quay is here and\nthere is a lamp.",
        "Nothing at all\nis said here.",
        "The web\nsite is old.",
        "- x\n- wharf",
    ),
    *(
        "```\ncode\n```",
        "```",
        "<!--",
        "-->",
        "Term\n: what",
        "A | b\n--|--\nc | d",
        "> said",
        "# Head",
        "ユーザが\n使う。",
    ),
    *(
        "Wharf &amp; quay.",
        "ｗｈａｒｆ here",
        "A lamp is a\nlight.",
        "<!-- genglossary-ignore -->",
        "Plain words.",
        "    code",
    ),
    *("import x from 'y'", "[x]: y", "Head\n====", "wha\u00adrf", "$$", "lamps", "said github"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=14))
def test_what_is_skimmed_gives_the_same_findings(parts):
    data = ("\n\n".join(parts) + "\n").encode()
    if data.strip():
        assert CHECKER.check(CHECKER.opened("a.md", data)) == CHECKER.check(manuscript("a.md", data))


@pytest.mark.parametrize(
    ("text", "count"), [("The lamplight.", 0), ("lamps here", 1), ("Many lamps.\n\nA web site.", 1)]
)
def test_entries_in_what_is_not_read_are_used_all_the_same(text, count):
    examined = CHECKER.examine(CHECKER.opened("a.md", text.encode()))
    assert (len(CHECKER.glossary.entries) - 1 in examined.counts) == bool(count)
