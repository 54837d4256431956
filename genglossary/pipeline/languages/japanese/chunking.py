"""Japanese term candidates: nouns in a row with their prefixes and suffixes, Latin words and 「・」."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from sudachipy import Morpheme

from genglossary.pipeline.languages.japanese.letters import NARROW, POS_LETTERS, refined_letters
from genglossary.pipeline.languages.japanese.morphology import tokenizer
from genglossary.pipeline.languages.tokens import BREAK, Grammar, Tokens, closing, opening
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.sentence import Sentence

# For the letters see `letters`.
_PHRASE = re.compile(
    r"(?:[NVPlJp]|(?<!#)U|v(?=[NV]))"
    r"(?:[NVPlJpsi#tAU]|v(?=[NV])|m(?=[NVPl])|[h/](?=[NPlU#])|(?<=l)w/w(?=l)|(?<=[l#])w(?=[lNV]|[iA][NV])|(?<=[NV])w(?=l)){0,30}"
    r"(?<=[NVPlsU#])"
    r"(?<!V(?=z))"  # 作成する is a verb: what it does is no name of a thing
)
# Names with signs that the dictionary takes apart: C#, C++, .NET, 3D, 5G, 802.1X.
_SIGNED = re.compile(
    r"[A-Z.0-9](?<![A-Za-z0-9.].)(?:(?<=[A-Z])[A-Za-z]*(?:#|\+\+)(?![A-Za-z0-9+#])|(?<=\.)[A-Z][A-Za-z]+"
    r"|(?<=[0-9])(?:[0-9]?[DGKX]|[0-9]{2}\.[0-9]+[A-Za-z]{1,2})(?![A-Za-z0-9]))"
)
_IDENTIFIER = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z0-9]*_[A-Za-z0-9_]+")  # mod_ssl, of which no part is a word
_PATH = re.compile(  # /usr/share, a/b.txt: where something is, not what; `kbuf': what is typed; 9:00: when
    r"(?<![\w)\]>/])~?/[a-z][\w./-]*|(?<![\w/])[A-Za-z][A-Za-z0-9_.-]*/[A-Za-z0-9_./-]*\.[a-z]{1,4}(?!\w)"
    r"|`[A-Za-z_][\w.:()-]*'|(?<!\d)[0-2]?\d[:：][0-5]\d(?!\d)"
)
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")  # with the signs between them: ＫＭ−３２０, ＰＭ２．５
_CUTS = re.compile("[(（そ](?:(?<=そ)の他|(?<!そ)(?=[ァ-ヺー]+[)）]))")


def tokens_of(sentences: Iterable[Sentence]) -> Tokens:
    """Words and candidate phrases of Japanese sentences."""
    words, letters = [BREAK], ["."]
    tokenize, letter_of = tokenizer().tokenize, POS_LETTERS.__getitem__
    for sentence in sentences:
        written = sentence.prose
        prose = written.translate(NARROW) if _WIDE.search(written) else written
        morphemes = list(tokenize(prose))
        ends = list(map(Morpheme.end, morphemes))
        its_letters = list(map(letter_of, map(Morpheme.part_of_speech_id, morphemes)))
        for match in _SIGNED.finditer(prose):
            _join_name(*match.span(), ends, its_letters)
        if "_" in prose:
            for match in _IDENTIFIER.finditer(prose):
                _join_name(*match.span(), ends, its_letters)
        for match in _PATH.finditer(prose):
            _hide(*match.span(), ends, its_letters)
        for match in _CUTS.finditer(prose):
            _cut(match.start(), ends, its_letters)
        words.append(opening(sentence))
        words += [written[start:end] for start, end in zip((0, *ends), ends, strict=False)]
        words.append(closing(sentence))
        letters += (".", *its_letters, ".")
    joined = refined_letters("".join(letters), words)
    phrases = [match.span() for match in _PHRASE.finditer(joined)]
    return Tokens(GRAMMAR, words, joined, phrases, [])


def _join_name(start: int, end: int, ends: list[int], letters: list[str]) -> None:
    """Make one Latin word of the morphemes from the offset `start` to `end`, of which `ends` has the ends."""
    first = bisect_right(ends, start)
    last = bisect_left(ends, end)
    if last < len(ends) and ends[last] == end and (first == 0 or ends[first - 1] == start):
        ends[first : last + 1] = [end]
        letters[first : last + 1] = ["l"]


def _hide(start: int, end: int, ends: list[int], letters: list[str]) -> None:
    """Let no morpheme between two offsets be part of a term."""
    first, last = bisect_right(ends, start), bisect_left(ends, end)
    letters[first : last + 1] = "x" * len(letters[first : last + 1])


def _cut(start: int, ends: list[int], letters: list[str]) -> None:
    """Cut a morpheme in two at the offset `start`: Sudachi takes what kana in brackets stand after for one word with
    them, as if they told its reading (場所（ルート）), and 質そ for one in 灯質その他."""
    at = bisect_left(ends, start)
    if at < len(ends) and ends[at] > start > (ends[at - 1] if at else 0):
        ends.insert(at, start)
        letters.insert(at + 1, "x")


_SPACES = re.compile(r"[\s・ー\-‐]+")


def key_of(spelling: str) -> str:
    """The key that all spellings of one Japanese term share: width, case, long vowels, dots and spaces do not count."""
    return _SPACES.sub("", fold_key(spelling)) or spelling


GRAMMAR = Grammar(
    glue="",
    starts="NVPlJpvU",
    ends="NVPlsU",
    adjectives="",
    longest=6,
    joiners="wh/m",
    tight="h/",
    predicate=re.compile("H"),
    articles="",
    key_of=key_of,
    called_after=frozenset(("と", verb) for verb in ("いう", "は", "呼ば", "呼び", "呼ぶ", "いい")),
)
