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


def entries(text: str) -> dict[str, set[str]]:
    return {candidate.text: {*candidate.spellings} for candidate in extract(corpus(text))}


def test_an_abbreviation_that_looks_like_a_word_is_a_term_of_its_own() -> None:
    found = entries(
        "A Computed Axial Tomography (CAT) scan is made of slices. The CAT is new. The cat sleeps. A cat eats."
    )
    assert "cat" in found
    assert "CAT" in found["Computed Axial Tomography"]
    assert "CAT" not in found["cat"]


def test_an_abbreviation_that_looks_like_a_function_word_belongs_to_its_long_form() -> None:
    found = entries(
        "The World Harbour Organization (WHO) meets. Ask who called. The World Harbour Organization is old."
    )
    assert "WHO" in found["World Harbour Organization"]


def test_an_abbreviation_is_a_term_also_where_it_looks_like_a_preposition() -> None:
    text = "IN (Inland Navigation) is the office for canals. It is in the old mill. All boats are known to IN."
    (office,) = (each for each in extract(corpus(text)) if "IN" in each.spellings)
    assert "Inland Navigation" in office.spellings
    assert office.frequency == 3


def test_function_words_in_capitals_that_nobody_introduces_are_no_terms() -> None:
    assert not {"NOT", "MUST", "MAY"} & {*entries("A keeper MUST NOT sleep. Gates MAY leak, but do NOT open them.")}


@pytest.mark.parametrize(
    "text",
    [
        "HTTP is a protocol that carries pages. HTTPS is a protocol that hides pages. HTTPS is new. HTTP is old.",
        "HTTPとは、ページを運ぶ手順である。HTTPSとは、暗号化した手順である。HTTPは古い。HTTPSは新しい。",
    ],
)
def test_a_capital_s_makes_another_term(text: str) -> None:
    assert {"HTTP", "HTTPS"} <= {*entries(text)}


def test_an_accent_makes_another_spelling_of_one_term() -> None:
    candidates = extract(corpus("A façade is a wall that hides the mill. The facade is painted. Two façades lean."))
    (facade,) = (each for each in candidates if each.text.startswith("fa"))
    assert facade.text == "façade"
    assert {each.text: each.kind for each in facade.variants} == {"facade": "spelling", "façades": "plural"}


def test_a_word_is_not_the_abbreviation_that_it_looks_like() -> None:
    text = "A Mac is new. The Mac runs. Every Mac and Mac user. The Mac turns on mandatory access control (MAC) here."
    (found,) = (each for each in extract(corpus(text)) if each.text == "Mac")
    assert "mandatory access control" not in {variant.text for variant in found.variants}


def test_an_accent_at_the_end_makes_another_word_in_languages_without_rules() -> None:
    text = "Le passage du cheval est beau et noble. Un cheval passagé avance ainsi. Le passage reste un air relevé."
    texts = {each.text: {variant.text for variant in each.variants} for each in extract(corpus(text))}
    assert not any({"passage", "passagé"} <= {term, *variants} for term, variants in texts.items())
