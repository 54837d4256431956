"""The neutral path: languages without rules of their own, whose words are separated by spaces or stand alone."""

from genglossary.pipeline.languages.language import Language, Vocabulary
from genglossary.pipeline.languages.other.chunking import GRAMMAR, tokens_of
from genglossary.pipeline.languages.other.definition_signs import DEFINITIONS

OTHER = Language(
    code="und",
    grammar=GRAMMAR,
    tokens_of=tokens_of,
    definitions=DEFINITIONS,
    vocabulary=Vocabulary(
        abbreviations=frozenset("nr bzw usw z.b d.h s.a p.ex m.m bijv enz dhr mevr".split())  # noqa: SIM905
    ),
)
