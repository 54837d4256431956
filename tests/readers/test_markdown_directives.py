"""What the directives and roles of MyST say is read; how they are written is not."""

from genglossary import readers
from tests.readers.prose import check, prose


def blocks(text: str) -> list[tuple[str, str]]:
    reading = readers.read("a.md", text.encode())
    check(reading)
    return [(block.kind, " ".join(prose(reading, block).split())) for block in reading.blocks]


FID = [("definition_term", "Fid"), ("definition_text", "A cone of wood.")]


def test_a_glossary_is_a_list_of_words_wherever_it_is_indented():
    words = "Fid\n  A cone of wood.\n\n% secret\nCleat : C\nHorn cleat\n  A fitting\n  with horns.\n"
    found = [
        *FID,
        ("definition_term", "Cleat"),
        ("definition_term", "Horn cleat"),
        ("definition_text", "A fitting with horns."),
    ]
    for fence in ("```", "~~~", ":::"):
        text = f"{fence}{{glossary}}\n:sorted:\n\n{words}{fence}\n"
        assert blocks(text) == found
        assert blocks("- Words:\n\n  " + text.replace("\n", "\n  ").strip()) == [("list_item", "Words:"), *found]


def test_a_table_that_is_written_as_a_list_has_cells():
    text = "```{list-table} Ropes\n:header-rows: 1\n\n* - Term\n  - Meaning\n* - Fid\n  - A cone\n    of wood.\n```\n"
    assert blocks(text) == [("table_cell", said) for said in ("Term", "Meaning", "Fid", "A cone of wood.")]


def test_tabs_and_captions_are_read():
    tabs = "````{tab-set}\n```{tab-item} Winter\nA frost lamp is lit.\n```\n````\n\n"
    text = f"{tabs}```{{figure}} a.png\n:alt: quay\n\nThe quay.\n```\n"
    assert blocks(text) == [("paragraph", "A frost lamp is lit."), ("paragraph", "The quay.")]


def test_comments_targets_and_breaks_are_not_read():
    head = 'A lamp.\n\n% secret\n% more of it\n\n(the-lamp)=\n# Lamp\n\n+++ {"part": 1}\n\n'
    text = f"{head}It is lit at 50\n% of full power.\n"
    assert blocks(text) == [
        ("paragraph", "A lamp."),
        ("heading", "Lamp"),
        ("paragraph", "It is lit at 50 % of full power."),
    ]


def test_roles_show_their_words():
    text = "The {abbr}`VTS (Vessel Service)` has {term}`lamps <lamp>`, H{sub}`2`O, oil{sup}`1` and {ref}`the-lamp`."
    assert blocks(text) == [("paragraph", "The VTS (Vessel Service) has lamps, H2O, oil and .")]
