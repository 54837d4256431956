"""Which document translates which: found by names, decided by people, and kept."""

import pytest

from genglossary.actions import documents, pairing
from genglossary.actions.clone import clone
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.undoing import undo
from genglossary.models import Change, Document, Equivalent, Project
from genglossary.runs.stored.pairs import languages_of, unpaired_documents
from tests.factories import make_document, make_project, make_term, make_user
from tests.translated import ENGLISH, JAPANESE, translated_project

pytestmark = pytest.mark.django_db


def pairs(project: Project) -> dict[str, tuple[str, str]]:
    rows = Document.objects.filter(project=project, removed_at=None).exclude(translation_of=None)
    return {row.name: (str(row.translation_of), row.paired_by) for row in rows.select_related("translation_of")}


def of(project: Project, name: str) -> Document:
    return Document.objects.get(project=project, name=name)


def test_a_document_knows_its_language_whatever_its_code_is_in():
    project = make_project()
    code = "\n```yaml\n" + "name: the value of a key\n" * 200 + "```\n"
    assert make_document(project, "a.md", ENGLISH).language == "en"
    assert make_document(project, "b.md", JAPANESE + code).language == "ja"
    make_document(project, "a.md", JAPANESE)
    assert of(project, "a.md").language == "ja"


def test_documents_with_names_alike_are_paired_as_soon_as_they_are_there():
    project = translated_project(en_alone="The lamp is lit at dusk and put out at dawn by the keeper.")
    assert pairs(project) == {"ja/signals.md": ("en/signals.md", "path")}
    assert unpaired_documents(project) == ["en/alone.md"]
    documents.remove(project, ["en/signals.md"])
    assert pairs(project) == {}


def test_a_project_of_one_language_has_nothing_in_no_pair():
    project = make_project()
    make_document(project, "a.md", ENGLISH)
    assert unpaired_documents(project) == []
    assert languages_of(project) == ["en"]


def test_the_language_of_the_project_is_that_of_originals():
    project = translated_project()
    assert languages_of(project) == ["en", "ja"]
    Project.objects.filter(pk=project.pk).update(language="ja")
    project.refresh_from_db()
    pairing.pair_by_names(project)
    assert pairs(project) == {"en/signals.md": ("ja/signals.md", "path")}


def test_a_persons_pair_takes_the_place_of_what_was_found_and_stays():
    project = translated_project(ja_other=JAPANESE)
    pairing.pair(of(project, "ja/other.md"), of(project, "en/signals.md"), by=make_user("mina"))
    assert pairs(project) == {"ja/other.md": ("en/signals.md", "person")}
    make_document(project, "en/more.md", ENGLISH)
    assert pairs(project) == {"ja/other.md": ("en/signals.md", "person")}
    told = Change.objects.filter(project=project, action="pair").get()
    assert (str(told.actor), told.after["translation_of_id"]) == ("mina", of(project, "en/signals.md").pk)


def test_what_a_person_unpaired_is_not_paired_again():
    project = translated_project()
    pairing.unpair(of(project, "ja/signals.md"), by=None)
    make_document(project, "en/more.md", ENGLISH)
    assert pairs(project) == {}
    pairing.unpair(of(project, "ja/signals.md"), by=None)
    assert Change.objects.filter(action="unpair").count() == 1


def test_pairs_that_make_no_sense_are_refused_and_change_nothing():
    project = translated_project(en_more=ENGLISH, fr_signals="Le cor de brume est un cor qui avertit les navires dans.")
    elsewhere = make_document(make_project(), "ja.md", JAPANESE)
    pairing.pair(of(project, "ja/signals.md"), of(project, "en/signals.md"), by=None)
    before = pairs(project)
    ours = {name: of(project, f"{name}.md") for name in ("en/signals", "ja/signals", "en/more", "fr/signals")}
    for translation, original in (
        (ours["en/more"], ours["en/signals"]),
        (elsewhere, ours["en/signals"]),
        (ours["en/more"], ours["ja/signals"]),
        (ours["en/signals"], ours["fr/signals"]),
        (ours["en/signals"], ours["en/signals"]),
    ):
        with pytest.raises(DecisionRefused):
            pairing.pair(translation, original, by=None)
    assert pairs(project) == before


def test_folders_that_somebody_named_are_paired_by_their_paths():
    project = make_project()
    for name, text in {
        "handbook/a/x.md": ENGLISH, "traduction/a/x.md": JAPANESE, "traduction/y.md": JAPANESE,
        "handbook/z.md": ENGLISH, "traduction/z.md": ENGLISH, "handbook/codes.txt": "LHT;GAL;BOA\nOAR;RIG;TAR\n",
    }.items():  # fmt: skip
        make_document(project, name, text)
    folders = {"handbook/": "en", "traduction/": "ja"}
    pairing.pair_folders(project, folders)
    assert pairs(project) == {"traduction/a/x.md": ("handbook/a/x.md", "person")}
    assert of(project, "handbook/codes.txt").language == "en"
    pairing.unpair(of(project, "traduction/a/x.md"), by=None)
    pairing.pair_folders(project, folders)
    assert pairs(project) == {}


def test_a_copy_of_a_project_has_its_pairs_and_the_proofs_of_its_translations():
    project = translated_project()
    pairing.pair(of(project, "ja/signals.md"), of(project, "en/signals.md"), by=None)
    versions = {name: of(project, f"{name}/signals.md").current_id for name in ("en", "ja")}
    proof = [versions["en"], 0, 9, 2, 5, versions["ja"], 0, 4, 2, 4]
    term = make_term(project, "signal", language="en")
    Equivalent.objects.create(term=term, language="ja", text="信号", origin="run", count=1, proofs=[proof])
    copy = clone(project, "Copy", by=None)
    assert pairs(copy) == {"ja/signals.md": ("en/signals.md", "person")}
    assert languages_of(copy) == ["en", "ja"]
    (copied,) = Equivalent.objects.get(term__project=copy).proofs
    theirs = {name: of(copy, f"{name}/signals.md").current_id for name in ("en", "ja")}
    assert copied == [theirs["en"], 0, 9, 2, 5, theirs["ja"], 0, 4, 2, 4]


def test_a_decision_about_a_pair_is_taken_back_unless_somebody_decided_again():
    project = translated_project()
    pairing.unpair(of(project, "ja/signals.md"), by=None)
    unpaired = Change.objects.get(action="unpair").batch
    assert undo(project, unpaired, by=None).changed == 1
    assert pairs(project) == {"ja/signals.md": ("en/signals.md", "path")}
    assert undo(project, unpaired, by=None).changed == 0
    pairing.unpair(of(project, "ja/signals.md"), by=None)
    again = Change.objects.filter(action="unpair")[0].batch
    pairing.pair(of(project, "ja/signals.md"), of(project, "en/signals.md"), by=None)
    assert undo(project, again, by=None).changed == 0


def test_undo_makes_no_pair_that_a_person_could_not_make():
    project = translated_project()
    pairing.unpair(of(project, "ja/signals.md"), by=None)
    unpaired = Change.objects.filter(action="unpair").latest("pk").batch
    make_document(project, "ja/signals.md", ENGLISH)
    assert undo(project, unpaired, by=None).changed == 0
    assert pairs(project) == {}
