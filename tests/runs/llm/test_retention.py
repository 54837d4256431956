"""Old prompts are forgotten by runs and by the watch; what was answered stays of use."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from genglossary.models import ModelConnection, ModelReply, Project
from genglossary.runs.llm import retention
from genglossary.runs.llm.retention import LOOK_AGAIN_SECONDS, Retention, forget_old_prompts
from tests.runs.steps.engine import VALVES, project_with, run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def project(server) -> Project:
    """It has asked a model."""
    project = project_with(valves=VALVES)
    connection = ModelConnection.objects.create(name="fake", base_url=server.url, model="fake")
    Project.objects.filter(pk=project.pk).update(connection=connection)
    project.refresh_from_db()
    run(project)
    return project


def grow_old(settings) -> None:
    ModelReply.objects.update(created_at=now() - timedelta(days=settings.PROMPT_DAYS + 1))


def readable() -> int:
    return ModelReply.objects.exclude(prompt="", reply="").count()


def test_old_prompts_are_forgotten_and_answers_kept(project, server, settings):
    grow_old(settings)
    asked = len(server.asked)
    assert forget_old_prompts() == asked
    assert not readable()
    run(project)
    assert len(server.asked) == asked
    assert forget_old_prompts() == 0


def test_what_is_not_old_stays(project):
    before = readable()
    assert forget_old_prompts() == 0
    assert readable() == before


class TestWatch:
    def test_it_forgets_without_any_run_a_chunk_at_each_look(self, project, settings, monkeypatch):
        monkeypatch.setattr(retention, "CHUNK", 2)
        grow_old(settings)
        watch = Retention()
        before = readable()
        watch.look()
        assert readable() == before - 2
        for _ in range(before):
            watch.look()
        assert not readable()

    def test_it_looks_once_an_hour(self, project, settings):
        clock = [0.0]
        watch = Retention(clock=lambda: clock[0])
        watch.look()
        grow_old(settings)
        watch.look()
        assert readable()
        clock[0] = LOOK_AGAIN_SECONDS
        watch.look()
        assert not readable()
