"""Pairs of terms beside those that people wrote: `python -m tests.benchmarks.term_pairs QUALITY [SET…] [--read N]`

QUALITY is a folder with `score.py` and `data/`: for each set a folder with `pairs.json` and, in `en/` and `ja/`,
`docs.json` (name to text). Without SETs all that have pairs. Prints for each set what `score.py pairs` says of the
translations of the terms that people chose, in both directions, and of the terms that both sides' extraction accepts;
what the comparison costs beside the two extractions; and how many pairs and inconsistencies it proposes. With `--read`
also N passages, pairs and inconsistencies picked at random (one seed), for a person to read.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from genglossary import readers
from genglossary.pipeline.bilingual.comparison import compare
from genglossary.pipeline.bilingual.documents import pair_documents
from genglossary.pipeline.bilingual.types import PROPOSED, Comparison, DocumentKey, TermPair, TermSpellings
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.types import Source
from tests.benchmarks.scoring import scorer

Pairs = list[dict[str, list[str]]]
Made = TypeVar("Made")


def main(quality: Path, sets: Sequence[str], read: int) -> None:
    score = scorer(quality / "score.py")
    for name in sets or sorted(path.parent.name for path in quality.glob("data/*/pairs.json")):
        _measure(score, quality / "data" / name, read)


def _measure(score: ModuleType, data: Path, read: int) -> None:
    documents = {language: _documents(score, data, language) for language in ("en", "ja")}
    sources = [
        Source(key=key, name=each.name, text=each.text, blocks=each.blocks) for key, each in _numbered(documents)
    ]
    keys = [
        DocumentKey(key, f"{language}/{sources[key].name}", language)
        for key, language in enumerate(language for language, several in documents.items() for _ in several)
    ]
    corpus = Corpus(sources)
    for source in sources:
        corpus.sentences(source.key)  # both the extractions and the comparison need them
    pairs = pair_documents(keys, "en", "ja")
    human: Pairs = json.loads((data / "pairs.json").read_text("utf-8"))

    for language, other in (("en", "ja"), ("ja", "en")):
        terms = _given(human, language, other, score)
        sides = (terms, []) if language == "en" else ([], terms)
        found = compare(corpus, pairs, *sides)
        _tell(score, data, f"terms given, {language} to {other}", _entries(found.pairs, terms, language))

    costs: dict[str, float] = {}
    terms = {
        language: _timed(costs, language, lambda each=language: _accepted(corpus, keys, each)) for language in documents
    }
    found = _timed(costs, "comparison", lambda: compare(corpus, pairs, terms["en"], terms["ja"]))
    entries = [entry for language in documents for entry in _entries(found.pairs, terms[language], language)]
    _tell(score, data, "end to end", entries)
    _summarise(found, terms, costs)
    _show(found, read)


def _documents(score: ModuleType, data: Path, language: str) -> list[Source]:
    with tempfile.TemporaryDirectory() as folder:
        score.unpack(data / language, Path(folder))
        paths = sorted(path for path in Path(folder).rglob("*") if path.is_file() and path.stat().st_size)
        read = [(path.relative_to(folder).as_posix(), readers.read(path.name, path.read_bytes())) for path in paths]
    return [Source(key=0, name=name, text=each.text, blocks=each.blocks) for name, each in read]


def _numbered(documents: dict[str, list[Source]]) -> Iterable[tuple[int, Source]]:
    return enumerate(source for several in documents.values() for source in several)


def _given(human: Pairs, language: str, other: str, score: ModuleType) -> list[TermSpellings]:
    """The terms that people chose; of the Japanese ones only what is not written as the English one is."""
    terms: list[TermSpellings] = []
    for pair in human:
        alike = {score.fold(each) for each in pair[other]} if language == "ja" else set[str]()
        if names := [each for each in pair[language] if score.fold(each) not in alike]:
            terms.append(TermSpellings(names[0], tuple(names[1:])))
    return terms


def _accepted(corpus: Corpus, keys: Sequence[DocumentKey], language: str) -> list[TermSpellings]:
    own = Corpus(corpus.sources[key.key] for key in keys if key.language == language)
    accepted = [term for term in extract(own) if term.accepted and term.language == language]
    return [TermSpellings(term.text, tuple(each.text for each in term.variants)) for term in accepted]


def _entries(pairs: Sequence[TermPair], terms: Sequence[TermSpellings], language: str) -> list[dict[str, Any]]:
    """The terms as `generate` writes them, each with its equivalents that are sure enough, the best first."""
    by_term: dict[str, list[tuple[bool, float, str]]] = {}
    for pair in pairs:
        if pair.confidence >= PROPOSED:
            term, text = (pair.source, pair.target) if language == "en" else (pair.target, pair.source)
            first = language == "ja" or not pair.first
            by_term.setdefault(term, []).append((first, -pair.confidence * pair.places, text))
    other = "ja" if language == "en" else "en"
    return [
        {
            "text": term.text,
            "variants": list(term.others),
            "equivalents": [{"language": other, "text": text} for *_, text in sorted(by_term.get(term.text, []))],
        }
        for term in terms
    ]


def _tell(score: ModuleType, data: Path, what: str, entries: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "glossary.json"
        path.write_text(json.dumps({"terms": entries}, ensure_ascii=False), "utf-8")
        print(data.name, f"{what}:", json.dumps(score.score_pairs(data, path)), flush=True)


def _timed(costs: dict[str, float], name: str, make: Callable[[], Made]) -> Made:
    begin = time.process_time()
    made = make()
    costs[name] = round(time.process_time() - begin, 1)
    return made


def _summarise(found: Comparison, terms: dict[str, list[TermSpellings]], costs: dict[str, float]) -> None:
    sure = [pair for pair in found.pairs if pair.confidence >= PROPOSED]
    covered = {
        "en": round(len({pair.source for pair in sure if pair.source_given}) / len(terms["en"]), 2),
        "ja": round(len({pair.target for pair in sure if pair.target_given}) / len(terms["ja"]), 2),
    }
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {len(found.documents)} pairs of documents, {len(found.passages)} passages, {len(sure)} pairs of terms;")
    print(f"  {len(found.inconsistencies)} inconsistencies; translated {covered}")
    print(f"  CPU seconds {costs}, memory of the whole process {memory} MB", flush=True)


def _show(found: Comparison, read: int) -> None:
    chance = random.Random(7)
    for passage in chance.sample(found.passages, min(read, len(found.passages))):
        sides = [" ".join(each.prose for each in side) for side in passage[:2]]
        print(f"  passage {passage.confidence:.2f} {sides[0]} | {sides[1]}")
    sure = [pair for pair in found.pairs if pair.confidence >= PROPOSED]
    for pair in chance.sample(sure, min(read, len(sure))):
        print(f"  pair {pair.confidence:.2f} {pair.source} | {pair.target} {pair.places} {', '.join(pair.evidence)}")
    for each in chance.sample(found.inconsistencies, min(read, len(found.inconsistencies))):
        print(f"  {each.kind} {each.text}: " + ", ".join(f"{one.text} {one.places}" for one in each.renderings))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("quality", type=Path)
    arguments.add_argument("sets", nargs="*")
    arguments.add_argument("--read", type=int, default=0)
    given = arguments.parse_args()
    main(given.quality, given.sets, given.read)
