"""A run through the real steps with the real engine, on documents given as text."""

from genglossary.actions import documents, projects, runs
from genglossary.models import Project, Run
from genglossary.runs.execute import execute

VALVES = """# Relief valve

A relief valve is a device that opens when the pressure is too high. The relief valve is tested every day.

# Feed pump

The feed pump brings water to the boiler. Look at the feed pump and the relief valve before the boiler is lit.
"""


def project_with(**texts: str) -> Project:
    """A project whose documents are `name.md` with the given text."""
    project = projects.create("Handbook")
    put(project, **texts)
    return project


def put(project: Project, **texts: str) -> None:
    list(documents.add(project, [(f"{name}.md", text.encode()) for name, text in texts.items()]))


def run(project: Project, scope: str = "full", **options) -> Run:
    """Start and execute in this process; the finished run."""
    claim = runs.start_here(project, source="test", scope=scope, **options)
    execute(claim)
    return Run.objects.get(pk=claim.run.pk)
