"""Who was there, what was cited and where the authors live is no subject of a document."""

import pytest

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.documents.side_matter import SideMatter
from genglossary.pipeline.terms.document_counts import count_document
from genglossary.pipeline.types import Block, Source
from tests.pipeline.sources import source

MINUTES = """# Reef committee

Present:

Cllr M. Tolvan (MT) - Chair
Dr I. Quenby (IQ) - Reef Warden

Apologies: O. Zelenka (OZ)

# Buoys

MT: A reef buoy is a float that marks a reef.

IQ reported that the reef buoy of MT drifts. OZ will mend it."""
MEMO = """# Reef memo

The tide codec is a packer of readings [SLUICE].

# References

[SLUICE] Tolvan, M., "Packing of tides", Reef Press.

# Acknowledgements

The author thanks the Quenby Guild.

# Appendix

The kelp table lists the weeds."""
GIJI = """# 礁会議 議事録

出席者　会長　　大野　健一（礁大学教授）
　　　　委員　　佐伯　誠（礁バス）

# 議題

佐伯委員：礁浮標とは、礁を示す浮きをいう。

大野会長：佐伯委員の礁浮標を承認する。"""


def phrases(text: str) -> set[str]:
    counted = count_document(source(text))
    return {spelling for part in counted.languages.values() for spelling in part.phrases}


def test_people_who_were_present_are_no_terms_nor_are_their_initials():
    found = phrases(MINUTES)
    assert "reef buoy" in found
    assert not found & {"MT", "IQ", "OZ", "Tolvan", "Quenby", "Zelenka", "Reef Warden"}
    assert not count_document(source(MINUTES)).abbreviations


def test_what_several_people_belong_to_is_not_their_initials():
    text = "# Reef call\n\nPresent:\n\nOrla Tolvan (RSC)\nIvo Quenby (RSC)\nAda Zelenka (AZ)\n\n# Minutes\n\n"
    found = phrases(text + "The RSC voted on the reef buoy. AZ will tell the RSC.")
    assert "RSC" in found and not found & {"AZ", "Tolvan"}


def test_the_initials_of_who_is_present_are_labels_however_seldom_they_speak():
    assert "A reef buoy is a float that marks a reef." in [each.prose for each in sentences_of(source(MINUTES))]


def test_people_are_found_where_their_line_is_not_the_first_of_its_paragraph():
    text = "Date: 3 May\nAttendees: Orla T. (OT), Ivo Quenby (IQ)\n\nIQ: a reef buoy is a float."
    assert SideMatter(sentences_of(source(text))).names >= {"OT", "IQ", "Quenby"}


def test_an_organisation_in_the_list_keeps_its_abbreviation():
    names = SideMatter(sentences_of(source("Present: J. Tolvan (JT), Weather Agency (WA)"))).names
    assert "JT" in names
    assert "WA" not in names


def test_references_and_thanks_are_no_subject_and_what_comes_after_them_is():
    found = phrases(MEMO)
    assert {"tide codec", "kelp table"} <= found
    assert not found & {"SLUICE", "Reef Press", "Quenby Guild"}


def test_people_of_japanese_minutes_are_no_terms():
    found = phrases(GIJI)
    assert any("浮標" in each for each in found)
    assert not any("佐伯" in each or "大野" in each for each in found)


@pytest.mark.parametrize("head", ["Participants of the reef study dive daily.", "The present keeper dives daily."])
def test_a_sentence_that_only_begins_with_such_a_word_is_read(head: str):
    assert "reef buoy" in phrases(f"{head}\n\nThe reef buoy drifts.")


@pytest.mark.parametrize("label", ["NOTE: ", "NOTE.--", "CAUTION: ", "ACTION: "])
def test_a_word_that_says_of_what_kind_a_remark_is_is_no_part_of_it(label: str):
    assert [each.prose for each in sentences_of(source(f"{label}Keep the buoy dry."))] == ["Keep the buoy dry."]


def test_initials_of_who_was_there_are_no_terms_though_the_list_does_not_give_them() -> None:
    text = MINUTES.replace("Dr I. Quenby (IQ) - Reef Warden", "Jarle Quenby, Ines Udal").replace(
        "IQ reported", "JQ reported"
    )
    names = SideMatter(sentences_of(source(text))).names
    assert "JQ" in names
    assert "IU" not in names  # nobody of that name says or does anything: it may be a term


def test_people_have_initials_though_their_first_names_are_cut_short() -> None:
    text = "Present: Joan Brack (Chair), M. Tolvan\n\nMT tabled the reef plan. The reef plan of MT is long."
    counts = count_document(source(text)).languages["en"].phrases
    assert "reef plan" in counts
    assert "MT" not in counts


def test_when_and_where_minutes_were_taken_is_no_subject():
    text = "Date: 3 May\n\nVenue: Kelp Loft, Eel Quay\n\nPresent: Orla Tolvan (OT)\n\nOT: The reef buoy drifts."
    assert not phrases(text) & {"Kelp Loft", "Eel Quay"}
    assert "Eel Quay" in phrases("Venue: Eel Quay\n\nThe reef buoy drifts at Eel Quay.")
    assert not any(
        "貝塚" in each for each in phrases("日時：五月三日\n\n場所：貝塚会館\n\n出席者：大野委員\n\n礁浮標が流れた。")
    )


def test_who_speaks_in_minutes_is_no_term_though_the_head_does_not_name_them_all():
    text = "Chairs: Marc Orrin\n\nMarc Orrin: The reef buoy drifts.\n\nInes Zelenka: The reef buoy of Zelenka is old."
    found = phrases(text)
    assert "reef buoy" in found
    assert not any({"Orrin", "Zelenka"} & set(each.split()) for each in found)
    assert "Zelenka" in phrases(text.removeprefix("Chairs: Marc Orrin\n\n").replace("Ines Zelenka: ", ""))


@pytest.mark.parametrize("head", ["Co-chairs: ", "Moderators: ", "Hosts: ", "Minutes taken by: ", "Notes by "])
def test_heads_of_minutes_name_people_however_they_are_called(head: str):
    assert "Zelenka" not in phrases(f"{head}Ines Zelenka\n\nThe reef buoy drifts. We saw Zelenka there.")


def test_a_handle_in_the_list_of_who_was_there_is_a_name():
    text = "Present: @quillmar, @tolvan-k\n\nThe reef buoy of quillmar drifts. We asked quillmar and ostrel."
    assert "reef buoy" in phrases(text)
    assert "quillmar" not in phrases(text)
    assert "ostrel" not in phrases(text.replace("-k\n\n", "-k\nModerator: @ostrel\n\n"))


def test_whom_a_list_names_with_their_office_is_a_speaker():
    text = "出席者　大野会長、佐伯事務局長\n\n○大野会長　礁浮標とは、礁を示す浮きをいう。"
    assert sentences_of(source(text))[-1].prose == "礁浮標とは、礁を示す浮きをいう。"


def test_side_matter_below_a_shouted_heading_ends_at_the_next_one():
    text = "THE REEF ENGINE\n\nCONTENTS\n\nKelp Guild\n\nINTRODUCTION\n\nThe reef buoy drifts."
    lines = text.split("\n\n")
    blocks = tuple(
        Block(kind="paragraph", start=at, end=at + len(line)) for line in lines for at in (text.index(line),)
    )
    sentences = sentences_of(Source(key=0, name="a.txt", text=text, blocks=blocks))
    assert [each.prose for each in SideMatter(sentences).subject] == [lines[0], *lines[3:]]
