"""Spellings weighed against each other over all documents: which one is the slip of the pen (GG102, GG104)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from genglossary.checking.examined import Examined
from genglossary.checking.forms import is_same_word
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.checking.regional import are_regional
from genglossary.checking.rules import is_asked
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.stated import stated, stored_of

_FEW = 2  # places in all documents, which nobody meant
_RARE = 5  # one in so many is a slip


def drifting(
    entries: Sequence[Entry], examined: Sequence[Examined], file: GlossaryFile, options: Options
) -> Iterator[Finding]:
    """The rarer of several spellings that nobody decided about, where documents have more than one. Other words,
    British beside American, and spellings that are nearly as frequent are no slips: found when somebody asks."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for each in examined:
        for entry, spelling, _ in each.drifts:
            counts[entry][spelling] += 1
    for each in examined:
        for entry, spelling, draft in each.drifts:
            often = max(counts[entry], key=lambda text: (counts[entry][text], text == entries[entry].text))
            here, there = counts[entry][spelling], counts[entry][often]
            if spelling != often and (is_asked("GG102", options) or (2 * here <= there and _is_slip(spelling, often))):
                message = stated(
                    "“%(written)s” (%(here)s×) is also written “%(often)s” (%(there)s×).",
                    written=spelling, here=here, often=often, there=there,
                )  # fmt: skip
                yield replace(draft, message=message)


def _is_slip(spelling: str, often: str) -> bool:
    """Whether the two are one word: the same letters, or two spellings of a Japanese one."""
    if are_regional(spelling, often):
        return False
    return _letters(spelling) == _letters(often) or is_same_word(spelling, often)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold_key(text)))


def without_usual(
    found: Iterable[Finding], entries: Sequence[Entry], examined: Sequence[Examined], options: Options
) -> list[Finding]:
    """The findings without names that are written small and may be those of programs or values: all but names with a
    capital inside and small letters (GitHub), and these where the documents write them small in more than two places
    and more than one in five. When somebody asks for the rule, all."""
    found = list(found)
    small = [] if is_asked("GG104", options) else [each for each in found if _is_small(each)]
    mentions: Counter[str] = Counter()
    for each in examined if small else ():
        for index, count in each.counts.items():
            mentions[entries[index].text] += count
    times = Counter(each.term for each in small)
    usual = {
        each for each in small if not _has_hump(each) or times[each.term] > max(_FEW, mentions[each.term] // _RARE)
    }
    return [each for each in found if each not in usual]


def _is_small(finding: Finding) -> bool:
    """Whether the finding is about a name without any capital, as programs and packages have theirs."""
    return finding.rule == "GG104" and _gap(finding, "written").islower()


def _has_hump(finding: Finding) -> bool:
    """Whether the name has a capital inside and small letters, so that hardly anything is called like it."""
    name = _gap(finding, "right")
    return any(map(str.islower, name)) and any(map(str.isupper, name[1:]))


def _gap(finding: Finding, name: str) -> str:
    stored = stored_of(finding.message)
    return str(stored["gaps"].get(name, "")) if stored else ""
