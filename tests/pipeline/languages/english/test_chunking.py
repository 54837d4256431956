import pytest

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.languages.english.chunking import key_of, tokens_of
from genglossary.pipeline.languages.plurals import singular
from tests.pipeline.sources import source


def runs(text: str) -> list[str]:
    tokens = tokens_of(sentences_of(source(text)))
    return [" ".join(tokens.words[start:end]) for start, end in tokens.phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tide engine requests a new shaft.", ["tide engine", "shaft"]),
        ("Each request has a name.", ["request", "name"]),
        ("You can request a shaft.", ["shaft"]),
        ("It is running in the chamber.", ["chamber"]),
        ("The load balancing of pumps is done.", ["load balancing", "pumps"]),
        ("The tide is anharmonic.", ["tide", "anharmonic"]),
        (
            "A closed float chamber, a node-local cache and the APIs are used.",
            ["closed float chamber", "node-local cache", "APIs"],
        ),
        ("The engine's shaft turns.", ["engine", "shaft"]),
        ("The engine’s shaft doesn’t turn.", ["engine", "shaft"]),
        ("It obeys Brandvik's law and Brandvik's shaft.", ["Brandvik's law", "Brandvik", "shaft"]),
        ("Tie the weaver's knot to the keeper's shaft.", ["weaver's knot", "keeper", "shaft"]),
        ("[Exit PERRIN.]", ["PERRIN"]),
        ("THE SLUICE IS SHUT AT OSTVIK!", ["sluice", "OSTVIK"]),
        ("They’re here and you’ll see that it won’t go.", []),
        ("Update the tide table and run it.", ["tide table"]),
        ("The pilot dreads QRTU and the mate.", ["pilot", "QRTU", "mate"]),
        ("The QRTU changes weekly.", ["QRTU"]),
        ("Each keeper hereunder and the obligations herein.", ["keeper", "obligations"]),
        ("The intention of complementing QRTU is good.", ["intention", "QRTU"]),
        ("A keeper who gribbles the gauge is fined.", ["keeper", "gauge"]),
        ("Autoprints the tide table.", ["tide table"]),
        ("A woman of forty named Ysolde Brack came.", ["woman", "Ysolde Brack"]),
        ("Nobody has so far measured tide attrition.", ["tide attrition"]),
        ("Several, ma'am, and a keeper.", ["keeper"]),
        (
            "A pilot boat circulating in the bay saw the causeway running out across it.",
            ["pilot boat", "bay", "causeway"],
        ),
        ("The gauge draws 48 kHz and 5 W in the kHz range.", ["gauge", "kHz range"]),
        ("The keel hoist is a gantry.", ["keel hoist", "gantry"]),
        ("The Metrics API and harbour dues are here.", ["Metrics API", "harbour dues"]),
        ("Of these, only some could.", []),
        ("Repainting the band costs a summer.", ["band", "summer"]),
        ("The lock is shut, cried Orvin, at six o'clock.", ["lock", "Orvin"]),
        ("Winches pull cables.", ["Winches", "cables"]),
        ("The kelling well is a shaft.", ["kelling well", "shaft"]),
        ("The still is a vessel. The band still is red.", ["still", "vessel", "band", "red"]),
        ("The Brine & Ember glaze sells. Salt & pepper.", ["Brine & Ember glaze", "Salt", "pepper"]),
        ("Every lug chain counts. Both winches turn. APIs change.", ["lug chain", "winches", "APIs"]),
        ("The tide counts are here.", ["tide counts"]),
        ("The lug chain marks the sill.", ["lug chain", "sill"]),
        ("The fairway buoy marks the seaward end.", ["fairway buoy", "seaward end"]),
        ("The lead chain counts.", ["lead chain"]),
        ("It fell like a rusty guillotine on the sill.", ["sill"]),
        ("We saw New Ostvik, Old Brennock and North Ostvik.", ["New Ostvik", "Old Brennock", "North Ostvik"]),
        ("Every winch is oiled. An oiled winch turns.", ["winch", "oiled winch"]),
        ("Thou liest, and thy lug hath come when the tide cometh.", ["lug", "tide"]),
        ("The particular winch and its respective mast are here.", ["winch", "mast"]),
        ("See /brine and /brine/lug/x.conf or mast/lug of winch.", ["winch"]),
        ("A pittance. The lug turns. A wet lug!", ["lug", "wet lug"]),
        ("A tidal variable is read, and a lock potential.", ["tidal variable", "lock potential"]),
        ("The plan is potential.", ["plan", "potential"]),
        (
            "An open sleep lamp and the seepage lag of locks hurt. For relay lamps, see this.",
            ["open sleep lamp", "seepage lag", "locks", "relay lamps"],
        ),
        (
            "The time series has a reading time. In this case winches turn.",
            ["time series", "reading time", "winches"],
        ),
        (
            "The brine fermentation and homologous winches show a gullophily.",
            ["brine fermentation", "homologous winches", "gullophily"],
        ),
        ("Caulking involves tar.", ["Caulking", "tar"]),
        (
            "I was gathering wrack. We are still mending nets. They heard Orvin reading out the log.",
            ["wrack", "nets", "Orvin", "log"],
        ),
        ("A lug rope slips on the wet drum.", ["lug rope", "wet drum"]),
        ("Psha, whomsoever the lug wants.", ["lug"]),
        ("Ratified March 3, it holds. See Amendment XIV and Act III.", []),
        ("They wrote it (accessed February 7, Ostvik accessed March 9).", ["Ostvik"]),
    ],
)
def test_runs_that_may_be_terms_end_in_nouns(text: str, expected: list[str]) -> None:
    assert runs(text) == expected


def test_a_capital_at_the_start_of_a_sentence_makes_no_name_of_a_verb() -> None:
    assert runs("Running the mill costs a lot.") == ["mill"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("engines", "engine"),
        ("policies", "policy"),
        ("boxes", "box"),
        ("status", "status"),
        ("class", "class"),
        ("classes", "class"),
        ("gas", "gas"),
        ("analysis", "analysis"),
    ],
)
def test_plurals_lose_their_ending_and_other_words_do_not(word: str, expected: str) -> None:
    assert singular(word) == expected


def test_forms_of_one_term_have_one_key() -> None:
    assert key_of("Tide-engines") == key_of("tide engine") == "tide engine"
    assert key_of("Passers-by") == key_of("passer-by") == "passer by"


NAMES = """COVID-19 UTF-8 SHA-256 IL-6 Wi-Fi Objective-C C# C++ C++17 F# .NET 802.1X A/B I/O R&D 3D 5G 4K β-test µ-law
H.264 K-means SARS-CoV-2 ISO-8859-1 V-model X-ray e-book Node.js ASP.NET"""


@pytest.mark.parametrize("name", NAMES.split())
def test_names_with_signs_are_candidates_wherever_they_stand(name: str) -> None:
    assert runs(f"The keeper uses {name}. We like {name} here.").count(name) == 2
    if not name[0].islower() or not name.isascii():
        assert runs(f"The keeper waits. {name} is a gauge.")[-2:] == [name, "gauge"]


def test_what_is_shouted_is_read_as_if_it_were_said():
    assert runs("KEEP HANDS CLEAR OF THE PUMP WHILE THE ENGINE TURNS.") == ["hands", "pump", "engine"]
    assert runs("The NATO office.") == ["NATO office"]


@pytest.mark.parametrize("text", ["See Schedule 2.", "Section 4 and Item 3 apply.", "In RFC 7000 it is said."])
def test_where_something_stands_is_no_term(text: str):
    assert runs(text) == []
