import pytest

from tests.checking.samples import findings

SYNTAX = {
    "a.md": "<!-- genglossary-ignore{} -->",
    "a.mdx": "{{/* genglossary-ignore{} */}}",
    "a.html": "<!-- genglossary-ignore{} -->",
    "a.rst": ".. genglossary-ignore{}",
    "a.adoc": "// genglossary-ignore{}",
    "a.org": "# genglossary-ignore{}",
    "a.txt": "# genglossary-ignore{}",
}


def codes(text: str, name: str = "a.md") -> list[tuple[str, int]]:
    return [(each.rule, each.line) for each in findings(text, name)]


@pytest.mark.parametrize("name", SYNTAX)
def test_a_comment_with_its_own_line_is_about_the_block_below(name):
    text = f"x\n\n{SYNTAX[name].format('')}\n\nA wharf\nand a wharf.\n\nA wharf.\n"
    assert [rule for rule, _ in codes(text, name)] == ["GG101"]


def test_in_html_it_is_about_the_element_below():
    comment = SYNTAX["a.html"].format("")
    text = f"{comment}\n<ul><li>A wharf\n<ul><li>wharf</ul>\n<li>wharf</ul>\n<p>A wharf.</p>\n"
    assert codes(text, "a.html") == [("GG101", 5)]
    assert codes(f"{comment}\n<p>A wharf.\n\n<p>A wharf.\n", "a.html") == [("GG101", 4)]


def test_what_an_attribute_stands_for_is_looked_at_where_it_is_set():
    text = ":here: the wharf\n:other: a wharf\n\nIt is {here}.\n\n----\n:here: a wharf\n----\n"
    assert codes(text, "a.adoc") == [("GG101", 1)]


@pytest.mark.parametrize("name", SYNTAX)
def test_a_region_ends_at_its_end(name):
    start, end = SYNTAX[name].format("-start"), SYNTAX[name].format("-end")
    assert [rule for rule, _ in codes(f"{start}\n\nA wharf.\n\nA wharf.\n\n{end}\n\nA wharf.\n", name)] == ["GG101"]


@pytest.mark.parametrize("name", SYNTAX)
def test_a_file_can_be_ignored(name):
    assert codes(f"A wharf.\n\n{SYNTAX[name].format('-file')}\n\nA wharf.\n", name) == []


def test_a_comment_in_a_line_is_about_that_line():
    assert codes("A wharf. <!-- genglossary-ignore GG101 -->\nA wharf.\n") == [("GG101", 2)]


def test_a_comment_may_name_rules():
    assert codes("A wharf on github. <!-- genglossary-ignore GG101, GG104 -->") == []
    assert codes("A wharf on github. <!-- genglossary-ignore GG104 -->") == [("GG101", 1)]


@pytest.mark.parametrize(
    "comment",
    ["genglossary-ignore", "genglossary-ignore GG101", "genglossary-ignore-file", "genglossary-ignore-start",
     "genglossary-ignore-end", "genglossary-ignore GG999", "genglossary-ignore-everything"],
)  # fmt: skip
def test_a_comment_that_ignores_nothing_is_a_finding(comment):
    (one,) = findings(f"A quay. <!-- {comment} -->\n")
    assert (one.rule, one.line, one.column) == ("GG001", 1, 9)


def test_of_several_rules_the_idle_one_is_named():
    (one,) = findings("A wharf. <!-- genglossary-ignore GG101 GG104 -->")
    assert one.rule == "GG001" and "GG104" in one.message and "GG101" not in one.message


def test_a_comment_that_is_shown_as_code_is_none():
    assert codes("```\n<!-- genglossary-ignore-file -->\n```\n\n`<!-- genglossary-ignore -->` A wharf.\n") == [
        ("GG101", 5)
    ]
