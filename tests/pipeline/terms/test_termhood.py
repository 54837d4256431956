from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.terms.nested_phrases import phrases_of
from genglossary.pipeline.terms.phrase_counts import Marks, PhraseCounts
from genglossary.pipeline.terms.termhood import Specificity, measure, named
from genglossary.pipeline.types import Block, Source


def test_each_mark_of_a_phrase_is_the_part_of_the_score_that_has_its_name() -> None:
    english = LANGUAGES["en"]
    marks = Marks(title=1, heading=3, edge=7, defining=15, entry=31)
    evidence = phrases_of({"sluice": PhraseCounts(("sluice",), "N", 1, marks=marks)}, english.grammar)["sluice"]

    parts = named(measure(evidence, english, Specificity("en", {"sluice": 1})))

    assert {name: parts[name] for name in Marks._fields[:5]} == {
        "title": 1.0,
        "heading": 2.0,
        "edge": 3.0,
        "defining": 4.0,
        "entry": 5.0,
    }


def test_an_entry_that_is_made_of_linking_words_alone_is_read() -> None:
    text = "of the of\nA word that says what belongs to the other one in a phrase."
    blocks = (
        Block(kind="definition_term", start=0, end=9),
        Block(kind="definition_text", start=10, end=len(text)),
    )

    found = extract(Corpus(Source(key=key, name=f"{key}.html", text=text, blocks=blocks) for key in (1, 2)))

    assert "of the of" in {candidate.text for candidate in found}
