"""A handbook gives the same glossary whatever format it comes in.

Debian: apt-get install pandoc chromium fonts-noto-cjk
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.readers.test_office_tools import SAMPLES, needs_chromium, needs_pandoc, pandoc, printed

ROOT = Path(__file__).parents[3]


def glossary(folder: Path, tmp_path: Path) -> dict[str, str]:
    """Term to definition, without white space."""
    output = tmp_path / f"{folder.name}.json"
    environment = os.environ | {"GENGLOSSARY_DATA_DIR": str(tmp_path / f"data of {folder.name}")}
    command = [sys.executable, "manage.py", "generate", folder, "--output", output]
    subprocess.run(command, check=True, timeout=120, env=environment, cwd=ROOT, capture_output=True)
    terms = json.loads(output.read_text())["terms"]
    return {term["text"]: "".join((term["definition"] or "").split()) for term in terms}


def written(language: str, suffix: str, tmp_path: Path) -> Path:
    """A folder with the handbook of a language in another format, without a title page."""
    folder = tmp_path / suffix[1:]
    folder.mkdir()
    for sample in SAMPLES:
        if sample.parent.name == language:
            pandoc(sample, folder / f"{sample.stem}{suffix}", title="pagetitle")
    return folder


@needs_pandoc
@pytest.mark.parametrize(("language", "suffixes"), [("en", [".docx", ".rst", ".html"]), ("ja", [".epub", ".html"])])
def test_a_handbook_gives_the_same_glossary_in_every_format(language: str, suffixes: list[str], tmp_path: Path):
    expected = glossary(SAMPLES[0].parents[1] / language, tmp_path)
    assert len(expected) > 20
    for suffix in suffixes:
        assert glossary(written(language, suffix, tmp_path), tmp_path) == expected, suffix


@needs_pandoc
@needs_chromium
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_printed_handbook_gives_nearly_the_same_glossary(language: str, tmp_path: Path):
    """A PDF knows no lists, so that a term or two may come or go."""
    expected = glossary(SAMPLES[0].parents[1] / language, tmp_path)
    folder = tmp_path / "pdf"
    folder.mkdir()
    for page in written(language, ".html", tmp_path).glob("*.html"):
        printed(page).rename(folder / page.with_suffix(".pdf").name)
    found = glossary(folder, tmp_path)
    assert len(found.keys() & expected.keys()) >= 0.9 * len(found.keys() | expected.keys())
