"""What members say about a term: who is told, who may change it, and what the history keeps."""

import pytest
from django.contrib.auth.models import User

from genglossary.actions import comments, members, terms
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.notices import notices_of, read, unread_by
from genglossary.actions.spellings import prefer
from genglossary.actions.undoing import undo
from genglossary.models import Change, Comment, Project, Role, Term
from genglossary.models.definition import fingerprint
from tests.factories import make_team, make_term, make_user


@pytest.fixture
def project(db: None) -> Project:
    return make_team("Boilers")


@pytest.fixture
def valve(project: Project) -> Term:
    return make_term(project, "valve")


def user(name: str) -> User:
    return User.objects.get(username=name)


def told(name: str) -> list[str]:
    return [str(each.comment) for each in unread_by(user(name))]


def test_whom_a_comment_mentions_is_told_once_and_nobody_of_their_own_words(valve):
    said = comments.comment(valve, "@editor and @owner: see @reader, @nobody", by=user("editor"))
    comments.edit(said, "@owner: see it, @owner", by=user("editor"))
    assert told("editor") == []
    assert told("owner") == told("reader") == ["@owner: see it, @owner"]


def test_who_is_mentioned_by_an_edit_is_told_too(valve):
    said = comments.comment(valve, "Look.", by=user("editor"))
    assert told("owner") == []
    comments.edit(said, "@owner look.", by=user("editor"))
    assert told("owner") == ["@owner look."]


def test_what_was_read_of_a_term_is_not_new_any_more(valve):
    comments.comment(valve, "@owner one", by=user("editor"))
    comments.comment(make_term(valve.project, "pump"), "@owner two", by=user("editor"))
    read(user("owner"), [valve.pk])
    assert told("owner") == ["@owner two"]
    assert notices_of(user("owner")).count() == 2


def test_nobody_is_told_of_deleted_comments_or_of_projects_that_they_left(valve):
    said = comments.comment(valve, "@reader look", by=user("editor"))
    comments.delete(said, by=user("editor"))
    assert told("reader") == []
    comments.comment(valve, "@reader again", by=user("editor"))
    assert told("reader") == ["@reader again"]
    members.remove(valve.project, user("reader"))
    assert told("reader") == []
    members.set_role(valve.project, user("reader"), Role.READER)
    assert told("reader") == ["@reader again"]


@pytest.mark.parametrize("text", ["", "  \n", "x" * 5001])
def test_a_comment_without_words_or_with_too_many_is_refused(valve, text):
    with pytest.raises(DecisionRefused):
        comments.comment(valve, text, by=user("reader"))
    assert not Comment.objects.exists()
    assert not Change.objects.filter(model="comment").exists()


def test_only_who_wrote_a_comment_changes_or_deletes_it(valve):
    said = comments.comment(valve, "Mine.", by=user("reader"))
    with pytest.raises(DecisionRefused):
        comments.edit(said, "Yours.", by=user("owner"))
    with pytest.raises(DecisionRefused):
        comments.delete(said, by=user("owner"))
    assert [each.text for each in comments.comments_of(valve)] == ["Mine."]


def test_an_edit_of_other_words_than_were_seen_is_not_taken(valve):
    said = comments.comment(valve, "One.", by=user("reader"))
    comments.edit(said, "Two.", by=user("reader"), seen=fingerprint("One."))
    with pytest.raises(ChangedMeanwhile) as other:
        comments.edit(said, "Three.", by=user("reader"), seen=fingerprint("One."))
    assert other.value.now == "Two."
    assert Comment.objects.get().text == "Two."


def test_the_history_keeps_every_word_and_undo_brings_a_deleted_comment_back(valve):
    said = comments.comment(valve, "One.", by=user("reader"))
    comments.edit(said, "Two.", by=user("reader"))
    comments.delete(said, by=user("reader"))
    assert list(comments.comments_of(valve)) == []
    changes = list(Change.objects.filter(model="comment").order_by("pk"))
    assert [each.action for each in changes] == ["comment", "edit comment", "delete comment"]
    assert undo(valve.project, changes[2].batch, by=user("owner")).changed == 1
    assert undo(valve.project, changes[1].batch, by=user("owner")).changed == 1
    assert [each.text for each in comments.comments_of(valve)] == ["One."]


def test_undo_leaves_a_comment_that_was_changed_since(valve):
    said = comments.comment(valve, "One.", by=user("reader"))
    first = Change.objects.get(model="comment")
    comments.edit(said, "Two.", by=user("reader"))
    done = undo(valve.project, first.batch, by=user("owner"))
    assert (done.changed, done.skipped) == (0, 1)
    assert [each.text for each in comments.comments_of(valve)] == ["Two."]


def test_comments_stay_with_the_entry_when_it_is_merged_or_called_otherwise(valve):
    by, cock = user("editor"), make_term(valve.project, "cock")
    comments.comment(cock, "@owner which?", by=by)
    terms.merge(Term.objects.filter(pk=cock.pk), into=valve, by=by)
    assert [each.text for each in comments.comments_of(valve)] == ["@owner which?"]
    comments.comment(valve, "Of the entry.", by=by)
    prefer(Term.objects.get(pk=cock.pk), by=by)
    assert {each.text for each in comments.comments_of(Term.objects.get(pk=cock.pk))} == {
        "@owner which?",
        "Of the entry.",
    }
    assert told("owner") == ["@owner which?"]


def test_a_member_whose_account_is_gone_leaves_their_words(valve):
    comments.comment(valve, "Mine.", by=make_user("gone"))
    user("gone").delete()
    assert [(each.text, each.author) for each in comments.comments_of(valve)] == [("Mine.", None)]
