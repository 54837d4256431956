"""The pages of an import, as somebody without a script goes through them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from genglossary import formats
from genglossary.actions import definitions, terms
from genglossary.actions.glossary import glossary_of
from genglossary.actions.importing.steps import DEFINITION
from genglossary.formats import Entry, Glossary, SourceReference
from genglossary.models import PlannedImport, Term
from tests.factories import make_document, make_term
from tests.web.reading import markup

WORDS = "term,definition\nlamp,It burns.\noil,It flows.\n"


@pytest.fixture
def editor(as_) -> Client:
    return as_("editor")


def upload(client: Client, project, text: str | bytes = WORDS, name: str = "words.csv", **more: str):
    data = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("web:import_file", args=[project.pk]), {"file": file, **more}, follow=True)


def preview(project) -> str:
    return reverse("web:import_preview", args=[project.pk, PlannedImport.objects.get(project=project).pk])


def test_a_file_is_shown_confirmed_and_undone(project, editor):
    page = upload(editor, project).content.decode()
    assert "Nothing is imported yet" in page
    assert "It burns." in page
    assert not Term.objects.filter(project=project).exists()
    done = editor.post(preview(project), {"do": "confirm"}, follow=True).content.decode()
    assert "Imported: 2 rows of words.csv" in done
    batch = re.search(r'name="batch" value="([^"]+)"', done)
    assert batch is not None
    editor.post(reverse("web:undo", args=[project.pk]), {"batch": batch[1]})
    assert not glossary_of(project).entries


def test_the_tool_that_made_a_table_is_said_and_can_be_corrected(project, editor):
    page = upload(editor, project, "lamp,ランプ\nwick,灯心\n").content.decode()
    assert "made with DeepL" in page
    assert '<option value="deepl" selected>' in page
    url = reverse("web:import_columns", args=[project.pk, PlannedImport.objects.get().pk])
    said = {"encoding": "utf-8", "delimiter": ",", "header": "", "preset": "deepl"}
    page = editor.post(url, said | {"column-0": "text", "column-1": "definition"}, follow=True).content.decode()
    editor.post(preview(project), {"do": "confirm"})
    assert [entry.definition for entry in glossary_of(project).entries] == ["ランプ", "灯心"]


def test_a_row_and_a_group_can_be_chosen(project, editor):
    upload(editor, project)
    oil = PlannedImport.objects.get().rows.get(text="oil")
    editor.post(preview(project), {"do": "save", f"row-{oil.pk}": "mine"})
    assert "leave out</option>" in editor.get(preview(project)).content.decode()
    editor.post(preview(project), {"do": "confirm", f"row-{oil.pk}": "mine", "group-new": "theirs"})
    assert [entry.text for entry in glossary_of(project).entries] == ["lamp"]


def test_nonsense_in_the_form_is_left_alone(project, editor):
    upload(editor, project)
    nonsense = {"do": "save", "group-new": "everything", "group-problem": "theirs", "row-x": "mine", "row-1": "yours"}
    assert editor.post(preview(project), nonsense).status_code == 302
    assert PlannedImport.objects.get().groups["new"] == "theirs"


def test_columns_and_encoding_can_be_corrected(project, editor):
    page = markup(upload(editor, project, "用語,内訳\n灯台,海を照らす塔。\n".encode("cp932")))
    assert "Read as cp932, 2 columns" in page
    url = reverse("web:import_columns", args=[project.pk, PlannedImport.objects.get().pk])
    how = {"encoding": "cp932", "delimiter": ",", "header": "", "preset": "", "column-0": "text"}
    page = editor.post(url, {**how, "column-1": "definition"}, follow=True).content.decode()
    assert "definition: <span" in page
    refused = editor.post(url, {**how, "encoding": "utf-8", "column-1": "definition"})
    assert refused.status_code == 422
    assert "not text in utf-8" in refused.content.decode()
    assert PlannedImport.objects.get().rows.get().steps[-1][0] == DEFINITION


def test_the_next_file_with_the_same_header_is_read_as_the_last_was_corrected(project, editor):
    upload(editor, project, "用語,内訳\n灯台,海を照らす塔。\n")
    url = reverse("web:import_columns", args=[project.pk, PlannedImport.objects.get().pk])
    how = {"encoding": "utf-8", "delimiter": ",", "header": "", "preset": "", "column-0": "text"}
    editor.post(url, {**how, "column-1": "definition"})
    PlannedImport.objects.all().delete()
    page = upload(editor, project, "用語,内訳\n霧笛,鳴るもの。\n", "more.csv").content.decode()
    assert "as they were chosen before" in page
    assert PlannedImport.objects.get().rows.get().steps[-1][0] == DEFINITION
    PlannedImport.objects.all().delete()
    upload(editor, project, "用語,内訳,数\n霧笛,鳴るもの。,1\n", "others.csv")
    assert PlannedImport.objects.get().guess["columns"] == ["text", "other", "other"]


def test_both_texts_and_forbidden_spellings_are_shown(project, editor):
    make_document(project, "a.md", "A lamp is a device that gives light. Here is a lampe.\n")
    page = upload(editor, project, "term,definition,forbidden\nlamp,A bowl of oil.,lampe\n").content.decode()
    for words in ("defined otherwise", "A lamp is a device that gives light.", "A bowl of oil.", "is in use, 1×"):
        assert words in page


def test_a_conflict_is_shown_first_and_decided_by_a_person(project, editor):
    definitions.write(terms.add(project, "lamp", by=None), "What Ann wrote.", by=None)
    page = upload(editor, project).content.decode()
    assert "What Ann wrote." in page
    assert "keep both definitions" in page
    editor.post(preview(project), {"do": "confirm", "group-conflict": "theirs"})
    assert {entry.definition for entry in glossary_of(project).entries} == {"It burns.", "It flows."}


def test_a_decision_meanwhile_shows_the_preview_anew(project, editor):
    upload(editor, project)
    terms.add(project, "lamp", by=None)
    page = editor.post(preview(project), {"do": "confirm"}, follow=True).content.decode()
    assert "Somebody decided meanwhile" in page
    assert "Import as chosen" in page
    assert len(glossary_of(project).entries) == 1


def test_problems_are_shown_with_their_rows(project, editor):
    upload(editor, project, WORDS + ",Nothing.\n")
    page = editor.get(preview(project), {"group": "problem"}).content.decode()
    assert "It has no term." in page


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe\x81" + bytes(range(256)) * 9, "words.csv", "not text"),
        ('term\n"lamp\n', "words.csv", "never closed"),
        ("term\n", "words.doc", "not a format"),
        (b"", "words.csv", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(project, editor, text, name, said):
    answer = upload(editor, project, text, name)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not PlannedImport.objects.exists()


def test_a_file_that_is_too_large_is_refused(project, editor, settings):
    settings.MAX_DOCUMENT_BYTES = 10
    assert "larger than the limit" in upload(editor, project).content.decode()


def test_an_import_can_be_left(project, editor):
    upload(editor, project)
    editor.post(preview(project), {"do": "discard"})
    assert not PlannedImport.objects.exists()
    assert not Term.objects.filter(project=project).exists()


def test_markup_in_a_file_is_shown_as_text(project, editor):
    page = upload(editor, project, "term,definition\n<script>alert(1)</script>,<img src=x onerror=alert(1)>\n").content
    assert b"<script>alert" not in page
    assert b"<img src=x" not in page


def test_the_page_of_many_rows_has_some_of_them(project, editor):
    upload(editor, project, "term\n" + "".join(f"lamp {at}\n" for at in range(120)))
    page = editor.get(preview(project)).content.decode()
    assert "Page 1 of 3" in page
    assert page.count("<tr>") < 60


def test_an_import_of_another_project_is_not_found(project, editor, as_):
    upload(editor, project)
    url = preview(project)
    assert as_("stranger").get(url).status_code == 404
    assert as_("reader").get(url).status_code == 403


def test_a_preview_names_the_places_that_the_kind_of_file_has(project, editor):
    pages = {
        "words.csv": (WORDS.encode(), "Row"),
        "words.md": (b"# Words\n\n**lamp**: It burns.\n", "Line"),
        "words.html": (b"<dl><dt>lamp</dt><dd>It burns.</dd></dl>", "Paragraph"),
    }
    for name, (data, place) in pages.items():
        page = markup(upload(editor, project, data, name))
        assert f'<th class="number">{place}</th>' in page
        assert "It burns." in page
        PlannedImport.objects.all().delete()


def test_each_reader_has_a_preview_in_their_own_language(project, as_, editor):
    make_document(project, "a.md", "A lamp is a device.")
    make_term(project, "wick")
    words = "term,synonyms,status,required\nlamp,light,proposed,\nwick,,,yes\nlamp,,,\n"
    upload(as_("owner"), project, words)
    address = preview(project)
    english, japanese = "", ""
    for group in ("new", "changed", "problem"):
        english += markup(editor.get(address, {"group": group}))
        japanese += markup(editor.get(address, {"group": group}, headers={"Accept-Language": "ja"}))
    for one, other in (
        ("spelling light", "表記「light」"),
        ("required: <", "必須: <"),
        ("“lamp” is in row 2 already.", "「lamp」は 2 行目にすでにあります。"),
        ("Compared with all that the project has: 1 document.", "プロジェクトの全文書（文書 1 件）"),
    ):
        assert one in english
        assert other in japanese
        assert one not in japanese


def test_a_preview_of_an_older_version_is_shown_as_it_was_kept(project, editor):
    upload(editor, project)
    PlannedImport.objects.update(searched="Compared with 10% of them.")
    row = PlannedImport.objects.get().rows.filter(text="lamp")
    row.update(reason="Look at it: 100%.", steps=[["notes", "", "It is old."]])
    page = markup(editor.get(preview(project)))
    assert "Compared with 10% of them." in page
    assert "Look at it: 100%." in page
    assert "It is old." in page


def test_the_page_of_an_imported_entry_tells_its_file_and_what_this_says_of_it(project, editor):
    passage = SourceReference(document="harbour.md", start=0, end=15, text="A lamp *burns*.", plain="A lamp burns.")
    told = {"source": "Manual, p. 3", "origin": "extracted", "evidence": (passage,), "frequency": 7, "documents": 2}
    entries = (Entry(text="lamp", definition="It burns.", **told), Entry(text="oil", definition="It flows."))
    upload(editor, project, formats.write("json", Glossary(entries=entries)), "harbour.json")
    editor.post(preview(project), {"do": "confirm"})
    lamp, oil = Term.objects.filter(project=project).order_by("text")
    page = markup(editor.get(reverse("web:entry", args=[project.pk, lamp.pk])))
    said = ["taken from harbour.json by", "Manual, p. 3", "quoted from documents", "7 mentions in 2 documents."]
    for words in [*said, "<p>A lamp burns.</p>", "harbour.md"]:
        assert words in page
    assert "from-file" not in markup(editor.get(reverse("web:entry", args=[project.pk, oil.pk])))
    Term.objects.filter(pk=lamp.pk).update(found=True)
    page = markup(editor.get(reverse("web:entry", args=[project.pk, lamp.pk])))
    assert "quoted from documents" in page
    assert "7 mentions" not in page


def test_what_is_no_part_of_the_table_is_told_in_the_language_of_the_reader(project, editor):
    upload(editor, project, f"Words of the yard,\n{WORDS}")
    page = markup(editor.get(preview(project), headers={"Accept-Language": "ja"}))
    assert "1行目は用語の行ではありません：「Words of the yard」" in page
