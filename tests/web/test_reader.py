"""Documents to read: marks, passages, parts, cards."""

from array import array
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.models import Definition, Occurrence, RunStatus, Status, Term
from genglossary.pipeline.occurrences.matcher import pack
from tests.factories import make_document, make_project, make_run, make_step, make_term

HTMX = {"HX-Request": "true"}
TEXT = "# Valves\n\nA <b>valve</b> is **shut** by a lever.\n\n- The valve hisses.\n"


def url(name: str, project: Any, *rest: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *rest])


def mention(term: Term, version: Any, text: str) -> None:
    """Store where `term` stands in `text`, as a completed extraction does."""
    starts = [at for at in range(len(text)) if text.startswith(term.text, at)]
    flat = array("l", [edge for at in starts for edge in (at, at + len(term.text))])
    step = make_step(make_run(term.project, RunStatus.COMPLETED))
    Occurrence.objects.create(step=step, term=term, version_id=version, count=len(starts), offsets=pack(flat))


def read(project: Any, as_: Any, text: str = TEXT, *terms: Term, **query: str) -> str:
    document = make_document(project, "手引き.md", text)
    for term in terms:
        mention(term, document.current_id, text)
    return as_("reader").get(url("document", project, document.pk), query).content.decode()


def test_terms_are_marked_by_status_and_variants_as_their_preferred_term(project, as_):
    valve = make_term(project, "valve", status=Status.ACCEPTED)
    lever = make_term(project, "lever", preferred=make_term(project, "handle", status=Status.EXCLUDED))
    page = read(project, as_, TEXT, valve, lever, marks="all")
    assert f'<a class="t accepted first" href="{url("entry", project, valve.pk)}">valve</a>' in page
    assert f'<a class="t excluded first" href="{url("entry", project, lever.preferred_id)}">lever</a>' in page
    assert f'<a class="t accepted" href="{url("entry", project, valve.pk)}">valve</a> hisses.' in page


def test_markdown_is_rendered_and_its_markup_is_not_shown(project, as_):
    page = read(project, as_)
    assert "A valve is <strong>shut</strong> by a lever." in page
    assert '<h2 id="b' in page
    assert '<p class="list_item"' in page
    raw = read(project, as_, TEXT, view="text")
    assert "A &lt;b&gt;valve&lt;/b&gt; is **shut** by" in raw


def test_links_lead_to_the_web_without_telling_it_about_the_page(project, as_):
    page = read(project, as_, "See [the *manual*](https://a.org/?a=1&b=2) or [this](javascript:alert).")
    assert '<a rel="noopener noreferrer" href="https://a.org/?a=1&amp;b=2">the </a>' in page
    assert '<a rel="noopener noreferrer" href="https://a.org/?a=1&amp;b=2"><em>manual</em></a>' in page
    assert "or this." in page


def test_a_table_is_shown_as_one_with_its_terms(project, as_):
    valve = make_term(project, "valve", status=Status.ACCEPTED)
    page = read(project, as_, "| Part | Does |\n|---|---|\n| valve | shuts |\n", valve)
    assert '<th scope="col" lang="">Does</th>' in page
    assert f'<td lang=""><a class="t accepted first" href="{url("entry", project, valve.pk)}">valve</a></td>' in page


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("view", ["", "text"])
def test_what_a_document_says_stays_text_also_where_it_is_marked_or_pointed_at(project, as_, name, view):
    hostile = "<script>alert(1)</script> & <img src=x onerror=alert(1)>"
    text = f"`{hostile}` is a valve. {hostile.replace('script', 'scr')} is **{hostile}** in <b>this</b> text.\n"
    document = make_document(project, name, text)
    mention(make_term(project, hostile), document.current_id, text)
    query = {"at": f"0-{len(text)}", "view": view}
    page = as_("reader").get(url("document", project, document.pk), query).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x onerror=alert(1)&gt;" in page
    for tag in ("<script>", "<scr>", "<img", "<b>"):
        assert tag not in page


def test_a_passage_is_shown_in_the_version_that_it_points_at(project, as_):
    document = make_document(project, "a.md", "Old words. The proof stands here.")
    old = document.current_id
    make_document(project, "a.md", "New words.")
    page = as_("reader").get(url("version", project, old), {"at": "11-33"}).content.decode()
    assert '<mark id="at">The proof stands here.</mark>' in page
    assert "There is a newer one." in page
    for nonsense in ("x", "99-5", "9999999999-3"):
        assert as_("reader").get(url("version", project, old), {"at": nonsense}).status_code == 200


def test_a_long_document_comes_in_parts_that_stay_small(project, as_):
    text = "\n\n".join(f"The valve {at} of the valve {at} is a valve." for at in range(50_000))
    valve = make_term(project, "valve", status=Status.ACCEPTED)
    document = make_document(project, "long.md", text)
    mention(valve, document.current_id, text)
    reader = as_("reader")
    first = reader.get(url("document", project, document.pk))
    assert len(first.content) < 200_000
    count = first.context["count"]
    assert count > 100
    assert "part=2" in first.content.decode()
    fragment = reader.get(url("document", project, document.pk), {"part": 2}, headers=HTMX).content.decode()
    assert fragment.strip().startswith("<section")
    last = reader.get(url("document", project, document.pk), {"part": 10**6})
    assert last.context["number"] == count
    assert "49999 of the" in last.content.decode()
    there = reader.get(url("document", project, document.pk), {"at": f"{len(text) - 5}-{len(text)}"})
    assert there.context["number"] == count


def test_marks_need_the_same_queries_however_many_terms(project, as_):
    document = make_document(project, "a.md", TEXT)
    reader, counts = as_("reader"), []
    reader.get(url("document", project, document.pk))  # from now on its structure is remembered
    for number in (2, 40):
        for at in range(number):
            mention(make_term(project, f"t{number}-{at}"), document.current_id, TEXT)
        with CaptureQueriesContext(connection) as captured:
            reader.get(url("document", project, document.pk))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_card_has_the_definition_and_decides(project, as_):
    valve = make_term(project, "valve", status=Status.CANDIDATE)
    Definition.objects.create(term=valve, origin="manual", text="What shuts.")
    card = as_("reader").get(url("card", project, valve.pk), headers=HTMX).content.decode()
    assert "What shuts." in card
    assert "<button" not in card
    answer = as_("editor").post(url("decide", project, valve.pk), {"decision": "accept", "card": "1"}, headers=HTMX)
    assert answer.content.decode().strip().startswith('<article class="card"')
    valve.refresh_from_db()
    assert valve.status == Status.ACCEPTED


def test_selected_words_become_a_required_term(project, as_):
    editor = as_("editor")
    card = editor.post(url("add_term", project), {"text": "relief valve"}, headers=HTMX).content.decode()
    assert "relief valve" in card
    assert Term.objects.get(text="relief valve").required
    again = editor.post(url("add_term", project), {"text": "Relief valve"}, headers=HTMX).content.decode()
    assert "is a term of this project already" in again


def test_documents_of_other_projects_are_not_there(project, as_):
    other = make_document(make_project(), "a.md")
    assert as_("owner").get(url("document", project, other.pk)).status_code == 404
    assert as_("owner").get(url("version", project, other.current_id)).status_code == 404
