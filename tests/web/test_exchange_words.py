"""Pages of exchange speak one language: what formats and tables know in English is said in that of the reader."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext, override

from genglossary.formats import FORMATS, Entry, Glossary
from genglossary.formats.column_names import FIELD_OF, key_of
from genglossary.formats.columns import FIELDS
from genglossary.formats.left_out import left_out, loss_of_each
from genglossary.formats.registry import PURPOSES
from genglossary.formats.sheets import DELIMITERS
from genglossary.models import SpellingUsage
from genglossary.web.exchange_words import LOST, SAID, lost_in_words
from tests.factories import make_document, make_term
from tests.formats.test_left_out import EVERYTHING

pytestmark = pytest.mark.django_db
JAPANESE = {"HTTP_ACCEPT_LANGUAGE": "ja"}
_NAMES = {
    "Markdown", "JSON", "CSV", "TBX", "UTX", "SKOS (Turtle)", "SKOS (JSON-LD)", "OmegaT (tab)", "DeepL (CSV)",
    "DeepL (TSV)", "Weblate (CSV)", "Phrase (CSV)", "Crowdin (CSV)", "Lokalise (CSV)", "Microsoft IME", "ATOK",
    "Google 日本語入力, Mozc",
}  # fmt: skip


def test_everything_that_formats_and_columns_are_called_is_translated():
    labels = {each.label for each in FORMATS.values()} | {
        words for each in FORMATS.values() for words in each.dialects.values()
    }
    assert labels | {*PURPOSES.values(), *FIELDS.values(), *DELIMITERS.values()} <= {*SAID, *_NAMES}


def test_every_aspect_that_is_lost_has_its_words():
    many = Glossary(entries=tuple(Entry(text=f"{at}{'x' * 40_000}") for at in range(7)))
    for glossary in (EVERYTHING, Glossary(entries=EVERYTHING.entries * 2), many):
        for (name, dialect), loss in loss_of_each(glossary).items():
            assert set(loss.counts) <= set(LOST)
            assert lost_in_words(loss) == left_out(name, glossary, dialect)


def test_the_page_of_exports_is_japanese_for_a_japanese_reader(project, as_):
    horn = make_term(project, "fog horn", status="accepted", status_by_person=True, language="en")
    make_term(project, "hooter", preferred=horn, usage=SpellingUsage.FORBIDDEN, status="accepted")
    page = as_("reader").get(reverse("web:exports", args=[project.pk]), **JAPANESE).content.decode()
    assert "書き出されないもの：非推奨・使用禁止の表記 1\xa0件。" in page
    for english in ("To read", "Word document", "accepted<", "Left out"):
        assert english not in page


def test_a_preview_is_japanese_for_a_japanese_reader(project, as_):
    make_document(project, "a.md", "霧笛が鳴る。")
    make_term(project, "霧笛", status="accepted", status_by_person=True, language="ja", notes="古い")
    file = SimpleUploadedFile(
        "words.csv", "用語,別表記,備考,訳語\n霧笛,きりぶえ,新しい,fog horn\n,,,\n霧笛,,,\n=SUM(A1),,,\n".encode()
    )
    url = reverse("web:import_file", args=[project.pk])
    page = as_("editor").post(url, {"file": file}, follow=True, **JAPANESE).content.decode()
    assert "プロジェクトの全文書（" in page
    assert "表記「きりぶえ」" in page
    assert "備考:" in page
    for english in ("spelling", ">notes", "added", "keep the project", "The same", "Compared"):
        assert english not in page
    problems = as_("editor").get(page_of(project) + "?group=problem", **JAPANESE).content.decode()
    assert "「霧笛」は 2 行目にすでにあります。" in problems
    assert "列「用語」の「=SUM(A1)」は数式か数式のエラーです。" in problems


def page_of(project) -> str:
    return reverse("web:import_preview", args=[project.pk, project.planned_imports.get().pk])


def test_what_a_preview_says_is_in_the_catalogue():
    with override("ja"):
        assert gettext("exact form") == "この形のまま"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_column_that_is_called_as_pages_call_its_field_is_that_field(language: str):
    fields = [field for field in FIELDS if field != "forbidden"]  # its name is an explanation
    with override(language):
        called = [gettext(FIELDS[field]) for field in fields]
    assert [FIELD_OF.get(key_of(name)) for name in called] == fields
