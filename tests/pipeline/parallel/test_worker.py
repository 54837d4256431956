"""A worker begins with what it needs, and with nothing else."""

import subprocess
import sys
from typing import get_args

from genglossary.pipeline.parallel.messages import Request, packed_source, send, unpacked_source
from genglossary.pipeline.parallel.worker import HANDLERS
from genglossary.pipeline.types import Source
from genglossary.readers import read


def test_a_worker_does_not_load_the_frequencies_that_only_scoring_needs() -> None:
    program = "import sys, genglossary.pipeline.parallel.worker; print('wordfreq' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"


def test_a_child_is_told_how_words_are_read_and_what_entities_stand_for() -> None:
    reading = read("a.md", "石切場（いしきりば）&amp; a `bed x`.".encode())
    source = Source(key=3, name="a.md", text=reading.text, blocks=reading.blocks)
    assert reading.blocks[0].readings and reading.blocks[0].replacements
    assert unpacked_source(packed_source(source)) == source


def test_a_worker_answers_every_request_that_the_pool_can_make() -> None:
    assert set(HANDLERS) == set(get_args(Request))


def test_a_worker_ends_in_the_middle_of_its_work_when_nobody_is_left_to_answer() -> None:
    program = [sys.executable, "-m", "genglossary.pipeline.parallel.worker"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin and worker.stdout
        text = "The relief valve opens. " * 50_000
        send(worker.stdin, ["analyse", 1, "a.md", text, [["paragraph", 0, len(text), 0, []]]])
        worker.stdin.close()
        try:
            assert (worker.wait(timeout=30), worker.stdout.read()) == (0, b"")
        finally:
            worker.kill()
