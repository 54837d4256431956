"""Catalogs of messages among the documents of a run: each is an original and its translation in one."""

from collections import Counter
from collections.abc import Iterable

from genglossary.pipeline.bilingual.catalogs import is_catalog
from genglossary.pipeline.bilingual.comparison import aligned_catalogs, from_to
from genglossary.pipeline.bilingual.types import AlignedPassage
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.types import Check

Languages = tuple[str, str]
"""Of originals and of translations."""


def catalogs_in(corpus: Corpus, pairs: Iterable[Languages], check: Check) -> dict[Languages, list[AlignedPassage]]:
    """Languages → the passages of all catalogs that are in them; `pairs` are those of other documents.

    Where there are no others, the catalogs themselves tell in which two languages most of them is.
    """
    if not any(map(is_catalog, corpus.names.values())):
        return {}
    passages = list(aligned_catalogs(corpus, check))
    wanted = list(pairs) or _languages(passages)
    others = {language for pair in wanted for language in pair}
    found: dict[Languages, list[AlignedPassage]] = {}
    for main, language in wanted:
        here = from_to(passages, main, language)
        found[main, language] = [each for each in here if not _of_others(each, others - {main, language})]
    return found


def _languages(passages: Iterable[AlignedPassage]) -> list[Languages]:
    """The two languages in which most messages are, none where no message tells."""
    counts = Counter(
        languages
        for passage in passages
        if "und" not in (languages := (passage.source[0].language, passage.target[0].language))
    )
    return [languages for languages, _ in counts.most_common(1) if languages[0] != languages[1]]


def _of_others(passage: AlignedPassage, others: set[str]) -> bool:
    return bool({passage.source[0].language, passage.target[0].language} & others)
