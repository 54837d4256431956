"""One box for everything of a project."""

from django.http import HttpResponse
from django.shortcuts import render

from genglossary.models import Role
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.search_page import search_page_of
from genglossary.web.term_filter import words_in


@for_members(Role.READER, *READ)
def search(request: ProjectRequest) -> HttpResponse:
    """Terms, definitions and passages that have the words of `q`."""
    words = words_in(request.GET)
    found = search_page_of(request.project, words)
    return render(request, "web/search.html", {"query": words, "found": found})
