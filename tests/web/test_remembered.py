"""Addresses and wordings that pages remember are those that they would work out."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.test import override_settings
from django.urls import NoReverseMatch, set_script_prefix
from django.utils.translation import override

from genglossary.models import Term
from genglossary.web.table import with_relations
from tests.factories import make_project, make_term

ENTRY = Template("{% url 'web:entry' project term %}")


def address(project: object, term: object) -> str:
    return ENTRY.render(Context({"project": project, "term": term}))


def test_the_same_view_has_an_address_for_each_object() -> None:
    assert [address(1, 2), address(1, 3), address(2, 3), address(1, 2)] == [
        "/projects/1/glossary/2/", "/projects/1/glossary/3/", "/projects/2/glossary/3/", "/projects/1/glossary/2/",
    ]  # fmt: skip


def test_an_address_is_below_the_path_of_the_request() -> None:
    assert address(1, 2) == "/projects/1/glossary/2/"
    set_script_prefix("/words/")
    try:
        assert address(1, 2) == "/words/projects/1/glossary/2/"
    finally:
        set_script_prefix("/")


@override_settings(ROOT_URLCONF="genglossary.public.urls")
def test_what_has_no_address_here_is_an_error_although_it_had_one_elsewhere() -> None:
    with pytest.raises(NoReverseMatch):
        address(1, 2)


def test_an_address_for_a_variable_is_still_nothing_where_there_is_none() -> None:
    template = Template("{% url 'web:nowhere' as there %}[{{ there }}]")
    assert template.render(Context()) == "[]"


def test_one_template_speaks_the_language_of_each_reader() -> None:
    template = Template("{% load i18n %}{% translate 'Accept' %}")
    said: list[str] = []
    for language in ("en", "ja", "en", "ja"):
        with override(language):
            said.append(template.render(Context()))
    assert said == ["Accept", said[1], "Accept", said[1]]
    assert said[1] != "Accept"


def test_a_message_that_is_a_variable_is_translated_whatever_it_is() -> None:
    template = Template("{% load i18n %}{% translate message %}")
    with override("ja"):
        both = [template.render(Context({"message": message})) for message in ("Accept", "Exclude")]
    assert both[0] != both[1]


def test_marks_of_a_message_are_escaped_and_doubled_as_ever() -> None:
    template = Template("{% load i18n %}{% translate '<b>5 %' %}|{% translate message %}")
    assert template.render(Context({"message": "<i>"})) == "<b>5 %|&lt;i&gt;"


def row(rf: Any, **values: object) -> str:
    template = Template("{% row 'web/terms/_row.html' term project can_edit changed=changed %}")
    request = rf.get("/")
    request.user = AnonymousUser()
    return template.render(RequestContext(request, {"can_edit": True, "changed": False, **values}))


@pytest.mark.django_db
def test_a_remembered_row_shows_whatever_changed(rf: Any) -> None:
    project = make_project()
    term = make_term(project, "valve")

    def shown(**values: object) -> str:
        return row(rf, project=project, term=with_relations(Term.objects.filter(pk=term.pk)).get(), **values)

    assert "valve" in shown()
    Term.objects.filter(pk=term.pk).update(text="gate valve")
    assert "gate valve" in shown()
    assert "changed</span>" in shown(changed=True)
    assert "<form" not in shown(can_edit=False)
    with override("ja"):
        assert "採用" in shown()


@pytest.mark.django_db
def test_each_visitor_has_their_own_token_in_a_remembered_row(rf: Any) -> None:
    project = make_project()
    make_term(project, "valve")
    term = with_relations(Term.objects.all()).get()
    both = [row(rf, project=project, term=term) for _ in range(2)]
    tokens = [re.findall(r'name="csrfmiddlewaretoken" value="(\w{64})"', said) for said in both]
    assert [len(each) for each in tokens] == [4, 4]
    assert not set(tokens[0]) & set(tokens[1])


@pytest.mark.django_db
def test_a_row_that_asks_the_database_is_made_anew_each_time(rf: Any, django_assert_num_queries: Any) -> None:
    project = make_project()
    make_term(project, "valve")
    term = Term.objects.get()
    row(rf, project=project, term=term)
    spelling = make_term(project, "vlave", preferred=term)
    assert spelling.text in row(rf, project=project, term=Term.objects.get(pk=term.pk))
    remembered = with_relations(Term.objects.filter(pk=term.pk)).get()
    row(rf, project=project, term=remembered)
    with django_assert_num_queries(0):
        row(rf, project=project, term=remembered)


def test_a_row_takes_values_by_name_alone() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% row 'web/terms/_row.html' 'a text'|upper %}")
