import pytest

from tests.linking.samples import linked


@pytest.mark.parametrize(
    "text",
    [
        "The fog horn\n============\n",
        "Use ``fog horn`` now.\n",
        "::\n\n   fog horn\n",
        ".. code-block:: text\n\n   fog horn\n",
        "See :ref:`the fog horn` now.\n",
        "See `the fog horn <x>`_ now.\n",
        "A *fog horn* and **FH**.\n",
        ".. figure:: x.png\n   :alt: fog horn\n\n   The fog horn.\n",
        ".. glossary::\n\n   fog horn\n      The fog horn.\n",
        ".. _fog horn: http://x.example/\n",
        "See http://x.example/FH now.\n",
        "The |FH|.\n",
    ],
)
def test_nothing_is_linked_in(text: str):
    assert linked(text, "sphinx") == text


def test_a_role_names_the_entry_where_the_spelling_is_another():
    assert linked("The fog horn.", "sphinx") == "The :term:`fog horn`."
    assert linked("The FH.", "sphinx") == "The :term:`FH <fog horn>`."
    assert linked("The fog\nhorn.", "sphinx") == "The :term:`fog horn`."


def test_a_role_stands_apart_from_letters():
    assert linked("昔の灯台守は、「灯台守」。", "sphinx") == "昔の\\ :term:`灯台守`\\ は、「灯台守」。"
    assert linked("「灯台守」だ。", "sphinx") == "「:term:`灯台守`」だ。"


def test_a_role_that_a_writer_made_counts():
    text = "The :term:`horn <Fog Horn>`. The fog horn.\n"
    assert linked(text, "sphinx") == text
