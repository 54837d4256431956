from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.checking import Options, check, manuscript
from genglossary.checking.fixing import mended, settled
from genglossary.formats import Entry, Equivalent, Glossary, Spelling
from tests.checking.samples import HARBOUR, entry, findings, found


def test_a_forbidden_spelling_is_an_error_with_its_place_and_what_to_write():
    (one,) = findings("# Start\n\nSee the web site.\n")
    assert (one.rule, one.level, one.line, one.column, one.end_column) == ("GG101", "error", 3, 9, 17)
    assert (one.fix, one.term, one.excerpt) == ("website", "website", "See the web site.")
    assert "“website”" in one.message


def test_a_deprecated_spelling_is_a_warning():
    assert [each.level for each in findings("At the wharf.")] == ["warning"]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("web sites", "websites"),
        ("Web site", "Website"),
        ("Web sites", "Websites"),
        ("wharfs", "quays"),
        ("web\nsite", "website"),
        ("E-mails", "Emails"),
        ("WEB SITE", "WEBSITE"),
    ],
)
def test_a_form_of_a_spelling_becomes_the_same_form_of_the_right_one(written, right):
    (one,) = findings(f"{written} then.")
    assert one.fix == right


def test_possessives_are_the_term():
    assert found("The web site's colour, the web sites' colours.") == ["web site", "web sites"]


def test_an_exact_spelling_has_no_forms():
    glossary = Glossary(
        entries=(Entry(text="website", spellings=(Spelling(text="web site", usage="forbidden", exact=True),)),)
    )
    assert found("Web sites and a web site.", glossary=glossary) == ["web site"]


def test_nothing_is_mended_where_the_article_would_be_wrong():
    glossary = Glossary(entries=(entry("electronic mail", "mail message"),))
    assert [each.fix for each in findings("A mail message. The mail message.", glossary=glossary)] == [
        None,
        "electronic mail",
    ]


@pytest.mark.parametrize("spelling", ["cplusplus", "acdc", "dotnet"])
def test_what_is_to_be_written_may_have_signs(spelling):
    assert found(f"We use {spelling} here.") == [spelling]


@pytest.mark.parametrize("text", ["C++ and AC/DC and .NET.", "In C++, say.", "(.NET)"])
def test_terms_with_signs_are_right(text):
    assert findings(text) == []


def test_the_longest_match_wins():
    glossary = Glossary(entries=(entry("boss", "master"), entry("harbour master")))
    assert found("The harbour master and the master.", glossary=glossary) == ["master"]


def test_an_undecided_spelling_drifts_from_the_preferred_one():
    glossary = Glossary(entries=(Entry(text="fairway", usage="preferred", spellings=(Spelling(text="fair way"),)),))
    (one,) = findings("Keep the fair way clear.", glossary=glossary)
    assert (one.rule, one.fix) == ("GG102", "fairway")


def test_an_admitted_spelling_and_an_abbreviation_are_no_drift():
    spellings = (
        Spelling(text="fair way", usage="admitted"),
        Spelling(text="FW", kind="abbreviation", usage="admitted"),
    )
    glossary = Glossary(entries=(Entry(text="fairway", usage="preferred", spellings=spellings),))
    assert findings("The fairway (FW) is a fair way.", glossary=glossary) == []


def test_of_spellings_that_nobody_decided_about_the_rarer_one_is_reported():
    glossary = Glossary(
        entries=(Entry(text="データベース", language="ja", spellings=(Spelling(text="データーベース"),)),)
    )
    text = "データーベースとデータベースとデータベース。"
    (one,) = findings(text, glossary=glossary)
    assert (one.rule, text[one.start : one.end], one.fix) == ("GG102", "データーベース", None)
    assert findings("データーベースだけ。", glossary=glossary) == []


def test_inflected_verbs_are_found_by_their_dictionary_form():
    glossary = Glossary(entries=(entry("行う", "行なう", language="ja"), entry("できる", "出来る", language="ja")))
    text = "行なって、行ないます。行なう。出来ました。出来事が出来上がる。行う。"
    fixes = [(text[each.start : each.end], each.fix) for each in findings(text, glossary=glossary)]
    assert fixes == [("行な", "行"), ("行な", "行"), ("行なう", "行う"), ("出来", "でき")]
    assert "“行なう” is forbidden: write “行う”" in findings(text, glossary=glossary)[0].message


def test_an_inflected_verb_is_not_mended_by_another_one():
    glossary = Glossary(entries=(entry("始める", "開始る", "おっ始める", language="ja"),))
    assert {each.fix for each in findings("おっ始めた。", glossary=glossary)} <= {None}


def test_a_hyphen_before_a_noun_and_a_name_of_programs_are_no_drift():
    spellings = (Spelling(text="light-house"), Spelling(text="LightHouse"))
    glossary = Glossary(entries=(Entry(text="light house", language="en", spellings=spellings),))
    assert findings("A light house, a light-house keeper, the LightHouse. A light house.", glossary=glossary) == []


def test_a_word_that_the_dictionary_has_is_not_taken_apart():
    glossary = Glossary(entries=(entry("レンダー", "レンダ", language="ja"),))
    assert found("レンダリングとレンダ。", glossary=glossary) == ["レンダ"]


def test_other_capitals_of_a_name_are_mended():
    assert [each.fix for each in findings("On github, Github上で, Github-hosted.") if each.rule == "GG104"] == [
        "GitHub"
    ] * 3


@pytest.mark.parametrize(
    "text",
    [
        "On GitHub.",
        "GITHUB ON ONE PAGE",
        "See github.com.",
        "Ask @github.",
        "`github`",
        "github: x",
        "a/github",
        "github-actions",
        "Run docker pull github then.",
        "Use the environment (github) there.",
        "Write the github- prefix too.",
        "github Boolean. Says whether it is on.",
        "まずdocker pull githubを使う。",
        "docker pull githubを実行する。",
        "Add a section \\[github\\] there.",
    ],
)
def test_capitals_are_left_alone_in(text):
    assert findings(text) == []


@pytest.mark.parametrize("name", ["Rest", "Less", "Pod"])
def test_a_name_that_is_a_word_when_written_small_is_no_mistake(name):
    glossary = Glossary(entries=(Entry(text=name, language="en", as_written=True),))
    assert findings(f"The {name.lower()} is here.", glossary=glossary) == []


def test_a_likely_spelling_is_a_question_and_never_mended():
    glossary = Glossary(entries=(Entry(text="コンテナー", language="ja"), Entry(text="web hook", language="en")))
    assert [(each.rule, each.level, each.fix) for each in findings("コンテナと webhook。", glossary=glossary)] == [
        ("GG103", "note", None), ("GG103", "note", None),
    ]  # fmt: skip


def test_a_likely_spelling_beside_a_slash_is_a_path():
    glossary = Glossary(entries=(Entry(text="web hook", language="en"),))
    assert findings("See the topic webhook/start there.", glossary=glossary) == []


def test_a_name_written_small_that_opens_a_japanese_sentence_is_found():
    assert [each.rule for each in findings("githubも使う。")] == ["GG104"]


def test_a_rejected_translation_is_not_the_accepted_one():
    equivalents = (
        Equivalent(language="ja", text="波止場"),
        Equivalent(language="ja", text="船着き", status="rejected"),
    )
    glossary = Glossary(entries=(Entry(text="quay", language="en", equivalents=equivalents),))
    (one,) = findings("ここは船着きです。波止場です。", glossary=glossary)
    assert (one.rule, one.fix) == ("GG301", "波止場")


def test_a_rule_can_be_off_or_have_another_level():
    assert findings("A web site.", GG101="off") == []
    assert findings("A web site.", GG101="note")[0].level == "note"


def test_excluded_entries_are_not_looked_for():
    glossary = Glossary(entries=(replace(HARBOUR.entries[0], status="excluded"),))
    assert findings("A web site.", glossary=glossary) == []


PIECES = [
    *(
        "web site",
        "Web Sites",
        "`web site`",
        "ユーザ",
        "ユーザビリティ",
        "「ユーザ」",
        "github",
        "\n\n",
        "\n",
        "*e-mail*",
    ),
    *("> wharf\n\n", "# ", "é", "①", "か\u3099", "<b>", "[web site]", "wharf", "(", "。", "サーバ", "｜波《は》"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=25)


@given(WORDS, st.sampled_from(["a.md", "a.txt", "a.rst", "a.adoc", "a.html"]))
def test_offsets_are_those_of_the_file_and_a_second_mending_finds_nothing(words, name):
    document = manuscript(name, (" ".join(words) + " x").encode())
    options = Options(rules={"GG103": "off"})
    first = check(document, HARBOUR, options)
    for each in first:
        lines = document.text.split("\n")
        assert sum(len(line) + 1 for line in lines[: each.line - 1]) + each.column - 1 == each.start < each.end
    text, done = settled(document.text, first, lambda text: check(manuscript(name, text.encode()), HARBOUR, options))
    again, more = mended(text, check(manuscript(name, text.encode()), HARBOUR, options))
    assert again == text and more == []
    assert len(done) <= len(first)
