import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.languages.english.chunking import key_of
from genglossary.pipeline.languages.english.plurals import number_forms, singular


@pytest.mark.parametrize(
    ("one", "many"),
    [
        *(("cache", "caches"), ("lens", "lenses"), ("vertex", "vertices"), ("axis", "axes"), ("canvas", "canvases")),
        *(("thesis", "theses"), ("knife", "knives"), ("man", "men"), ("watchman", "watchmen"), ("child", "children")),
        *(("criterion", "criteria"), ("index", "indices"), ("matrix", "matrices"), ("bus", "buses"), ("gas", "gases")),
        *(
            ("hero", "heroes"),
            ("node", "nodes"),
            ("shoe", "shoes"),
            ("valve", "valves"),
            ("leaf", "leaves"),
            ("service", "services"),
        ),
        *(("niche", "niches"), ("house", "houses"), ("corpus", "corpuses"), ("hypothesis", "hypotheses")),
        *(("status", "statuses"), ("menu", "menus"), ("match", "matches"), ("bias", "biases"), ("alias", "aliases")),
    ],
)
def test_a_plural_is_brought_to_its_singular(one: str, many: str) -> None:
    assert singular(many) == singular(one) == one
    assert one in number_forms(many)


def test_both_numbers_of_a_word_are_its_forms() -> None:
    assert {"lens", "lenses"} <= {*number_forms("lens")} & {*number_forms("lenses")}
    assert {"knife", "knives"} <= {*number_forms("knife")}


@pytest.mark.parametrize("word", "bias lens canvas gas news series status specimen abdomen class analysis".split())  # noqa: SIM905
def test_a_singular_that_looks_plural_stays(word: str) -> None:
    assert singular(word) == word


@pytest.mark.parametrize("word", "HTTPS LDAPS FTPS CORS AIDS APIS GPS SMS IMAPS".split())  # noqa: SIM905
def test_a_capital_s_is_no_plural_of_an_abbreviation(word: str) -> None:
    assert key_of(word) == word.lower()
    assert key_of(word[:-1] + "s") == key_of(word[:-1])


def test_a_shouted_plural_meets_the_word() -> None:
    assert key_of("TIDE PUMPS") == key_of("tide pump")


def test_accents_do_not_part_two_spellings() -> None:
    assert key_of("Naïve Bayes") == key_of("naive Bayes")
    assert key_of("façades") == key_of("facade")


@given(st.text("uaesixvfmnhc", max_size=7))
def test_whatever_looks_like_a_plural_has_a_singular(word: str) -> None:
    assert isinstance(singular(word), str)
    assert word in number_forms(word)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        *(("policy", "policies"), ("soliloquy", "soliloquies"), ("try", "tries"), ("quay", "quays"), ("box", "boxes")),
        *(("stave", "staves"), ("series", "series"), ("analysis", "analyses"), ("valve", "valves")),
    ],
)
def test_the_forms_of_a_word_are_those_that_people_write(one: str, many: str) -> None:
    assert {*number_forms(one)} == {*number_forms(many)} | {one} == {one, many}
