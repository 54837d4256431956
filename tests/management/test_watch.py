"""What `genglossary watch` takes for a change; tests/functional/commands has the command as people meet it."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from genglossary import formats
from genglossary.management.watched import Watched

VALVES = "# Relief valve\n\nA relief valve is a device that opens when the pressure in the boiler is too high.\n"
PUMPS = "# Feed pump\n\nA feed pump is a machine that brings water to the boiler.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "hand book"
    folder.mkdir()
    (folder / "valves.md").write_text(VALVES, encoding="utf-8")
    return folder


def test_what_cannot_be_watched_is_wrong_use(folder):
    with pytest.raises(CommandError, match="does not exist") as wrong:
        call_command("watch", str(folder.parent / "nowhere"))
    assert wrong.value.returncode == 2


def test_only_other_words_are_a_change(folder, tmp_path):
    output = folder / "out.txt"
    watched = Watched([folder], output, 1_000_000)
    assert watched.has_changed()
    (folder / "valves.md").write_text(VALVES, encoding="utf-8")
    (folder / ".valves.md.swp").write_text("half", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"x")
    output.write_text("Terms: relief valve", encoding="utf-8")
    (folder / "earlier.md").write_bytes(formats.write(".md", formats.Glossary(entries=(formats.Entry(text="valve"),))))
    assert not watched.has_changed()
    (folder / "valves.md").rename(folder / "more.md")
    assert watched.has_changed()
    (folder / "more.md").write_text(PUMPS, encoding="utf-8")
    assert watched.has_changed()
    (folder / "more.md").unlink()
    assert watched.has_changed()
    assert not watched.has_changed()


def test_one_file_is_watched_though_editors_write_it_by_renaming(folder):
    watched = Watched([folder / "valves.md"], None, 1_000_000)
    watched.has_changed()
    events = watched.events(settle=0.1, poll=False)
    next(events)
    beside = folder / "valves.md.new"
    for text in (PUMPS, VALVES):
        beside.write_text(text, encoding="utf-8")
        beside.replace(folder / "valves.md")
        next(events)
        assert watched.has_changed()
    events.close()


def test_polling_sees_changes_too(folder):
    watched = Watched([folder], None, 1_000_000)
    watched.has_changed()
    events = watched.events(settle=0.1, poll=True)
    next(events)
    (folder / "pumps.md").write_text(json.dumps(PUMPS), encoding="utf-8")
    next(events)
    assert watched.has_changed()
    events.close()
