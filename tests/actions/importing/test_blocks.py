"""Imports that are written a block of rows at a time: nobody sees where one ends."""

import gc
import json

import pytest
from django.db.models import Model

from genglossary import formats
from genglossary.actions import undoing_blocks, undoing_terms
from genglossary.actions.glossary import STATUSES, glossary_of
from genglossary.actions.importing import pending, writing
from genglossary.actions.undoing import undo
from genglossary.formats import Entry, Glossary
from genglossary.models import Change, Project, Term
from tests.factories import make_project

pytestmark = pytest.mark.django_db

HARBOUR = """term,synonyms,definition,notes,ja
server,servers;host,It serves.,,サーバー
client,customer,It asks.,Ask Ann.,
"""
FILE = """term,synonyms,forbidden,definition,notes,reading,ja,usage
host,node,server,It serves all.,,サーバ,ホスト,preferred
asker,client;buyer,,It buys.,,,,preferred
sluice,water gate,,It holds water back.,,,水門,
buoy,,bouy,It floats.,,,,
water gate keeper,keeper,,,Ask Bo.,,,
"""


def imported(project: Project, data: bytes, name: str = "words.csv"):
    planned = pending.open_file(project, name, data, by=None)
    pending.choose(planned, {"conflict": "theirs"}, {})
    return pending.confirm(planned, by=None)


def harbour() -> Project:
    project = make_project("Harbour")
    imported(project, HARBOUR.encode())
    return project


def content(project: Project) -> list[dict[str, object]]:
    """All that is exported, by term, without the ids that are made at random."""
    entries = json.loads(formats.write("json", glossary_of(project, STATUSES)))["terms"]
    without = [{name: value for name, value in entry.items() if name != "id"} for entry in entries]
    return sorted(without, key=lambda entry: entry["text"])


@pytest.fixture(params=[1, 2])
def short_blocks(request, monkeypatch) -> None:
    monkeypatch.setattr(writing, "_ROWS", request.param)
    monkeypatch.setattr(undoing_blocks, "_CHANGES", request.param)


@pytest.fixture
def at_once() -> list[dict[str, object]]:
    project = harbour()
    imported(project, FILE.encode())
    return content(project)


def test_an_import_in_blocks_does_what_one_at_once_does(at_once, short_blocks):
    project = harbour()
    done = imported(project, FILE.encode())
    assert done.changed == 5
    assert content(project) == at_once
    assert [entry["text"] for entry in at_once] == ["asker", "buoy", "host", "sluice", "water gate keeper"]


def test_one_undo_takes_all_blocks_back(short_blocks):
    project = harbour()
    before = content(project)
    done = imported(project, FILE.encode())
    assert content(project) != before
    assert Change.objects.filter(batch=done.batch).exists()
    undone = undo(project, done.batch, by=None)
    assert content(project) == before
    assert undone.changed == Change.objects.filter(batch=done.batch).count()


def test_a_redo_brings_all_blocks_in_again_and_its_undo_takes_them_back(at_once, short_blocks):
    project = harbour()
    before = content(project)
    batch = imported(project, FILE.encode()).batch
    for _ in range(2):
        batch = undo(project, batch, by=None).batch
        assert content(project) == before
        batch = undo(project, batch, by=None).batch
        assert content(project) == at_once


def test_what_somebody_decided_since_stays_whatever_block_it_is_in(short_blocks):
    project = harbour()
    done = imported(project, FILE.encode())
    Term.objects.filter(project=project, text="buoy").update(status="excluded")
    undone = undo(project, done.batch, by=None)
    assert undone.skipped == 1
    assert [entry["text"] for entry in content(project)] == ["buoy", "client", "server"]


def test_an_undo_has_no_more_changes_in_memory_than_those_of_a_block(short_blocks, monkeypatch):
    text = "term,synonyms,ja\n" + "".join(f"lamp {at},light {at},灯{at}\n" for at in range(40))
    project = make_project("Words")
    done = imported(project, text.encode())
    there = []
    monkeypatch.setattr(undoing_terms, "reconsider", lambda *_: there.append(in_memory(Change)))
    before = in_memory(Change)
    undo(project, done.batch, by=None)
    assert there[0] - before <= 2 * 2


def test_a_later_row_keeps_the_slug_that_its_file_gives_it(short_blocks):
    entries = (Entry(text="fog horn", language="en"), Entry(text="fog-horn!", language="en", slug="fog-horn"))
    project = make_project("Words")
    imported(project, formats.write("json", Glossary(entries=entries)), "words.json")
    assert Term.objects.get(text="fog-horn!").slug == "fog-horn"
    assert Term.objects.get(text="fog horn").slug != "fog-horn"


def test_no_more_terms_are_in_memory_than_those_of_a_block(short_blocks, monkeypatch):
    text = "term,synonyms,ja\n" + "".join(f"lamp {at},light {at},灯{at}\n" for at in range(40))
    planned = pending.open_file(make_project("Words"), "words.csv", text.encode(), by=None)
    there = []
    monkeypatch.setattr(writing, "reconsider", lambda *_: there.append(in_memory(Term)))
    before = in_memory(Term)
    pending.confirm(planned, by=None)
    assert there[0] - before <= 2 * 2 * 2


def in_memory(model: type[Model]) -> int:
    gc.collect()
    return sum(type(each) is model for each in gc.get_objects())


def test_an_accepted_translation_of_a_file_settles_what_was_open_about_it(monkeypatch):
    project = harbour()
    asked: list[int] = []
    monkeypatch.setattr(writing, "reconsider", lambda _, terms: asked.extend(terms))
    imported(project, b"term,de\nclient,Kunde\n")
    assert Term.objects.get(text="client").pk in asked
