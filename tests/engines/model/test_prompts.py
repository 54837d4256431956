import pytest

from genglossary.engines.model.prompts import EXAMPLES, LANGUAGES, load, repeats_example


def test_what_betrays_a_copied_example_stands_in_the_prompts():
    texts = " ".join(load("define", language).task for language in LANGUAGES)
    assert all(words in texts for words in EXAMPLES)


@pytest.mark.parametrize("said", ["A float that shows How Fast the Pool is Rising.", "ネルカ弁は弁である。"])
def test_a_copy_is_no_copy_where_the_documents_say_the_same(said: str):
    assert repeats_example(said, "The pump shows the level.")
    assert not repeats_example(said, f"Our manual: {said}")
