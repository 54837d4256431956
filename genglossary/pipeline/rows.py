"""Runs of words as candidates: their spellings brought together, and the shorter ones inside them counted."""

from functools import lru_cache

from genglossary.pipeline.tally import BITS, WHOLE, Run
from genglossary.pipeline.tokens import Grammar

Part = tuple[int, int, bool]


class Row:
    """Evidence for one candidate over all documents.

    `forms` counts its spellings, `words` are the words of one of them. `total` says how often it occurs,
    `adjective` how often as an adjective or participle, `alone` how often as a run of its own; `titled`, `headed`,
    `edged`, `defines`, `entries`, `capital`, `left` and `right` are those of `Run`. `inside` is a 64-bit set of the
    hashed longer runs around it.
    """

    __slots__ = (
        "adjective",
        "alone",
        "capital",
        "defines",
        "edged",
        "entries",
        "forms",
        "headed",
        "inside",
        "left",
        "right",
        "titled",
        "total",
        "words",
    )

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.forms: dict[str, int] = {}
        self.total = self.adjective = self.alone = self.titled = self.headed = self.edged = self.defines = 0
        self.entries = self.capital = self.left = self.right = self.inside = 0


def rows_of(runs: dict[str, Run], grammar: Grammar) -> dict[str, Row]:
    """Candidates by key, from runs by spelling, in any order. Uses `runs` up: there is no room for both."""
    rows: dict[str, Row] = {}
    for form in sorted(runs):
        run = runs.pop(form)
        if len(run.words) <= grammar.longest:
            _add_whole(_row(form, run.words, grammar, rows), form, run, grammar)
        if len(run.words) > 1:
            _add_parts(form, run, grammar, rows)
    return rows


def _row(form: str, words: tuple[str, ...], grammar: Grammar, rows: dict[str, Row]) -> Row:
    key = grammar.key_of(form)
    row = rows.get(key)
    if row is None:
        row = rows[key] = Row(words)
    return row


def _add_whole(row: Row, form: str, run: Run, grammar: Grammar) -> None:
    row.forms[form] = row.forms.get(form, 0) + run.count
    row.total += run.count
    row.alone += run.count
    row.titled += run.titled
    row.headed += run.headed
    row.edged += run.edged
    row.defines += run.defines
    row.entries += run.entries
    row.capital += run.capital
    row.left |= run.left
    row.right |= run.right
    if len(run.words) == 1 and run.letters in grammar.adjectives:
        row.adjective += run.count


def _add_parts(form: str, run: Run, grammar: Grammar, rows: dict[str, Row]) -> None:
    words, count = run.words, run.count
    around = BITS[form.lower()]
    size = len(words)
    for first, last, is_adjective in _parts(run.letters, grammar):
        own = words[first:last]
        part = grammar.glue.join(own)
        row = _row(part, own, grammar, rows)
        row.forms[part] = row.forms.get(part, 0) + count
        row.total += count
        row.inside |= around
        row.left |= BITS[words[first - 1]] if first else run.left
        row.right |= BITS[words[last]] if last < size else run.right
        if is_adjective:
            row.adjective += count
        row.capital += count if first and words[first][0].isupper() else run.capital if not first else 0


@lru_cache(maxsize=10_000)
def _parts(letters: str, grammar: Grammar) -> tuple[Part, ...]:
    """The runs inside one with these letters: start, end, and whether it is a single adjective."""
    if WHOLE in letters:
        return ()
    found: list[Part] = []
    for first, letter in enumerate(letters):
        if letter not in grammar.starts:
            continue
        for last in range(first + 1, min(len(letters), first + grammar.longest) + 1):
            is_adjective = last - first == 1 and letter in grammar.adjectives
            if last - first < len(letters) and (is_adjective or letters[last - 1] in grammar.ends):
                found.append((first, last, is_adjective))
    return tuple(found)
