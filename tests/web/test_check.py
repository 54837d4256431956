"""The page of what writers should mend."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.actions import spellings, terms
from genglossary.actions.inspecting import inspect
from genglossary.checking import RULES
from genglossary.models import InspectionFinding, Run, RunStatus, SpellingUsage, Term
from genglossary.web.rule_words import RULE_WORDS
from tests.factories import make_document, make_run

TEXT = "# Landing\n\nThe wharf is wet. `wharf` is code.\n\n> The wharf of a quotation.\n\nA second wharf <b>.\n"


def checked(project) -> Run:
    """A run of a project that forbids "wharf", and its check."""
    if not Term.objects.filter(project=project, text="quay").exists():
        quay = terms.add(project, "quay", language="en", by=None)
        spellings.add_spelling(quay, "wharf", usage=SpellingUsage.FORBIDDEN, by=None)
    run = make_run(project, RunStatus.COMPLETED)
    inspect(run)
    return run


def page(client, project, **query: str):
    return client.get(reverse("web:check", args=[project.pk]), query)


def test_every_rule_has_words_for_pages():
    assert RULE_WORDS.keys() == RULES.keys()


def test_before_the_first_check_it_is_said_when_there_will_be_one(project, as_):
    assert "Nothing was checked yet" in page(as_("reader"), project).text


def test_each_finding_leads_to_its_place_in_the_reader(project, as_):
    document = make_document(project, "a.md", TEXT)
    checked(project)
    shown = page(as_("reader"), project).text
    start = TEXT.index("wharf")
    assert f"/versions/{document.current_id}/?at={start}-{start + 5}" in shown
    assert "The <mark>wharf</mark" in shown
    assert '>a.md</span\n      >, <span class="whole">line 3<' in shown
    assert reverse("web:entry", args=[project.pk, Term.objects.get(text="quay").pk]) in shown
    assert "Write the preferred spelling." in shown
    assert InspectionFinding.objects.count() == 2
    assert "A second <mark>wharf</mark\n      > &lt;b&gt;." in shown


def test_passages_of_findings_are_whole_words_without_marks_of_headings(project, as_):
    words = "The keepers of the station repaired the landing "
    text = f"## The wharf of the rock\n\n{words * 3}beside the wharf{' before the unusually severe winter' * 4}.\n"
    make_document(project, "a.md", text)
    checked(project)
    heading, long = [each.excerpt for each in InspectionFinding.objects.order_by("start")]
    assert heading == ["The ", "wharf", " of the rock"]
    before, _, after = long
    assert before.startswith("… ") and before[2:].split()[0] in words.split()
    assert after.endswith(" …") and after[:-2].split()[-1] in ["before", "the", "unusually", "severe", "winter"]
    assert all(len(each) < 90 for each in (before, after))


def test_a_japanese_reader_has_the_sentences_in_japanese_and_old_rows_as_they_are(project, as_):
    make_document(project, "a.md", TEXT)
    checked(project)
    old = InspectionFinding.objects.order_by("-pk")[0]
    InspectionFinding.objects.filter(pk=old.pk).update(said={}, message="An old sentence.")
    reader, url = as_("reader"), reverse("web:check", args=[project.pk])
    shown = reader.get(url, HTTP_ACCEPT_LANGUAGE="ja").text
    assert "「wharf」は使用禁止です。「quay」と書いてください。" in shown and "An old sentence." in shown
    assert "“wharf” is forbidden: write “quay”." in page(reader, project).text


def test_the_place_is_shown_in_the_reader(project, as_):
    document = make_document(project, "a.md", TEXT)
    checked(project)
    found = InspectionFinding.objects.first()
    assert found and document.versions.get().text[found.start : found.end] == "wharf"
    url = reverse("web:version", args=[project.pk, found.version_id])
    assert as_("reader").get(url, {"at": f"{found.start}-{found.end}"}).status_code == 200


def test_in_web_pages_the_paragraph_is_said(project, as_):
    make_document(project, "a.html", "<h1>Landing</h1><p>The wharf is wet.")
    checked(project)
    assert '>a.html</span\n      >, <span class="whole">paragraph 2<' in page(as_("reader"), project).text


def test_markup_is_read_as_in_the_files(project):
    make_document(project, "a.rst", "Landing\n=======\n\nA :term:`wharf`, `wharf` and ``wharf``. See `wharf`_.\n")
    checked(project)
    assert [each.start for each in InspectionFinding.objects.order_by("start")] == [26, 62]


def test_the_trend_is_drawn(project, as_):
    make_document(project, "a.md", "The wharf. A wharf.")
    first = checked(project)
    make_document(project, "a.md", "The wharf.")
    checked(project)
    shown = page(as_("reader"), project)
    assert [(bar.number, bar.height) for bar in shown.context["bars"]] == [(2, 80), (1, 40)]
    assert f"Run {first.pk}: 2" in " ".join(shown.text.split())


def test_findings_are_chosen_by_rule_and_by_document(project, as_):
    make_document(project, "a.md", "The wharf.")
    make_document(project, "b.md", "A wharf and the wharf.")
    checked(project)
    client = as_("reader")
    assert page(client, project).context["total"] == 3
    assert len(page(client, project, document="b.md").context["findings"]) == 2
    assert len(page(client, project, rule="GG104").context["findings"]) == 0
    assert len(page(client, project, rule="nonsense", document="none.md").context["findings"]) == 3


def test_what_was_mended_is_seen_after_the_next_run(project, as_):
    make_document(project, "a.md", "The wharf.")
    checked(project)
    make_document(project, "a.md", "The quay.")
    checked(project)
    shown = page(as_("reader"), project)
    assert shown.context["trend"][0][::2] == ("GG101", [1, 0])
    assert "There is nothing to mend." in shown.text


def test_japanese_readers_are_told_in_japanese(project, as_):
    make_document(project, "a.md", "The wharf.")
    checked(project)
    client = as_("reader")
    client.cookies["django_language"] = "ja"
    shown = page(client, project).text
    assert "優先する表記で書いてください。" in shown
    assert "1\xa0件の文書を" in shown


@pytest.mark.parametrize("several", [1, 8])
def test_the_number_of_queries_does_not_grow(project, as_, several):
    client = as_("reader")
    for number in range(several):
        make_document(project, f"{number}.md", "The wharf. " * 5)
    for _ in range(min(several, 3)):
        checked(project)
    page(client, project)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(client, project)
    assert len(queries) <= 16
