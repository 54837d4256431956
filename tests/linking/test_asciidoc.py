import pytest

from tests.linking.samples import linked


@pytest.mark.parametrize(
    "text",
    [
        "== The fog horn\n",
        "The `fog horn` now.\n",
        "----\nfog horn\n----\n",
        ".The fog horn\n|===\n|x\n|===\n",
        "See xref:x.adoc[the fog horn] and <<x,fog horn>>.\n",
        "See https://x.example/FH[the fog horn] now.\n",
        "The *fog horn* and _FH_.\n",
        "fog horn:: What sounds.\n",
        "// fog horn\n",
        "image::x.png[fog horn]\n",
        ":horn: fog horn\n\nThe {horn}.\n",
        "It.footnote:[The fog horn.]\n",
    ],
)
def test_nothing_is_linked_in(text: str):
    assert linked(text, "asciidoctor") == text


def test_a_cross_reference_leads_to_the_anchor_of_the_entry_on_its_page():
    assert linked("The fog horn.", "asciidoctor") == "The xref:../glossary.adoc#fog-horn[fog horn]."
    assert linked("昔の灯台守は。", "asciidoctor") == "昔のxref:../glossary.adoc#灯台守[灯台守]は。"


@pytest.mark.parametrize(
    "text",
    [
        "The xref:../glossary.adoc#fog-horn[horn]. The fog horn.\n",
        "The <<fog-horn>>. The fog horn.\n",
        "昔のxref:../glossary.adoc#灯台守[灯台守]は灯台守。\n",
    ],
)
def test_a_link_that_a_writer_made_counts(text: str):
    assert linked(text, "asciidoctor") == text
