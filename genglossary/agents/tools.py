"""The tools that agents see: what each is for, in words that a model reads, and the scope that it needs."""

from collections.abc import Callable
from typing import Annotated, Any

from django.db import connections
from mcp.server.mcpserver import Context
from mcp.types import ToolAnnotations
from pydantic import Field

from genglossary.actions.proposals import LONGEST_PROPOSAL
from genglossary.agents import telling
from genglossary.agents.asking import answer
from genglossary.agents.marking import marked
from genglossary.api.access import READ, WRITE, Bearer
from genglossary.api.paging import Id, Words
from genglossary.models import IssueKind

Asked = Annotated[Words, Field(min_length=1, max_length=300)]
Limit = Annotated[int, Field(ge=1, le=100)]
Cursor = Annotated[Words, Field(max_length=3000, description="`next` of the answer before; empty for the first")]
Wanted = Annotated[Id | None, Field(description="Id of the project, of `list_projects`; may be left out where one is")]

READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
PROPOSES = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False)


class Tools:
    """The tools, for whoever's token comes with each request; over stdio, where none comes, for `secret`."""

    def __init__(self, secret: str = "") -> None:
        self._secret = secret

    def all(self) -> list[tuple[Callable[..., str], ToolAnnotations]]:
        reading = (self.list_projects, self.look_up, self.search, self.list_issues, self.read_passages)
        return [*((each, READS) for each in reading), (self.propose_definition, PROPOSES)]

    def list_projects(self, ctx: Context) -> str:
        """List the projects that you may read, each with one glossary."""
        return self._marked(ctx, READ, telling.all_projects)

    def look_up(self, ctx: Context, term: Asked, project: Wanted = None) -> str:
        """Look up a term, by any of its spellings: its definition, which spellings to use, its translations."""
        return self._marked(ctx, READ, lambda request: telling.one_term(request, term, project))

    def search(self, ctx: Context, words: Asked, project: Wanted = None, limit: Limit = 20, cursor: Cursor = "") -> str:
        """Find entries that have these words in their term, reading or spellings."""
        return self._marked(ctx, READ, lambda request: telling.several_terms(request, words, project, limit, cursor))

    def list_issues(
        self,
        ctx: Context,
        kind: IssueKind | None = None,
        project: Wanted = None,
        limit: Limit = 20,
        cursor: Cursor = "",
    ) -> str:
        """List problems of the glossary that people should look at: unclear or missing definitions and the like."""
        return self._marked(ctx, READ, lambda request: telling.open_issues(request, kind, project, limit, cursor))

    def read_passages(self, ctx: Context, term: Asked, project: Wanted = None) -> str:
        """Read the passages of documents that prove the definition of a term, or that mention it."""
        return self._marked(ctx, READ, lambda request: telling.passages(request, term, project))

    def propose_definition(
        self,
        ctx: Context,
        term: Asked,
        text: Annotated[Words, Field(min_length=1, max_length=LONGEST_PROPOSAL)],
        source: Annotated[Words, Field(max_length=2000, description="Where it was taken from, if anywhere")] = "",
        project: Wanted = None,
    ) -> str:
        """Propose a definition of a term. Nobody sees it before a person accepts it; it decides nothing."""
        return self._marked(ctx, WRITE, lambda request: telling.proposed(request, term, text, source, project))

    def _marked(self, ctx: Any, scope: Bearer, work: Callable[[Any], Any]) -> str:
        headers = ctx.headers
        secret = self._secret if headers is None else secret_in(headers.get("authorization", ""))
        try:
            return marked(answer(secret, scope, work))
        finally:
            connections.close_all()  # the SDK gives each call a thread, which may not come back


def secret_in(header: str) -> str:
    """The token in a header "Authorization: Bearer …"; empty where there is none."""
    kind, _, secret = header.partition(" ")
    return secret.strip() if kind.lower() == "bearer" else ""
