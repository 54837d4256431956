"""Imports as a person goes through them: what is shown, what is chosen, what is then in the glossary."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from genglossary import formats
from genglossary.actions import definitions, terms
from genglossary.actions.glossary import glossary_of
from genglossary.actions.importing import pending
from genglossary.actions.importing.pending import PlanChanged
from genglossary.actions.importing.steps import told_again
from genglossary.actions.undoing import undo
from genglossary.formats import Unusable
from genglossary.formats.tables import Choices
from genglossary.models import Change, Definition, PlannedImport, PlannedRow, Project, Term
from tests.factories import make_document, make_project, make_term, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project("Harbour")


def opened(project: Project, text: str, *, name: str = "words.csv", by: Any = None, **choices: Any) -> PlannedImport:
    return pending.open_file(project, name, text.encode(), by=by, choices=Choices(**choices))


def groups(planned: PlannedImport) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in planned.rows.all():
        found.setdefault(row.group, []).append(row.text)
    return found


def row_of(planned: PlannedImport, text: str) -> PlannedRow:
    return planned.rows.get(text=text)


def steps_of(row: PlannedRow) -> list[list[str]]:
    return [list(told_again(each)) for each in row.steps]


def imported(project: Project, text: str, *, by: Any = None, **chosen: str) -> Any:
    planned = opened(project, text)
    pending.choose(planned, chosen, {})
    return pending.confirm(planned, by=by)


def shown(project: Project) -> list[tuple[str, str | None]]:
    return sorted((entry.text, entry.definition) for entry in glossary_of(project).entries)


def test_a_definition_of_a_table_with_a_status_is_as_sure_as_any_that_people_wrote(project):
    imported(project, "term,definition,status\nlamp,It burns.,accepted\n")
    assert [each.confidence for each in glossary_of(project).entries] == [1.0]


def test_nothing_is_written_before_somebody_confirms(project):
    opened(project, "term,definition\nlamp,It burns.\n")
    assert not Term.objects.exists()
    assert not Change.objects.filter(model="term").exists()


def test_a_new_term_comes_in_with_all_that_the_file_says(project):
    text = (
        "term,reading,definition,synonyms,forbidden,notes,ja,source\nlamp,,It burns.,light,lampe,Ask Ann.,灯,Manual\n"
    )
    done = imported(project, text)
    (entry,) = glossary_of(project).entries
    assert done.changed == 1
    assert (entry.text, entry.definition, entry.source, entry.notes) == ("lamp", "It burns.", "Manual", "Ask Ann.")
    assert [(each.text, each.kind, each.usage) for each in entry.spellings] == [
        ("light", "synonym", ""),
        ("lampe", "spelling", "forbidden"),
    ]
    assert [(each.language, each.text, each.origin) for each in entry.equivalents] == [("ja", "灯", "import")]
    assert entry.origin == "imported"


def test_the_same_file_again_says_nothing_to_do(project):
    text = "term,reading,definition,synonyms,notes,ja,category,status\n灯,ひ,光。,灯火,x,lamp,technical_term,accepted\n"
    imported(project, text)
    assert groups(opened(project, text)) == {"same": ["灯"]}
    for suffix in (".json", ".csv"):
        data = formats.write(suffix, glossary_of(project))
        assert groups(pending.open_file(project, f"x{suffix}", data, by=None)) == {"same": ["灯"]}


def test_changes_are_shown_field_by_field(project):
    imported(project, "term,definition,notes\nlamp,It burns.,old\n")
    planned = opened(project, "term,definition,notes,reading\nlamp,It glows.,new,\n")
    assert row_of(planned, "lamp").group == "changed"
    assert steps_of(row_of(planned, "lamp")) == [["notes", "old", "new"], ["definition", "It burns.", "It glows."]]


def test_an_empty_cell_and_a_missing_column_leave_what_is_there(project):
    imported(project, "term,definition,notes\nlamp,It burns.,old\n")
    imported(project, "term,definition\nlamp,\n")
    (entry,) = glossary_of(project).entries
    assert (entry.definition, entry.notes) == ("It burns.", "old")


@pytest.fixture
def decided(project: Project) -> Project:
    person = make_user("ann")
    lamp = terms.add(project, "lamp", by=person)
    definitions.write(lamp, "What Ann wrote.", by=person)
    terms.annotate(lamp, notes="Ann's notes", by=person)
    return project


FILE = "term,definition,notes,reading\nlamp,From the file.,file's notes,ranpu\n"


def test_a_persons_decision_wins_and_what_nobody_decided_comes_in(decided):
    planned = opened(decided, FILE)
    assert groups(planned) == {"conflict": ["lamp"]}
    pending.confirm(planned, by=None)
    (entry,) = glossary_of(decided).entries
    assert (entry.definition, entry.notes, entry.reading) == ("What Ann wrote.", "Ann's notes", "ranpu")


def test_somebody_may_choose_the_file_or_both(decided):
    imported(decided, FILE, conflict="both")
    (entry,) = glossary_of(decided).entries
    assert (entry.definition, entry.notes) == ("What Ann wrote.", "Ann's notes")
    assert Definition.objects.filter(withdrawn_at=None).count() == 2
    imported(decided, FILE.replace("From the file", "From another"), conflict="theirs")
    (entry,) = glossary_of(decided).entries
    assert (entry.definition, entry.notes) == ("From another.", "file's notes")


def test_a_choice_for_one_row_is_for_that_row_alone(project):
    planned = opened(project, "term\nlamp\noil\nwick\n")
    pending.choose(planned, {"new": "theirs"}, {row_of(planned, "oil").pk: "mine"})
    pending.confirm(planned, by=None)
    assert [text for text, _ in shown(project)] == ["lamp", "wick"]


def test_leaving_out_a_group_leaves_it_out(project):
    imported(project, "term\nlamp\n", new="mine")
    assert shown(project) == []


def test_what_is_confirmed_is_what_was_shown_or_it_is_refused(project):
    imported(project, "term,notes\nlamp,old\n")
    planned = opened(project, "term,notes\nlamp,new\n")
    terms.annotate(Term.objects.get(text="lamp"), notes="Ann's", by=make_user())
    with pytest.raises(PlanChanged, match="Nothing was imported"):
        pending.confirm(planned, by=None)
    assert Term.objects.get(text="lamp").notes == "Ann's"
    assert row_of(planned, "lamp").group == "conflict"
    pending.choose(planned, {"conflict": "theirs"}, {})
    pending.confirm(planned, by=None)
    assert Term.objects.get(text="lamp").notes == "new"


def test_a_decision_about_something_else_is_no_reason_to_refuse(project):
    planned = opened(project, "term\nlamp\n")
    terms.add(project, "oil", by=None)
    assert pending.confirm(planned, by=None).changed == 1


def test_the_same_import_is_not_done_twice(project):
    planned = opened(project, "term\nlamp\n")
    pending.confirm(planned, by=None)
    with pytest.raises(Unusable, match="already"):
        pending.confirm(planned, by=None)
    assert not PlannedImport.objects.exists()
    assert not PlannedRow.objects.exists()


@pytest.mark.parametrize("text", ["LAMP POST", "lamp-post", "lamppost", "ｌａｍｐ　ｐｏｓｔ"])
def test_what_differs_in_case_width_spaces_or_hyphens_is_the_same_entry(project, text):
    imported(project, "term,definition\nlamp post,It burns.\n")
    planned = opened(project, f"term,definition\n{text},It glows.\n")
    assert row_of(planned, " ".join(text.split())).group == "changed"
    assert row_of(planned, " ".join(text.split())).term == Term.objects.get(text="lamp post").pk


def test_a_final_long_vowel_makes_no_other_word(project):
    imported(project, "用語\nサーバー\n")
    assert groups(opened(project, "用語\nサーバ\n")) == {"changed": ["サーバ"]}
    imported(project, "用語\nサーバ\n")
    assert [each.text for each in glossary_of(project).entries[0].spellings] == ["サーバ"]
    assert groups(opened(project, "用語\nビル\nビール\n")) == {"new": ["ビル", "ビール"]}


def test_the_id_says_which_entry_it_is_before_all_spellings_do(project):
    imported(project, "term\nlamp\n")
    lamp = Term.objects.get(text="lamp")
    planned = opened(project, f"id,term,notes\n{lamp.uid},candle,new\n")
    assert row_of(planned, "candle").term == lamp.pk
    assert steps_of(row_of(planned, "candle")) == [["notes", "", "new"], ["spelling candle", "", "added"]]


def test_a_spelling_of_another_entry_leads_to_that_one(project):
    imported(project, "term,synonyms\nlamp,light\n")
    lamp = Term.objects.get(text="lamp")
    planned = opened(project, "term,synonyms\nlight,\nlantern,lamp\n")
    assert row_of(planned, "light").term == lamp.pk
    lantern = row_of(planned, "lantern")
    assert (lantern.group, lantern.term) == ("conflict", None)
    assert steps_of(lantern)[-1] == ["spelling lamp", "an entry of its own", "synonym"]


def test_two_that_it_may_be_are_never_guessed(project):
    make_term(project, "lamp post")
    make_term(project, "lamp-post")
    planned = opened(project, "term\nlamppost\n")
    row = row_of(planned, "lamppost")
    assert (row.group, row.term) == ("conflict", None)
    assert "“lamp post” / “lamp-post”" in row.why
    pending.confirm(planned, by=None)
    assert not Term.objects.filter(text="lamppost").exists()
    imported(project, "term\nlamppost\n", conflict="theirs")
    assert Term.objects.get(text="lamppost").preferred_id is None


def test_a_spelling_that_others_have_moves_only_when_somebody_chooses_so(project):
    imported(project, "term,synonyms\nlamp,light\nbeacon,\n")
    text = "term,synonyms\nbeacon,light\n"
    planned = opened(project, text)
    assert steps_of(row_of(planned, "beacon")) == [["spelling light", "a spelling of lamp", "synonym"]]
    pending.confirm(planned, by=None)
    assert Term.objects.get(text="light").preferred == Term.objects.get(text="lamp")
    imported(project, text, conflict="theirs")
    assert Term.objects.get(text="light").preferred == Term.objects.get(text="beacon")


def test_doubles_within_the_file_are_named_with_their_rows(project):
    imported(project, "term,synonyms\nlamp post,\n")
    planned = opened(project, "term,synonyms\nlamp,light\noil,\nlamp,\nlight,\nlamp post,\nlamppost,\n")
    assert {row.row: row.why for row in planned.rows.filter(group="problem")} == {
        4: "“lamp” is in row 2 already.",
        5: "“light” is in row 2 already.",
    }
    assert row_of(planned, "lamppost").group == "new"


def test_excluding_is_a_decision_that_an_import_does_not_overrule_by_itself(project):
    make_term(project, "lamp")
    terms.exclude(Term.objects.filter(text="lamp"), by=None)
    planned = opened(project, "term,notes\nlamp,new\n")
    assert steps_of(row_of(planned, "lamp"))[0] == ["status", "excluded", "accepted"]
    pending.confirm(planned, by=None)
    assert (Term.objects.get(text="lamp").status, Term.objects.get(text="lamp").notes) == ("excluded", "new")


def everything(project: Project) -> tuple[Any, ...]:
    return (
        glossary_of(project),
        sorted(Term.objects.exclude(status="new").values_list("text", "status", "notes", "reading", "preferred__text")),
        sorted(Definition.objects.filter(withdrawn_at=None).values_list("text", "term__text")),
    )


def test_one_undo_takes_all_of_it_back_exactly(decided):
    imported(decided, "term,synonyms,definition\noil,grease,It is burnt.\nwick,,\n")
    before = everything(decided)
    text = (
        "term,synonyms,definition,notes,reading,ja,forbidden\n"
        "lamp,light,From the file.,file's,ranpu,灯,lampe\noil,fuel;grease,It flows.,,,油,\n"
        "candle,,Wax.,,,,\nfuel oil,wick,,,,,\n"
    )
    done = imported(decided, text, conflict="theirs")
    assert everything(decided) != before
    assert Change.objects.filter(batch=done.batch).values("batch").distinct().count() == 1
    undo(decided, done.batch, by=None)
    assert everything(decided) == before


def test_a_reading_in_other_kana_is_the_same_reading(project):
    make_term(project, "ドーム", reading="ドーム", language="ja")
    planned = opened(project, "term,reading,language\nドーム,どーむ,ja\n")
    assert groups(planned) == {"same": ["ドーム"]}
    assert groups(opened(project, "term,reading,language\nドーム,どおむ,ja\n")) == {"changed": ["ドーム"]}


def test_readings_are_sorted_and_found_as_imported_and_as_before_after_an_undo(project):
    make_term(project, "灯台", reading="とうだい", language="ja")
    before = list(Term.objects.values_list("search_key", "sort_key"))
    done = imported(project, "用語,読み\n灯台,あかりだい\n")
    assert "あかりだい" in Term.objects.get().search_key
    undo(project, done.batch, by=None)
    assert list(Term.objects.values_list("search_key", "sort_key")) == before


def test_spellings_that_would_have_the_same_address_come_in(project):
    imported(project, "term,synonyms\nfog horn,fog-horn;Fog Horn\nlamp room,lamp-room\n")
    assert [text for text, _ in shown(project)] == ["fog horn", "lamp room"]
    assert Term.objects.get(text="fog horn").slug == "fog-horn"
    assert Term.objects.values("slug").distinct().count() == 5


def test_a_spelling_that_is_wrong_in_its_capitals_alone_is_in_use_where_it_stands_to_the_letter(project):
    make_document(project, "a.md", "The fog horn of GitHub. Github has a fog horn. GitHub again, with C++.\n")
    planned = opened(project, "term,forbidden\nGitHub,Github\nC++,C＋＋\n")
    avoided = [row_of(planned, text).documents["avoided"] for text in ("GitHub", "C++")]
    assert [[(each["text"], each["count"]) for each in several] for several in avoided] == [[("Github", 1)], []]


def test_what_was_taken_back_can_be_imported_again(project):
    text = "term,synonyms,definition\nlamp,light,It burns.\n"
    undo(project, imported(project, text).batch, by=None)
    assert shown(project) == []
    assert groups(opened(project, text)) == {"new": ["lamp"]}
    imported(project, text)
    assert shown(project) == [("lamp", "It burns.")]


def test_the_preview_says_what_the_documents_say(project):
    make_document(
        project, "a.md", "A lampe stands here. Nobody calls a lampe lamp.\n\nA lamp is a device that gives light.\n"
    )
    make_document(project, "b.md", "The lamp is out.\n")
    planned = opened(project, "term,definition,forbidden\nlamp,A bowl of oil.,lampe\noil,It flows.,\n")
    said = row_of(planned, "lamp").documents
    assert (said["count"], said["documents"]) == (5, 2)
    assert [each["document"] for each in said["passages"]] == ["b.md"]  # the others are quoted with what is wrong
    assert said["definition"]["text"] == "A lamp is a device that gives light."
    assert [(each["text"], each["count"]) for each in said["avoided"]] == [("lampe", 2)]
    assert "lampe" in said["avoided"][0]["passages"][0]["text"]
    assert row_of(planned, "oil").documents == {}
    assert "2 documents" in planned.searched_in_words


def test_documents_that_say_the_same_define_nothing_otherwise(project):
    make_document(project, "a.md", "A lamp is a device that gives light.\n")
    planned = opened(project, "term,definition\nlamp,A lamp is a device that gives light.\n")
    assert "definition" not in row_of(planned, "lamp").documents


def test_the_number_of_queries_does_not_depend_on_the_rows(project):
    make_document(project, "a.md", "A lamp 1 is here.")

    def queries(count: int) -> int:
        text = "term,definition,synonyms,ja\n" + "".join(f"lamp {at},It is {at}.,L{at},灯{at}\n" for at in range(count))
        with CaptureQueriesContext(connection) as preview:
            planned = opened(project, text)
        with CaptureQueriesContext(connection) as confirmed:
            pending.confirm(planned, by=None)
        # SQLite takes so many values a statement, and no more: long inserts are several.
        several = [each["sql"] for context in (preview, confirmed) for each in context.captured_queries]
        return len([sql for sql in several if not sql.startswith("INSERT")])

    queries(1)
    assert queries(2) == queries(40)


def test_a_file_that_nobody_confirms_is_forgotten(project):
    planned = opened(project, "term\nlamp\n")
    PlannedImport.objects.update(created_at="2020-01-01T00:00:00Z")
    opened(project, "term\noil\n")
    assert not PlannedImport.objects.filter(pk=planned.pk).exists()


def test_correcting_the_columns_keeps_what_was_chosen(project):
    planned = opened(project, "term,words\nlamp,It burns.\noil,It flows.\n")
    pending.choose(planned, {}, {row_of(planned, "oil").pk: "mine"})
    pending.correct(planned, Choices(columns={"words": "definition"}))
    assert steps_of(row_of(planned, "lamp"))[-1] == ["definition", "", "It burns."]
    assert row_of(planned, "oil").choice == "mine"
    with pytest.raises(Unusable):
        pending.correct(planned, Choices(columns={"9": "definition"}))
    assert planned.rows.count() == 2


def test_other_terms_that_an_entry_points_at_are_found_again(project):
    one, other = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
    text = json.dumps({"terms": [{"text": "lamp", "id": one, "see_also": [other]}, {"text": "oil", "id": other}]})
    pending.confirm(opened(project, text, name="x.json"), by=None)
    lamp = next(entry for entry in glossary_of(project).entries if entry.text == "lamp")
    assert (lamp.id, lamp.see_also) == (one, (other,))


def test_what_an_import_says_of_a_term_that_a_run_accepted_keeps_it_from_being_taken_back(project):
    make_term(project, "lamp", status="accepted", found=True, language="en")
    planned = opened(project, "term,notes\nlamp,new\n")
    assert steps_of(row_of(planned, "lamp")) == [["notes", "", "new"], ["status", "accepted by a run", "accepted"]]
    pending.confirm(planned, by=None)
    assert Term.objects.get(text="lamp").status_by_person
    assert groups(opened(project, "term,notes\nlamp,new\n")) == {"same": ["lamp"]}


PREFERS_ANOTHER = "用語,forbidden,definition\nサーバー,サーバ,求めに応じる機械。\n"


@pytest.fixture
def server(project: Project) -> Project:
    imported(project, "用語,別表記,en,notes\nサーバ,鯖,server,old\n")
    return project


def test_a_file_that_forbids_what_the_project_prefers_is_a_conflict(server):
    planned = opened(server, PREFERS_ANOTHER)
    assert row_of(planned, "サーバー").group == "conflict"
    assert ["spelling サーバ", "preferred", "forbidden; preferred: サーバー"] in steps_of(row_of(planned, "サーバー"))


def test_what_the_project_prefers_stays_until_somebody_chooses_the_file(server):
    imported(server, PREFERS_ANOTHER)
    (entry,) = glossary_of(server).entries
    assert (entry.text, entry.usage, {each.text for each in entry.spellings}) == ("サーバ", "", {"鯖", "サーバー"})
    assert groups(opened(server, PREFERS_ANOTHER)) == {"conflict": ["サーバー"]}  # it is still said


def test_what_a_run_called_an_entry_is_no_decision_of_a_person(project):
    make_term(project, "サーバー", status="candidate", preferred=make_term(project, "サーバ", status="candidate"))
    assert row_of(opened(project, PREFERS_ANOTHER), "サーバー").group == "changed"
    imported(project, PREFERS_ANOTHER)
    (entry,) = glossary_of(project).entries
    assert (entry.text, entry.usage, [(each.text, each.usage) for each in entry.spellings]) == (
        "サーバー",
        "preferred",
        [("サーバ", "forbidden")],
    )


def test_an_entry_that_is_called_otherwise_keeps_all_that_it_has(server):
    (before,) = glossary_of(server).entries
    imported(server, PREFERS_ANOTHER, conflict="theirs")
    (entry,) = glossary_of(server).entries
    assert (entry.text, entry.usage, entry.id, entry.slug) == ("サーバー", "preferred", before.id, before.slug)
    assert (entry.definition, entry.notes) == ("求めに応じる機械。", "old")
    assert {(each.text, each.usage) for each in entry.spellings} == {("鯖", ""), ("サーバ", "forbidden")}
    assert [each.text for each in entry.equivalents] == ["server"]
    assert groups(opened(server, PREFERS_ANOTHER)) == {"same": ["サーバー"]}


@pytest.mark.parametrize("known", [True, False])
def test_one_undo_lets_an_entry_be_called_as_before(server, known):
    if known:
        imported(server, "用語,別表記\nサーバ,サーバー\n")
    before = everything(server)
    text = PREFERS_ANOTHER.replace("definition\n", "definition,notes,en\n").replace("機械。", "機械。,new,host")
    done = imported(server, text, conflict="theirs")
    assert glossary_of(server).entries[0].notes == "new"
    assert {each.text for each in glossary_of(server).entries[0].equivalents} == {"host", "server"}
    undone = undo(server, done.batch, by=None)
    assert everything(server) == before
    undo(server, undone.batch, by=None)
    assert (glossary_of(server).entries[0].text, glossary_of(server).entries[0].notes) == ("サーバー", "new")


def test_a_spelling_that_a_file_prefers_is_never_made_preferred_beside_the_entry(project):
    imported(project, "term,synonyms\nlamp,light\n")
    text = json.dumps({"terms": [{"text": "light", "usage": "preferred"}]})
    planned = opened(project, text, name="x.json")
    assert steps_of(row_of(planned, "light")) == [["spelling lamp", "preferred", "admitted; preferred: light"]]
    pending.choose(planned, {"conflict": "theirs"}, {})
    pending.confirm(planned, by=None)
    (entry,) = glossary_of(project).entries
    assert (entry.text, [(each.text, each.kind) for each in entry.spellings]) == ("light", [("lamp", "synonym")])


def test_a_term_that_its_own_row_forbids_is_named(project):
    planned = opened(project, "term,synonyms,forbidden\nlamp,,lamp\noil,grease,grease\n")
    assert row_of(planned, "lamp").why == "It is the term, and forbidden or deprecated, in the same row."
    assert steps_of(row_of(planned, "oil"))[-1] == ["spelling grease", "", "forbidden"]
