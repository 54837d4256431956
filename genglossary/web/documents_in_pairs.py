"""The documents of a project in pairs of original and translation, and those that are in none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from genglossary.models import Document, Project
from genglossary.models.document import PRESENT
from genglossary.models.keys import ByCodePoint
from genglossary.pipeline.bilingual.catalogs import is_catalog
from genglossary.runs.stored.pairs import languages_of, paired, unpaired_documents

PAIRS_A_PAGE = 100
# Names that a form offers; another one can be typed.
MOST_NAMES = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class PairsPage:
    """`translations` each have their original; `unpaired` have neither. `main` is the language of originals."""

    languages: Sequence[str]
    translations: Page
    unpaired: Sequence[Document]
    originals: Sequence[Document]
    others: Sequence[Document]

    @property
    def main(self) -> str:
        return self.languages[0] if self.languages else ""


def pairs_page_of(project: Project, asked: Mapping[str, str]) -> PairsPage:
    """Find what the page of pairs shows, in a constant number of queries."""
    languages = languages_of(project)
    documents = Document.objects.filter(PRESENT, project=project).order_by(ByCodePoint("name_key"), "name")
    everything = list(documents)
    translations = paired(project).order_by(ByCodePoint("name_key"), "name").select_related("translation_of")
    in_pairs = {pk for each in translations for pk in (each.pk, each.translation_of_id)}
    main = languages[0] if languages else ""
    return PairsPage(
        languages=languages,
        translations=Paginator(translations, PAIRS_A_PAGE).get_page(asked.get("page")),
        unpaired=[each for each in everything if each.pk not in in_pairs and not is_catalog(each.name)][:MOST_NAMES],
        originals=[each for each in everything if each.language == main][:MOST_NAMES],
        others=[each for each in everything if each.language != main][:MOST_NAMES],
    )


def count_pairs(project: Project) -> tuple[int, int]:
    """The number of pairs, and of documents that are in none; 0, 0 in a project of one language."""
    return paired(project).count(), len(unpaired_documents(project))
