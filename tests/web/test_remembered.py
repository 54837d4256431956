"""Addresses and wordings that pages remember are those that they would work out."""

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.urls import NoReverseMatch, set_script_prefix
from django.utils.translation import override

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
