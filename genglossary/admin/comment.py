"""Comments on terms, who looks after them, and what people are told."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import truncatechars
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import ReadOnly
from genglossary.admin.searching import FoldedSearch
from genglossary.models import Assignment, Comment, Notice


@admin.register(Comment)
class CommentAdmin(ReadOnly, FoldedSearch):
    list_display = ("term", "author", "beginning", "created_at", "edited_at", "deleted_at")
    search_fields = ("term__search_key", "text")
    search_help_text = _("Term, or words of the comment")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return super().get_queryset(request).select_related("term", "author")

    @admin.display(description=_("Comment"))
    def beginning(self, comment: Comment) -> str:
        return truncatechars(comment.text, 120)


@admin.register(Assignment)
class AssignmentAdmin(ReadOnly, FoldedSearch):
    list_display = ("term", "membership", "by", "at")
    list_select_related = ("term", "membership__user", "by")
    search_fields = ("term__search_key", "membership__user__username")
    search_help_text = _("Term, or the name of a user")


@admin.register(Notice)
class NoticeAdmin(ReadOnly, FoldedSearch):
    list_display = ("user", "kind", "term", "by", "at", "read_at")
    list_filter = ("kind",)
    list_select_related = ("user", "term", "by")
    search_fields = ("term__search_key", "user__username")
    search_help_text = _("Term, or the name of a user")
