"""What laws, contracts and remarks say of a term, and what is only said of the one that is spoken of."""

import pytest

from genglossary.pipeline.languages.definition_score import definition_score


def judged(text: str, term: str) -> float:
    start = text.index(term)
    return definition_score(text, start, start + len(term), "en")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ('"Holder" is whoever is named in the licence.', "Holder"),
        ('"Plan" means each plan of a ferry that has been kept under this Act since 1962.', "Plan"),
        ("Mutual Tide (MT) is a gate that holds back the tide.", "MT"),
        ('(3) In this Act "short toll" means a sum that is paid once a year.', "short toll"),
        ('In this section "draught", in relation to a ferry, means its depth below the water.', "draught"),
        ('For this purpose a "lien" is a right to keep the ferry until the toll is paid.', "lien"),
        ("(The cill is a ledge under the gates on which boats are caught.)", "cill"),
        ("The duty cycle of a lamp is the share of time during which it burns.", "duty cycle"),
        ("The washwall is the wall that protects the bank from waves.", "washwall"),
    ],
)
def test_what_a_law_or_a_remark_says_of_a_term_defines_it(text: str, term: str) -> None:
    assert judged(text, term) >= 0.5


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A lantern buoy is a bad lodger of the sea, his father used to say.", "lantern buoy"),
        ("The tide table is normally updated automatically whenever gauges are read.", "tide table"),
        ("The sluice is properly initialized once the gate reports its state.", "sluice"),
        ('It turns the lamp of the kind named "Pharos" (the "Pharos" lamp) on.', "Pharos"),
        ("The usual draught is 30 centimetres, or such other depth as the licence names.", "draught"),
        ("The lantern buoy is the red one on the left of the pier.", "lantern buoy"),
        ("The lantern buoy is the light of the pier.", "lantern buoy"),
        ("The lantern buoy is the light that burned all night.", "lantern buoy"),
        ("The lantern buoy is the other one, that lies in a creek.", "lantern buoy"),
        ("A red lantern buoy is a float that marks the end of a channel.", "buoy"),
        ("The port has something called a lantern buoy.", "lantern buoy"),
        ('On lights, see section 6.7 ("Lantern buoys"), below.', "Lantern buoys"),
        ('Write it in small letters ("buoy"), with a capital ("Buoy"), or all in capitals ("BUOY").', "Buoy"),
    ],
)
def test_which_one_it_is_here_and_what_is_said_of_another_do_not(text: str, term: str) -> None:
    assert judged(text, term) < 0.5


def test_what_a_law_says_beats_where_it_says_it_and_needs_no_rare_word() -> None:
    said, pointed = '"toll" means a sum that is paid at the gate;', '"toll" has the meaning given by section 6;'
    assert (
        definition_score(said, 1, 5, "en", ("everyday",)) > definition_score(pointed, 1, 5, "en", ("everyday",)) >= 0.5
    )
