import pytest

from genglossary.pipeline.terms.extraction import extract
from tests.pipeline.sources import corpus


@pytest.mark.parametrize(
    ("text", "term", "variants"),
    [
        ("The tide gate opens. Two tide gates close. A tide gate leaks.", "tide gate", {"tide gates": "plural"}),
        ("The float-valve opens. The float-valve leaks. A float valve.", "float-valve", {"float valve": "spelling"}),
        ("新しいサーバーを置く。サーバーは速い。古いサーバがある。", "サーバー", {"サーバ": "spelling"}),
        (
            "ガイドブックを読む。ガイドブックは厚い。ガイド・ブックを買う。",
            "ガイドブック",
            {"ガイド・ブック": "spelling"},
        ),
        (
            "The Tidal Power Authority (TPA) decides. The Tidal Power Authority meets. Ask the TPA.",
            "Tidal Power Authority",
            {"TPA": "abbreviation"},
        ),
        (
            "The TPA decides. The TPA meets. Ask the TPA. The Tidal Power Authority (TPA) is new.",
            "TPA",
            {"Tidal Power Authority": "long_form"},
        ),
        (
            "An Aid to Navigation (AtoN) is a sea mark. The AtoN is lit. Every AtoN is measured.",
            "AtoN",
            {"Aid to Navigation": "long_form"},
        ),
        (
            "The standby light is small.\n\nStand-by light: the small electric light that takes over.",
            "Stand-by light",
            {"standby light": "spelling"},
        ),
    ],
)
def test_spellings_of_one_term_are_its_variants(text: str, term: str, variants: dict[str, str]) -> None:
    (candidate,) = [c for c in extract(corpus(text)) if c.text == term]
    assert {variant.text: variant.kind for variant in candidate.variants} == variants
    assert not [c for c in extract(corpus(text)) if c.text in variants]


def test_case_and_width_make_no_variants() -> None:
    (candidate,) = [c for c in extract(corpus("ＴＰＡは省庁。TPAは新しい。tpaも見る。")) if c.text.lower() == "tpa"]
    assert candidate.variants == ()
    assert candidate.frequency == 3


def test_singular_and_irregular_plural_are_one_entry() -> None:
    text = "A lens is a glass that bends light. Two lenses are ground.\n\nA vertex is a corner. Vertices are sharp.\n\n"
    text += "An axis is a line about which the lens turns. Both axes are marked. A cache is a box. Caches are dry."
    spellings = [each.lower() for candidate in extract(corpus(text)) for each in candidate.spellings]
    entries = {candidate.text.lower() for candidate in extract(corpus(text))}
    assert {"lens", "vertex", "axis", "cache"} <= entries
    assert {"lenses", "vertices", "axes", "caches"} <= {*spellings} - entries
