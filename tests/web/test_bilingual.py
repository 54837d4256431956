"""The pages for two languages: pairs of documents, two columns, inconsistent translations, the reader."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.actions import equivalents
from genglossary.models import Definition, Document, Equivalent, Issue, Project, Term
from tests.factories import make_document, make_project, make_term
from tests.translated import ENGLISH, JAPANESE, MORE_ENGLISH, MORE_JAPANESE, run_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def translated(project: Project) -> Project:
    for name, text in {
        "en/signals.md": ENGLISH, "ja/signals.md": JAPANESE, "en/watches.md": MORE_ENGLISH,
        "ja/watches.md": MORE_JAPANESE, "en/alone.md": "The lamp is lit at dusk and put out at dawn by the keeper.",
    }.items():  # fmt: skip
        make_document(project, name, text)
    run_on(project)
    return project


def url(name: str, project: Project, *args: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *args])


def page(client, name: str, project: Project, *args: object, **asked: str) -> str:
    answer = client.get(url(name, project, *args), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def of(text: str) -> Equivalent:
    return Equivalent.objects.get(text=text, term__text__in=("fog horn", "log book"))


def test_the_documents_page_leads_to_the_pairs_which_say_how_they_were_found_and_what_is_left(translated, as_):
    assert "2 pairs of documents, 1 document in none." in words(page(as_("reader"), "documents", translated))
    shown = words(page(as_("reader"), "pairs", translated))
    assert "en/signals.md en ja/signals.md ja by their names" in shown
    assert "en/alone.md en no translation was found" in shown


def test_both_columns_and_the_exports_offer_the_passages_as_a_memory(translated, project, as_):
    for name in ("bilingual", "exports"):
        assert url("memory", translated) in page(as_("reader"), name, translated)
    answer = as_("reader").get(url("memory", translated))
    assert answer["Content-Type"] == "application/x-tmx+xml"
    assert answer["Content-Disposition"].endswith('.tmx"')
    assert b"<seg>" in b"".join(answer.streaming_content)


def test_a_project_of_one_language_says_how_to_get_pairs(project, as_):
    make_document(project, "en/signals.md", ENGLISH)
    assert "pairs of documents" not in page(as_("reader"), "documents", project)
    assert "All documents are in one language" in page(as_("reader"), "pairs", project)
    assert "All documents are in one language" in page(as_("reader"), "bilingual", project)


def test_an_editor_unpairs_and_pairs_by_hand(translated, as_):
    editor = as_("editor")
    signals = Document.objects.get(name="ja/signals.md")
    editor.post(url("unpair", translated, signals.pk))
    assert "a person said that it is no translation" in page(editor, "pairs", translated)
    (batch,) = re.findall(
        r'name="batch" value="([^"]*)">\s*<button class="link">Undo',
        page(editor, "history", translated, kind="document"),
    )[:1]
    editor.post(url("undo", translated), {"batch": batch})
    assert "en/signals.md en ja/signals.md ja by their names" in words(page(editor, "pairs", translated))
    editor.post(url("unpair", translated, signals.pk))
    editor.post(url("pair", translated), {"original": "en/alone.md", "translation": "ja/signals.md"})
    assert "en/alone.md en ja/signals.md ja by a person" in words(page(editor, "pairs", translated))
    answer = editor.post(
        url("pair", translated), {"original": "en/none.md", "translation": "ja/signals.md"}, follow=True
    )
    assert "Choose the original and its translation." in answer.content.decode()
    answer = editor.post(
        url("pair", translated), {"original": "en/alone.md", "translation": "en/signals.md"}, follow=True
    )
    assert "Both documents are in the same language (en)." in answer.content.decode()


def test_the_two_columns_show_each_pair_with_its_count_its_confidence_and_marked_passages(translated, as_):
    shown = page(as_("reader"), "bilingual", translated)
    told = words(shown)
    assert re.search(r"fog horn 霧笛 proposed \d passages · confidence \d+\s%", told)
    assert "The <mark>fog horn</mark> is tested on Monday." in shown or "The <mark>fog horn</mark> is a horn" in shown
    assert "<mark>霧笛</mark>" in shown
    assert 'value="accept"' not in shown


def test_filters_order_and_search_choose_the_rows(translated, as_):
    reader = as_("reader")
    make_term(translated, "beacon", language="en", status_by_person=True, status="accepted")
    without = words(page(reader, "bilingual", translated, show="without"))
    assert "beacon" in without
    assert "霧笛" not in without
    inconsistent = words(page(reader, "bilingual", translated, show="inconsistent"))
    assert "log book inconsistent" in inconsistent
    assert "fog horn" not in inconsistent
    assert "霧笛" in page(reader, "bilingual", translated, q="霧")
    assert "log book" not in page(reader, "bilingual", translated, q="霧")
    ordered = page(reader, "bilingual", translated, order="second")
    assert ordered.index("霧笛") < ordered.index(">beacon<")
    assert page(reader, "bilingual", translated, show="nonsense", order="x", language="xx", page="99")


def test_an_entry_of_the_translation_stands_beside_its_original_or_by_itself(translated, as_):
    Term.objects.update_or_create(
        project=translated, text="霧笛", defaults={"language": "ja", "status": "accepted", "found": True}
    )
    make_term(translated, "浮標", language="ja", status_by_person=True)
    shown = page(as_("reader"), "bilingual", translated)
    entry = Term.objects.get(text="霧笛")
    assert shown.count(f'href="{url("entry", translated, entry.pk)}"') == 1
    assert "浮標" in shown


def test_a_decision_leads_back_to_the_row_and_the_filter_shows_it(translated, as_):
    editor, here = as_("editor"), url("bilingual", translated) + "?show=proposed"
    answer = editor.post(url("equivalent", translated, of("霧笛").pk), {"do": "accept", "next": here})
    assert answer.headers["Location"] == here
    assert "霧笛" in page(editor, "bilingual", translated, show="accepted")
    shown = page(editor, "bilingual", translated)
    assert f'id="equivalent-{of("霧笛").pk}" data-equivalent tabindex="0"' in shown


def test_a_row_that_the_filter_no_longer_shows_is_answered_to_a_script_all_the_same(translated, as_):
    here, row = url("bilingual", translated) + "?show=proposed", of("霧笛")
    asked = {"do": "reject", "next": here, "column": ""}
    answer = as_("editor").post(url("equivalent", translated, row.pk), asked, headers={"HX-Request": "true"})
    shown = answer.content.decode()
    assert f'id="equivalent-{row.pk}" data-equivalent tabindex="0"' in shown
    assert "霧笛 rejected" in words(shown)
    assert f'name="next" value="{here}"' in shown
    assert "<mark>霧笛</mark>" in shown


def test_the_number_of_queries_does_not_grow_with_the_entries(translated, as_):
    reader = as_("reader")

    def queries(name: str) -> int:
        page(reader, name, translated)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(reader, name, translated)
        return len(captured)

    names = ("bilingual", "pairs", "issues", "documents")
    before = [queries(name) for name in names]
    for number in range(20):
        term = make_term(translated, f"lamp {number}", language="en", status_by_person=True)
        row = equivalents.add(term, "ja", f"灯{number}", by=None)
        Equivalent.objects.filter(pk=row.pk).update(proofs=of("霧笛").proofs)
        make_document(translated, f"ja/more{number}.md", JAPANESE)
        make_document(translated, f"en/more{number}.md", ENGLISH)
    assert [queries(name) for name in names] == before


def test_the_page_of_an_entry_shows_the_passages_and_lets_editors_decide(translated, as_):
    term = Term.objects.get(text="fog horn")
    shown = page(as_("reader"), "entry", translated, term.pk)
    assert "<mark>霧笛</mark>" in shown
    assert 'value="reject"' not in shown
    assert 'value="reject"' in page(as_("editor"), "entry", translated, term.pk)


def test_a_definition_that_only_the_original_has_is_shown_with_its_language(translated, as_):
    entry, _ = Term.objects.update_or_create(
        project=translated, text="記録簿", defaults={"language": "ja", "status": "accepted", "found": True}
    )
    shown = page(as_("reader"), "entry", translated, entry.pk)
    told = words(shown)
    assert "No definition in the documents." in told
    assert "The log book is a book in which the keepers write. In the original ( en ), of log book" in told
    assert '<p class="definition" lang="en">The log book' in shown
    assert "In the original ( en )" in words(page(as_("reader"), "glossary", translated))


def test_a_definition_that_only_the_translation_has_is_not_called_that_of_the_original(translated, as_):
    term = Term.objects.get(project=translated, text="fog horn")
    Definition.objects.filter(term=term).delete()
    told = words(page(as_("reader"), "entry", translated, term.pk))
    assert "霧笛とは、視界の悪いときに船に警告する笛である。 In the translation ( ja ), of 霧笛" in told


def test_inconsistent_translations_are_decided_on_the_page_of_issues(translated, as_):
    editor = as_("editor")
    issue = Issue.objects.get(kind="translations")
    told = words(page(editor, "issues", translated, kind="translations"))
    assert re.search(r"日誌 \d passages", told)
    assert re.search(r"記録簿 \d passages", told)
    answer = editor.post(url("choose", translated, issue.pk), {"way": "0", "others": "forbidden"}, follow=True)
    assert "log book: decided." in answer.content.decode()
    assert {row.usage for row in Equivalent.objects.filter(term__text="log book")} == {"preferred", "forbidden"}
    assert not Issue.objects.filter(kind="translations", closed_at=None).exists()
    answer = editor.post(url("choose", translated, issue.pk), {"way": "x", "others": "forbidden"}, follow=True)
    assert "There is no such way to translate it." in answer.content.decode()


def test_the_reader_leads_to_the_page_with_the_translation_beside_each_paragraph(translated, as_):
    reader = as_("reader")
    original = Document.objects.get(name="en/signals.md")
    assert url("beside", translated, original.current_id) in page(reader, "document", translated, original.pk)
    shown = page(reader, "beside", translated, original.current_id)
    rows = [words(row) for row in shown.split('<div class="beside-row">')[1:]]
    assert rows[0] == "Signals 信号"
    assert rows[1].startswith("The fog horn is a horn")
    assert "霧笛 は月曜日に試験する。" in rows[1]
    translation = Document.objects.get(name="ja/signals.md")
    turned = words(page(reader, "beside", translated, translation.current_id))
    assert turned.index("霧笛 は月曜日に") < turned.index("is tested on Monday")


def test_a_document_without_a_translation_says_so(translated, as_):
    alone = Document.objects.get(name="en/alone.md")
    answer = as_("reader").get(url("beside", translated, alone.current_id), follow=True)
    assert "No run has compared this document with a translation yet." in answer.content.decode()
    assert "Beside its translation" not in answer.content.decode()


def test_pairs_and_translations_of_another_project_are_not_to_be_had(translated, as_):
    other = make_project("Other", by=None)
    theirs = make_document(other, "ja/x.md", JAPANESE)
    editor = as_("editor")
    assert editor.post(url("unpair", translated, theirs.pk)).status_code == 404
    assert editor.get(url("beside", translated, theirs.current_id)).status_code == 404
    editor.post(url("pair", translated), {"original": "en/alone.md", "translation": str(theirs.pk)})
    theirs.refresh_from_db()
    assert theirs.translation_of is None


def test_what_a_model_proposed_is_marked_so(translated, as_):
    client = as_("editor")
    assert "proposed by a model" not in words(page(client, "bilingual", translated))
    Equivalent.objects.filter(pk=of("霧笛").pk).update(origin="model")
    assert "proposed by a model" in words(page(client, "bilingual", translated))
