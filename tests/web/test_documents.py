"""Documents on their pages: upload, paste, versions, removal."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from genglossary.models import Change, Definition, Document, Evidence, RunStatus
from genglossary.web.uploads import name_of
from tests.factories import make_document, make_run, make_step, make_term

TEXT = b"A valve is a device that shuts a pipe.\n"


def upload(client, project, *files: tuple[str, bytes], **data):
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(reverse("web:upload", args=[project.pk]), {"files": sent, **data})


def names(project) -> list[str]:
    return [document.name for document in project.documents.filter(removed_at=None)]


def test_each_uploaded_file_is_answered_for(project, as_):
    editor = as_("editor")
    answer = upload(editor, project, ("a.md", TEXT), ("b.exe", b"MZ"), ("empty.txt", b""))
    assert {each.name: each.state for each in answer.context["added"]} == {
        "a.md": "new", "b.exe": "refused", "empty.txt": "refused"
    }  # fmt: skip
    assert "The file is empty" in answer.content.decode()
    assert names(project) == ["a.md"]
    assert upload(editor, project, ("a.md", TEXT)).context["added"][0].state == "unchanged"
    assert upload(editor, project, ("a.md", TEXT + b"x")).context["added"][0].state == "changed"


def test_the_same_bytes_under_another_name_are_stored_and_linked(project, as_):
    editor = as_("editor")
    upload(editor, project, ("a.md", TEXT))
    page = upload(editor, project, ("copy.md", TEXT)).content.decode()
    assert "the same text is here as" in page
    assert names(project) == ["a.md", "copy.md"]


@pytest.mark.parametrize("again", [("x1.md", "x2.md"), ("x2.md", "x1.md"), ("x1.md",)], ids=str)
def test_a_folder_that_comes_again_loses_no_text_in_whatever_order(again, project, as_):
    editor, text = as_("editor"), {"x1.md": TEXT + b"B", "x2.md": TEXT}
    upload(editor, project, ("x1.md", TEXT), ("x2.md", TEXT))
    for name in again:
        upload(editor, project, (name, text[name]))
    assert texts(project) == {name: content.decode() for name, content in text.items()}


def texts(project) -> dict[str, str]:
    return {document.name: document.current.text for document in project.documents.filter(removed_at=None)}


def test_files_of_one_name_in_one_upload_are_documents_of_their_own(project, as_):
    editor = as_("editor")
    both = (("note.md", TEXT), ("note.md", TEXT + b"B"))
    page = upload(editor, project, *both).content.decode()
    assert texts(project) == {"note.md": TEXT.decode(), "note (2).md": TEXT.decode() + "B"}
    assert "it came as note.md, like another file" in page
    assert {each.state for each in upload(editor, project, *both).context["added"]} == {"unchanged"}


def test_what_needs_a_look_comes_first_and_the_numbers_above_it(project, as_):
    answer = upload(as_("editor"), project, ("a.md", TEXT), ("b.md", b"A pump."), ("c.exe", b"MZ"), ("d.md", TEXT))
    assert [each.name for each in answer.context["added"]] == ["c.exe", "d.md", "a.md", "b.md"]
    page = answer.content.decode()
    assert page.index("4 files: 3 added, 1 not stored.") < page.index("Only extract terms") < page.index("c.exe")


def test_a_script_sends_names_with_folders_and_gets_only_the_lines(project, as_):
    answer = as_("editor").post(
        reverse("web:upload", args=[project.pk]),
        {"files": [SimpleUploadedFile("a.md", TEXT)], "paths": ["ops/a.md"]},
        headers={"X-Lot": "1"},
    )
    assert answer.content.decode().strip().startswith("<li")
    assert names(project) == ["ops/a.md"]


def test_a_file_name_is_shown_as_text(project, as_):
    page = upload(as_("editor"), project, ("<img src=x onerror=alert(1)>.md", TEXT)).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img" in page


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.md", "a.md"),
        ("/etc/notes.md", "etc/notes.md"),
        ("C:\\texts\\a.md", "C:/texts/a.md"),
        ("./a//b.md", "a/b.md"),
        ("か\u3099.md", "が.md"),
    ],
)
def test_a_browsers_path_becomes_a_relative_name(path, name):
    assert name_of(path) == name


@pytest.mark.parametrize(
    "path", ["../a.md", "a/../../b.md", "", "/", "a\x00.md", "a\x9b31m.md", "a\u202edm.exe.md", "x" * 1001]
)
def test_what_cannot_be_a_name_is_refused(path):
    with pytest.raises(ValueError, match="Its name"):
        name_of(path)


def test_a_file_over_the_limit_is_refused_with_the_limit(project, as_, settings):
    settings.MAX_DOCUMENT_BYTES = 20
    (added,) = upload(as_("editor"), project, ("a.md", TEXT)).context["added"]
    assert added.reason.startswith("It is larger than the limit")
    assert names(project) == []


def test_a_request_over_the_limit_is_refused_whole(project, as_, settings):
    settings.MAX_UPLOAD_BYTES = 100
    assert upload(as_("editor"), project, ("a.md", TEXT * 10)).status_code == 413
    assert names(project) == []


def test_too_many_files_at_once_are_refused(project, as_, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
    assert upload(as_("editor"), project, ("a.md", TEXT), ("b.md", TEXT)).status_code == 413


def test_secrets_stay_outside(project, as_):
    (added,) = upload(as_("editor"), project, (".env", b"KEY=1")).context["added"]
    assert added.state == "refused"


def test_pasted_text_becomes_a_document_in_markdown(project, as_):
    editor = as_("editor")
    editor.post(reverse("web:paste", args=[project.pk]), {"name": "弁", "text": "# 弁\n\n弁は装置である。"})
    document = Document.objects.get()
    assert document.name == "弁.md"
    assert document.current
    assert document.current.title == "弁"
    assert str(document.created_by) == "editor"
    bad = editor.post(reverse("web:paste", args=[project.pk]), {"name": "../x", "text": " "})
    assert bad.status_code == 422


def test_the_list_finds_by_name_and_says_what_no_run_has_read(project, as_):
    make_document(project, "pump.md")
    make_step(make_run(project, RunStatus.COMPLETED))
    make_document(project, "valve.md")
    page = as_("reader").get(reverse("web:documents", args=[project.pk]), {"q": "val"})
    assert [d.name for d in page.context["page"]] == ["valve.md"]
    assert page.context["fresh"] == {d.pk for d in page.context["page"]}
    assert "not read yet" in page.content.decode()


def test_removed_documents_leave_the_list(project, as_):
    kept, gone = make_document(project, "a.md"), make_document(project, "b.md")
    editor = as_("editor")
    editor.post(reverse("web:remove_documents", args=[project.pk]), {"document": [gone.pk, "x", "9" * 30]})
    assert names(project) == [kept.name]
    assert gone.versions.exists()


def test_removing_asks_first_and_can_be_undone(project, as_):
    ticked = {"document": [make_document(project, name).pk for name in ("a.md", "b.md")]}
    editor = as_("editor")
    asked = editor.post(reverse("web:remove_documents", args=[project.pk]), {**ticked, "ask": "1"}).content.decode()
    assert "Remove 2 documents?" in asked
    assert "a.md" in asked
    assert names(project) == ["a.md", "b.md"]
    page = editor.post(reverse("web:remove_documents", args=[project.pk]), ticked, follow=True)
    assert "Removed: 2 documents." in page.content.decode()
    assert names(project) == []
    last = {"batch": page.context["last"].done.batch}
    page = editor.post(reverse("web:undo", args=[project.pk]), last, follow=True)
    assert "Taken back: 2." in page.content.decode()
    assert names(project) == ["a.md", "b.md"]
    assert page.context["last"].undone.size == 2
    again = editor.post(reverse("web:undo", args=[project.pk]), last, follow=True)
    assert "Nothing was taken back" in again.content.decode()


def test_the_history_takes_a_removal_back_except_of_what_came_again(project, as_):
    ticked = {"document": [make_document(project, name).pk for name in ("a.md", "b.md")]}
    editor = as_("editor")
    editor.post(reverse("web:remove_documents", args=[project.pk]), ticked)
    make_document(project, "a.md", "Another text.")
    rows = editor.get(reverse("web:history", args=[project.pk])).context["rows"]
    (removal,) = [row for row in rows if row.change.action == "remove"]
    answer = editor.post(reverse("web:undo", args=[project.pk]), {"batch": removal.change.batch})
    assert answer.status_code == 302
    assert texts(project) == {"a.md": "Another text.", "b.md": "A valve is a device."}


@pytest.mark.parametrize("batch", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_removal_is_nothing_to_undo(batch, project, as_):
    url = reverse("web:undo", args=[project.pk])
    page = as_("editor").post(url, {"batch": batch}, follow=True).content.decode()
    assert "nothing to undo" in page or "Nothing was taken back" in page


def test_documents_of_other_projects_cannot_be_removed(project, as_):
    from tests.factories import make_project

    other = make_document(make_project(), "a.md")
    as_("editor").post(reverse("web:remove_documents", args=[project.pk]), {"document": [other.pk]})
    other.refresh_from_db()
    assert other.removed_at is None
    assert as_("editor").get(reverse("web:versions", args=[project.pk, other.pk])).status_code == 404


def test_a_new_version_says_which_terms_it_touches(project, as_):
    document = make_document(project, "a.md", "A valve is a device. A lever moves it. Steam comes.")
    valve, lever, pump = (make_term(project, text) for text in ("valve", "lever", "pump"))
    definition = Definition.objects.create(term=valve, origin="manual", text="A valve is a device.")
    Evidence.objects.create(definition=definition, version_id=document.current_id, start=0, end=20)
    make_document(project, "a.md", "A valve opens. The pump moves it. A valve again. Steam comes.")
    touched = as_("reader").get(reverse("web:versions", args=[project.pk, document.pk])).context["touched"]
    assert touched.appear == [pump]
    assert touched.disappear == [lever]
    assert touched.changed == [valve]
    assert touched.lost_proof == [valve]


def test_a_name_leads_to_its_document(project, as_):
    document = make_document(project, "ops/弁.md")
    answer = as_("reader").get(reverse("web:named", args=[project.pk]), {"name": "ops/弁.md"})
    assert answer.url == reverse("web:versions", args=[project.pk, document.pk])


def test_documents_are_sorted_and_found_by_name_as_people_do(project, as_):
    for name in ("Zebra.md", "anchor.md", "Éclair.md", "ＧＰＳ.md", "カメラ.md"):
        make_document(project, name)
    reader, url = as_("reader"), reverse("web:documents", args=[project.pk])
    shown = [document.name for document in reader.get(url).context["page"]]
    assert shown == ["anchor.md", "Éclair.md", "ＧＰＳ.md", "Zebra.md", "カメラ.md"]
    for typed, name in (("ECLAIR", "Éclair.md"), ("gps", "ＧＰＳ.md"), ("ｶﾒﾗ", "カメラ.md")):
        assert [document.name for document in reader.get(url, {"q": typed}).context["page"]] == [name]


@pytest.fixture
def in_japanese(as_):
    editor = as_("editor")
    editor.defaults["HTTP_ACCEPT_LANGUAGE"] = "ja"
    return editor


def test_why_a_file_was_refused_is_said_in_the_readers_language(project, in_japanese):
    answer = upload(in_japanese, project, ("leer.md", b""), ("film.srt", b"no times here"), ("x.docx", b"%PDF-1.7"))
    page = answer.content.decode()
    assert "ファイルが空です。" in page
    assert "字幕がありません。" in page
    assert "名前と違い、中身は別の種類のファイルです（" in page


def test_a_warning_is_stored_once_and_read_in_two_languages(project, as_, in_japanese):
    upload(in_japanese, project, ("old.txt", "Смотритель маяка зажигает лампу".encode("cp1251")))
    assert (
        "The encoding was guessed as" in as_("owner").get(reverse("web:documents", args=[project.pk])).content.decode()
    )
    assert "文字コードを" in in_japanese.get(reverse("web:documents", args=[project.pk])).content.decode()


def test_what_was_pasted_can_be_taken_back_on_the_page_that_follows(project, as_):
    answer = as_("editor").post(reverse("web:paste", args=[project.pk]), {"name": "a", "text": "A boom is a pole."})
    assert str(Change.objects.latest("pk").batch) in answer.content.decode()
    assert reverse("web:undo", args=[project.pk]) in answer.content.decode()
