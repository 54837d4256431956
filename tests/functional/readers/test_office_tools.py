"""The sample handbooks as other programs write them: Pandoc (Word, e-book, HTML, reStructuredText) and Chromium (PDF).

Debian: apt-get install pandoc chromium fonts-noto-cjk

LibreOffice is too large for every run and was tried once by hand (7.4, the six samples opened from ODT): saved as
Word they say the same to the character; as HTML and PDF they have its page numbers and the numbers and bullets of
lists besides. Ruby, which ODT files of Pandoc do not have, was left out.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from genglossary import readers
from tests.readers.prose import check, readings, structure

SAMPLES = sorted((Path(__file__).parents[3] / "docs" / "samples").glob("*/*.md"))
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs Pandoc")
needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium and Japanese fonts")


def pandoc(source: Path, target: Path, title: str = "title") -> Path:
    command = ["pandoc", "-f", "commonmark_x-smart", "--metadata", f"{title}={source.stem}", "-s", "-o", target, source]
    subprocess.run(command, check=True, timeout=60)
    return target


def printed(page: Path) -> Path:
    target = page.with_suffix(".pdf")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
    subprocess.run(
        ["chromium", *flags, f"--user-data-dir={page.parent / 'profile'}", page.as_uri()],
        check=True,
        timeout=120,
        stderr=subprocess.DEVNULL,
        env={"HOME": str(page.parent), "PATH": os.environ["PATH"]},
    )
    return target


def read(path: Path) -> readers.Reading:
    reading = readers.read(path.name, path.read_bytes())
    check(reading)
    return reading


def prose(reading: readers.Reading) -> str:
    """All words without white space and without the title page that Pandoc adds."""
    return re.sub(r"\s", "", "".join(text for kind, text in structure(reading) if kind != "front_matter"))


def same_text(reading: readers.Reading, sample: Path) -> None:
    assert prose(reading).removeprefix(re.sub(r"\s", "", sample.stem)) == prose(read(sample))


@needs_pandoc
@pytest.mark.parametrize("suffix", [".docx", ".epub", ".html", ".rst"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_says_the_same_in_every_format(sample: Path, suffix: str, tmp_path: Path):
    if suffix in (".docx", ".rst") and "<ruby>" in sample.read_text():
        pytest.xfail("Pandoc writes ruby as plain text there")
    same_text(read(pandoc(sample, tmp_path / f"{sample.stem}{suffix}")), sample)


@needs_pandoc
@pytest.mark.parametrize("suffix", [".docx", ".epub", ".html"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_keeps_its_structure_in_every_format_that_has_one(sample: Path, suffix: str, tmp_path: Path):
    def kinds(reading: readers.Reading) -> list[str]:
        return [kind for kind, _ in structure(reading)]

    assert kinds(read(pandoc(sample, tmp_path / f"{sample.stem}{suffix}"))) == ["heading1", *kinds(read(sample))]


@needs_pandoc
@needs_chromium
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_says_the_same_when_it_is_printed(sample: Path, tmp_path: Path):
    reading = read(printed(pandoc(sample, tmp_path / f"{sample.stem}.html")))
    same_text(reading, sample)
    assert readings(reading) == readings(read(sample))
    assert all(block.page for block in reading.blocks)


NOVEL = """<html lang=ja><meta charset=utf-8><style>
body { writing-mode: vertical-rl; font-family: "Noto Serif CJK JP", serif; height: 250mm }
</style><h1>霧笛の記録</h1>
<p>灯台守は霧の夜に<ruby>霧笛<rt>むてき</rt></ruby>を鳴らし、その時刻を当直日誌に書き込む。観測野帳とは、夜ごとの天候を
書き残す帳面である。鉛筆で書き、消しゴムは使わない。まちがいは線で消し、横に正しい値を書く。</p>
<p>次の段落では、<ruby>提灯<rt>ちょうちん</rt></ruby>について述べる。提灯は、紙を張った灯である。灯台守は提灯を三つ持つ。
古い提灯は夏の祭りに使い、新しい提灯は嵐の夜に使う。</p>"""


@needs_chromium
def test_a_vertical_page_with_ruby_is_read_as_its_source(tmp_path: Path):
    page = tmp_path / "novel.html"
    page.write_text(NOVEL)
    vertical, source = read(printed(page)), read(page)
    assert structure(vertical) == structure(source)
    assert readings(vertical) == readings(source) == [("霧笛", "むてき"), ("提灯", "ちょうちん")]


@needs_chromium
@pytest.mark.parametrize(
    "sample", [path for path in SAMPLES if path.parent.name == "en"][:1], ids=lambda path: path.stem
)
def test_two_columns_are_read_one_after_the_other(sample: Path, tmp_path: Path):
    text = "".join(f"<p>{words}" for kind, words in structure(read(sample)) if kind == "paragraph")
    page = tmp_path / "columns.html"
    page.write_text(f"<html><meta charset=utf-8><style>body {{ columns: 2; text-align: justify }}</style>{text}")
    assert prose(read(printed(page))) == prose(read(page))
