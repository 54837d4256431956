"""An installation in which every operation of the API has something to answer with, and a token for all of it.

manage.py shell -c "from tests.functional.api.seeded import seed; seed()"
"""

import json
from typing import Any

from django.contrib.auth.models import User

from genglossary.actions import definitions, documents, equivalents, references, runs, tokens
from genglossary.actions.importing import pending
from genglossary.models import Change, Definition, Issue, Project, Run, Term, TokenScope
from genglossary.runs.execute import execute
from tests.factories import make_project

TEXTS = {
    "beam.md": "# Beams\n\nA fog horn is a signal that warns ships in fog. The fog horn has a diaphragm.\n\n"
    "A catadioptric lens bends and reflects light. Each catadioptric lens has a burner. The burner is hot.\n",
    "灯台.md": "# 灯台\n\n回転機とは、灯器を一定の速さで回す装置である。回転機は毎朝止める。灯器は回転機の上に載る。\n",
}


def seed() -> None:
    """Print, as JSON, the secret of a token of mina's with all scopes, and ids that exist by the names of parameters.

    The database has the people mina and ken and nothing else.
    """
    mina = User.objects.get(username="mina")
    project = _project(mina)
    secret = tokens.make(mina, "test", scopes=TokenScope.values, days=1)[1]
    print(json.dumps({"secret": secret, "ids": _ids(project, mina)}))


def _project(by: Any) -> Project:
    project = make_project("Lighthouse", by=by)
    list(documents.add(project, [(name, text.encode()) for name, text in TEXTS.items()], by=by))
    execute(runs.start_here(project, by=by, source="command"))
    list(documents.add(project, [("beam.md", TEXTS["beam.md"].replace("hot", "cold").encode())], by=by))
    references.refer(project, [make_project("Words of all", by=by)], by=by)
    return project


def _ids(project: Project, by: Any) -> dict[str, Any]:
    term = Term.objects.filter(project=project, preferred=None).order_by("-score")[:1].get()
    definitions.write(term, "A person's words for it.", by=by)
    equivalent = equivalents.add(term, language="de", text="Nebelhorn", by=by)
    planned = pending.open_file(project, "words.csv", b"term,definition\nlamp,It is lit.\n", by=by)
    batch = Change.objects.filter(project=project).order_by("-pk").values_list("batch", flat=True)[:1].get()
    return {
        "project_id": project.pk,
        "document_id": project.documents.get(name="beam.md").pk,
        "version_id": project.documents.get(name="beam.md").current_id,
        "term_id": term.pk,
        "address": term.slug,
        "uid": str(term.uid),
        "definition_id": Definition.objects.filter(term=term, author=by)[:1].get().pk,
        "issue_id": Issue.objects.filter(term__project=project)[:1].get().pk,
        "equivalent_id": equivalent.pk,
        "run_id": Run.objects.get(project=project).pk,
        "import_id": planned.pk,
        "batch": str(batch),
        "user_id": User.objects.get(username="ken").pk,
        "format_name": "json",
    }
