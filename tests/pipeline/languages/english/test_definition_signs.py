import pytest

from genglossary.pipeline.languages.definition_score import (
    best_definition_score,
    definition_score,
    titled_definition_score,
)


def judged(text: str, term: str) -> float:
    start = text.index(term)
    return definition_score(text, start, start + len(term), "en")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A lantern buoy is a floating light that marks a channel.", "lantern buoy"),
        ("In coastal pilotage, a tide gauge is an instrument for measuring the level of the sea.", "tide gauge"),
        ("Tide gauges (mareographs) are instruments that record the level of the sea.", "Tide gauges"),
        ("A sounding line, or lead line, is a rope with which sailors measure depth.", "sounding line"),
        ("The term neap tide refers to the weakest tide of the lunar month.", "neap tide"),
        ("Pilotage is the practice of guiding ships through narrow waters.", "Pilotage"),
        ("Flotsam is defined as the wreckage that floats on the water.", "Flotsam"),
        ("A tide gauge's purpose is to record the level of the sea.", "tide gauge"),
        ("Signals are flag/lamp pairs that are attached to a mast.", "Signals"),
        ("Semaphore is the default signal for all ships that enter the port.", "Semaphore"),
        ("A dog watch is how the two halves of a crew share the work of the evening.", "dog watch"),
        ("Every light has a character, which means the rhythm by which a ship can tell it from others.", "character"),
        ("“Ferry” shall mean any vessel that carries people for money.", "Ferry"),
        ("(c) ‘landing fee’ means the sum that is paid for each landing;", "landing fee"),
        ('"Ferry Season" has the meaning given in Schedule 2.', "Ferry Season"),
        ('This contract (the "Charter") binds Ferries Ltd and its heirs.', "Charter"),
        ('Ferries Ltd (hereinafter referred to as "the Owner") signs it.', "Owner"),
        ("The Tolls Act 1950 is a law that fixes the price of ferries.", "Tolls Act"),
        ('3.—(1) A "ferry board" is any body that has powers over a ferry.', "ferry board"),
        ('A reference in this Act to the "inner line" is a reference to the line between the two piers.', "inner line"),
        ('The board may by order (referred to in this Act as a "ferry order") close a pier.', "ferry order"),
        ('The board may give a person a licence (in this Act called "a ferry pass").', "ferry pass"),
        ("“the Wharf” means the wharf that is shown on the plan.", "Wharf"),
        ("The terms “skiff” and “punt” mean a boat that is rowed or poled.", "skiff"),
        ("The terms “skiff” and “punt” mean a boat that is rowed or poled.", "punt"),
        ('"Skiff" or "punt" means a boat that is rowed or poled.', "Skiff"),
        ("'Rent day' includes each of the four quarter days.", "Rent day"),
    ],
)
def test_a_sentence_that_says_what_its_subject_is_looks_like_a_definition(text: str, term: str) -> None:
    assert judged(text, term) >= 0.5


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("What is a lantern buoy?", "lantern buoy"),
        ('"Lantern Buoy" means any of the following:', "Lantern Buoy"),
        ('lamp = getenv("LANTERN_BUOY"); if (lamp != NULL) {', "LANTERN_BUOY"),
        ("The lantern buoy is red.", "lantern buoy"),
        ("A lantern buoy is not a light that marks a wreck.", "lantern buoy"),
        ("A lantern buoy must be painted before you use it.", "lantern buoy"),
        ("If a lantern buoy is a danger to ships, remove it.", "lantern buoy"),
        ("This lantern buoy is a replacement for the one that sank.", "lantern buoy"),
        ("A lantern buoy is a good choice for narrow waters.", "lantern buoy"),
        ("Painting a lantern buoy is available on request.", "lantern buoy"),
        ("A lantern buoy is a good way to mark the channels that ships use.", "lantern buoy"),
        ("A lantern buoy supports three colours and two lamps.", "lantern buoy"),
        ("The return value is a list that holds the names of all buoys.", "return value"),
        ("The optional second argument is a number that sets the colour.", "optional second argument"),
        ("In the case of the tide gauge, the list is called “gauge.txt”.", "gauge"),
        ("The keeper saw the lantern buoy, which means you can sail on.", "lantern buoy"),
        ("The crew repaired the lantern buoy that is a hazard to ships.", "lantern buoy"),
        ("A lantern buoy is a promise, girl.", "lantern buoy"),
        ("A lantern buoy is a debt that we pay, sir; it knows us.", "lantern buoy"),
        ("The lantern buoy is a promise we made to the town, everyone.", "lantern buoy"),
        ("A lantern buoy is a light that we need, Ondra.", "lantern buoy"),
    ],
)
def test_questions_denials_conditions_opinions_and_properties_do_not(text: str, term: str) -> None:
    assert judged(text, term) < 0.5


def test_what_a_thing_does_says_what_it_is_right_below_its_title() -> None:
    text = "The tide gauge writes the level of the sea on a roll of paper."
    assert definition_score(text, 4, 14, "en", ("titled",)) >= 0.5 > judged(text, "tide gauge")


def test_a_verb_in_its_base_form_after_a_singular_word_is_not_read_as_its_verb() -> None:
    assert judged("Run tidectl describe stations that record the level.", "tidectl") < 0.1


def test_a_title_is_explained_by_a_noun_phrase_below_it_but_not_by_a_sentence_about_something_else() -> None:
    assert titled_definition_score("A floating light that marks a channel.", "en", ("titled",)) >= 0.5
    assert titled_definition_score("It is a floating light that marks a channel.", "en", ("titled",)) >= 0.5
    assert titled_definition_score("means each vessel that carries people for money.", "en", ("titled",)) >= 0.5
    assert titled_definition_score("A relay frame begins with eight lamps.", "en", ("titled",)) == 0.0
    assert titled_definition_score("A node that wakes up sends a beacon and listens.", "en", ("titled",)) == 0.0
    assert titled_definition_score("means to an end are many.", "en", ("titled",)) == 0.0
    assert titled_definition_score("The harbour master keeps a list of all lights.", "en", ("titled",)) == 0.0
    assert titled_definition_score("A ship that passes a buoy is now the first to report.", "en", ("titled",)) == 0.0


def test_without_a_term_the_place_of_the_term_is_found() -> None:
    text = "A drogue is a sea anchor that slows a ship."
    value, words = best_definition_score(text, "en")
    assert value >= 0.5
    assert words == "drogue"


def test_a_term_that_is_named_in_passing_is_found() -> None:
    text = "The weakest tide of the month is called a neap tide."
    _, words = best_definition_score(text, "en")
    assert words == "neap tide"


def test_a_word_without_an_end_is_judged_like_any_other() -> None:
    assert best_definition_score("apiserver_flowcontrol_request_wait_duration_seconds_" * 20 + " 5", "en") == (0.0, "")


@pytest.mark.parametrize(
    "text",
    [
        "A place where the level of the sea is measured.",
        "One of the regular waves that make up the tide.",
        "The line that keeps the buoy in its place.",
        "The interval during which a gauge listens.",
        "The unit of depth that is read.",
        "A short flash by which a buoy announces that it is awake.",
        "A list of lamps that shows all it has ever seen.",
        "Device that records the level of the sea.",
        "Marks the edge of a channel by day and by night.",
    ],
)
def test_a_title_is_explained_by_a_phrase_without_an_article_of_its_own_or_by_what_it_does(text: str) -> None:
    assert titled_definition_score(text, "en", ("titled",)) >= 0.4


@pytest.mark.parametrize(
    "text",
    [
        "A ship without a pilot sends all its signals twice.",
        "Shows the buoys of the chosen port.",
        "Buoys and lights of the port.",
    ],
)
def test_a_sentence_about_something_else_or_about_the_page_explains_no_title(text: str) -> None:
    assert titled_definition_score(text, "en", ("titled",)) < 0.37


def test_what_only_the_sentence_before_it_explains_is_no_definition_but_brackets_may_point_back() -> None:
    pointing = "Lantern buoys are a way for a port to deal with this danger."
    bracket = "Lantern buoys are a way for a port to mark a danger (sometimes this way is called lateral)."
    assert judged(pointing, "Lantern buoys") < 0.37 <= judged(bracket, "Lantern buoys")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Lantern buoys are being used along the coast of many countries.", "Lantern buoys"),
        ("A lantern buoy is invalid if it has no certificates of its own.", "lantern buoy"),
        ("Lantern buoys are common across coasts and rivers, especially in the north.", "Lantern buoys"),
        ("Lantern buoys are often full of mussels that live on their chains.", "Lantern buoys"),
        ("Lantern buoys are intended to be included in all charts of the coast.", "Lantern buoys"),
        ("The lantern buoy is part of the Harbour Trust, which is a charity.", "lantern buoy"),
    ],
)
def test_a_state_that_no_noun_follows_says_nothing_of_the_kind_of_thing(text: str, term: str) -> None:
    assert judged(text, term) < 0.5


def test_what_holds_for_some_or_in_passing_is_weaker_than_what_holds() -> None:
    said = "a lantern buoy is a floating light that marks a channel."
    whole = judged(said.capitalize(), "lantern buoy")
    for scene in ("For pilots, ", "Unlike a beacon, ", "In this example, "):
        assert judged(scene + said, "lantern buoy") < whole
    assert judged(f"In ports, {said}", "lantern buoy") >= whole


@pytest.mark.parametrize(
    "text",
    [
        "Ships carry either two lantern buoys or a large rope with which they are towed.",
        "Except as told below for the lantern buoy, a light of two colours is of no use to ships.",
        "Lantern buoy: The harbour master sees a light as a promise that is kept.",
        "Lantern buoy A keeper that owns a lantern buoy pays for it after the season.",
        "In the chart, lantern buoy: 3 tells the crew to put out three lights.",
        "Introduction to lantern buoy is a book that pilots read.",
    ],
)
def test_another_choice_or_a_sentence_about_something_else_does_not_explain_it(text: str) -> None:
    assert judged(text, "lantern buoy" if "lantern buoy" in text else "Lantern buoy") < 0.5


def test_a_noun_in_s_before_a_verb_is_not_what_its_term_does() -> None:
    def below(text: str) -> float:
        return definition_score(text, 0, 12, "en", ("titled",))

    assert below("Lantern buoy programs typically use the light of the sun.") < 0.5
    assert below("Lantern buoy exists for many kinds of channels.") < 0.5
    assert below("Lantern buoy marks the edge of a channel that ships use.") >= 0.5


def test_praise_is_no_kind_of_thing() -> None:
    light = judged("A lantern buoy is a floating light.", "lantern buoy")
    assert judged("A lantern buoy is a floating concept.", "lantern buoy") < light
    assert judged("A lantern buoy is probably the simplest light that ships know.", "lantern buoy") < light


def test_what_a_label_does_is_its_explanation() -> None:
    assert judged("Lantern buoy: Marks the edge of a channel used by large ships.", "Lantern buoy") >= 0.37
    assert judged("Lantern buoy: Red or green.", "Lantern buoy") < 0.37


def test_an_exclamation_is_no_definition() -> None:
    assert judged("I struck my first whale—a boy of eighteen!", "whale") < 0.37


def test_a_noun_without_an_article_that_a_clause_sets_apart_classifies_too() -> None:
    assert judged("The wick fund is money that the guild keeps for wicks.", "wick fund") >= 0.5
    assert judged("The wick fund is so small that it is empty.", "wick fund") < 0.5


def test_what_a_contract_names_is_no_everyday_word_there() -> None:
    text = 'This lease (the "Agreement") is made between the guild and the person named below.'
    start = text.index("Agreement")
    assert definition_score(text, start, start + 9, "en", ["everyday"]) >= 0.5
    law = "組合（以下「乙」という。）は、次のとおり契約を結ぶ。"
    assert definition_score(law, 6, 7, "ja", ["everyday"]) >= 0.5


def test_a_place_at_the_end_of_a_definition_is_nobody_who_is_spoken_to() -> None:
    assert judged("A lantern buoy is a floating light that pilots in Ostvik, Norway, trust.", "lantern buoy") >= 0.5
    assert judged("A lantern buoy is a floating light that marks the bay of Ostvik, Norway.", "lantern buoy") >= 0.5


@pytest.mark.parametrize(
    "said",
    [
        "One or two sentences beside what they translate.",
        "The counts and scores of one version, kept for later.",
        "The sentences around a mention, from which a reader can tell what it means.",
    ],
)
def test_what_an_author_puts_beside_a_word_in_a_list_of_words_is_believed(said):
    listed = ("definition_text", "cell")
    assert titled_definition_score(said, "en", listed) >= 0.6
    assert titled_definition_score(said, "en", (*listed, "repeated")) < 0.6
    assert titled_definition_score("Set it to 1 to keep the log.", "en", listed) < 0.6


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("We launch a small wooden tender boat named Kittiwake that carries the mail.", "Kittiwake"),
        ("The pilot must know the depth of the water around the named buoy.", "buoy"),
        ("A new watch begins with the bell that called the crew on deck.", "crew"),
        ("The power to define harbours as free ports lies with the town.", "harbours"),
        ("Ships at anchor must not be described as moored vessels in the log.", "moored vessels"),
        ("Pilotage is therefore a big part of the work of every harbour.", "Pilotage"),
        ("Radar is a hugely powerful tool for pilots.", "Radar"),
        ("The harbour light is still a small light.", "light"),
        ("Mooring fee: When using the pier, ships are charged by the day.", "Mooring fee"),
        ("A landing is defined as one of the following:", "landing"),
        ("Signals are run sequentially in the order of their flags.", "Signals"),
        ("Kittiwake is a registered trademark of the yard.", "Kittiwake"),
        ("Pilotage is a waste of time if nobody is going to hear the pilot.", "Pilotage"),
        (
            "As a consequence, this guide will tell of lights on poles (also called Pole Lights) in detail.",
            "Pole Lights",
        ),
        ("Lights can be read from a list as told in the section called “Light list”.", "Light list"),
        ("Some early harbours also had entities called tide bells.", "tide bells"),
        ("The tide book is a poor fit for a harbour that counts its ships by the hour.", "tide book"),
        ("Tide bells are the lifeblood of the harbour, as they tell when a ship can leave.", "Tide bells"),
        ("tower (Beacon) – A tower to measure the light against", "Beacon"),
        ("This chapter shows how to use the Harbour Light List (the “HLL”) to find lights.", "HLL"),
    ],
)
def test_a_name_in_passing_praise_that_says_no_more_and_the_term_itself_are_no_explanation(text, term):
    assert judged(text, term) < 0.59


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("kilowatt (kW) – a unit of power that lamps use", "kW"),
        ("The rope by which a boat is tied to the pier is called a painter.", "painter"),
        ("A gig is a fast boat that brings pilots to the ships of the harbour.", "gig"),
    ],
)
def test_a_name_for_what_the_sentence_describes_and_praise_that_says_more_are(text, term):
    assert judged(text, term) >= 0.59


def test_below_a_title_a_sentence_with_a_verb_of_its_own_is_no_phrase_that_explains_the_title():
    assert titled_definition_score("A tide table corresponds to one harbour in the north.", "en", ["titled"]) < 0.59
    assert titled_definition_score("A chart of the water in which a ship may anchor.", "en", ["titled"]) >= 0.59


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A bilge pump allows the crew to lift water out of the lowest part of a ship.", "bilge pump"),
        ("The pilots watch the ebb, which is a flow of water away from the shore.", "ebb"),
        ("The draught is the ratio of the depth below the water to the height of the hull.", "draught"),
        ("Like a sextant, an octant is an instrument that measures angles.", "octant"),
    ],
)
def test_what_any_of_them_is_for_a_clause_that_classifies_and_an_abstract_kind_are_enough_to_be_quoted(text, term):
    assert judged(text, term) >= 0.59


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("A bilge pump needs the crew to lift water out of the lowest part of a ship.", "bilge pump"),
        ("In the harbour of Ostvik, a captain found the wreck that had been lost.", "Ostvik"),
        ("Buying new sails, a boat, or the harbour itself makes a town richer.", "sails"),
        ("Under each light board is a set of flags that were used before.", "board"),
        ("The crew may use a raft, or a line of boats that hold together.", "raft"),
        ("They use a night-pilot, a person who was trained by the guild.", "pilot"),
    ],
)
def test_what_one_needs_what_follows_a_place_and_a_part_of_another_word_are_not(text, term):
    assert judged(text, term) < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Fairway bell: spare keepers live in the loft of the tower.",
        "Fairway bell: some keepers answer with a rattle.",
    ],
)
def test_what_some_do_beside_a_name_defines_nothing(text: str) -> None:
    assert judged(text, "Fairway bell") < 0.5


def test_a_person_beside_a_name_is_not_what_it_is() -> None:
    assert judged("The keeper met Fairway bell, a Miss Halvey who lived on the quay.", "Fairway bell") < 0.1


def test_things_that_something_is_done_to_may_define() -> None:
    assert judged("Fairway bell: brass cups hung on a post that ring when a ship is near.", "Fairway bell") >= 0.5
    assert judged("Tide points: brass marks set by the keeper that show the level.", "Tide points") >= 0.5
