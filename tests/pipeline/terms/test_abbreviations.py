import pytest

from genglossary.pipeline.terms.abbreviations import long_form, pairs_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tidal Power Authority (TPA) decides.", [("TPA", "Tidal Power Authority")]),
        ("The TPA (Tidal Power Authority) decides.", [("TPA", "Tidal Power Authority")]),
        ("It uses tidal power units (TPUs).", [("TPUs", "tidal power units")]),
        ("浮力制御装置（FCU）を使う。", [("FCU", "浮力制御装置")]),
        ("仮想 DOM（VDOM）を使う。", [("VDOM", "仮想 DOM")]),
        ("浮力 DOM（FCU）を使う。", []),
        ("It rises (see Figure 3).", []),
        ("It rises (TPA).", []),
        ("It needs quality assurance (QA).", [("QA", "quality assurance")]),
        ("It is written in JavaScript Object Notation (JSON).", [("JSON", "JavaScript Object Notation")]),
        ("The Group of States against Corruption (GRECO) met.", [("GRECO", "Group of States against Corruption")]),
        ("He asked the ECB by regulation (EU).", []),
        ("Start two Pods (provided all your nodes have equal capacity).", []),
        ("It is stored in SVN (see the caveats section below).", []),
        ("新しい CN（CN は CA の共通名）を使う。", []),
    ],
)
def test_abbreviations_are_found_with_their_long_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs_in(text) == expected


def test_a_text_that_does_not_spell_it_out_is_no_long_form() -> None:
    assert long_form("TPA", "some other words") is None
