"""A language as the rest of the pipeline sees it: plain values, patterns and functions in one frozen record.

Patterns that are `str` are alternatives of a regular expression ("" for none): `combined` joins those of all languages.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from genglossary.pipeline.languages.plurals import number_forms, singular
from genglossary.pipeline.languages.tokens import Grammar, Tokens
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Category

NOTHING: frozenset[str] = frozenset()


class DefinitionSigns(NamedTuple):
    """Signs for and against a sentence being a definition; see `definition_score` for what becomes of them.

    `weights` has a log odds for each sign, and one for "bias". `signs_of(text, start, end)` are the signs that `text`
    defines `text[start:end]`, none when nothing anchors there; `signs_below_title(text)` the signs that a text which
    stands below its term as a title, or beside it in a list, says what the term is. `tells_to_do` says whether a text
    tells the reader to do something or to read on elsewhere, `tells_fact` whether it tells something else than what its
    term is, though a list of words gives it for that. `goes_on` says whether a sentence goes on about what the
    one before it was about ("It is …"), `names_before(text, start, end)` whether it gives the name `text[start:end]` to
    that ("This is called X"). `anchors` are the spans of a sentence in which a term that it defines may stand.
    """

    weights: Mapping[str, float]
    signs_of: Callable[[str, int, int], list[str]]
    signs_below_title: Callable[[str], list[str]]
    tells_to_do: Callable[[str], bool] = lambda text: False
    tells_fact: Callable[[str], bool] = lambda text: False
    goes_on: Callable[[str], bool] = lambda text: False
    names_before: Callable[[str, int, int], bool] = lambda text, start, end: False
    anchors: Callable[[str], Iterator[tuple[int, int]]] = lambda text: iter(())


class HeadwordPatterns(NamedTuple):
    """Patterns of sentences that name what they explain.

    `subject_of(prose)` matches at what may be explained: its group `term`. `quoted` matches a sentence from its
    beginning that explains the `term` which it quotes or numbers, as laws do. `coined` finds names (its only group
    that matches) which are given to what stands before (the "Buyer") or explained by a bracket; `coining` are words or
    signs of which it needs one. `presented` matches right after a term that stands there as a word to be explained
    (「…とは」). `called(prose)` are the names after words such as "called". `never` are the beginnings of what is no
    headword, whatever its case. `topic` matches the first words of a sentence up to the end of its subject, the group
    `term`.
    """

    subject_of: Callable[[str], re.Match[str] | None] = lambda prose: None
    quoted: re.Pattern[str] | None = None
    coined: re.Pattern[str] | None = None
    coining: tuple[str, ...] = ()
    presented: re.Pattern[str] | None = None
    called: Callable[[str], Iterable[str]] = lambda prose: ()
    never: str = ""
    topic: re.Pattern[str] | None = None


class Vocabulary(NamedTuple):
    """Words with which documents are arranged.

    `abbreviations` (lower case, without the last full stop) end no sentence. `furniture` are nouns and phrases that
    arrange a document and are never terms when alone: keys of candidates (see `Grammar.key_of`). `term_heads`,
    `text_heads` and `other_heads` are the heads (folded) of columns of words, of what explains them, and of others
    beside those; `speaker_heads` are those of columns that tell who speaks. `articles` may stand beside the term in a
    heading that is the term; `about` are the words of a heading that says no more than that it is about it, `captions`
    those before the number of a figure or table.

    `side_heads` are headings (folded) below which stands side matter ("references"), `people_heads` those of them below
    which people are named. `participants` are beginnings of lists of who was there, with their colon or space,
    `particulars` those of lines beside them that tell when and where, and
    `remarks` words before a colon that say of what kind a remark is ("NOTE: …"), `asks` the signs before questions and
    answers ("Q: …"). `scenes` begin the parts of a play,
    `directions` are what it says beside its speeches ("[aside]", "Exit MIRA"). `optional` stands in a bracket behind a
    name to say whether it must be given: such a name is an argument or a field. `argument_heads` are headings (folded)
    below which stands what one function takes or gives back.
    """

    abbreviations: frozenset[str] = NOTHING
    furniture: frozenset[str] = NOTHING
    term_heads: frozenset[str] = NOTHING
    text_heads: frozenset[str] = NOTHING
    other_heads: frozenset[str] = NOTHING
    speaker_heads: frozenset[str] = NOTHING
    articles: str = ""
    about: str = ""
    captions: str = ""
    side_heads: str = ""
    people_heads: str = ""
    participants: str = ""
    particulars: str = ""
    remarks: str = ""
    asks: str = ""
    scenes: str = ""
    directions: str = ""
    optional: str = ""
    argument_heads: str = ""


class Wording(NamedTuple):
    """The wording of sentences that define something, whatever their case.

    `points_back` begins a sentence that only the one before it explains ("It is …"), `connective` one that goes on from
    there ("However, …"). `subject_end` ends the subject of a definition ("is"), `restriction` begins what sets its term
    apart ("that"), and `kind_of` is empty talk before the noun that says what it is ("a kind of"). `negation` denies.
    """

    points_back: str = ""
    connective: str = ""
    subject_end: str = ""
    restriction: str = ""
    kind_of: str = ""
    negation: str = ""


class NamePatterns(NamedTuple):
    """Signs of names, and of what they name.

    `person_before` ends in front of a person's name (after a space), `person_after` begins right after one, and
    `place_before` ends in front of a place; `honorific` is a title that a name may end with, `rank` one
    that it may begin with, and things as well: "Master Reed", "master key". `quality` finds words for what somebody is
    like or feels, which no story names anything by. The others are found in the name itself.
    """

    person_before: str = ""
    person_after: str = ""
    place_before: str = ""
    honorific: str = ""
    rank: str = ""
    quality: str = ""
    organisation: str = ""
    place: str = ""
    title: str = ""


class Introductions(NamedTuple):
    """The ways in which a language introduces an abbreviation and its long form.

    Inside a bracket, `before_short` and `after_short` are what stands around the abbreviation (「以下…という」),
    `before_long` and `after_long` what stands around the long form (「…の略」). `sentences` are pairs of words and a
    pattern that is only looked for where those stand: its groups are `short`, and `long`, the text that begins with the
    long form, or `before`, the text that ends with it.
    """

    before_short: str = ""
    after_short: str = ""
    before_long: str = ""
    after_long: str = ""
    sentences: tuple[tuple[str, re.Pattern[str]], ...] = ()


class Morphology(NamedTuple):
    """The reading of a term, whether a dictionary knows it as the name of a person or place ("" for neither), and
    whether it makes all of it of common nouns, so that it names a kind (終着駅, 無人島)."""

    reading: str
    names: Category
    is_common: bool


class WordEdges(NamedTuple):
    """Offsets in a text at which words begin, and at which they end. Those of `parts` are also inside of words that a
    dictionary makes of shorter ones."""

    begins: frozenset[int]
    ends: frozenset[int]


NO_HEADWORDS, NO_VOCABULARY, NO_WORDING, NO_NAMES = HeadwordPatterns(), Vocabulary(), Wording(), NamePatterns()
NO_INTRODUCTIONS = Introductions()


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Language:
    """One language.

    `code` is its ISO 639-1 code. `tokens_of` cuts sentences, all in this language, into words and finds its candidates.

    `has_spaces` says whether words are separated by spaces; `capitals_name` whether a capital inside a sentence makes a
    name of a word; `joins_plurals` whether `grammar.key_of` brings singular and plural together. `script` finds letters
    that no other language of the registry is written with. `latin_code` is the code of the language as which words in
    Latin letters are counted where those are foreign, else "". `longest_passage` is in characters, of a passage and the
    sentence after it together. `links` join the nouns of a term, or stand beside what joins them ("of the"), also where
    names are borrowed from English.

    `is_word` says whether a word in lower case is an ordinary one, which abbreviations in capitals may look like;
    `is_noun` whether a word, as written, can name something.
    `singular` is a noun, as written, without its plural ending (its case may be lost); `number_forms` are
    the spellings, singular and plural, that are counted as one word with a word in lower case.
    `standard_spelling` unifies the spellings of a term, `morphology_of` looks a term up, `cuts` are the offsets in a
    text at which words begin and end, `word_edges(text, parts)` the same of a sentence, told apart, and
    `is_made_of_words` whether a dictionary knows all of a text, `lemmas` the dictionary forms of the words of a
    sentence by where they begin, `parts_of_word` the short words of which a dictionary makes one. `bracketed` matches a
    bracket after a foreign name that says what it is (its group `gloss`), and `long_form(short, before)` is the long
    form at the end of `before`, the text in front of a bracket with the abbreviation `short`, where first letters of
    words do not tell it. None: there is none.
    """

    code: str
    grammar: Grammar
    tokens_of: Callable[[Sequence[Sentence]], Tokens]
    definitions: DefinitionSigns
    headwords: HeadwordPatterns = NO_HEADWORDS
    vocabulary: Vocabulary = NO_VOCABULARY
    wording: Wording = NO_WORDING
    names: NamePatterns = NO_NAMES
    introductions: Introductions = NO_INTRODUCTIONS

    has_spaces: bool = True
    capitals_name: bool = True
    joins_plurals: bool = False
    script: re.Pattern[str] | None = None
    latin_code: str = ""
    longest_passage: int = 200
    links: frozenset[str] = frozenset(("of", "the", "'s", "’s"))

    is_word: Callable[[str], bool] = lambda word: False
    is_noun: Callable[[str], bool] = lambda word: False
    singular: Callable[[str], str] = singular
    number_forms: Callable[[str], tuple[str, ...]] = number_forms
    standard_spelling: Callable[[str], str] | None = None
    morphology_of: Callable[[str], Morphology] | None = None
    cuts: Callable[[str], frozenset[int]] | None = None
    word_edges: Callable[[str, bool], WordEdges] | None = None
    is_made_of_words: Callable[[str], bool] | None = None
    lemmas: Callable[[str], Mapping[int, str]] | None = None
    parts_of_word: Callable[[str], Sequence[str]] | None = None
    bracketed: re.Pattern[str] | None = None
    long_form: Callable[[str, str], str | None] | None = None
