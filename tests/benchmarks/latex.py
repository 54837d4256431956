"""Runs LaTeX over an export for the package `glossaries`, with every sign that LaTeX obeys in every place.

    python -m tests.benchmarks.latex [--font "Noto Serif CJK JP"]

Needs `lualatex` and the package (Debian: texlive-latex-extra texlive-luatex, too much for every check), and a font
with kanji. Prints the words of the page, and ends with 1 where LaTeX stumbles or an entry is missing.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pypdfium2

from genglossary import formats
from genglossary.formats import Entry, Glossary, SourceReference, Spelling
from tests.formats.samples import HORN
from tests.formats.samples_for_tools import BILINGUAL

_SIGNS = "a\\b{c}d%e$f#g_h&i~j^k<l>m\"n'o`p[q]r,s=t|u@v!w"
_ODD = Entry(
    text=_SIGNS, slug="odd", definition=_SIGNS, spellings=(Spelling(text=_SIGNS + "s", kind="plural"),), language="en"
)
_SEEN = Entry(
    text="灯室", reading="とうしつ", slug="灯室", language="ja",
    evidence=(SourceReference(document="a.md", start=0, end=9, text=f"灯室に入る。{_SIGNS}"),),
)  # fmt: skip
WORDS = Glossary(language="en", entries=(*BILINGUAL.entries, HORN, _ODD, _SEEN))
_PAGE = r"""\documentclass{article}
\usepackage{fontspec}
\setmainfont{%s}
\usepackage{glossaries}
\makenoidxglossaries
\input{words}
\begin{document}
\glsaddall
\printnoidxglossaries
\end{document}
"""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--font", default="Noto Serif CJK JP")
    asked = arguments.parse_args()
    if not shutil.which("lualatex"):
        print("There is no lualatex here: apt-get install texlive-latex-extra texlive-luatex", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "words.tex").write_bytes(formats.write("latex", WORDS))
        (folder / "main.tex").write_text(_PAGE % asked.font, encoding="utf-8")
        text = _typeset(folder)
    print(text)
    missing = [entry.text for entry in WORDS.entries if _letters(entry.text) not in _letters(text)]
    print("Missing:", missing)
    return 1 if missing else 0


def _typeset(folder: Path) -> str:
    """Runs LaTeX twice, for the second run prints what the first one collected; gives the words of the page."""
    for _ in range(2):
        command = ["lualatex", "-interaction=nonstopmode", "-halt-on-error", "main.tex"]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace")
        if run.returncode:
            sys.exit(run.stdout[-2000:])
    pages = pypdfium2.PdfDocument((folder / "main.pdf").read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def _letters(text: str) -> str:
    """Without what fonts make of signs and digits."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


if __name__ == "__main__":
    sys.exit(main())
