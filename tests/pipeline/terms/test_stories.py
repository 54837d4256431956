from genglossary.pipeline.terms.extraction import extract
from tests.pipeline.sources import corpus

PEOPLE = ("Odmar", "Brannoc", "Ilva", "Tesk", "Marrowin", "Quenby")
TALK = " ".join(f"“Wait,” said {name}. The others looked at {name}, and {name} smiled." for name in PEOPLE)
ROAD = (
    "The mule was slow. They fed the mule. A mule knows the road. They ate broken biscuits. "
    "An ironback is a short sword with a spine of soft iron. Each ironback is old."
)


def accepted(text: str) -> set[str]:
    return {each.text for each in extract(corpus(text)) if each.accepted}


def test_names_and_what_a_story_explains_are_its_terms_and_plain_words_are_not() -> None:
    terms = accepted(f"{TALK}\n\n{ROAD}")
    assert {*PEOPLE, "ironback"} <= terms
    assert terms.isdisjoint({"mule", "broken biscuits", "biscuits"})


def test_what_a_story_thinks_of_a_name_and_its_everyday_phrases_are_no_terms() -> None:
    plain = " ".join("Poor Ilva saw the young man. He told dear Ilva of Ilva's great joy." for _ in range(4))
    plain += " It was poor Tesk whom the young man met. They spoke of poor Tesk with much civility and civility."
    terms = {each.lower() for each in accepted(f"{TALK}\n\n{ROAD}\n\n{plain}")}
    assert terms.isdisjoint({"young man", "dear ilva", "poor tesk", "ilva's great joy", "civility"})
    assert {"ilva", "tesk"} <= terms


def test_a_long_story_names_as_many_persons_and_places_as_a_short_one() -> None:
    long = " ".join(f"On day {number} the others went to the sea and came back to the road." for number in range(1500))
    places = "They rode to Fullermarsh, and it rained. Later they saw Fullermarsh again."
    assert "Fullermarsh" in accepted(f"{TALK}\n\n{places}\n\n{long}")


def test_the_same_words_are_terms_where_no_story_is_told() -> None:
    assert "mule" in accepted(ROAD)


def test_a_person_is_recognised_by_what_stands_late_in_a_long_document() -> None:
    early = " ".join(f"On day {number} the ship of Odmar was far from the coast of the island." for number in range(80))
    late = " ".join("“Wait,” said Odmar. The men looked at the sea." for _ in range(20))
    (found,) = [each for each in extract(corpus(f"{early} {late}")) if each.text == "Odmar"]
    assert found.category == "person"


def test_a_few_persons_who_are_mentioned_all_the_time_make_a_story() -> None:
    talk = " ".join(f"“Wait,” said {name}. They looked at {name}, and {name} smiled." for name in PEOPLE[:3])
    assert accepted(f"{talk}\n\n{ROAD}").isdisjoint({"broken biscuits", "biscuits"})


def test_what_persons_of_a_japanese_story_feel_says_that_they_are_persons() -> None:
    people = ("オドマル", "ブランノク", "イルヴァ")
    told = "".join(f"{each}は激怒した。夜に{each}は、ひどく驚いた。{each}の顔は白い。" for each in people)
    found = {each.text: each for each in extract(corpus(f"{told}軒下で羊群と奴輩が鳴く。"))}
    assert {found[each].category for each in people} == {"person"}
    assert not found["羊群"].accepted


def test_a_story_of_people_without_names_is_told_by_what_they_say() -> None:
    talk = "\n\n".join(
        "「そろそろ戻ろうじゃないか。」\n\n「さあ、僕もちょうど寒くなった。」\n\n山は静かでした。" for _ in range(4)
    )
    assert not accepted(f"{talk}\n\n二人は硝子戸と水いろの扉を見ました。")


def test_a_list_of_words_in_quotation_marks_is_no_story() -> None:
    listed = "\n\n".join(f"「{each}」　水車を止める板。" for each in ("霧鐘", "導鐘", "潮鐘", "夜鐘", "朝鐘", "時鐘"))
    assert "硝子戸" in accepted(f"{listed}\n\n粉屋は硝子戸を見ました。次に風車の硝子戸を見ました。")


def test_words_formed_of_everyday_ones_are_no_terms_of_a_story() -> None:
    plain = " ".join("They saw the unwearied mule and her gentleness, and the solitude." for _ in range(3))
    assert accepted(f"{TALK}\n\n{plain}").isdisjoint({"unwearied mule", "gentleness", "solitude"})
