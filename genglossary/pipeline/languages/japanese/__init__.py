"""Japanese: words and readings by Sudachi, noun phrases, signs of definitions."""

import re

from genglossary.pipeline.languages.japanese.abbreviations import INTRODUCTIONS, long_form
from genglossary.pipeline.languages.japanese.chunking import GRAMMAR, tokens_of
from genglossary.pipeline.languages.japanese.definition_patterns import BRACKETED
from genglossary.pipeline.languages.japanese.definition_signs import DEFINITIONS
from genglossary.pipeline.languages.japanese.headwords import HEADWORDS
from genglossary.pipeline.languages.japanese.morphology import cuts, morphology_of, standard_spelling
from genglossary.pipeline.languages.japanese.names import NAMES
from genglossary.pipeline.languages.japanese.vocabulary import VOCABULARY
from genglossary.pipeline.languages.japanese.word_edges import is_made_of_words, lemmas, parts_of_word, word_edges
from genglossary.pipeline.languages.japanese.wording import WORDING
from genglossary.pipeline.languages.language import Language

JAPANESE = Language(
    code="ja",
    grammar=GRAMMAR,
    tokens_of=tokens_of,
    definitions=DEFINITIONS,
    headwords=HEADWORDS,
    vocabulary=VOCABULARY,
    wording=WORDING,
    names=NAMES,
    introductions=INTRODUCTIONS,
    has_spaces=False,
    capitals_name=False,
    script=re.compile(r"[ぁ-ゖァ-ヺ]"),
    latin_code="en",
    longest_passage=150,
    standard_spelling=standard_spelling,
    morphology_of=morphology_of,
    cuts=cuts,
    word_edges=word_edges,
    is_made_of_words=is_made_of_words,
    lemmas=lemmas,
    parts_of_word=parts_of_word,
    bracketed=BRACKETED,
    long_form=long_form,
)
