"""A database in which every page, of people and of operators, has something to show; and where these pages are.

manage.py shell -c "from tests.functional.web.filled import fill; fill('pages.json')"
"""

import json
from pathlib import Path
from typing import Any

from axes.models import AccessAttempt
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import now
from django_q.models import OrmQ, Task

from genglossary.actions import (
    assigning,
    comments,
    definitions,
    documents,
    members,
    projects,
    proposals,
    publishing,
    runs,
    spellings,
    terms,
)
from genglossary.actions.inspecting import inspect
from genglossary.models import (
    Definition,
    ModelConnection,
    ModelReply,
    Project,
    Role,
    RunStatus,
    SpellingUsage,
    Term,
    Worker,
)
from genglossary.models.definition import SHOWN
from genglossary.runs.execute import execute
from tests.factories import make_document, make_project, make_run, make_term
from tests.web.test_access import PAGES, url_of

SAMPLES = Path(__file__).parents[3] / "docs/samples"
BILINGUAL = Path(__file__).parents[3] / "docs/samples-bilingual"
# What only POST reaches, what is no page, and what is a piece of one.
NO_PAGES = {name for name, (_, only_post) in PAGES.items() if only_post} | {"export", "bar", "card", "review_find"}
FILTERS = (
    *("terms/?status=excluded&sort=text", "terms/?status=variants", "terms/?q=nothing+has+this", "terms/?status=lost"),
    *("glossary/?letter=F", "glossary/?q=fog", "history/?kind=term", "issues/?kind=no_definition", "documents/?q=no"),
)


def fill(to: str) -> None:
    """Fill an empty database that has the people mina and ken, and write the paths: {"mina": […], "root": […]}."""
    mina, ken = (User.objects.get(username=name) for name in ("mina", "ken"))
    root = User.objects.create_superuser("root", email=None, password="secret")
    project = _project(mina)
    members.set_role(project, ken, Role.READER, by=mina)
    _for_operators(project, root)
    empty, busy = make_project("Nothing yet", by=mina), make_project("観測所", by=mina)
    make_document(busy, "a.md")
    make_run(busy, RunStatus.RUNNING)
    pages = [url_of(name, project) for name in PAGES if name not in NO_PAGES]
    base = reverse("web:project", args=[project.pk])
    entries = [reverse("web:entry", args=[project.pk, term.pk]) for term in project.terms.order_by("-score")[:3]]
    versions = [url_of(name, busy) for name in ("project", "runs", "run", "versions")]
    blank = [reverse(f"web:{name}", args=[empty.pk]) for name in ("project", "documents", "terms", "glossary", "runs")]
    mine = [
        "/",
        "/password/",
        "/api/v1/docs",
        "/preferences/keys/",
        "/notices/",
        "/no-such-page/",
        *pages,
        *entries,
        *versions,
        *blank,
        *_pages_in_two_languages(mina),
        *(base + each for each in FILTERS),
    ]
    reader = [base, *(f"{base}{each}/" for each in ("documents", "terms", "glossary", "issues", "runs", "history"))]
    everything = {"mina": mine, "ken": reader, "root": _admin_pages(root), "everybody": _public_pages(project)}
    Path(to).write_text(json.dumps(everything), encoding="utf-8")


def _project(by: User) -> Project:
    """The samples, with a completed, a failed and a cancelled run, and all that people can do to what they found."""
    project = make_project("Lighthouse & observatory", by=by)
    files = [(path.name, path.read_bytes()) for path in sorted(SAMPLES.rglob("*.md"))]
    list(documents.add(project, files, by=by))
    completed = runs.start_here(project, by=by, source="page")
    execute(completed)
    list(documents.add(project, [(name, data + b"\n\nA lamp is lit.\n") for name, data in files[:2]], by=by))
    list(documents.add(project, [("old.html", "<p>Ein Café".encode("latin-1") + b"\xff")], by=by))
    for status in (RunStatus.FAILED, RunStatus.CANCELLED):
        make_run(project, status, message="The disk was full.", by=by)
    first, second, third, *_ = Term.objects.filter(project=project, preferred=None).order_by("-score")
    definitions.write(first, "What a person wrote about it.", by=by)
    definitions.withdraw(Definition.objects.filter(SHOWN, term=second)[:1].get(), by=by)
    chosen = Term.objects.filter(pk=third.pk)
    terms.require(chosen, by=by)
    terms.annotate(third, notes="Ask the harbour office.", by=by)
    terms.merge(Term.objects.filter(pk=make_term(project, "another spelling").pk), into=first, by=by)
    terms.add(project, "Éclair", by=by)
    proposals.propose(first, "What a program would write about it.", source="https://example.org", by=by)
    comments.comment(first, f"@{by} which of them is it?\nI am not sure.", by=by)
    said = comments.comment(first, f"@{by} the first.", by=User.objects.exclude(pk=by.pk).first())
    comments.edit(said, f"@{by} the second.", by=said.author)
    assigning.assign(Term.objects.filter(pk__in=(first.pk, second.pk)), by, by=None)
    publishing.publish(project, enabled=True, slug="lighthouse", passages=True, by=by)
    spellings.add_spelling(first, "light", usage=SpellingUsage.FORBIDDEN, by=by)
    inspect(completed.run)
    return project


def _public_pages(project: Project) -> list[str]:
    entry = project.terms.exclude(definitions=None).filter(preferred=None).order_by("-score")[0]
    base = reverse("public:glossary", args=["lighthouse"])
    return [base, f"{base}?q=lamp", f"{base}?q=nothing+has+this", f"{base}?letter=F", f"{base}{entry.slug}/"]


def _pages_in_two_languages(by: User) -> list[str]:
    """The pages of a project whose documents are compared with their translations."""
    project = make_project("Ropeway", by=by)
    files = [(path.relative_to(BILINGUAL).as_posix(), path.read_bytes()) for path in sorted(BILINGUAL.rglob("*.md"))]
    list(documents.add(project, files, by=by))
    execute(runs.start_here(project, by=by, source="page"))
    base = reverse("web:project", args=[project.pk])
    original = project.documents.get(name="en/1-the-line.md")
    entries = Term.objects.filter(project=project, text__in=("drive station", "原動駅"))
    return [
        *(f"{base}{each}" for each in ("documents/", "documents/pairs/", "issues/?kind=translations", "glossary/")),
        *(f"{base}glossary/bilingual/{each}" for each in ("", "?show=without", "?order=second&q=rope")),
        reverse("web:beside", args=[project.pk, original.current_id]),
        *(reverse("web:entry", args=[project.pk, entry.pk]) for entry in entries),
    ]


def _for_operators(project: Project, root: User) -> None:
    connection = ModelConnection.objects.create(name="Local", base_url="http://127.0.0.1:9/v1", model="small")
    projects.change(project, connection=connection)
    ModelReply.objects.create(
        project=project, key="0" * 64, judgement="define", model="small", prompt="What?", reply="x"
    )
    Worker.objects.create(name="host 1", host="host", pid=1)
    AccessAttempt.objects.create(username="mina", ip_address="192.0.2.1", failures_since_start=5, user_agent="x")
    Group.objects.create(name="Operators")
    OrmQ.objects.create(key="genglossary", payload="x", lock=now())
    for number, success in enumerate((True, False)):
        Task.objects.create(
            id=f"{number:032}", name=f"task {number}", func="genglossary.tasks.work", started=now(), stopped=now(),
            success=success, result="why it failed",
        )  # fmt: skip


def _admin_pages(root: User) -> list[str]:
    request = RequestFactory().get("/admin/")
    request.user = root
    found = ["/admin/", "/admin/genglossary/", "/admin/password_change/", f"/admin/auth/user/{root.pk}/password/"]
    for model, options in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found += [reverse(f"{name}_changelist"), reverse(f"{name}_changelist") + "?q=no+such+thing"]
        if options.has_add_permission(request):
            found.append(reverse(f"{name}_add"))
        row = options.get_queryset(request).first()
        if row is not None:
            found += _pages_of(name, row, may_delete=options.has_delete_permission(request, row))
    return found


def _pages_of(name: str, row: Any, *, may_delete: bool) -> list[str]:
    kinds = ("change", "history", "start_run", *(("delete",) if may_delete else ()))
    found: list[str] = []
    for kind in kinds:
        try:
            found.append(reverse(f"{name}_{kind}", args=[row.pk]))
        except NoReverseMatch:
            continue
    return found
