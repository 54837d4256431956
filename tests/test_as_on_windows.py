"""What Windows has otherwise; tests/functional/install runs the commands as there."""

import os
from pathlib import Path

import pytest


def test_documents_on_two_drives_are_refused_with_a_sentence(monkeypatch, tmp_path):
    from genglossary.management import paths
    from genglossary.management.errors import BadInput

    monkeypatch.setattr(type(tmp_path), "drive", property(lambda self: self.name[0]))
    with pytest.raises(BadInput, match="different drives"):
        paths.given_paths({"paths": [Path("c"), Path("d")], "samples": False})


def test_a_process_is_known_by_its_start_where_there_is_no_ps():
    from genglossary.runs.lifecycle.process_identity import _start_by_psutil

    assert _start_by_psutil(os.getpid()) == _start_by_psutil(os.getpid()) != ""
    assert _start_by_psutil(2**22 + 1) == ""
