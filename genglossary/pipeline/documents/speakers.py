"""Speakers: labels at the beginning of sentences, in minutes, interviews, plays and subtitles.

"NORA: The lamp is out." says who said something, not what Nora is; what is said is a sentence of its own. A label that
comes again and again names a speaker (or marks a note), the head of a list of words comes once. Where most labels come
again, those that come once name speakers too.
"""

import re
from collections import Counter
from collections.abc import Sequence

from genglossary.pipeline.documents.plays import speakers
from genglossary.pipeline.documents.side_matter import SAYS, initials_of, participants, people_of
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.lazily import compiled
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.text.speech_labels import CHAT, LABEL, LATIN, NICK, SIGNED, SPACED, TIMED, WIDE
from genglossary.pipeline.types import BlockKind

_ACTED = compiled(  # MIRA. The lamp is out. JON (to the door). Who is there?
    r"(?P<name>(?:\d{1,2}(?:ST|ND|RD|D|TH) )?[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{1,28}[A-ZÀ-Þ])"
    r"(?: ?[(\[][^()\[\]]{1,80}[)\]])?\.(?:\s+|$)"
)
_QUOTED = compiled(rf"(?P<name>{WIDE})(?=「[^」]*」?$)")  # 山田「霧が出ました。」, as scripts and novelists write it
_DASHED = compiled(rf"[*_]*(?P<name>{LATIN})[*_]*\s?[—–]\s(?=\S)")  # NORA — The lamp is out.
_KINDS = ("paragraph", "list_item", "quote")
_AGAIN = 3  # times that a label stands there
_MOSTLY = 0.6  # of all labelled sentences have a label that comes again, else labels are heads of lists of words
_SPOKEN = 0.3  # of the paragraphs and items of a document have a label, or it only has notes and examples
_FAR = 40  # characters in which a label without a colon ends
_FEWEST = 5  # labelled sentences before labels that come once or twice count
_PAIRS = 4  # before those count that come twice, where none comes once


def without_labels(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Cut the labels of speakers off `sentences`, all those of one document in order.

    A bare label in capitals, as scripts have above what is said, is left out.
    """
    found = [_label(sentence) for sentence in sentences]
    labels = [match["name"] for match in found if match]
    names = _present(sentences, labels) if labels else set[str]()
    if _is_spoken(sentences, found):
        names |= _speakers(labels) | {match["name"] for match in found if match and CHAT.search(match[0])}
    names -= _heads_of_people(sentences, found)
    remarks, asks = combined().remarks, combined().asks
    spoken: list[Sentence] = []
    acted = speakers(sentences)
    for place, (sentence, match) in enumerate(zip(sentences, found, strict=True)):
        match = acted.get(place, match if match and match["name"] in names else None)
        kind = "quote" if match else sentence.kind  # what somebody says
        if match is None and sentence.kind in _KINDS:
            match = (remarks.match(sentence.prose) if sentence.opening else None) or asks.match(sentence.prose)
        if cut := (_after(sentence, match, kind) if match else sentence):
            spoken.append(cut)
    return spoken


def _present(sentences: Sequence[Sentence], labels: Sequence[str]) -> set[str]:
    """The labels that name people of whom the document says that they were there, perhaps with their office."""
    listed = [number for rows in participants(sentences) for number in rows]
    rows = [sentences[number] for number in listed]
    people = people_of(rows) | initials_of(rows)
    written = "\n".join(row.prose for row in rows)
    return {
        label
        for label in set(labels)
        if label in people
        or any(label.startswith(each) for each in people if len(each) > 1)
        or (len(label) > 1 and label in written)
    }


def _heads_of_people(sentences: Sequence[Sentence], found: Sequence[re.Match[str] | None]) -> set[str]:
    """The labels that stand once, before a list of who was there and not before a sentence: 「出席者：」."""
    heads = combined().participants
    labelled = [(sentence.prose, match["name"]) for sentence, match in zip(sentences, found, strict=True) if match]
    counts = Counter(name for _, name in labelled)
    return {name for prose, name in labelled if counts[name] == 1 and heads.match(prose) and not SAYS.search(prose)}


def _is_spoken(sentences: Sequence[Sentence], found: Sequence[re.Match[str] | None]) -> bool:
    labelled = {sentence.block for sentence, match in zip(sentences, found, strict=True) if match}
    if not labelled:
        return False
    return len(labelled) >= _SPOKEN * len({sentence.block for sentence in sentences if sentence.kind in _KINDS})


def _label(sentence: Sentence) -> re.Match[str] | None:
    if sentence.kind not in _KINDS:
        return None
    prose = sentence.prose
    if (":" in prose or "：" in prose) and (label := LABEL.match(prose)):
        return label
    if prose[0] in "<[(0123456789" and (label := NICK.match(prose) or TIMED.match(prose)):
        return label
    if prose[-1].isdigit() and ":" in prose[-9:] and (label := SIGNED.fullmatch(prose)):
        return label
    if "「" in prose[:13]:
        return _QUOTED.match(prose)
    if (not prose[0].isascii() or prose[0] in "*_") and (label := SPACED.match(prose)):
        return label
    if not sentence.opening:
        return None
    if ("—" in prose[:_FAR] or "–" in prose[:_FAR]) and (label := _DASHED.match(prose)):
        return label
    return _ACTED.match(prose)


def _speakers(names: Sequence[str]) -> frozenset[str]:
    counts = Counter(names)
    repeated = {name: count for name, count in counts.items() if count > 1}
    once = len(counts) - len(repeated)
    if not once and len(names) >= _PAIRS:
        return frozenset(counts)
    if len(names) >= _FEWEST and sum(repeated.values()) >= _MOSTLY * len(names) and once <= len(repeated) + 1:
        return frozenset(counts)
    return frozenset(name for name, count in repeated.items() if count >= _AGAIN)


def _after(sentence: Sentence, match: re.Match[str], kind: BlockKind) -> Sentence | None:
    """The words behind the label, of a `kind`. Where nothing stands there: `sentence`, or None for one in capitals or
    with a time.

    A short line of speech only looks like a heading.
    """
    at = match.end()
    if at >= len(sentence.prose):
        is_label = SIGNED.fullmatch(sentence.prose) or (match.groupdict().get("name") or match[0]).isupper()
        return None if is_label else sentence
    start = sentence.span(at, at + 1).start
    offsets = sentence.offsets[at:] if sentence.offsets is not None else None
    return sentence._replace(
        start=start, kind=kind, prose=sentence.prose[at:], offsets=offsets, headline=False, title=False
    )
