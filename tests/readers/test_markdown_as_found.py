"""Markdown as editors, converters and site generators leave it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from genglossary.pipeline.text.prose import prose_of
from tests.readers.prose import check, prose, readings, structure


def read(text: str) -> readers.Reading:
    reading = readers.read("quarry.md", text.encode())
    check(reading)
    return reading


def said(text: str) -> str:
    """What is left of a text, one space for white space."""
    reading = read(text)
    return " ".join(" ".join(prose(reading, block) for block in reading.blocks if block.kind != "code").split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A slate&nbsp;bed.", "A slate bed."),
        ("Chalk &amp; Flint", "Chalk & Flint"),
        ("The mason&rsquo;s and mason&#8217;s and mason&#x2019;s mark.", "The mason’s and mason’s and mason’s mark."),
        ("bench&mdash;a step", "bench—a step"),
        ("lime&shy;stone and lime&ZeroWidthSpace;stone", "limestone and limestone"),
        ("採石場&nbsp;とは、石を採る場所である。", "採石場とは、石を採る場所である。"),
        ("Q&A of R&D; AT&T &nosuch; end", "Q&A of R&D; AT&T &nosuch; end"),
        ("`&amp;` here", "here"),
        ("one<br>two<br/>three", "one two three"),
        ("石<br>材", "石材"),
    ],
)
def test_entities_are_the_characters_that_they_stand_for(text: str, words: str):
    assert said(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dip $\\delta_0$ is an angle.", "The dip is an angle."),
        ("The bed has $n$ layers, $5 a ton and $10 a load.", "The bed has layers, $5 a ton and $10 a load."),
        ("Between $20 and 30$ each.", "Between $20 and 30$ each."),
        ("A price of \\$5 or \\$6.", "A price of $5 or $6."),
        ("Choose \\(a \\leq b\\) and \\\\(a\\\\) here.", "Choose and here."),
        ("Escaped \\[words in brackets\\] stay.", "Escaped [words in brackets] stay."),
        ("Before.\n\n$$\na\n\n\\frac{a}{b} + c\n- d\n$$\n\nAfter.", "Before. After."),
        ("\\[ \\mathrm{load} = m \\]\n\nAfter.", "After."),
        ("\\begin{align*}\nx &= y\n\\end{align*}\nAfter.", "After."),
        ("Open $$ and no more.", "Open $$ and no more."),
    ],
)
def test_formulas_are_no_words_but_prices_are(text: str, words: str):
    assert said(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A quoin<sup>2</sup> and a quoin<sup>[3](#n3)</sup> and a quoin^4^.", "A quoin and a quoin and a quoin."),
        ("A quoin<sup><a href='#x'>5</a></sup>.", "A quoin."),
        ("A quoin[7], a lewis\\[8\\] and a [[9]](#n9) pin [\\[1\\]](#n1).", "A quoin, a lewis and a pin ."),
        ("A quoin[^q1] is here.^[Old word.]", "A quoin is here."),
        ("An area of 5 m<sup>2</sup>, 3 km^2^, x^2^, 10<sup>6</sup>, H~2~O and H<sub>2</sub>O.",
         "An area of 5 m2, 3 km2, x2, 106, H2O and H2O."),
        ("The 1<sup>st</sup> bench.", "The 1st bench."),
        ("A bench² of 5 m².³", "A bench of 5 m²."),
        ("[A link](https://a.example/x) and [1](https://a.example/y).", "A link and ."),
        ("A quoin (see [5]) and a lewis (cf. [6, 7]) (see below).", "A quoin and a lewis (see below)."),
        ("石材（[5]参照）の話。", "石材の話。"),
        ("石材※1と楔（注2）と石材*3の話。", "石材と楔と石材の話。"),
        ("One.[1][2] Two[^a].\n\n[^a]: An old word.", "One. Two. An old word."),
        ("Quarry [edit] and [citation needed] and [array] stay.", "Quarry and and [array] stay."),
    ],
)  # fmt: skip
def test_marks_of_notes_are_no_part_of_words(text: str, words: str):
    assert said(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kept %% unseen %% words.", "Kept words."),
        ("One.\n\n%%\nUnseen bed.\n\nUnseen too.\n%%\n\nTwo.", "One. Two."),
        ("```\n%%\n```\n\nSeen.\n\n```\n%%\n```", "Seen."),
        ("[[Quarry|the pit]], [[Quarry#Depth]], [[#Depth]] and ![[pit.png]]", "the pit, Quarry, Depth and"),
        ("> [!tip]+ A hint\n> A wedge is a tool.\n>\n> More.", "A hint A wedge is a tool. More."),
        ("A ==bright== word ^ref1", "A bright word"),
        ("import Tabs from './tabs'\nexport const meta = {\n  bed: 1,\n}\n\nSeen.", "Seen."),
        ("<Tabs items={['a > b']} onClick={() => x}>Seen {props.bed} {/* not */}</Tabs>", "Seen"),
        ("As [see @rock1990, p. 3; @clay] and @flint2001 say.", "As and say."),
        (":::note\nA wedge.\n:::", "A wedge."),
        ('!!! note "Wedges"\n\n    A wedge is a tool.\n\nAfter.', "Wedges A wedge is a tool. After."),
        ('=== "Steel"\n    Steel wedge.\n\n=== "Wood"\n    Wooden wedge.', "Steel Steel wedge. Wood Wooden wedge."),
        ("```{note}\n:class: x\nA wedge.\n```\nAfter.", "A wedge. After."),
        ("{% include bed.html %}\n{{< figure src=x >}}\nSeen.", "Seen."),
        ("# Beds {#beds .wide}\n\n{: .wide}\nSeen {.wide}.", "Beds Seen ."),
        ("Seen <!-- not --> words ~~struck~~ <del>too</del>.", "Seen words ."),
        (":tada: Done :+1: at 10:30:45 in a::b::c", "Done at 10:30:45 in a::b::c"),
        ("Write to pit@stone.example, www.stone.example or https://stone.example/a_b.", "Write to , or ."),
        (
            "A \\textbf{quoin} of \\citep[p. 2]{rock90} in Fig. \\ref{fig:a}, \\noindent cut.",
            "A quoin of in Fig. , cut.",
        ),
        ("第一章［＃「第一章」は大見出し］［注1］", "第一章"),
        ("importing stone is hard\nexport duties too", "importing stone is hard export duties too"),
    ],
)
def test_what_no_reader_sees_is_left_out(text: str, words: str):
    assert said(text) == words


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Beds\n---\n",
        "---\ntitle: Beds\n...\n",
        "+++\ntitle = 'Beds'\n+++\n",
        '{\n  "title": "Beds",\n  "draft": true\n}\n',
        "% Beds\n% A. Mason\n",
        "Title: Beds\nAuthor: A. Mason\n",
    ],
)
def test_front_matter_of_every_kind_names_the_title_and_is_no_prose(front: str):
    reading = read(f"{front}\nText of it.\n")
    assert [block.kind for block in reading.blocks] == ["front_matter", "paragraph"]
    assert reading.title == "Beds"


def test_an_abbreviation_line_says_what_it_is_short_for():
    text = "The QCS is old.\n\n*[QCS]: Quarry Control System\n"
    assert structure(read(text))[1:] == [("list_item", "QCS: Quarry Control System")]


def test_lines_of_licences_and_credits_are_metadata():
    text = (
        "# Beds\n\nA bed is a layer (credit: A. Mason).\n\nThis work is licensed under CC BY-SA 4.0.\n\n"
        "© 2019 The Pit. All rights reserved.\n\nThe pit is licensed under this agreement.\n"
    )
    assert [block.kind for block in read(text).blocks] == [
        "heading", "paragraph", "front_matter", "front_matter", "paragraph",
    ]  # fmt: skip
    assert said("A bed is a layer (credit: A. Mason).") == "A bed is a layer ."


def test_readings_of_novelists_and_in_brackets_are_readings_and_no_prose():
    reading = read(
        "｜鋼刃《はがねば》と鋼刃《はがねば》。石切場（いしきりば）の"
        "見張り台（みはりだい、英: watch）。経費（すべて）。"
    )
    assert prose(reading, reading.blocks[0]) == "鋼刃と鋼刃。石切場の見張り台（英: watch）。経費（すべて）。"
    assert readings(reading) == [
        ("鋼刃", "はがねば"), ("鋼刃", "はがねば"), ("石切場", "いしきりば"), ("見張り台", "みはりだい"),
    ]  # fmt: skip


WORDS = st.lists(
    st.sampled_from(["bench", "quoin", "é", "&", "石材", "“wedge”", "—", "’s", "ﬁ"]), min_size=1, max_size=12
)


@given(WORDS, st.data())
def test_text_says_the_same_with_entities_as_with_their_characters(words: list[str], data: st.DataObject):
    plain = "A " + " ".join(words) + " z"
    coded = "".join(f"&#{ord(each)};" if each not in " ﬁ" and data.draw(st.booleans()) else each for each in plain)
    with_entities, without = read(coded), read(plain)
    found = prose_of(coded, with_entities.blocks[0])
    assert found.text == prose_of(plain, without.blocks[0]).text
    for at, character in enumerate(found.text):
        written = coded[found.at(at) : found.after(at)]
        assert written in (character, f"&#{ord(character)};") or (written == "ﬁ" and character in "fi")


SIGNS = st.sampled_from([
    *"\\`*_[](){}<>!&;%$@:^~=|#+-\n ", "%%", "$$", "\\[", "\\begin{a}", "\\end{a}", "*[A]: b", "!!! note\n    ",
    '=== "a"\n', "&amp;", "[^1]", "<sup>1</sup>", "<abbr title='b c'>", "</abbr>", "```{note}\n", "import a\n", "{/*",
    "> [!a]\n", "字《じ》", "漢（かん）", "a",
])  # fmt: skip


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_no_sign_breaks_blocks_skips_and_replacements(text: str):
    try:
        reading = read(text + "\nend")
    except readers.Unreadable:
        return
    assert reading.text.endswith("end")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[![Build](https://a.example/b.svg)](https://a.example) ![npm](https://img.shields.io/x)\nSeen.",
            "Seen.",
        ),
        ("![png](output_1_0.png)\n\nSeen ![a pit](pit.png).", "Seen a pit."),
        ("[![Build][shot]][home]\nSeen.\n\n[shot]: a.svg\n[home]: b", "Seen."),
        ("#stone/bed #todo\nSeen.", "Seen."),
        ("Seen.\n#石材 #道具", "Seen."),
        ("Item #3 is #todo here", "Item #3 is #todo here"),
        ("Press <kbd>Ctrl</kbd>+<kbd>C</kbd> now.", "Press + now."),
        ("@[youtube](abc123)\n\nSeen.", "Seen."),
    ],
)
def test_badges_tags_keys_and_what_is_embedded_are_no_words(text: str, words: str):
    assert said(text) == words


@pytest.mark.parametrize(
    "text", ["- 石材とは、\n  石切場で**切った**\n  **石**である。", "> 石材とは、\n> 石切場で切った\n> 石である。"]
)
def test_indented_lines_of_a_script_without_spaces_are_joined_without_one(text: str):
    reading = read(text)
    assert prose_of(text, reading.blocks[0]).text == "石材とは、石切場で切った石である。"
