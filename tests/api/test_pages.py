"""The API can do what the pages can: each of their forms and buttons has its operation, or a reason why not."""

from collections.abc import Iterable
from typing import Any

from django.urls import URLResolver

from genglossary.web import urls
from genglossary.web.access import READ
from tests.api.operations import operations

P = "/projects/{project_id}"
DONE_BY = {
    "create_project": "post /projects",
    "settings": f"patch {P}",
    "refer": f"put {P}/references",
    "publish": f"put {P}/publication",
    "clone": f"post {P}/clone",
    "delete": f"delete {P}",
    "set_role": f"post {P}/members",
    "remove_member": f"delete {P}/members/{{user_id}}",
    "add_webhook": f"post {P}/webhooks",
    "webhook": f"patch {P}/webhooks/{{webhook_id}}",
    "rotate_webhook": f"post {P}/webhooks/{{webhook_id}}/secret",
    "remove_webhook": f"delete {P}/webhooks/{{webhook_id}}",
    "test_webhook": f"post {P}/webhooks/{{webhook_id}}/test",
    "redeliver": f"post {P}/deliveries/{{delivery_id}}/again",
    "upload": f"post {P}/documents",
    "paste": f"post {P}/documents/paste",
    "remove_documents": f"post {P}/documents/remove",
    "pair": f"post {P}/pairs",
    "unpair": f"delete {P}/pairs/{{document_id}}",
    "fine": f"post {P}/issues/dismiss",
    "choose": f"post {P}/issues/{{issue_id}}/choose",
    "define": f"post {P}/terms/{{term_id}}/definitions",
    "withdraw": f"post {P}/definitions/{{definition_id}}/withdraw",
    "accept_proposal": f"post {P}/definitions/{{definition_id}}/accept",
    "restore": f"post {P}/definitions/{{definition_id}}/restore",
    "propose": f"post {P}/terms/{{term_id}}/proposals",
    "take_proposal_back": f"delete {P}/proposals/{{definition_id}}",
    "comment": f"post {P}/terms/{{term_id}}/comments",
    "edit_comment": f"patch {P}/comments/{{comment_id}}",
    "delete_comment": f"delete {P}/comments/{{comment_id}}",
    "notices": "post /notices/read",
    "dismiss": f"post {P}/issues/{{issue_id}}/dismiss",
    "add_term": f"post {P}/terms",
    "bulk": f"post {P}/terms/bulk",
    "undo": f"post {P}/changes/{{batch}}/undo",
    "decide": f"patch {P}/terms/{{term_id}}",
    "notes": f"patch {P}/terms/{{term_id}}",
    "assign": f"put {P}/terms/{{term_id}}/assignee",
    "split": f"post {P}/terms/{{term_id}}/split",
    "spell": f"patch {P}/terms/{{term_id}}/spelling",
    "add_spelling": f"post {P}/terms/{{term_id}}/spellings",
    "add_equivalent": f"post {P}/terms/{{term_id}}/equivalents",
    "see_also": f"post {P}/terms/{{term_id}}/see-also",
    "equivalent": f"patch {P}/equivalents/{{equivalent_id}}",
    "start_run": f"post {P}/runs",
    "cancel_run": f"post {P}/runs/{{run_id}}/cancel",
    "import_file": f"post {P}/imports",
    "import_preview": f"post {P}/imports/{{import_id}}/confirm",
    "import_columns": f"post {P}/imports/{{import_id}}/reading",
}
PAGES_ALONE = {
    "review_term": "cards are for people; what they decide has operations of its own",
    "review_hold": "cards are for people",
    "review_back": "cards are for people",
    "review_undo": "it is the undo of a change, which has an operation",
    "seen_all": "it is about what one person has seen",
    "feed_address": "no token may make an address that outlives it",
    "propose_equivalent": "programs of members who may edit add them; those of readers propose definitions alone",
    "take_equivalent_back": "they are proposed on pages alone",
    "keys": "it is about the keyboard of one person",
    "sign_in": "programs have tokens",
    "sign_in_by_link": "programs have tokens",
    "sign_out": "programs have tokens",
    "password": "no token may lock its user out",
    "tokens": "no token may make another one",
    "revoke_token": "no token may end another one",
    "preferences": "it is about how pages look to one person",
    "glossary_order": "it is about how pages look to one person",
    "set_language": "it is about how pages look to one person",
}


def taking_post(patterns: Iterable[Any]) -> set[str]:
    """The names of views that answer POST; for those that are not ours, it is taken for granted."""
    found: set[str] = set()
    for each in patterns:
        if isinstance(each, URLResolver):
            found |= taking_post(each.url_patterns)
        elif "POST" in getattr(each.callback, "methods", ("POST",)):
            found.add(str(each.name))
    return found - {"health", "metrics"}


def test_each_form_and_button_of_the_pages_has_its_operation_or_a_reason():
    pages = taking_post(urls.urlpatterns)
    assert pages - {*DONE_BY, *PAGES_ALONE} == set(), "an operation of the API is missing, or a reason"
    assert {*DONE_BY, *PAGES_ALONE} - pages == set(), "no page does this any more"
    assert not {*DONE_BY} & {*PAGES_ALONE}


def test_the_operations_that_are_named_exist():
    assert set(DONE_BY.values()) - {str(each) for each in operations()} == set()


def test_a_view_that_only_reads_is_no_action():
    assert "glossary" not in taking_post(urls.urlpatterns)
    assert "POST" not in READ
