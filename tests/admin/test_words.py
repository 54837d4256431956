"""The admin speaks the language of whoever reads it, in the names of models and fields too."""

import re
from uuid import uuid4

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from genglossary.admin import NAMES
from genglossary.models import Change, Run, RunStatus, Term
from tests.factories import make_project, make_run, make_term

_NAMED_SO = {"ID", "API", "SHA-256", "UUID", "Webhook", "GET", "POST", "HTTP", "Accept", "URL", "IP"}


def words(superuser: Client, path: str) -> str:
    return superuser.get(path, headers={"accept-language": "ja"}).content.decode()


def test_every_name_of_a_model_or_field_has_its_japanese():
    with override("ja"):
        said = [str(field.verbose_name) for model in admin.site._registry for field in model._meta.fields]
        said += [
            str(name) for m in admin.site._registry for name in (m._meta.verbose_name, m._meta.verbose_name_plural)
        ]
    english = [each for each in said if set(re.findall("[A-Za-z-]{2,}[0-9]*", each)) - _NAMED_SO and each.isascii()]
    assert set(english) & set(NAMES) - {"HTTP Accept"} == set()


def test_in_english_names_are_what_they_were():
    with override("en"):
        assert [str(Run._meta.verbose_name), str(Run._meta.verbose_name_plural)] == ["run", "runs"]
        assert str(Term._meta.get_field("part_of_speech").verbose_name) == "part of speech"


@pytest.mark.django_db
def test_a_japanese_operator_reads_runs_terms_and_changes_in_japanese(superuser):
    project = make_project("灯台", by=User.objects.get())
    run, term = make_run(project, RunStatus.COMPLETED), make_term(project, "霧笛", reason="required by a person")
    Change.objects.create(project=project, batch=uuid4(), action="add", model="term", object_id=term.pk, label="霧笛")
    page = words(superuser, reverse("admin:genglossary_run_change", args=[run.pk]))
    assert "内蔵エンジン" in page
    assert "待機中 → 実行中" in page
    assert "extractive" not in page
    assert '<td class="field-thing">用語</td>' in words(superuser, reverse("admin:genglossary_change_changelist"))
    page = words(superuser, reverse("admin:genglossary_term_change", args=[term.pk]))
    assert "品詞" in page
    assert "人が必須にしました" in page
