"""Whatever a document is made of, mending it writes into its prose alone, and a second time finds nothing to mend."""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary.checking import Checker, Finding, manuscript
from genglossary.checking.fixing import settled
from tests.checking.samples import HARBOUR

CHECKER = Checker(HARBOUR)


class Pieces(NamedTuple):
    """What documents of a format are made of: `kept` must stay as it is, `front` too, which can only come first."""

    front: str
    kept: list[str]
    prose: list[str]


PROSE = [
    "A web site of the ship.",
    "Two wharves, Wharf by wharf.",
    "ユーザがサーバを見る。",
    "We ask github.",
    "An e-mail.",
]
FORMATS = {
    "a.md": Pieces(
        "---\ntitle: A web site\ntags: [wharf]\n---\n\n",
        [
            "`a web site`", "```\nweb site, wharf\n```", "        wharf = ユーザ", "> A web site of the wharf.",
            "[x](wharf.md)", "![x](web-site/wharf.png)", "<https://e.example/wharf/github>", "[wharf]: wharf.md",
            "He said “a web site”.", "「ユーザ」と言う。", "<!-- wharf -->", "$wharf$", "<a href='wharf'>x</a>",
        ],
        ["# {}", "{}", "* {}", "**{}**", "| a |\n|-|\n| {} |", "[{}](x.md)", "![{}](x.png)"],
    ),
    "a.rst": Pieces(
        "..\n   A web site.\n\n",
        [
            "``a web site``", "Text::\n\n    web site, wharf", ".. code-block:: sh\n\n   wharf github",
            "Text\n\n    A wharf.",
            "`x <https://e.example/wharf>`_", ".. image:: wharf.png", ":code:`wharf`", ":guilabel:`web site`",
            "He said “a web site”.", "「ユーザ」と言う。", ".. a comment about a wharf",
        ],
        ["{}", "* {}", "**{}**", "{}\n" + "=" * 60, "term\n   {}"],
    ),
    "a.adoc": Pieces(
        ":wharf: github\n\n",
        [
            "`a web site`", "----\nweb site, wharf\n----", "....\nwharf\n....", "____\nA web site of the wharf.\n____",
            "link:wharf.html[x]", "image::wharf.png[x]", "https://e.example/wharf[x]", "// a comment about a wharf",
            "He said “a web site”.", "「ユーザ」と言う。", "btn:[web site]",
        ],
        ["== {}", "{}", "* {}", "*{}*", "|===\n| {}\n|==="],
    ),
    "a.html": Pieces(
        "<!doctype html><head><style>.wharf {}</style><script>let wharf</script></head>",
        [
            "<code>a web site</code>", "<pre>wharf\nweb site</pre>", "<a href='wharf.html'>x</a>", "<!-- wharf -->",
            "<blockquote><p>A web site of the wharf.</p></blockquote>", "<img src='wharf.png'>", "<kbd>wharf</kbd>",
            "<p>He said “a web site”.</p>", "<p>「ユーザ」と言う。</p>", "<p data-x='wharf'>x</p>",
        ],
        ["<h2>{}</h2>", "<p>{}</p>", "<ul><li>{}</li></ul>", "<p><b>{}</b></p>", "<table><tr><td>{}</td></tr></table>"],
    ),
}  # fmt: skip


def found(name: str, text: str) -> list[Finding]:
    return CHECKER.check(manuscript(name, text.encode()))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_mending_writes_into_prose_alone_and_ends(name, data):
    pieces = FORMATS[name]
    prose = st.tuples(st.sampled_from(pieces.prose), st.sampled_from(PROSE)).map(lambda pair: pair[0].format(pair[1]))
    parts = data.draw(st.lists(st.one_of(prose, st.sampled_from(pieces.kept)), min_size=1, max_size=8))
    front = data.draw(st.sampled_from(["", pieces.front]))
    text = front + "\n\n".join(parts) + "\n"
    after, _ = settled(text, found(name, text), lambda mended: found(name, mended))
    kept = [each for each in parts if each in pieces.kept]
    assert all(after.count(each) >= kept.count(each) for each in kept) and after.startswith(front)
    assert [each for each in found(name, after) if each.fix is not None] == []
