"""Word documents and workbooks as LibreOffice opens them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from genglossary import formats
from genglossary.formats import Glossary
from genglossary.formats.workbooks import workbook_rows
from tests.formats.samples_for_tools import BILINGUAL

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    not SOFFICE, reason="Needs LibreOffice: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui"
)


def converted(name: str, glossary: Glossary, suffix: str, folder: Path) -> bytes:
    """Our file, opened by LibreOffice and saved in another format; a damaged file gives none."""
    file = folder / f"words{formats.FORMATS[name].suffix}"
    file.write_bytes(formats.write(name, glossary))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(folder / "out"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"words.{suffix.split(':')[0]}").read_bytes()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_word_document_opens_with_its_headings_and_texts(tmp_path: Path, language: str):
    glossary = Glossary(title="Lamps & wicks", language=language, entries=BILINGUAL.entries)
    page = converted("docx", glossary, "html", tmp_path).decode()
    page = " ".join(page.split())
    for said in ("Lamps &amp; wicks", "mantle lamp", "it burns oil.", "マントルランプ", "灯台守", "とうだいもり"):
        assert said in page
    assert page.count("<h2") == len(BILINGUAL.entries)


def test_a_word_document_prints(tmp_path: Path):
    pdf = converted("docx", BILINGUAL, "pdf", tmp_path)
    assert "mantle lamp" in pdf_text(pdf)


def pdf_text(data: bytes) -> str:
    import pypdfium2

    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def test_a_workbook_opens_and_saves_without_a_loss(tmp_path: Path):
    rows, problems, _ = workbook_rows(converted("xlsx", BILINGUAL, "xlsx", tmp_path), 1000)
    ours, _, _ = workbook_rows(formats.write("xlsx", BILINGUAL), 1000)
    assert problems == []
    assert [row for _, row in rows] == [row for _, row in ours]
