import os
import subprocess
import sys
import threading
import time

import pytest

from genglossary import readers
from genglossary.readers import Limits, Unreadable, isolation
from tests.readers.archives import docx, p
from tests.readers.pdfs import pdf, shown


def test_what_was_read_in_a_child_is_what_is_read_here():
    from genglossary.readers import docx as reader

    data = docx(p("The lamp", "H1") + p("霧笛が鳴る。"), title="灯台")
    assert readers.read("a.docx", data) == reader.read(data)


def test_large_text_is_read_in_a_child_too():
    isolation.stop_all()
    assert readers.read("a.md", b"The lamp burns.\n\n" * 20_000).blocks[-1].kind == "paragraph"
    assert len(isolation._idle) == 1


def test_a_document_that_takes_too_long_is_stopped_and_the_next_is_read():
    slow = pdf(*[shown("灯台", 50, 700, 12, "/H")] * 4000)
    began = time.monotonic()
    with pytest.raises(Unreadable, match=r"longer than 0\.05 seconds"):
        readers.read("slow.pdf", slow, Limits(seconds=0.05))
    assert time.monotonic() - began < 5
    assert readers.read("a.html", b"<p>lamp").text == "lamp\n"


def test_a_document_that_takes_too_much_memory_is_refused_and_the_next_is_read():
    limits = Limits(memory=150 * 1024 * 1024)
    with pytest.raises(Unreadable, match="memory"):
        readers.read("large.html", b"<p>lamp</p>" * 900_000, limits)
    assert readers.read("a.html", b"<p>lamp", limits).text == "lamp\n"


def test_a_child_is_used_again_and_several_threads_have_their_own():
    isolation.stop_all()
    threads = [threading.Thread(target=readers.read, args=("a.html", b"<p>lamp")) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waiting = len(isolation._idle)
    readers.read("a.html", b"<p>lamp")
    assert 1 <= len(isolation._idle) == waiting <= 3


def test_a_child_that_somebody_ended_is_replaced():
    readers.read("a.html", b"<p>lamp")
    isolation._idle[-1]._process.kill()
    isolation._idle[-1]._process.wait()
    assert readers.read("a.html", b"<p>lamp").text == "lamp\n"


def test_after_a_fork_each_process_has_its_own_children():
    code = (
        "import os; from genglossary import readers\n"
        "readers.read('a.html', b'<p>lamp')\n"
        "pid = os.fork()\n"
        "texts = {readers.read('a.html', b'<p>%d %d' % (pid, n)).text for n in range(50)}\n"
        "assert texts == {f'{pid} {n}\\n' for n in range(50)}\n"
        "os._exit(0) if pid == 0 else None\n"
        "assert os.waitpid(pid, 0)[1] == 0\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, timeout=60)


def test_a_child_sees_no_environment_and_ends_with_its_parent():
    isolation.stop_all()
    os.environ["LAMP_SECRET"] = "x"
    try:
        readers.read("a.html", b"<p>lamp")
    finally:
        del os.environ["LAMP_SECRET"]
    process = isolation._idle[-1]._process
    with open(f"/proc/{process.pid}/environ") as environment:
        assert "LAMP_SECRET" not in environment.read()
    assert process.stdin is not None
    process.stdin.close()
    process.wait(timeout=10)
