"""A session of Neovim with the settings of the documentation, which a script goes through as a person would."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editor import workspace

HERE = Path(__file__).parent
SETTINGS = HERE.parents[2] / "docs" / "how-to" / "editor.md"


def settings() -> str:
    """Those for the Neovim that is here."""
    later, before = re.findall(r"```lua\n(.*?)```", SETTINGS.read_text(encoding="utf-8"), re.S)
    said = subprocess.run(["nvim", "--version"], check=True, capture_output=True, text=True).stdout
    version = re.search(r"v(\d+)\.(\d+)", said)
    assert version, said
    return later if (int(version[1]), int(version[2])) >= (0, 11) else before


@pytest.mark.skipif(not shutil.which("nvim"), reason="there is no Neovim")
def test_a_session_of_neovim(tmp_path):
    folder = workspace.made(tmp_path)
    (folder / "a 港.md").write_text("🚢 The 𠮷 quay, a wharf.\n\n船の🚢ユーザが。A wharf.\n\n🚢これはよう\n", "utf-8")
    config, out = tmp_path / "config.lua", tmp_path / "said.json"
    config.write_text(settings(), "utf-8")
    environment = {
        **os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
        "CONFIG": str(config), "FOLDER": str(folder), "OUT": str(out), "XDG_STATE_HOME": str(tmp_path),
    }  # fmt: skip
    command = ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", str(HERE / "neovim.lua")]
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=600, capture_output=True)
    said = json.loads(out.read_text("utf-8"))
    assert "failed" not in said, said
    assert said["marked"] == ["wharf", "ユーザ", "wharf"]
    assert "A quay is a wall at which ships lie." in said["hover"]
    assert said["defined"] == "A quay is a wall at which ships lie."
    assert said["completed"] == "🚢これは用語"
    assert said["mended"] == ["🚢 The 𠮷 quay, a quay.", "", "船の🚢ユーザーが。A quay.", "", "🚢これは用語"]
    assert (said["left"], said["modified"]) == ([], True)
    assert said["renamed"] == ["wharf"]
    assert said["unsaved"] == ["wharf"]
    assert (said["clients"], said["clients_at_the_end"], said["stopped"]) == (1, 1, True)
