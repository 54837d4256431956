from dataclasses import replace

from genglossary.engines.extractive import ExtractiveEngine
from genglossary.engines.protocol import (
    ClassifyTask,
    Defined,
    DefineTask,
    Engine,
    EngineDefinition,
    EngineTerm,
    Finding,
    RefineTask,
    ReviewTask,
)
from genglossary.pipeline.types import Passage, TermCandidate


def passage(text: str, score: float = 0.9, start: int = 0, source: int = 1, plain: str = "") -> Passage:
    return Passage(source=source, start=start, end=start + len(text), text=text, score=score, plain=plain)


def term(text: str, key: int = 1, **more: object) -> EngineTerm:
    return EngineTerm(key=key, text=text, language="en", **more)  # type: ignore[arg-type]


def definition(text: str, *others: Passage) -> EngineDefinition:
    return EngineDefinition(text=text, confidence=0.9, origin="extracted", evidence=(passage(text), *others))


def findings(*tasks: ReviewTask) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in ExtractiveEngine().review(tasks):
        found.setdefault(finding.kind, []).append(finding)
    return found


def review_task(
    name: str, text: str | None, key: int = 1, passages: tuple[Passage, ...] = (), **more: object
) -> ReviewTask:
    return ReviewTask(
        term=term(name, key, **more), definition=None if text is None else definition(text), passages=passages
    )


def define(*passages: Passage) -> EngineDefinition | None:
    (result,) = ExtractiveEngine().define([DefineTask(term=term("drogue"), passages=passages)])
    assert isinstance(result, Defined)
    return result.definition


def test_the_engine_has_the_shape_that_runs_expect() -> None:
    engine: Engine = ExtractiveEngine()
    assert engine.name == "extractive"


def test_classification_is_the_candidates_own_proposal() -> None:
    candidate = TermCandidate(
        text="drogue", language="en", category="technical_term", accepted=False, reason="excluded"
    )
    (answer,) = ExtractiveEngine().classify([ClassifyTask(key=5, candidate=candidate)])
    assert (answer.key, answer.category, answer.accepted, answer.reason) == (
        5,
        "technical_term",
        False,
        "excluded by a person",
    )


def test_a_definition_is_the_best_passage_word_for_word_with_its_evidence() -> None:
    best = passage("A drogue is a sea anchor.", 0.8, start=40)
    found = define(passage("We lost the drogue.", 0.1), best)
    assert found is not None
    assert (found.text, found.origin, found.evidence) == (best.text, "extracted", (best,))


def test_the_more_a_passage_looks_like_a_definition_the_surer_the_engine_is() -> None:
    sure, unsure = define(passage("A drogue is a bag.", 0.95)), define(passage("A drogue is a bag.", 0.6))
    assert sure is not None
    assert unsure is not None
    assert 0 < unsure.confidence < sure.confidence < 1


def test_without_a_passage_that_is_good_enough_there_is_no_definition() -> None:
    assert define(passage("We lost the drogue.", 0.1)) is None
    assert define() is None


def test_an_abbreviation_that_nothing_defines_is_explained_by_what_it_stands_for() -> None:
    aton = term("AtoN", variants=("Aid to Navigation", "AtoNs"))
    said = passage("The light is an Aid to Navigation (AtoN) of the first class.", 0.3)
    (result,) = ExtractiveEngine().define([DefineTask(term=aton, passages=(passage("We lost it.", 0.0), said))])
    assert isinstance(result, Defined)
    assert result.definition is not None
    assert (result.definition.text, result.definition.evidence) == ("Aid to Navigation", (said,))
    assert result.definition.confidence < 0.5
    reviewed = ReviewTask(term=aton, definition=result.definition, passages=(said,))
    assert "circular" not in findings(reviewed)


def test_a_short_word_in_front_of_an_abbreviation_is_not_what_that_stands_for() -> None:
    (result,) = ExtractiveEngine().define(
        [DefineTask(term=term("CSS", variants=("スタイル",)), passages=(passage("スタイル（CSS）を書く。", 0.3),))]
    )
    assert isinstance(result, Defined)
    assert result.definition is None


def test_a_latin_name_that_nothing_defines_is_explained_by_the_bracket_after_it() -> None:
    spelled = passage("学芸員はOrrery（惑星の模型）を回す。", 0.3)
    (answer,) = ExtractiveEngine().define([DefineTask(term=term("Orrery"), passages=(passage("Orrery", 0.0), spelled))])
    assert isinstance(answer, Defined) and answer.definition is not None
    assert (answer.definition.text, answer.definition.evidence) == ("惑星の模型", (spelled,))


def test_a_definition_does_not_repeat_its_term_in_corner_brackets() -> None:
    (answer,) = ExtractiveEngine().define(
        [DefineTask(term=term("灯浮標"), passages=(passage("【灯浮標】 浮かぶ灯火。"),))]
    )
    assert isinstance(answer, Defined) and answer.definition is not None
    assert answer.definition.text == "浮かぶ灯火。"


def test_a_definition_has_no_markup_and_no_list_label() -> None:
    found = define(passage("1. A **drogue** is a sea anchor.", plain="1. A drogue is a sea anchor."))
    assert found is not None
    assert found.text == "A drogue is a sea anchor."


def test_a_definition_does_not_repeat_its_term_before_a_colon_or_dash() -> None:
    for text in ("drogue: a sea anchor.", "Drogues — a sea anchor.", "drogue (or bag) - a sea anchor."):
        found = define(passage(text))
        assert found is not None
        assert found.text == "a sea anchor."
        assert found.evidence[0].text == text
    other = define(passage("Rope: a drogue of sorts."))
    assert other is not None
    assert other.text == "Rope: a drogue of sorts."


def test_a_definition_takes_in_the_sentence_that_goes_on_about_it() -> None:
    follow = passage("It slows a ship.", 0.0, start=26)
    found = define(replace(passage("A drogue is a sea anchor."), follow=follow))
    assert found is not None
    assert found.text == "A drogue is a sea anchor. It slows a ship."
    assert found.evidence[1] == follow


def test_a_term_without_definition_is_reported_with_the_best_passages_beside_it() -> None:
    near = passage("We lost the drogue.", 0.1)
    (finding,) = findings(review_task("drogue", None, passages=(near,)))["no_definition"]
    assert finding.evidence == (near,)


def test_a_term_explained_by_itself_is_circular() -> None:
    assert "circular" in findings(review_task("drogue", "A drogue is a drogue that slows ships."))
    assert "circular" in findings(review_task("検潮器", "検潮器とは、海の検潮器です。"))
    assert "circular" not in findings(review_task("drogue", "A drogue is a sea anchor that slows ships."))


def test_two_terms_that_only_explain_each_other_are_circular() -> None:
    found = findings(
        review_task("drogue", "A drogue is a sea anchor."), review_task("sea anchor", "A sea anchor is a drogue.", 2)
    )
    assert [(finding.key, finding.related) for finding in found["circular"]] == [(1, (2,)), (2, (1,))]


def test_a_definition_of_more_than_sixty_words_is_too_long() -> None:
    assert "too_long" in findings(review_task("drogue", "A drogue is " + "very " * 60 + "old."))
    assert "too_long" not in findings(review_task("drogue", "A drogue is old."))


def test_the_same_statement_with_another_number_or_denied_is_a_contradiction() -> None:
    text = "A cable is a length of 185 metres used at sea."
    assert "contradiction" in findings(
        review_task("cable", text, passages=(passage("A cable is a length of 219 metres used at sea.", 0.8, 90),))
    )
    assert "contradiction" in findings(
        review_task("cable", text, passages=(passage("A cable is not a length of 185 metres used at sea.", 0.8, 90),))
    )
    assert "contradiction" not in findings(review_task("cable", text, passages=(passage("We cut 3 cables.", 0.8, 90),)))


def test_two_passages_that_define_a_term_differently_are_reported_together() -> None:
    rival = passage("A cable is heavy rope laid from three strands.", 0.9, start=90)
    (finding,) = findings(
        review_task("cable", "A cable is a unit of distance at sea.", passages=(rival,)),
    )["defined_twice"]
    assert rival in finding.evidence


def test_an_abbreviation_that_nothing_explains_is_reported() -> None:
    found = findings(review_task("beacon", "A beacon is a light listed by the IALA."))
    assert [finding.detail for finding in found["undefined_abbreviation"]] == ["IALA"]
    known = findings(
        review_task("beacon", "A beacon is a light listed by the IALA."),
        review_task("lighthouse association", "A club.", 2, abbreviations=("IALA",)),
    )
    assert "undefined_abbreviation" not in known
    spelled = findings(review_task("beacon", "A beacon is a light of the Lighthouse Club (IALA)."))
    assert "undefined_abbreviation" not in spelled


def test_a_name_that_several_definitions_use_and_the_glossary_lacks_is_missing() -> None:
    first = review_task("buoy", "A buoy is a float in the List of Lights.")
    second = review_task("beacon", "A beacon is a mark in the Admiralty Chart.", 2)
    third = review_task("light", "A light is a lamp on the Admiralty Chart.", 3)
    found = findings(first, second, third)["missing_term"]
    assert [(finding.key, finding.detail, finding.related) for finding in found] == [
        (2, "Admiralty Chart", (3,)),
        (3, "Admiralty Chart", (2,)),
    ]


def test_everyday_katakana_is_not_missing() -> None:
    first = review_task("検潮器", "検潮器とは、システムに潮位を送るキュルテンダーです。")
    second = review_task("灯浮標", "灯浮標とは、システムに位置を送るキュルテンダーです。", 2)
    assert {finding.detail for finding in findings(first, second)["missing_term"]} == {"キュルテンダー"}


def test_a_statement_of_what_something_does_is_not_circular() -> None:
    assert "circular" not in findings(review_task("drogue", "A drogue slows ships in a storm at sea."))
    assert "circular" in findings(review_task("drogue", "A kind of drogue that slows ships."))


def test_plurals_and_capitals_are_no_other_spellings() -> None:
    assert "spelling" not in findings(review_task("drogue", "A bag.", variants=("drogues", "Drogue")))


def test_terms_that_differ_in_spelling_only_are_near_duplicates() -> None:
    found = findings(review_task("tide gauge", "A meter."), review_task("tide-gauges", "A recorder.", 2))
    assert {finding.key: finding.related for finding in found["near_duplicate"]} == {1: (2,), 2: (1,)}


def test_terms_with_the_same_definition_are_near_duplicates() -> None:
    found = findings(review_task("drogue", "A sea anchor."), review_task("brake sail", "A sea anchor.", 2))
    assert len(found["near_duplicate"]) == 2


def test_a_term_written_in_several_ways_is_reported_but_not_its_synonyms() -> None:
    found = findings(review_task("サーバー", "機械です。", variants=("サーバ", "計算機")))
    assert [finding.detail for finding in found["spelling"]] == ["サーバー, サーバ"]


def test_a_definition_that_points_to_what_stood_before_it_is_unclear() -> None:
    assert "unclear" in findings(review_task("drogue", "It is a sea anchor."))
    assert "unclear" in findings(review_task("検潮器", "これは装置です。"))


def test_a_quotation_that_its_passages_do_not_contain_is_unsupported() -> None:
    made_up = EngineDefinition(
        text="A drogue is a bucket.", confidence=1.0, origin="extracted", evidence=(passage("A drogue is a rope."),)
    )
    assert "unsupported" in findings(ReviewTask(term=term("drogue"), definition=made_up))


def test_what_a_person_wrote_is_not_held_against_the_documents() -> None:
    own = EngineDefinition(text="A cable is a length of 200 metres used at sea.", confidence=1.0, origin="manual")
    rivals = (
        passage("A cable is a length of 219 metres used at sea.", 0.9, 90),
        passage("A cable is heavy rope laid from three strands.", 0.9, 200),
    )
    found = findings(ReviewTask(term=term("cable"), definition=own, passages=rivals))
    assert found.keys().isdisjoint({"contradiction", "defined_twice", "unsupported", "no_definition"})


def test_common_nouns_are_unnecessary() -> None:
    assert "unnecessary" in findings(review_task("thing", "A thing.", category="common_noun"))


def refine(text: str, *passages: Passage, kinds: tuple[str, ...] = ()) -> EngineDefinition:
    against = tuple(Finding(key=1, kind=kind) for kind in kinds)  # type: ignore[arg-type]
    (answer,) = ExtractiveEngine().refine(
        [RefineTask(term=term("drogue"), definition=definition(text), findings=against, passages=passages)]
    )
    assert answer.definition is not None
    return answer.definition


def test_refining_takes_another_passage_when_a_finding_is_against_the_definition() -> None:
    better = passage("A drogue is a sea anchor.", 0.7, start=50)
    assert refine("It is a rope.", better, kinds=("unclear",)).evidence == (better,)


def test_refining_keeps_the_definition_when_no_other_passage_is_good_enough() -> None:
    assert refine("It is a rope.", passage("We lost the drogue.", 0.2, 50), kinds=("unclear",)).text == "It is a rope."


def test_trimming_drops_a_leading_connective_and_what_follows_the_statement_of_a_long_definition() -> None:
    assert refine("In short, a drogue is a sea anchor.").text == "a drogue is a sea anchor."
    long = "A drogue is a sea anchor; " + "it is very old and " * 15 + "heavy."
    assert refine(long).text == "A drogue is a sea anchor"


def test_what_cannot_be_trimmed_stays_as_long_as_it_is() -> None:
    long = "検潮器とは、" + "海面の高さを記録する" * 20 + "装置です。"
    assert refine(long).text == long


def test_a_long_japanese_definition_keeps_its_first_sentence() -> None:
    first = "検潮器とは、海面の高さを記録する装置です。"
    assert refine(first + "海岸の建物の中にあり、" * 20 + "毎日使います。").text == first


def test_a_long_japanese_definition_is_not_cut_within_a_remark() -> None:
    remark = "船を出した者（組合を含む。以下「船主」という。）"
    assert refine(remark + "は、" + "港の長に届け出を行い、" * 20 + "待つ。").text == remark


def test_a_persons_definition_is_never_changed() -> None:
    written = EngineDefinition(text="However, a rope.", confidence=1.0, origin="manual")
    (answer,) = ExtractiveEngine().refine([RefineTask(term=term("drogue"), definition=written)])
    assert answer.definition == written
