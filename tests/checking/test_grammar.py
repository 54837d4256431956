import pytest

from genglossary.checking import Checker, Options, manuscript
from genglossary.formats import Entry, Glossary, Spelling


def entry(text: str, avoided: str, language: str = "en") -> Entry:
    return Entry(text=text, language=language, spellings=(Spelling(text=avoided, usage="forbidden"),))


GLOSSARY = Glossary(
    entries=(
        entry("pathname", "path name"),
        entry("login", "log in"),
        entry("time out", "timeout"),
        entry("class-based", "class based"),
        entry("exception group", "exceptiongroup"),
        Entry(text="SoftLight", language="en", as_written=True),
        entry("したがって", "従って", "ja"),
        entry("支払い", "支払", "ja"),
        entry("とき", "時", "ja"),
        entry("ルーラー", "ルーラ", "ja"),
        entry("low-level", "lowlevel"),
        entry("probe", "check"),
        entry("訳", "わけ", "ja"),
        entry("ほか", "他", "ja"),
        entry("ページ", "頁", "ja"),
        entry("通知", "知らせ", "ja"),
        entry("問い合わせ", "問合せ", "ja"),
        entry("hard link", "hardlink"),
        entry("rule file", "rule-file"),
        entry("read-only", "read only"),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The path name is long.", ["path name"]),
        ("The path names a folder.", []),
        ("The path names are long.", ["path names"]),
        ("You log in with it.", []),
        ("Use the log in there.", ["log in"]),
        ("The timeout is long.", []),
        ("It may timeout then.", ["timeout"]),
        ("The class based on it.", []),
        ("A class based view.", ["class based"]),
        ("The exceptiongroup library has it.", []),
        ("An exceptiongroup holds them.", ["exceptiongroup"]),
        ("Install the softlight package first.", []),
        ("We use softlight there.", ["softlight"]),
        ("It is (従って、変える。)", ["従って"]),
        ("条件に従って変える。", []),
        ("従って、変える。", ["従って"]),
        ("支払条件と現金支払を見る。", []),
        ("支払を済ませる。", ["支払"]),
        ("保存時に見る。クリック時も。", []),
        ("保存する時に見る。", ["時"]),
        ("表示 → ルーラ を選ぶ。", []),
        ("ルーラを選ぶ。", ["ルーラ"]),
        ("It is at a low level.", []),
        ("It was unable to hardlink them.", []),
        ("She checks in at nine. Users check out. You check in there. Check in first.", []),
        ("See the check in there. It has checks in a file. Port checks in there.", ["check", "checks", "checks"]),
        ("Users check at night.", ["check"]),
        ("荷物をわけました。色でわけた表をわけない。知らせます。", []),
        ("その他の岸。他の岸へ。", ["他"]),
        ("(頭 = 豆 + 頁) と [頁 候] がある。", []),
        ("次の頁を見る。3 頁 に書く。", ["頁", "頁"]),
        ("そういうわけで、知らせが届く。", ["わけ", "知らせ"]),
        ("先に問合せて、問合せ先に聞く。", ["問合せ", "問合せ"]),
        ("We go to hardlink number two.", ["hardlink"]),
        ("Start it with '-f' rule-file or -b.", []),
        ("Write a rule-file first.", ["rule-file"]),
        ("It will read only the first.", []),
        ("It is read only then.", ["read only"]),
    ],
)
def test_what_grammar_makes_right_is_not_found_and_the_rest_is(text, expected):
    document = manuscript("a.md", text.encode())
    assert [document.text[each.start : each.end] for each in Checker(GLOSSARY).check(document)] == expected


VTS = Entry(text="vessel traffic service", language="en", spellings=(Spelling(text="VTS", kind="abbreviation"),))


def told(texts: list[str], **rules) -> list[str]:
    checker = Checker(Glossary(entries=(VTS,)), Options(rules=rules))
    documents = [manuscript(f"{at}.md", text.encode()) for at, text in enumerate(texts)]
    return [each.file for each in checker.check_all(documents) if each.rule == "GG201"]


def test_an_abbreviation_without_its_long_form_is_told_when_asked_for():
    assert told(["Ask the VTS first."]) == []
    assert told(["Ask the VTS first."], GG201="note") == ["0.md"]
    later = ["Ask the VTS first. Later, a vessel traffic service answers."]
    assert told(later) == []
    assert told(later, GG201="note") == ["0.md"]


def test_an_abbreviation_that_many_documents_use_and_none_explains_is_known():
    several = ["Ask the VTS first."] * 3
    assert told(several, GG201="note") == []
    assert told([*several, "A vessel traffic service (VTS) answers."], GG201="note") == ["0.md", "1.md", "2.md"]


def test_names_and_abbreviations_need_no_definition():
    entries = (
        VTS,
        Entry(text="SoftLight", as_written=True),
        Entry(text="API"),
        Entry(text="lamp", definition="A light."),
    )
    checker = Checker(Glossary(entries=entries), Options(rules={"GG207": "note"}, often=1))
    text = "The VTS of SoftLight has an API and a lamp."
    assert [each.rule for each in checker.check_all([manuscript("a.md", text.encode())])] == []


LABELS = Glossary(
    entries=(
        Entry(text="すべて", language="ja", spellings=(Spelling(text="全て", usage="forbidden"),)),
        Entry(text="quay map", language="en", spellings=(Spelling(text="harbour map", usage="forbidden"),)),
    )
)


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("a.html", "<p><span class='emph'>全て置換</span> をクリックします。</p>", 0),
        ("a.html", "<p><b>全て</b>の船を置換します。</p>", 1),
        ("a.md", "**全て置換**ボタンがあります。", 0),
        ("a.md", "Click **Show harbour map** twice.", 0),
        ("a.md", "Press the *harbour map* button.", 0),
        ("a.md", "Take the *harbour map* with you.", 1),
    ],
)
def test_what_a_button_is_called_stays(name, text, count):
    assert len(Checker(LABELS).check(manuscript(name, text.encode()))) == count


WORDS = Glossary(
    entries=(
        Entry(text="workaround", language="en", spellings=(Spelling(text="work around", usage="forbidden"),)),
        Entry(text="runtime", language="en", spellings=(Spelling(text="run time", usage="forbidden"),)),
        Entry(text="filename", language="en", spellings=(Spelling(text="file name", usage="forbidden"),)),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To work around this, wait.", []),
        ("There are ways to work around it.", []),
        ("There is a work around for it.", ["work around"]),
        ("It is read at build, install, or run time.", []),
        ("It is read at run time.", ["run time"]),
        ("It is read when you start it, at run time.", ["run time"]),
        ("It opens the file NAME first.", []),
        ("It opens by file name first.", ["file name"]),
    ],
)
def test_verbs_shared_words_and_placeholders_are_no_other_spelling(text, expected):
    document = manuscript("a.md", text.encode())
    assert [document.text[each.start : each.end] for each in Checker(WORDS).check(document)] == expected


BEFORE_NOUNS = Glossary(
    entries=(
        Entry(text="third-party", language="en", spellings=(Spelling(text="third party", usage="forbidden"),)),
        Entry(text="up-to-date", language="en", spellings=(Spelling(text="up to date", usage="deprecated"),)),
        Entry(text="plug-in", language="en", spellings=(Spelling(text="plug in", usage="forbidden"),)),
        entry("mixed-case", "mixed case"),
        entry("speed-test", "speed test"),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It depends on how up to date they are.", []),
        ("Take an up to date chart with you.", ["up to date"]),
        ("Ask a third party.", []),
        ("Third parties help, and a third party may ask third parties.", []),
        ("Ask a third party pilot.", ["third party"]),
        ("The plug in is old.", ["plug in"]),
        ("# Converting mixed case", []),
        ("Converting mixed case names", ["mixed case"]),
        ("# Making speed test", ["speed test"]),
    ],
)
def test_words_that_have_a_hyphen_before_a_noun_are_right_without_it_elsewhere(text, expected):
    document = manuscript("a.md", text.encode())
    assert [document.text[each.start : each.end] for each in Checker(BEFORE_NOUNS).check(document)] == expected


JOINED = Glossary(
    entries=(
        Entry(text="quay name", language="en", spellings=(Spelling(text="quayname", usage="forbidden"),)),
        Entry(text="hard link", language="en", spellings=(Spelling(text="hard-link", usage="forbidden"),)),
        Entry(text="online", language="en", spellings=(Spelling(text="on line", usage="forbidden"),)),
        Entry(text="log in", language="en", spellings=(Spelling(text="login", usage="forbidden"),)),
        Entry(text="従う", language="ja", spellings=(Spelling(text="したがう", usage="forbidden"),)),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- quayname: That of the quay.", []),
        ("# quayname", []),
        ("# Quayname", ["Quayname"]),
        ("All keys in quayname mode.", []),
        ("Write a quayname option.", ["quayname"]),
        ("These are the options: quayname", []),
        ("GET quayname", []),
        ("Not together with gcidx, quayname, and time.", []),
        ("Not together with ship, quayname, and time.", ["quayname"]),
        ("It gives you this->quayname there.", []),
        ("# hard-link", []),
        ("# Hard-link", ["Hard-link"]),
        ("- hard-link: That of the map.", []),
        ("hard-link", ["hard-link"]),
        ("Filters are +quayname and +ship.", []),
        ("The harbour can hard-link the maps.", []),
        ("Make a hard-link to it.", ["hard-link"]),
        ("There is a limit on line length.", []),
        ("It stands on line 5.", []),
        ("It depends on line wrapping.", []),
        ("Read the on line help.", ["on line"]),
        ("It is on line.", ["on line"]),
        ("All password logins are quick.", []),
        ("You may login there.", ["login"]),
        ("したがって、船は速い。", []),
        ("船は規則にしたがう。", ["したがう"]),
        ("船は着く（したがって、荷を下ろす）。", []),
        ("したがった船は速い。", ["したが"]),
    ],
)
def test_names_of_parts_of_programs_and_words_of_other_classes_are_no_other_spelling(text, expected):
    document = manuscript("a.md", text.encode())
    assert [document.text[each.start : each.end] for each in Checker(JOINED).check(document)] == expected


def test_what_a_hyphen_joins_before_a_quoted_noun_is_right():
    glossary = Glossary(
        entries=(Entry(text="quay side", language="en", spellings=(Spelling(text="quay-side", usage="forbidden"),)),)
    )
    document = manuscript("a.md", "Use the quay-side “crane” there, at the quay-side.".encode())
    assert len(Checker(glossary).check(document)) == 1


def test_signatures_of_functions_are_not_looked_at_in_pages_of_doxygen():
    page = b"<table><tr><td class='memItemRight'>f (x *quayname)</td></tr></table><p>Its quayname is long.</p>"
    assert len(Checker(JOINED).check(manuscript("a.html", page))) == 1


PARTS = Glossary(
    entries=(
        entry("newline", "new line"),
        entry("online", "on line"),
        entry("berthplan", "berth-plan"),
        entry("みる", "見る", "ja"),
        entry("置く", "おく", "ja"),
        entry("着く", "つく", "ja"),
        entry("関わる", "かかわる", "ja"),
        entry("とき", "時", "ja"),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Each ship stands on a new line.", []),
        ("Start a new line for each ship.", []),
        ("It ends with a new line.", ["new line"]),
        ("Write a new line character.", ["new line"]),
        ("The ships wait on line with us.", []),
        ("The field Berth-Plan is empty.", []),
        ("Berth-Plan:", []),
        ("# Berth-Plan of the Harbour", ["Berth-Plan"]),
        ("The berth-plan is empty.", ["berth-plan"]),
        ("海図を見る。", []),
        ("海図を読んで見る。", ["見る"]),
        ("試して見ます。", ["見"]),
        ("海図を見ます。", []),
        ("机におく。", ["おく"]),
        ("海図を読んでおく。", []),
        ("急いでつく。", ["つく"]),
        ("天候にかかわらず着く。", []),
        ("港にかかわります。", ["かかわ"]),
        ("make 時に使う。", []),
        ("寒い 時に使う。", ["時"]),
    ],
)
def test_what_is_another_word_there_is_no_other_spelling(text, expected):
    document = manuscript("a.md", text.encode())
    assert [document.text[each.start : each.end] for each in Checker(PARTS).check(document)] == expected


@pytest.mark.parametrize("glossary", [GLOSSARY, WORDS, BEFORE_NOUNS, PARTS])
def test_what_is_right_in_places_only_is_no_mistake_of_the_glossary(glossary):
    checker = Checker(glossary)
    assert checker.impossible() == []
