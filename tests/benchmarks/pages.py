"""How fast pages are at the sizes that people have: `python -m tests.benchmarks.pages [TERMS] [DOCUMENTS]`

With `--people 24 [SECONDS]` that many click at once, beside running runs: see `clicking`.

Fills a database of its own (SQLite, as embedded), then asks for each page in this process, as its owner:
milliseconds at the median and at the 95th percentile of 40 requests after 3 to warm up, of CPU and by the clock (the
same on an idle machine), KB of HTML. The time is that of Django with its database, without the network.
"""

import os
import sys
import tempfile
import time
from array import array
from collections.abc import Callable
from importlib import import_module
from statistics import median, quantiles

REQUESTS = 40
WARM = 3
TEXT = "# Part {0}\n\nThe pump {0} of the boiler feeds the drum {1}. ポンプ{0}は水を送る装置である。\n\n"


def prepare() -> None:
    """Set Django up on an empty database of its own."""
    import django
    from django.core.management import call_command

    os.environ["DJANGO_SETTINGS_MODULE"] = "genglossary.settings"
    os.environ["GENGLOSSARY_DATA_DIR"] = tempfile.mkdtemp(prefix="genglossary-pages-")
    os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1"
    django.setup()
    call_command("migrate", verbosity=0)


def main(terms: int, documents: int) -> None:
    prepare()
    from django.urls import reverse

    owner, project = fill(terms, documents)
    import_module("genglossary.wsgi")  # loaded, and settled, as the web server is
    print(f"{terms} terms, {documents} documents, and one of 2 MB")
    print(f"{'page':<28}{'CPU median':>12}{'CPU p95':>9}{'clock median':>14}{'clock p95':>11}{'KB':>7}")
    for name, path, query in pages(project):
        print_line(name, owner, reverse(f"web:{path[0]}", args=path[1:]) + query)


def fill(terms: int, documents: int):
    """Its owner and a project with that many terms and documents, each defined, the last document 2 MB long."""
    from django.contrib.auth.models import User

    from genglossary.actions import documents as stored
    from genglossary.actions import projects

    owner = User.objects.create_user("owner", password="secret")
    project = projects.create("Boilers", by=owner)
    files = ((f"part/{at:05}.md", TEXT.format(at, at + 1).encode()) for at in range(documents))
    list(stored.add(project, files, by=owner))
    list(stored.add(project, [("long.md", "".join(TEXT.format(n, n + 1) for n in range(18_000)).encode())], by=owner))
    fill_terms(project, terms)
    return owner, project


def fill_terms(project, number: int) -> None:
    """Terms, most of them accepted, with a definition, a proof, mentions and a decision each, and issues of half."""
    import uuid

    from django.utils.timezone import now

    from genglossary.models import Change, Definition, Evidence, Issue, Occurrence, Run, RunStatus, RunStep, Term
    from genglossary.pipeline.occurrences.matcher import pack
    from genglossary.runs.lifecycle.claim import claim_in_transaction
    from genglossary.runs.lifecycle.process_identity import this_process

    run = Run.objects.create(project=project)
    run.versions.set(project.documents.values_list("current_id", flat=True))
    claim_in_transaction(run, owner=this_process(), source="benchmark")
    step = RunStep.objects.create(run=run, name="extract", completed_at=now())
    run.transition(RunStatus.COMPLETED)
    long = project.documents.get(name="long.md").current
    terms = Term.objects.bulk_create(_term(project, at, number) for at in range(number))
    definitions = Definition.objects.bulk_create(
        Definition(term=term, step=step, origin="extracted", confidence=0.7,
                   text=f"The {term.text} of the boiler feeds the drum, as the pump {at * 7 % number} does.")
        for at, term in enumerate(terms)
    )  # fmt: skip
    Evidence.objects.bulk_create(Evidence(definition=d, version=long, start=10, end=60) for d in definitions)
    size = len(long.text)
    Occurrence.objects.bulk_create(
        Occurrence(step=step, term=term, version=long, count=4, offsets=pack(_places(at, size, len(term.text))))
        for at, term in enumerate(terms)
    )
    Issue.objects.bulk_create(
        Issue(step=step, term=term, kind="unclear", detail=f"The definition of {term.text} says too little.")
        for term in terms[::2]
    )
    Change.objects.bulk_create(
        Change(project=project, batch=uuid.uuid4(), action="accept", model="term", object_id=term.pk, label=term.text,
               before={"status": "candidate"}, after={"status": "accepted"})
        for term in terms
    )  # fmt: skip


def _term(project, at: int, number: int):
    from genglossary.models import Term

    english = {"text": f"pump {at}", "language": "en"}
    japanese = {"text": f"ポンプ{at}", "language": "ja", "reading": f"ぽんぷ{at}"}
    status = {3: "candidate", 7: "excluded"}.get(at % 10, "accepted")
    counts = {"score": number - at, "frequency": at % 50, "document_count": 2}
    return Term(project=project, status=status, found=True, **counts, **(english if at % 2 else japanese))


def _places(at: int, size: int, length: int) -> "array[int]":
    starts = [(at * 193 + quarter * size // 4) % (size - length) for quarter in range(4)]
    return array("l", [edge for start in sorted(starts) for edge in (start, start + length)])


def pages(project):
    """Name, URL name with its arguments, query."""
    pk, long = project.pk, project.documents.get(name="long.md").pk
    term = project.terms.filter(status="accepted").first().pk
    yield "start", ("start",), ""
    yield "overview", ("project", pk), ""
    yield "documents", ("documents", pk), ""
    yield "documents, searched", ("documents", pk), "?q=0099"
    yield "terms", ("terms", pk), ""
    yield "terms, searched", ("terms", pk), "?q=99&sort=text"
    yield "terms, last page", ("terms", pk), "?page=200"
    yield "glossary", ("glossary", pk), ""
    yield "glossary, a letter", ("glossary", pk), "?letter=は"
    yield "glossary, searched", ("glossary", pk), "?q=99"
    yield "search", ("search", pk), "?q=pump+99"
    yield "search, half-width kana", ("search", pk), "?q=ﾎﾟﾝﾌﾟ99"
    yield "search, a slip", ("search", pk), "?q=pmup+991"
    yield "search, nothing has it", ("search", pk), "?q=archipelago"
    yield "term", ("entry", pk, term), ""
    yield "card", ("card", pk, term), ""
    yield "reader, 2 MB, first part", ("document", pk, long), ""
    yield "reader, 2 MB, middle", ("document", pk, long), "?part=90"
    yield "reader, 2 MB, as text", ("document", pk, long), "?part=90&view=text"
    yield "issues", ("issues", pk), ""
    yield "history", ("history", pk), ""
    yield "history, one kind", ("history", pk), "?kind=term&page=100"
    yield "versions", ("versions", pk, long), ""
    yield "run bar", ("bar", pk), ""
    yield "runs", ("runs", pk), ""
    yield "settings", ("settings", pk), ""


def print_line(name: str, owner, url: str) -> None:
    from django.test import Client

    client = Client()
    client.force_login(owner)
    size = len(client.get(url).content)
    times = [timed(lambda: client.get(url)) for _ in range(WARM + REQUESTS)][WARM:]
    cpu, clock = ([each[at] for each in times] for at in (0, 1))
    figures = f"{median(cpu):>12.0f}{p95(cpu):>9.0f}{median(clock):>14.0f}{p95(clock):>11.0f}"
    print(f"{name:<28}{figures}{size / 1000:>7.0f}", flush=True)


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of CPU, and by the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    call()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000


if __name__ == "__main__":
    if sys.argv[1:2] == ["--people"]:
        prepare()
        from tests.benchmarks import clicking

        clicking.main(*map(int, [*sys.argv[2:4], "24", "30"][:2] if len(sys.argv) < 4 else sys.argv[2:4]))
        sys.exit()
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (10_000, 1_000)))
