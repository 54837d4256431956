from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from tests.readers.prose import check, prose, readings, structure


def read(text: str) -> readers.Reading:
    return readers.read("keeper.md", text.encode())


def only(text: str) -> str:
    reading = read(text)
    (block,) = reading.blocks
    return prose(reading, block)


def test_the_stored_text_is_what_read_text_gives(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes("# 灯台\r\nThe lamp\rburns.\n".encode())
    assert readers.read("a.md", path.read_bytes()).text == path.read_text(encoding="utf-8")


def test_a_byte_order_mark_is_not_part_of_the_text():
    assert readers.read("a.md", b"\xef\xbb\xbf# Lamp\n").text == "# Lamp\n"


def test_headings_know_their_level_and_lose_their_marks():
    assert structure(read("# The **Lamp** #\n\nFog\n---\n\n### 霧笛 {#horn}\n")) == [
        ("heading1", "The Lamp"),
        ("heading2", "Fog"),
        ("heading3", "霧笛"),
    ]


def test_list_items_quotes_and_tables_are_told_apart_from_paragraphs():
    text = "Intro.\n\n- one\n- two\n  goes on\n\n> quoted\n> twice\n\n| a | b |\n|---|---|\n| x \\| y | z |\n"
    assert structure(read(text)) == [
        ("paragraph", "Intro."),
        ("list_item", "one"),
        ("list_item", "two\ngoes on"),
        ("quote", "quoted\ntwice"),
        ("table_cell", "a"),
        ("table_cell", "b"),
        ("table_cell", "x | y"),
        ("table_cell", "z"),
    ]


def test_a_cell_that_repeats_its_neighbour_has_its_own_place():
    reading = read("| lamp | lamp |\n|---|---|\n| lamp | lamp |\n")
    assert [b.start for b in reading.blocks] == [2, 9, 28, 35]


def test_definition_lists_give_terms_and_their_texts():
    text = "Lamp\n: What burns at the top.\n: A light.\n"
    assert structure(read(text)) == [
        ("definition_term", "Lamp"),
        ("definition_text", "What burns at the top."),
        ("definition_text", "A light."),
    ]


def test_code_blocks_and_front_matter_are_not_prose():
    text = '---\ntitle: "The keeper\'s book"\n---\nText.\n\n```sh\nlamp --on\n```\n\n    indented\n'
    reading = read(text)
    assert [b.kind for b in reading.blocks] == ["front_matter", "paragraph", "code", "code"]
    assert reading.title == "The keeper's book"


def test_the_first_heading_is_the_title_where_no_front_matter_names_one():
    assert read("## The *fog* signal\n").title == "The fog signal"


def test_links_images_and_addresses_keep_their_words_only():
    assert only('See [the lamp](http://x.example/a_(b) "t"), ![a mast](m.png) and <https://x.example>.') == (
        "See the lamp, a mast and ."
    )
    assert only("It is at https://x.example/a?b=c, they say.") == "It is at , they say."
    assert only("詳しくはhttps://x.example/をご覧ください。") == "詳しくはをご覧ください。"


def test_link_references_are_links_only_where_the_document_defines_them():
    reading = read("The [lamp], the [horn][h] and the [bell].\n\n[Lamp]: a.md\n[h]: b.md\n")
    assert structure(reading) == [("paragraph", "The lamp, the horn and the [bell].")]


def test_emphasis_is_markup_but_snake_case_and_arithmetic_are_not():
    assert only("A **very** *old* __lamp__ and ~~new~~ max_attempts of 2*3 or 2 * 3.") == (
        "A very old lamp and  max_attempts of 2*3 or 2 * 3."
    )


def test_a_name_in_code_style_stays_visible_and_a_command_does_not():
    assert only("Run `lamp --on` on the `Fog Gate` with `max_attempts`, `灯台` and `a = 1`.") == (
        "Run  on the Fog Gate with max_attempts, 灯台 and ."
    )


def test_backticks_pair_by_their_length():
    assert only("A ``Lamp` `` and ` alone.") == "A  and ` alone."


def test_markup_in_code_is_no_markup():
    assert only("Write `*Lamp` or \\*Lamp\\*.") == "Write  or *Lamp*."


def test_html_is_skipped_with_comments_and_scripts():
    reading = read('<div class="x">\nThe <b>lamp</b> <!-- old -->burns\n</div>\n\n<script>\nalert(1)\n</script>\n')
    assert [text.strip() for _, text in structure(reading)] == ["The lamp burns"]


def test_ruby_becomes_a_reading_in_each_way_of_writing_it():
    text = "<ruby>提灯<rp>(</rp><rt>ちょうちん</rt><rp>)</rp></ruby>と霧笛《むてき》と"
    text += "｜持ち場《もちば》と{灯台|とう|だい}。"
    reading = read(text)
    assert structure(reading) == [("paragraph", "提灯と霧笛と持ち場と灯台。")]
    assert readings(reading) == [
        ("提灯", "ちょうちん"),
        ("霧笛", "むてき"),
        ("持ち場", "もちば"),
        ("灯台", "とうだい"),
    ]


def test_title_brackets_are_not_ruby():
    assert only("名著《The Lamp》を読む。") == "名著《The Lamp》を読む。"


def test_notes_of_site_generators_are_markup():
    text = "::: warning\nThe [[lamp|Lamp]] burns{{< ref x >}}[^1].\n:::\n"
    assert [text.strip() for _, text in structure(read(text))] == ["The Lamp burns."]


def test_japanese_and_english_are_searched_by_the_same_offsets():
    reading = read("> 灯台の**霧笛**は鳴る。\n> The *horn* sounds.\n")
    (block,) = reading.blocks
    assert reading.text[block.start : block.start + 2] == "灯台"
    assert prose(reading, block) == "灯台の霧笛は鳴る。\nThe horn sounds."


PIECES = [*"ab灯台 \n\t#*_`~[](){}<>|!-+:.\\&\"'1=《》｜/", "\n\n", "\n> ", "\n- ", "\n: ", "```\n", "<!--"]
PIECES += ["<ruby>", "<rt>", "</rt>", "</ruby>", "\n| a | b |\n|---|---|\n", "http://", "](", "{{<", ">}}"]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(MARKUP)
def test_no_markup_breaks_the_order_of_blocks_and_skips(text: str):
    if text.strip():
        check(read(text))


@given(st.lists(st.sampled_from(["灯台", "lamp", "keeper 2", "霧 笛"]), min_size=1))
def test_no_word_of_plain_paragraphs_is_lost(words: list[str]):
    assert structure(read("\n\n".join(words))) == [("paragraph", word) for word in words]
