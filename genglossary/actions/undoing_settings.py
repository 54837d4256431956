"""Taking back what owners decided about a project: its settings, its public face, references, members, webhooks.

Where it cannot be because of something else, DecisionRefused says why, and nothing is changed.
"""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from genglossary.actions import members, projects, publishing, references, webhooks
from genglossary.actions.changes import undoing
from genglossary.actions.deciding import DecisionRefused
from genglossary.models import Change, KeptForUndo, Membership, ModelConnection, Project


def undo_project(project: Project, changes: Mapping[int, Change], undone: uuid.UUID, by: Any) -> int:
    """Take back the settings, the public face, or the references, as `changes` have it."""
    return _recorded([each for each in changes.values() if _taken_back(project, each, by)], undone, by)


def _recorded(back: Iterable[Change], undone: uuid.UUID, by: Any) -> int:
    return len(Change.objects.bulk_create(undoing(each, undone, by) for each in back))


def _taken_back(project: Project, each: Change, by: Any) -> bool:
    names = {*each.before, *each.after}
    if "references" in names:
        return _referred(project, each, by)
    if names & {*publishing.FIELDS}:
        return _published(project, each)
    return "project" not in names and _set(project, each, by)


def _set(project: Project, each: Change, by: Any) -> bool:
    stored = Project.objects.select_for_update().get(pk=project.pk)
    if projects.as_kept(stored, each.after) != each.after:
        return False
    values = {("connection_id" if name == "connection" else name): value for name, value in each.before.items()}
    if values.get("connection_id") and not ModelConnection.objects.filter(pk=values["connection_id"]).exists():
        raise DecisionRefused(_("The connection to the language model is not there any more."))
    names: set[str] = projects.names_seen_by(by) if by else set()
    others = {name.casefold() for name in names} - {stored.name.casefold()}
    if str(values.get("name", "")).casefold() in others:
        raise DecisionRefused(_("Another project is called %(name)s by now.") % {"name": values["name"]})
    for name, value in values.items():
        setattr(stored, name, value)
        setattr(project, name, value)
    stored.save()
    return True


def _published(project: Project, each: Change) -> bool:
    row = publishing.publication_of(project)
    if ({name: getattr(row, name) for name in each.after} if row.pk else {}) != each.after:
        return False
    try:
        publishing.put_back(row, each.before)
    except publishing.AddressTaken:
        taken = _("The address %(address)s belongs to another project by now.") % {"address": each.before["slug"]}
        raise DecisionRefused(taken) from None
    return True


def _referred(project: Project, each: Change, by: Any) -> bool:
    ids = each.before.get("reference_ids")
    if ids is None or references.ids_of(project) != each.after.get("reference_ids"):
        return False
    there = Project.objects.in_bulk(ids)
    if len(there) < len(ids):
        raise DecisionRefused(_("One of those reference glossaries is not there any more."))
    try:
        references.put([there[pk] for pk in ids], project, by=by)
    except references.CannotRefer as error:
        raise DecisionRefused(str(error)) from None
    return True


def undo_members(project: Project, changes: Mapping[int, Change], undone: uuid.UUID, by: Any) -> int:
    """Give people the roles back that they had, or none, as `changes` have it by the ids of memberships."""
    return _recorded([each for each in changes.values() if _role_back(project, each)], undone, by)


def _role_back(project: Project, each: Change) -> bool:
    user = _user_of(each)
    now = Membership.objects.filter(project=project, user=user).first() if user else None
    if user is None or (now.role if now else None) != each.after.get("role"):
        return False
    try:
        members.put(project, user, each.before.get("role", ""))
    except members.LastOwner as error:
        raise DecisionRefused(str(error)) from None
    return True


def _user_of(each: Change) -> User | None:
    """The member; older entries do not say who it was, but as long as the membership lasts it tells."""
    known = each.after.get("user_id") or each.before.get("user_id")
    rows = User.objects.filter(pk=known) if known else User.objects.filter(memberships=each.object_id)
    return rows.first()


def undo_webhooks(project: Project, changes: Mapping[int, Change], undone: uuid.UUID, by: Any) -> int:
    """Take `changes` back by the ids of their webhooks, with what is kept for that and no reader sees."""
    kept = KeptForUndo.objects.in_bulk([each.pk for each in changes.values()])
    entries = [each for pk, each in changes.items() if each.pk in kept and _hook_back(project, pk, kept[each.pk])]
    done = Change.objects.bulk_create(undoing(each, undone, by) for each in entries)
    KeptForUndo.objects.bulk_create(
        KeptForUndo(change=new, before=kept[each.pk].after, after=kept[each.pk].before)
        for each, new in zip(entries, done, strict=True)
    )
    return len(done)


def _hook_back(project: Project, pk: int, kept: KeptForUndo) -> bool:
    try:
        return webhooks.put_back(project, pk, before=kept.before, after=kept.after)
    except webhooks.WebhookRefused as error:
        raise DecisionRefused(str(error)) from None
