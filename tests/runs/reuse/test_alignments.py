"""How documents were aligned by earlier runs, and when that is used."""

import pytest

from genglossary.actions import equivalents
from genglossary.models import Alignment, Equivalent, Project
from genglossary.pipeline.bilingual import kept
from genglossary.runs.reuse import alignments
from tests.factories import make_document
from tests.translated import MORE_JAPANESE, inconsistent_project, run_on

pytestmark = pytest.mark.django_db(transaction=True)

_CHANGED = f"{MORE_JAPANESE}\n当直は二人で行う。\n"


@pytest.fixture
def aligned(monkeypatch) -> list[str]:
    """The names of the originals that were aligned, each time."""
    done: list[str] = []
    align = kept.align

    def noted(source, target, anchors):
        done.append(source.source.name)
        return align(source, target, anchors)

    monkeypatch.setattr(kept, "align", noted)
    return done


def found(project: Project) -> tuple[list[tuple], list[tuple]]:
    rows = Alignment.objects.filter(original__document__project=project).order_by("original", "translation")
    columns = ("term__text", "language", "text", "count", "confidence", "proofs")
    proposed = Equivalent.objects.filter(term__project=project).order_by("term__text", "text")
    return list(rows.values_list("original", "translation", "data")), list(proposed.values_list(*columns))


def test_one_changed_document_is_aligned_anew_and_all_is_as_in_a_fresh_run(aligned):
    project = inconsistent_project()
    run_on(project)
    assert set(aligned) == {"en/signals.md", "en/watches.md"}
    aligned.clear()
    make_document(project, "ja/watches.md", _CHANGED)
    run_on(project)
    assert set(aligned) == {"en/watches.md"}
    incremental = found(project)
    aligned.clear()
    run_on(project, fresh=True)
    assert set(aligned) == {"en/signals.md", "en/watches.md"}
    assert found(project) == incremental


def test_a_decision_about_terms_that_stand_in_both_aligns_anew(aligned):
    project = inconsistent_project()
    run_on(project)
    aligned.clear()
    equivalents.accept(Equivalent.objects.filter(term__text="log book", text="日誌"), by=None)
    run_on(project)
    assert "en/signals.md" in aligned
    incremental = found(project)
    run_on(project, fresh=True)
    assert found(project) == incremental


@pytest.mark.parametrize("made_by", ["another code", ""])
def test_what_other_code_aligned_is_aligned_anew(aligned, monkeypatch, made_by):
    project = inconsistent_project()
    with monkeypatch.context() as other:
        other.setattr(alignments, "code", lambda: made_by)
        run_on(project)
    aligned.clear()
    make_document(project, "ja/watches.md", _CHANGED)
    run_on(project)
    assert set(aligned) == {"en/signals.md", "en/watches.md"}


def test_damaged_bytes_are_made_anew(aligned):
    project = inconsistent_project()
    run_on(project)
    Alignment.objects.update(kept=b"damaged")
    aligned.clear()
    make_document(project, "ja/watches.md", _CHANGED)
    run_on(project)
    assert set(aligned) == {"en/signals.md", "en/watches.md"}
    incremental = found(project)
    run_on(project, fresh=True)
    assert found(project) == incremental
