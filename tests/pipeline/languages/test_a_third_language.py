"""German comes in through the registry alone: extraction, definitions and documents know it then."""

import pytest

from genglossary.engines.extractive.judging import SentenceQuestion, judge_all
from genglossary.engines.extractive.quoting import quote
from genglossary.engines.extractive.wording import points_elsewhere
from genglossary.engines.protocol import EngineTerm
from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.documents.glossary_tables import glossary_cells
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.occurrences.matcher import find
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.types import Block, Source, TermCandidate
from tests.pipeline.languages.german import GERMAN
from tests.pipeline.sources import corpus, source

PAGE = """# Gezeitenmühlen an der Küste

Eine Gezeitenmühle ist eine Wassermühle, die von Ebbe und Flut getrieben wird. Sie steht an einer Bucht und mahlt das
Korn der Umgebung. Viele Gezeitenmühlen haben einen Mühlteich und zwei Fluttore.

# Der Mühlteich

Unter einem Mühlteich versteht man ein Becken, das sich bei Flut füllt und das Wasser bis zur Ebbe hält. Der Mühlteich
der Mühle von Sandhörn fasst so viel Wasser, dass das Mahlwerk vier Stunden läuft. Frau Petersen öffnet dort das
Fluttor. Man sieht, dass sich Frau Petersen mit dem Fluttor und dem Mahlwerk auskennt.

# Das Fluttor

Das Fluttor schließt sich, wenn das Wasser fällt. Dabei drückt der Mühlteich gegen das Fluttor. Der Abschnitt über die
Fluttore ist für die Gezeitenmühlen auf der Insel nicht zu gebrauchen."""


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGES, "de", GERMAN)


def candidates() -> dict[str, TermCandidate]:
    return {candidate.text: candidate for candidate in extract(corpus(PAGE))}


def definition_of(text: str, *variants: str) -> str:
    """The words that are quoted as the definition of a term, "" when there are none."""
    documents = corpus(PAGE)
    places = find(documents, [text])[text]
    passages = passages_for(documents, [Mention(key=1, text=text, language="de", occurrences=places)])[1]
    found = quote(EngineTerm(key=1, text=text, language="de"), passages)
    return found.text if found else ""


@pytest.mark.usefixtures("german")
def test_the_grammar_of_a_registered_language_makes_its_candidates() -> None:
    found = candidates()

    assert {"Gezeitenmühle", "Mühlteich", "Fluttor", "Mahlwerk"} <= {text for text in found if found[text].accepted}
    assert all(text[0].isupper() or " " in text for text in found)  # "Mahlwerk", but nothing like "füllt"
    assert "Abschnitt" not in found
    assert {candidate.language for candidate in found.values()} == {"de"}


@pytest.mark.usefixtures("german")
def test_plurals_of_a_registered_language_are_variants_of_the_singular() -> None:
    (plural,) = candidates()["Gezeitenmühle"].variants

    assert (plural.text, plural.kind) == ("Gezeitenmühlen", "plural")


@pytest.mark.usefixtures("german")
def test_the_names_of_a_registered_language_are_known_by_what_stands_before_them() -> None:
    assert candidates()["Petersen"].category == "person"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("term", "beginning"),
    [
        ("Gezeitenmühle", "Eine Gezeitenmühle ist eine Wassermühle,"),
        ("Mühlteich", "Unter einem Mühlteich versteht man"),
    ],
)
def test_definitions_in_a_registered_language_are_quoted(term: str, beginning: str) -> None:
    assert definition_of(term).startswith(beginning)


@pytest.mark.usefixtures("german")
def test_a_definition_takes_in_the_sentence_that_goes_on_about_its_term() -> None:
    assert "Sie steht an einer Bucht" in definition_of("Gezeitenmühle")


def test_without_its_rules_the_same_page_says_much_less() -> None:
    assert any(text[0].islower() for text in candidates())
    assert definition_of("Gezeitenmühle") == definition_of("Mühlteich") == ""


@pytest.mark.usefixtures("german")
def test_its_abbreviations_end_no_sentence() -> None:
    (sentence,) = sentences_of(source("Das Becken heißt ugs. Teich und ist von der Flut gefüllt."))

    assert sentence.language == "de"


@pytest.mark.usefixtures("german")
def test_its_words_for_terms_make_a_table_a_list_of_words() -> None:
    rows = [("Begriff", "Bedeutung"), ("Fluttor", "Ein Tor, das die Flut schließt.")]
    text = "\n".join("\t".join(row) for row in rows)
    starts = [text.index(cell) for row in rows for cell in row]
    blocks = tuple(
        Block(kind="table_cell", start=start, end=start + len(cell))
        for start, cell in zip(starts, [cell for row in rows for cell in row], strict=True)
    )

    assert glossary_cells(Source(key=1, name="1.md", text=text, blocks=blocks)) == {
        2: "definition_term",
        3: "definition_text",
    }


@pytest.mark.usefixtures("german")
def test_a_sentence_in_it_is_judged_by_its_rules() -> None:
    sentence = "Das Mahlwerk ist das Getriebe, mit dem der Müller das Korn der Leute auf der Insel mahlt."

    (verdict,) = judge_all([SentenceQuestion(sentence)])

    assert (verdict.definition, verdict.term) == (True, "Mahlwerk")


@pytest.mark.usefixtures("german")
def test_a_definition_that_points_back_in_it_is_noticed() -> None:
    assert points_elsewhere("Er mahlt das Korn.")
