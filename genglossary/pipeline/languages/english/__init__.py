"""English: word classes, noun phrases, signs of definitions."""

from genglossary.pipeline.languages.english.chunking import GRAMMAR, tokens_of
from genglossary.pipeline.languages.english.definition_signs import DEFINITIONS
from genglossary.pipeline.languages.english.headwords import HEADWORDS
from genglossary.pipeline.languages.english.introductions import INTRODUCTIONS
from genglossary.pipeline.languages.english.names import NAMES
from genglossary.pipeline.languages.english.plurals import number_forms, singular
from genglossary.pipeline.languages.english.vocabulary import VOCABULARY
from genglossary.pipeline.languages.english.word_classes import is_noun, is_word
from genglossary.pipeline.languages.english.wording import WORDING
from genglossary.pipeline.languages.language import Language

ENGLISH = Language(
    code="en",
    grammar=GRAMMAR,
    tokens_of=tokens_of,
    definitions=DEFINITIONS,
    headwords=HEADWORDS,
    vocabulary=VOCABULARY,
    wording=WORDING,
    names=NAMES,
    introductions=INTRODUCTIONS,
    joins_plurals=True,
    is_word=is_word,
    is_noun=is_noun,
    singular=singular,
    number_forms=number_forms,
)
