"""Comments on the page of an entry and on its card, and the page of what concerns somebody."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.actions import comments
from genglossary.models import Comment, Status
from genglossary.models.definition import fingerprint
from tests.factories import make_project, make_term


@pytest.fixture
def valve(project):
    return make_term(project, "valve", status=Status.CANDIDATE, found=True)


def page_of(client, term):
    return client.get(reverse("web:entry", args=[term.project_id, term.pk])).content.decode()


def say(client, term, text, **more):
    return client.post(reverse("web:comment", args=[term.project_id, term.pk]), {"text": text, **more}, follow=True)


def test_a_reader_says_something_and_everybody_reads_it_escaped(valve, as_):
    say(as_("reader"), valve, "Is <b>this</b> right, @owner?\r\nI doubt it.")
    page = page_of(as_("editor"), valve)
    assert "Is &lt;b&gt;this&lt;/b&gt; right, <b>@owner</b>?\nI doubt it." in page
    assert "/edit/" not in page[page.index('id="comments"') :].split("</section>")[0]
    assert "/edit/" in page_of(as_("reader"), valve)


def test_no_words_are_refused_on_the_page_with_the_reason(valve, as_):
    answer = say(as_("reader"), valve, " \n ")
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_too_many_words_stay_in_the_box(valve, as_):
    answer = say(as_("reader"), valve, "word " * 1200)
    assert answer.status_code == 422
    assert answer.content.decode().count("word ") > 1000


def test_one_changes_and_deletes_ones_own_words_and_nobody_elses(valve, as_):
    said = comments.comment(valve, "One.", by=User.objects.get(username="reader"))
    edit = reverse("web:edit_comment", args=[valve.project_id, said.pk])
    delete = reverse("web:delete_comment", args=[valve.project_id, said.pk])
    assert as_("owner").post(edit, {"text": "Theirs."}).status_code == 404
    assert as_("owner").post(delete).status_code == 404
    assert page_of(as_("owner"), valve).count("One.") == 1
    as_("reader").post(edit, {"text": "Two.", "seen": fingerprint("One.")})
    assert "Two." in page_of(as_("owner"), valve)
    as_("reader").post(delete)
    assert "Two." not in page_of(as_("reader"), valve).split('id="comments"')[1].split("</section>")[0]
    late = as_("reader").post(edit, {"text": "Three.", "seen": fingerprint("Two.")})
    assert "This comment is deleted." in late.content.decode()
    assert ">\nThree.</textarea>" in late.content.decode()


def test_two_tabs_at_one_comment_lose_no_words(valve, as_):
    said = comments.comment(valve, "One.", by=User.objects.get(username="reader"))
    edit = reverse("web:edit_comment", args=[valve.project_id, said.pk])
    reader, seen = as_("reader"), fingerprint("One.")
    reader.post(edit, {"text": "First tab.", "seen": seen})
    answer = reader.post(edit, {"text": "Second tab.", "seen": seen})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "First tab." in shown
    assert "Second tab.</textarea>" in shown
    assert Comment.objects.get().text == "First tab."
    reader.post(edit, {"text": "Second tab.", "seen": fingerprint("First tab.")})
    assert Comment.objects.get().text == "Second tab."


def test_a_comment_of_another_project_is_not_there(valve, as_):
    reader = User.objects.get(username="reader")
    other, ours = make_project("Mills", by=reader), comments.comment(valve, "Ours.", by=reader)
    assert as_("reader").post(reverse("web:edit_comment", args=[other.pk, ours.pk]), {"text": "x"}).status_code == 404


def test_who_is_mentioned_sees_it_everywhere_until_they_have_looked(valve, as_):
    say(as_("reader"), valve, "@owner which one is it?")
    owner = as_("owner")
    start = owner.get(reverse("web:start")).content.decode()
    assert "mentioned you:" in start
    assert "@owner which one is it?" in start
    assert 'class="count unread">1' in start
    mine = owner.get(reverse("web:notices")).content.decode()
    assert f'href="{reverse("web:entry", args=[valve.project_id, valve.pk])}#comment-' in mine
    page_of(owner, valve)
    again = owner.get(reverse("web:start")).content.decode()
    assert "mentioned you:" not in again
    assert "count unread" not in again
    assert "mentioned you:" in owner.get(reverse("web:notices")).content.decode()
    assert "mentioned you:" not in as_("editor").get(reverse("web:notices")).content.decode()


def test_all_is_marked_as_read_at_once(valve, as_):
    say(as_("reader"), valve, "@owner one")
    owner = as_("owner")
    owner.post(reverse("web:notices"))
    assert "count unread" not in owner.get(reverse("web:notices")).content.decode()


def test_the_card_of_the_review_queue_shows_what_was_said_and_takes_more(valve, as_):
    say(as_("reader"), valve, "Not sure.")
    editor = as_("editor")
    card = reverse("web:review_term", args=[valve.project_id, valve.pk])
    assert "Not sure." in editor.get(card).content.decode()
    answer = say(editor, valve, "I am.", next=f"{card}?queue=all&order=text")
    assert answer.redirect_chain[-1][0] == f"{card}?queue=all&order=text"
    assert "I am." in answer.content.decode()


def test_the_history_of_the_project_has_comments_and_takes_them_back(valve, as_):
    say(as_("reader"), valve, "Not sure.")
    history = reverse("web:history", args=[valve.project_id])
    page = as_("editor").get(f"{history}?kind=comment").content.decode()
    assert "Not sure." in page
    assert reverse("web:undo", args=[valve.project_id]) in page


def test_a_japanese_reader_sees_it_in_japanese(valve, as_):
    client = as_("reader")
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ja"
    assert "この用語についてコメントする" in page_of(client, valve)


def test_many_comments_need_no_more_queries(valve, as_):
    reader = as_("reader")
    counts = []
    for number in range(3):
        for _ in range(number * 5):
            comments.comment(valve, "@reader again", by=User.objects.get(username="owner"))
        with CaptureQueriesContext(connection) as seen:
            page_of(reader, valve)
        page_of(reader, valve)
        counts.append(len(seen))
    assert counts[1] == counts[2]


def test_in_japanese_a_person_but_not_a_command_is_addressed(valve, as_):
    for by in (User.objects.get(username="owner"), None):
        comments.comment(valve, "Look, @reader.", by=by)
    reader = as_("reader")
    start = reader.get(reverse("web:notices"), headers={"accept-language": "ja"}).content.decode()
    assert '<span class="person">owner</span>さんがコメントであなたに言及しました:' in start
    assert "コマンドがコメントであなたに言及しました:" in start
