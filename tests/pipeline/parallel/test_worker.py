"""A child process begins with what it needs, and with nothing else."""

import subprocess
import sys

from genglossary.pipeline.parallel.worker import packed_source, unpacked_source
from genglossary.pipeline.types import Source
from genglossary.readers import read


def test_a_child_does_not_load_the_frequencies_that_only_scoring_needs() -> None:
    program = "import sys, genglossary.pipeline.parallel.worker; print('wordfreq' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"


def test_a_child_is_told_how_words_are_read_and_what_entities_stand_for() -> None:
    reading = read("a.md", "石切場（いしきりば）&amp; a `bed x`.".encode())
    source = Source(key=3, name="a.md", text=reading.text, blocks=reading.blocks)
    assert reading.blocks[0].readings and reading.blocks[0].replacements
    assert unpacked_source(packed_source(source)) == source
