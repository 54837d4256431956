"""Catalogs of messages among the documents of a run: each is an original and its translation in one."""

from collections import Counter
from collections.abc import Iterable

from genglossary.pipeline.bilingual.catalogs import aligned_catalog
from genglossary.pipeline.bilingual.comparison import CATALOG, catalog_passages, document
from genglossary.pipeline.bilingual.types import AlignedPassage
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.types import Check

Languages = tuple[str, str]
"""Of originals and of translations."""


def is_catalog(name: str) -> bool:
    """Whether a document of this name is an original and its translation in one."""
    return name.lower().endswith(CATALOG)


def catalogs_in(corpus: Corpus, pairs: Iterable[Languages], check: Check) -> dict[Languages, list[AlignedPassage]]:
    """Languages → the passages of all catalogs that are in them; `pairs` are those of other documents.

    Where there are no others, the catalogs themselves tell in which two languages most of them is.
    """
    if not any(map(is_catalog, corpus.names.values())):
        return {}
    wanted = list(pairs) or _languages(corpus)
    others = {language for pair in wanted for language in pair}
    found: dict[Languages, list[AlignedPassage]] = {}
    for main, language in wanted:
        passages = catalog_passages(corpus, main, language, check)
        found[main, language] = [each for each in passages if not _of_others(each, others - {main, language})]
    return found


def _languages(corpus: Corpus) -> list[Languages]:
    """The two languages in which most messages are, none where no message tells."""
    counts = Counter(
        languages
        for key, name in corpus.names.items()
        if is_catalog(name)
        for passage in aligned_catalog(document(corpus, key))
        if "und" not in (languages := (passage.source[0].language, passage.target[0].language))
    )
    return [languages for languages, _ in counts.most_common(1) if languages[0] != languages[1]]


def _of_others(passage: AlignedPassage, others: set[str]) -> bool:
    return bool({passage.source[0].language, passage.target[0].language} & others)
