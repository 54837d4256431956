"""The part of what others changed that the visitor has not seen yet, for the pages that mark it."""

from collections.abc import Iterable

from genglossary.actions.looking import Looked, look, unseen_among
from genglossary.web.access import ProjectRequest


def looked(request: ProjectRequest) -> Looked | None:
    """Take in what happened since they were here, once a request."""
    if not hasattr(request, "looked"):
        request.looked = look(request.project, request.user)
    return request.looked


def marked(request: ProjectRequest, terms: Iterable[int]) -> set[int]:
    """The ids among `terms` that pages mark as changed."""
    found = looked(request)
    return unseen_among(terms, request.user) if found and found.unseen else set()
