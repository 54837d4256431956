"""Of each rule, in both languages, a text that breaks it and one that does not; and how texts become documents."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from genglossary.formats import Entry, Equivalent, SourceReference, Spelling
from tests.readers.archives import docx


def _docx(paragraphs: list[str]) -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in paragraphs))


FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "a.md": lambda paragraphs: "\n\n".join(paragraphs).encode(),
    "a.rst": lambda paragraphs: "\n\n".join(paragraphs).encode(),
    "a.adoc": lambda paragraphs: "\n\n".join(paragraphs).encode(),
    "a.org": lambda paragraphs: "\n\n".join(paragraphs).encode(),
    "a.txt": lambda paragraphs: "\n\n".join(paragraphs).encode(),
    "a.html": lambda paragraphs: "".join(f"<p>{escape(each)}</p>\n" for each in paragraphs).encode(),
    "a.docx": _docx,
}


@dataclass(frozen=True)
class RuleCase:
    """What breaks `rule` of `entries`, at `place` of a paragraph (both from 0), and what keeps it."""

    rule: str
    entries: tuple[Entry, ...]
    bad: list[str]
    place: tuple[int, str] | None
    good: list[str]


def _proof(said: str, name: str) -> tuple[SourceReference, ...]:
    return (SourceReference(document=name, start=0, end=len(said), text=said),)


def _avoided(text: str, other: str, language: str) -> tuple[Entry, ...]:
    return (Entry(text=text, language=language, spellings=(Spelling(text=other, usage="forbidden"),)),)


def _short(text: str, short: str, language: str) -> tuple[Entry, ...]:
    return (Entry(text=text, language=language, spellings=(Spelling(text=short, kind="abbreviation"),)),)


def _preferred(text: str, other: str, language: str) -> tuple[Entry, ...]:
    return (Entry(text=text, language=language, usage="preferred", spellings=(Spelling(text=other),)),)


def _defined(text: str, said: str, language: str, name: str = "") -> tuple[Entry, ...]:
    proof = _proof(said, name) if name else ()
    return (Entry(text=text, language=language, definition=said, evidence=proof),)


def _rejected(text: str, wrong: str, right: str, languages: tuple[str, str]) -> tuple[Entry, ...]:
    equivalents = (
        Equivalent(language=languages[1], text=right),
        Equivalent(language=languages[1], text=wrong, status="rejected"),
    )
    return (Entry(text=text, language=languages[0], equivalents=equivalents),)


SAID, SAID_JA = "A fairway is the water that ships keep to.", "航路とは、船が通るための水面のことです。"
CHANGED, CHANGED_JA = (
    "A fairway is the deep water that ships must keep to.",
    "航路とは、大きな船が通るための水面のことです。",
)
BUOY, BUOY_JA = Entry(text="buoy", language="en"), Entry(text="浮標", language="ja")


# long: a table
def rule_cases(name: str) -> list[RuleCase]:
    return [
        RuleCase(
            "GG101",
            _avoided("quay", "wharf", "en"),
            ["At the end.", "The wharf is wet."],
            (1, "wharf"),
            ["The quay is wet."],
        ),
        RuleCase(
            "GG101",
            _avoided("サーバー", "サーバ", "ja"),
            ["はじめに。", "サーバを止めます。"],
            (1, "サーバ"),
            ["サーバーを止めます。"],
        ),
        RuleCase(
            "GG102",
            _preferred("fairway", "fair way", "en"),
            ["Keep the fair way clear."],
            (0, "fair way"),
            ["Keep the fairway clear."],
        ),
        RuleCase(
            "GG102",
            _preferred("データベース", "データーベース", "ja"),
            ["データーベースに書きます。"],
            (0, "データーベース"),
            ["データベースに書きます。"],
        ),
        RuleCase(
            "GG103",
            (Entry(text="web hook", language="en"),),
            ["Ask the webhook for more."],
            (0, "webhook"),
            ["Ask the web hook for more."],
        ),
        RuleCase(
            "GG103",
            (Entry(text="コンテナー", language="ja"),),
            ["コンテナを運びます。"],
            (0, "コンテナ"),
            ["コンテナーを運びます。"],
        ),
        RuleCase(
            "GG104",
            (Entry(text="GitHub", language="en"),),
            ["We meet on github each day."],
            (0, "github"),
            ["We meet on GitHub each day."],
        ),
        RuleCase(
            "GG104",
            (Entry(text="GitHub", language="en"),),
            ["毎日githubで会います。"],
            (0, "github"),
            ["毎日GitHubで会います。"],
        ),
        RuleCase(
            "GG201",
            _short("vessel traffic service", "VTS", "en"),
            ["The VTS is on air."],
            (0, "VTS"),
            ["The vessel traffic service (VTS) is on air."],
        ),
        RuleCase(
            "GG201",
            _short("海上交通センター", "VTS", "ja"),
            ["まずVTSに聞きます。"],
            (0, "VTS"),
            ["海上交通センター（VTS）に聞きます。"],
        ),
        RuleCase(
            "GG202",
            _defined("fairway", SAID, "en"),
            ["Ships keep to the fairway at night.", SAID],
            (0, "fairway"),
            [SAID, "Ships keep to the fairway at night."],
        ),
        RuleCase(
            "GG202",
            _defined("航路", SAID_JA, "ja"),
            ["船は夜も航路を守ります。", SAID_JA],
            (0, "航路"),
            [SAID_JA, "船は夜も航路を守ります。"],
        ),
        RuleCase("GG203", _defined("fairway", SAID, "en"), ["The sea is calm."], None, [SAID]),
        RuleCase("GG203", _defined("航路", SAID_JA, "ja"), ["海は静かです。"], None, [SAID_JA]),
        RuleCase(
            "GG204",
            (*_defined("fairway", SAID, "en"), *_defined("Fairway", "Short grass.", "en")),
            [SAID],
            None,
            [SAID],
        ),
        RuleCase(
            "GG204", (*_defined("航路", SAID_JA, "ja"), *_defined("航路", "空の道。", "ja")), [SAID_JA], None, [SAID_JA]
        ),
        RuleCase(
            "GG205",
            _defined("fairway", SAID, "en", name),
            ["The sea is calm.", CHANGED],
            (1, CHANGED),
            ["The sea is calm.", SAID],
        ),
        RuleCase(
            "GG205",
            _defined("航路", SAID_JA, "ja", name),
            ["海は静かです。", CHANGED_JA],
            (1, CHANGED_JA),
            ["海は静かです。", SAID_JA],
        ),
        RuleCase(
            "GG207",
            (BUOY, *_defined("fairway", SAID, "en")),
            [SAID, "A buoy, a buoy and a buoy."],
            (1, "buoy"),
            [SAID, "A buoy."],
        ),
        RuleCase(
            "GG207",
            (BUOY_JA, *_defined("航路", SAID_JA, "ja")),
            [SAID_JA, "浮標と浮標と浮標があります。"],
            (1, "浮標"),
            [SAID_JA, "浮標があります。"],
        ),
        RuleCase("GG208", (Entry(text="ship", language="en"), *_defined("fairway", SAID, "en")), [SAID], None, [SAID]),
        RuleCase(
            "GG208", (Entry(text="水面", language="ja"), *_defined("航路", SAID_JA, "ja")), [SAID_JA], None, [SAID_JA]
        ),
        RuleCase(
            "GG209",
            (Entry(text="fairway", language="en", evidence=_proof(SAID, name)),),
            ["The fairway is wide."],
            None,
            [SAID],
        ),
        RuleCase(
            "GG209",
            (Entry(text="航路", language="ja", evidence=_proof(SAID_JA, name)),),
            ["広い航路です。"],
            None,
            [SAID_JA],
        ),
        RuleCase(
            "GG301",
            _rejected("埠頭", "wharf", "quay", ("ja", "en")),
            ["The wharf is wet."],
            (0, "wharf"),
            ["The quay is wet."],
        ),
        RuleCase(
            "GG301",
            _rejected("quay", "船着き", "埠頭", ("en", "ja")),
            ["ここは船着きです。"],
            (0, "船着き"),
            ["ここは埠頭です。"],
        ),
    ]
