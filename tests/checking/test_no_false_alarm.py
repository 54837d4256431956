"""Places in which nothing is found, and places in which it is, per format."""

import pytest

from genglossary.checking import Checker, manuscript
from genglossary.formats import Entry, Glossary, Spelling
from tests.checking.samples import entry, findings, found

NOWHERE = {
    "a.md": [
        "```\nweb site\n```",
        "    web site",
        "`web site`",
        "`wharf`",
        "[x](web-site/wharf.md)",
        "[x](https://x.example/wharf 'wharf')",
        "<https://x.example/wharf>",
        "https://x.example/wharf",
        "www.wharf.example",
        "docs/wharf.md",
        "./wharf",
        "wharf.py",
        "wharf_name",
        "$wharf",
        "--wharf",
        "wharf()",
        "<wharf>",
        "{wharf}",
        "@wharf",
        "me@wharf.example",
        "---\ntitle: web site\n---\n\nx",
        "> A web site.",
        'He said "a web site" then.',
        "He said “a web site” then.",
        "He said ‘a web site’ then.",
        "彼は「ユーザ」と言った。",
        "『ユーザの本』",
        "<code>wharf</code>",
        "<kbd>wharf</kbd>",
        "<q>wharf</q>",
        "<!-- wharf -->",
        "<a title='wharf'>x</a>",
        "$wharf^2$",
        "{{< wharf >}}",
        "The World Web Site Award is here.",
        "the wharfinger",
        "wharf-side",
        "WHARF is set by you",
        "wharfName",
        "ユーザビリティ",
        "パスワード",
        "サブワード",
        "つなげる",
        "利用者側",
        "ワードプレスとサブワード",
    ],
    "a.rst": [
        "``wharf``",
        ":code:`wharf`",
        ":guilabel:`wharf`",
        ":py:func:`wharf`",
        ".. code-block:: python\n\n   wharf = 1\n",
        "Text::\n\n    wharf\n",
        ".. comment about a wharf",
        "`x <https://x.example/wharf>`_",
        "Text\n\n    A wharf.\n",
        ".. image:: wharf.png",
        "`wharf`",
        ".. function:: f\n\n   :type name: wharf",
        ".. function:: f\n\n   :rtype: wharf",
        ".. function:: f\n\n   :param wharf name: that of the ship",
    ],
    "a.html": [
        "<p><code>wharf</code>",
        "<pre>wharf</pre>",
        "<script>wharf</script>",
        "<style>wharf</style>",
        "<a href='wharf.html'>x</a>",
        "<blockquote>A wharf.</blockquote>",
        "<p><q>A wharf.</q>",
        "<!-- wharf -->",
        "<textarea>wharf</textarea>",
        "<p title='wharf'>x",
        "<p><span class='std systemitem'><b>wharf</b></span>",
        "<p>Press <span class='guilabel'><span>a</span> wharf</span>",
        "<div class='biblioentry'><p>Wharf</p><div>wharf</div></div>",
    ],
    "a.adoc": [
        "`wharf`",
        "+wharf+",
        "----\nwharf\n----\n",
        "[source]\nwharf",
        " wharf\n",
        "// wharf",
        "////\nwharf\n////\n",
        "++++\n<b>wharf</b>\n++++\n",
        ":icons: wharf\n\nThe quay.",
        "xref:wharf.adoc[x]",
        "https://x.example/wharf[x]",
        "<<wharf>>",
        "include::wharf.adoc[]\n\nx",
        "image::wharf.png[]\n\nx",
        "menu:Wharf[Open] and btn:[wharf]",
        "[quote]\nA wharf.",
        "____\nA wharf.\n____\n",
        '"`A wharf`"',
        "[#wharf.wharf]\nx",
        "stem:[wharf]",
        "pass:[wharf]",
    ],
    "a.org": [
        "=wharf=",
        "~wharf~",
        "#+begin_src sh\nwharf\n#+end_src",
        "# wharf",
        ": wharf",
        "[[file:wharf.png]]",
        "[[https://x.example/wharf][x]]",
        ":PROPERTIES:\n:ID: wharf\n:END:\nx",
        "#+KEYWORDS: wharf\n\nx",
        "* COMMENT wharf\nA wharf.",
        "#+begin_quote\nA wharf.\n#+end_quote",
    ],
    "a.txt": ["`wharf`", "> A wharf, he wrote.", "https://x.example/wharf", '"A wharf"'],
    "a.vtt": ["WEBVTT\n\nNOTE wharf\n\n00:01.000 --> 00:02.000\nx"],
}
SOMEWHERE = {
    "a.md": [
        "# The wharf",
        "# The Old Wharf",
        "[the wharf](x.md)",
        "![the wharf](x.png)",
        "| a | b |\n|---|---|\n| the wharf | x |",
        "- the wharf",
        "**wharf**",
        "Term\n: A wharf.",
        "(wharf)",
        "the wharf.",
        "the quay/wharf",
        "don't say wharf, don't",
        'A 5" wharf and a 6" one',
        "!!! note\n    A wharf.",
        "Dockerでwharfを使う。",
    ],
    "a.rst": [
        "The wharf\n=========\n",
        "*wharf*",
        ".. function:: f\n\n   :param name: that of the wharf",
        ".. note:: A wharf.",
        ":ref:`the wharf <x>`",
        "The old :term:`wharf` burns.",
        "See `wharf`_ now.",
        "- a wharf",
        "=====  ==\nwharf  x\n=====  ==",
    ],
    "a.html": [
        "<h1>The wharf</h1>",
        "<p>A <b>wharf</b>",
        "<a href='x'>the wharf</a>",
        "<td>wharf</td>",
        "<dt>wharf</dt>",
        "<p><span class='guilabel'><span>a</span></span> wharf",
        "<p><span class='application'>wharf</span>",
        "<title>wharf</title>",
    ],
    "a.adoc": [
        "== The wharf",
        "The wharf\n---------\n",
        "*wharf* and",
        "[.role]#wharf#",
        "xref:x.adoc[the wharf]",
        "https://x.example[the wharf]",
        "<<x,the wharf>>",
        "* a wharf",
        "wharf:: x",
        "x:: a wharf",
        "|===\n|a |wharf\n|===\n",
        "NOTE: A wharf.",
        "====\nA wharf.\n====\n",
        ".A wharf\nx",
        "It is so.footnote:[A wharf.]",
        "image::x.png[a wharf]",
        "ifdef::x[]\nA wharf.\nendif::[]\n",
    ],
    "a.org": [
        "* The wharf :old:",
        "*wharf* and",
        "[[x][the wharf]]",
        "[[wharf]]",
        "- a wharf",
        "- wharf :: x",
        "- x :: a wharf",
        "| a | wharf |",
        "#+CAPTION: A wharf",
        "[fn:1] A wharf.",
    ],
    "a.txt": ["The wharf.", "- wharf", "WHARFS AND QUAYS\n\nA wharf"],
    "a.srt": ["1\n00:00:01,000 --> 00:00:02,000\nthe <i>wharf</i>\n"],
    "a.vtt": ["WEBVTT\n\n00:01.000 --> 00:02.000\nthe wharf\n"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in NOWHERE.items() for text in texts])
def test_nothing_is_found_in(name, text):
    assert found(text, name) == []


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SOMEWHERE.items() for text in texts])
def test_it_is_found_in(name, text):
    assert [each.lower().rstrip("s") for each in found(text, name)][-1:] == ["wharf"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ユーザがサーバを使う。", ["ユーザ", "サーバ"]),
        ("ウェブサーバとAPIサーバとWebサーバ。", ["サーバ"] * 3),
        ("ユーザ名、ユーザさん、ユーザー。", ["ユーザ", "ユーザ"]),
        ("ワードで書く。ワード文書", ["ワード", "ワード"]),
        ("石をなげる。", ["なげる"]),
        ("サーバレスとサーバントリーダー。", ["サーバ"]),
        ("ＡのWeb site上で", ["Web site"]),
        ("web siteは", ["web site"]),
    ],
)
def test_japanese_words_are_found_by_their_edges(text, words):
    assert found(text) == words


def test_subtitles_without_a_cue_have_no_findings():
    assert findings("WEBVTT\n\nThe web site.\n", "a.vtt") == []


PROGRAMS = Glossary(
    entries=(
        entry("command line", "command-line", "commandline"),
        entry("object name"),
        entry("ephemeral container"),
        entry("web hook"),
        entry("set up", "set-up"),
        entry("tie off"),
        entry("プリンター", "プリンタ", language="ja"),
        entry("reStructuredText", "ReST"),
        entry("detached HEAD"),
        entry("JavaScript"),
        entry("StatefulSet"),
        entry("ウェブ", "web", language="ja"),
        entry("部品表", "BOM", language="ja"),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Give it on the command-line.", ["command-line"]),
        ("The command-line is short.", ["command-line"]),
        ("Use command-line options.", []),
        ("Read the Command-line arguments.", []),
        ("Give it as commandline options.", ["commandline"]),
        ("Open the web interface at night.", []),
        ("Open the web interface at night.\n夜にwebを開く。", ["web"]),
        ("夜にweb interfaceを開く。", ["web"]),
        ("# Web", ["Web"]),
        ("We keep a BOM of the crane.", []),
        ("クレーンのBOMを作る。", ["BOM"]),
        ("| commandline | what is given |\n|-|-|\n| a | b |", []),
        ("commandline", ["commandline"]),
        ("We write javascript at night.", ["javascript"]),
        ("Set nodeIntegration, preload or javascript there.", ["javascript"]),
        ("Set preload, nodeIntegration, javascript there.", []),
        ("javascript, contextIsolation and others are set.", []),
        ("preload、javascript、contextIsolationを設定する。", []),
        ("The $(statefulset name) is read.", []),
        ("The {name of statefulset} is read.", []),
        ("The (statefulset name) is read.", ["statefulset"]),
        ("Ask the webhook.", ["webhook"]),
        ("The field objectname is read.", ["objectname"]),
        ("objectname", []),
        ("Call the ephemeralcontainers subresource.", []),
        ("It warns of detachedHead.", []),
        ("The setup is done, and the tie-off too.", []),
        ("The set-up is done.", ["set-up"]),
        ("Start it (javascript or javascript.exe).", []),
        ("プリンタを使う。プリンタ用紙。", ["プリンタ", "プリンタ"]),
        ("プリンタブルな書類。", []),
        ("The rest of the crew.", []),
        ("It has a command-line run, and a command-line `-D` option.", []),
        ("The prompt (also known as the commandline) is short.", []),
        ("プリンターはプリンタとも書く。", []),
        ("プリンタとも話す。", ["プリンタ"]),
        ("Written in ReST.", ["ReST"]),
        ("Run it with -lang javascript then.", []),
        ("It is yours:\nweb uploads.", []),
    ],
)
def test_what_programs_and_grammar_and_another_language_make_right_is_not_found(text, expected):
    at = manuscript("a.md", text.encode()).text
    found = Checker(PROGRAMS).check(manuscript("a.md", text.encode()))
    assert [at[each.start : each.end] for each in found] == expected


def test_a_noun_that_may_be_meant_is_not_mended_into_a_verb():
    assert [each.fix for each in Checker(PROGRAMS).check(manuscript("a.md", b"The set-up is done."))] == [None]


def test_before_a_noun_the_hyphen_is_right_in_every_rule_and_format():
    glossary = Glossary(entries=(Entry(text="time series", language="en", usage="preferred",
                                       spellings=(Spelling(text="time-series"),)),))  # fmt: skip
    for name, opened in {"a.md": "{}", "a.rst": "{}", "a.html": "<p>{}</p>", "a.txt": "{}"}.items():
        for text, count in (("We keep time-series data.", 0), ("We keep a time-series.", 1)):
            assert len(findings(opened.format(text), name, glossary)) == count
