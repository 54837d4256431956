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


@pytest.mark.parametrize("long", ["mandatory access control", "Manual of All the Cables"])
def test_a_word_is_not_the_abbreviation_that_it_looks_like(long: str) -> None:
    text = f"A Mac is new. The Mac runs. Every Mac and Mac user. The Mac turns on {long} (MAC) here."
    (found,) = (each for each in extract(corpus(text)) if each.text == "Mac")
    assert long not in {variant.text for variant in found.variants}


def test_an_accent_at_the_end_makes_another_word_in_languages_without_rules() -> None:
    text = "Le passage du cheval est beau et noble. Un cheval passagé avance ainsi. Le passage reste un air relevé."
    texts = {each.text: {variant.text for variant in each.variants} for each in extract(corpus(text))}
    assert not any({"passage", "passagé"} <= {term, *variants} for term, variants in texts.items())


def test_a_slip_of_the_pen_is_no_spelling_of_a_name() -> None:
    text = "The Norton Quays are old. Ask the Norton Quays. " * 30 + "Ask the Norton Quay."
    assert entries(text)["Norton Quays"] == {"Norton Quays"}


def test_two_commands_are_two_terms() -> None:
    found = entries("The getpeers message asks for all. The getpeer message asks for one. Send getpeers or getpeer.")
    assert found["getpeers"] == {"getpeers"}
    assert found["getpeer"] == {"getpeer"}


def test_what_stands_in_brackets_is_no_part_of_a_japanese_term() -> None:
    found = entries("場所（ルート）を見る。場所を探す。構造（ツリー）は古い。構造を直す。場所と構造。")
    assert found["場所"] == {"場所"}
    assert not [spelling for every in found.values() for spelling in every if "（" in spelling]


def test_a_circumflex_makes_another_word_in_french() -> None:
    text = "Le cavalier garde la cote du cheval dans son carnet. La cote est bonne, une cote est basse. "
    found = entries(text + "La côte est haute et le cavalier longe la côte avec son cheval. Une côte est cassée.")
    assert not [every for every in found.values() if {"cote", "côte"} <= {each.lower() for each in every}]
