"""Whatever people do in a project, in whatever order: all undone it is as before, all redone as after."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from genglossary.actions import (
    bulk,
    definitions,
    documents,
    equivalents,
    members,
    pairing,
    projects,
    proposals,
    publishing,
    references,
    review,
    spellings,
    terms,
    webhooks,
)
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.glossary import glossary_of
from genglossary.actions.undoing import can_be_undone, undo
from genglossary.models import (
    Change,
    Definition,
    Equivalent,
    Membership,
    Project,
    PublicGlossary,
    ReferenceGlossary,
    Role,
    Status,
    Term,
    Webhook,
)
from tests.examples import examples
from tests.factories import make_project, make_user

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("fid", "spike", "bosun")
PEOPLE = ("ada", "kim")
FILES = ("en/a.md", "ja/a.md", "en/b.md")
TEXTS = ("# A\n\nA fid is a pin of wood.", "# B\n\nA spike is a pin of steel.", "# 甲\n\n栓とは木の棒である。")
REFUSED = (
    DecisionRefused, members.LastOwner, publishing.AddressTaken, references.CannotRefer, proposals.CannotPropose,
    webhooks.WebhookRefused,
)  # fmt: skip


class World:
    """A project, its people, and other projects."""

    def __init__(self) -> None:
        self.owner = make_user()
        self.people = [make_user() for _ in PEOPLE]
        self.project = projects.create("Rigging", by=self.owner)
        self.others = [make_project(), make_project()]
        for each in self.others:
            Membership.objects.create(project=each, user=self.owner, role=Role.READER)
        for text in NAMES:
            terms.add(self.project, text, by=None, language="en")
        Change.objects.filter(project=self.project).delete()

    def term(self, n: int) -> Term:
        return Term.objects.get(project=self.project, text=NAMES[n % len(NAMES)])

    def rows(self, n: int) -> Any:
        return Term.objects.filter(pk=self.term(n).pk)

    def document(self, n: int) -> Any:
        found = self.project.documents.filter(name=FILES[n % len(FILES)], removed_at=None).first()
        if found is None:
            raise DecisionRefused("There is none.")
        return found

    def webhook(self, n: int) -> Webhook:
        found = list(Webhook.objects.filter(project=self.project))
        if not found:
            raise DecisionRefused("There is none.")
        return found[n % len(found)]

    def definition(self, n: int) -> Definition:
        found = list(Definition.objects.filter(term__project=self.project))
        if not found:
            raise DecisionRefused("There is none.")
        return found[n % len(found)]


Act = Callable[[World, int, int], Any]


def bulked(w: World, a: int, b: int) -> Any:
    do = ("accept", "exclude", "require", "reopen", "categorise", "spell", "merge")[a % 7]
    rows = Term.objects.filter(project=w.project)
    more = {"category": "person", "usage": "deprecated", "into": w.term(b), "to": None, "none_to_merge": "None."}
    return bulk.decide_all(w.project, rows, by=w.owner, seen=None, do=do, **more)


ACTS: dict[str, Act] = {
    "bulk": bulked,
    "merge": lambda w, a, b: terms.merge(w.rows(a), into=w.term(b), by=w.owner),
    "split": lambda w, a, b: terms.split(w.rows(a), by=w.owner),
    "prefer": lambda w, a, b: spellings.prefer(w.term(a), by=w.owner),
    "annotate": lambda w, a, b: terms.annotate(w.term(a), notes=f"Note {b}", by=w.owner),
    "add term": lambda w, a, b: terms.add(w.project, f"new {a}", by=w.owner),
    "translate": lambda w, a, b: equivalents.add(w.term(a), "fr", NAMES[b % 3], by=w.owner),
    "reject": lambda w, a, b: equivalents.reject(Equivalent.objects.filter(term__project=w.project), by=w.owner),
    "remove words": lambda w, a, b: equivalents.remove(Equivalent.objects.filter(term=w.term(a)), by=w.owner),
    "define": lambda w, a, b: definitions.write(w.term(a), f"A pin of kind {b}.", by=w.owner),
    "define and accept": lambda w, a, b: review.define(w.term(a), f"A pin, {b}.", by=w.owner),
    "withdraw": lambda w, a, b: definitions.withdraw(w.definition(a), by=w.owner),
    "propose": lambda w, a, b: proposals.propose(w.term(a), f"A tool {b}.", by=w.owner),
    "upload": lambda w, a, b: list(
        documents.add(w.project, [(FILES[(a + n) % 3], TEXTS[(b + n) % 3].encode()) for n in (0, 1)], by=w.owner)
    ),
    "remove documents": lambda w, a, b: documents.remove(w.project, FILES[a % 3 :], by=w.owner),
    "pair": lambda w, a, b: pairing.pair(w.document(a), w.document(b), by=w.owner),
    "unpair": lambda w, a, b: pairing.unpair(w.document(a), by=w.owner),
    "role": lambda w, a, b: members.set_role(w.project, w.people[a % 2], Role.values[b % 3], by=w.owner),
    "leave": lambda w, a, b: members.remove(w.project, w.people[a % 2], by=w.owner),
    "settings": lambda w, a, b: projects.change(w.project, by=w.owner, name=f"Rigging {a}", max_terms=b or None),
    "publish": lambda w, a, b: publishing.publish(
        w.project, enabled=bool(a % 2), slug=f"rigging-{w.project.pk}-{b}", passages=bool(b % 2), by=w.owner
    ),
    "refer": lambda w, a, b: references.refer(w.project, w.others[a % 3 :], by=w.owner),
    "add webhook": lambda w, a, b: webhooks.add(
        w.project, f"https://example.com/{a}", ["run.ended"], site="http://localhost", by=w.owner
    ),
    "change webhook": lambda w, a, b: webhooks.change(
        w.webhook(a), f"https://example.org/{b}", ["glossary.changed"], is_on=bool(b % 2), by=w.owner
    ),
    "remove webhook": lambda w, a, b: webhooks.remove(w.webhook(a), by=w.owner),
}
number = st.integers(0, 6)
deeds = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), number, number), max_size=9)


def state_of(w: World) -> dict[str, Any]:
    """All that people decide about: what an undo is to bring back."""
    p = Project.objects.get(pk=w.project.pk)
    waiting = Definition.objects.filter(term__project=p, withdrawn_at=None).order_by("term__text", "pk")
    return {
        "entries": sorted(map(repr, glossary_of(p).entries)),
        "definitions": list(waiting.values_list("term__text", "text", "origin")),
        "documents": sorted(p.documents.filter(removed_at=None).values_list("name", "current__sha256", "language")),
        "pairs": sorted(
            p.documents.filter(removed_at=None, paired_by="person").values_list("name", "translation_of__name")
        ),
        "members": sorted(Membership.objects.filter(project=p).values_list("user", "role")),
        "settings": (p.name, p.max_terms, p.language),
        "public": list(PublicGlossary.objects.filter(project=p).values_list("enabled", "slug", "passages")),
        "references": list(ReferenceGlossary.objects.filter(project=p).values_list("glossary", "position")),
        "webhooks": list(Webhook.objects.filter(project=p).values_list("pk", "address", "events", "is_on", "salt")),
    }


def done(w: World, what: list[tuple[str, int, int]]) -> list[Any]:
    """Do what makes sense; returns the batches."""
    for name, a, b in what:
        w.project.refresh_from_db()
        try:
            ACTS[name](w, a, b)
        except REFUSED:
            continue
    return batches(w)


def batches(w: World) -> list[Any]:
    rows = Change.objects.filter(project=w.project).order_by("pk")
    assert all(can_be_undone(each) for each in rows)
    return list(dict.fromkeys(rows.values_list("batch", flat=True)))


@given(deeds)
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_undone_is_as_before_and_all_redone_as_after(what: list[tuple[str, int, int]]):
    w = World()
    before = state_of(w)
    several = done(w, what)
    after = state_of(w)
    undone = [undo(w.project, batch, by=w.owner) for batch in reversed(several)]
    assert not any(each.skipped for each in undone)
    assert state_of(w) == before
    for each in reversed(undone):
        assert not undo(w.project, each.batch, by=w.owner).skipped
    assert state_of(w) == after
    assert not Term.objects.filter(project=w.project, status=Status.NEW).exists()


@given(deeds, st.randoms(use_true_random=False))
@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_any_order_undo_refuses_with_a_sentence_or_does_it_and_nothing_breaks(
    what: list[tuple[str, int, int]], random: Any
):
    w = World()
    several = done(w, what)
    random.shuffle(several)
    for batch in several:
        with suppress(DecisionRefused):
            undo(w.project, batch, by=w.owner)
    assert Membership.objects.filter(project=w.project, role=Role.OWNER).exists()
    assert not Term.objects.filter(project=w.project, preferred__preferred__isnull=False).exists()
    assert state_of(w)
