"""A glossary of a harbour, and documents held against it."""

from genglossary.checking import Checker, Finding, Options, manuscript
from genglossary.formats import Entry, Glossary, Spelling
from genglossary.formats.types import Usage


def entry(text: str, *avoided: str, language: str = "en", usage: Usage = "forbidden", **more) -> Entry:
    spellings = tuple(Spelling(text=each, usage=usage) for each in avoided)
    return Entry(text=text, language=language, spellings=spellings + more.pop("spellings", ()), **more)


HARBOUR = Glossary(
    entries=(
        entry("website", "web site"),
        entry("quay", "wharf", usage="deprecated"),
        entry("harbour master's office"),
        entry("GitHub"),
        entry("ユーザー", "ユーザ", language="ja"),
        entry("サーバー", "サーバ", language="ja"),
        entry("Word", "ワード", language="ja"),
        entry("投げる", "なげる", language="ja"),
        entry("がわ", "側", language="ja"),
        entry("email", "e-mail"),
        entry("C++", "cplusplus"),
        entry("AC/DC", "acdc"),
        entry(".NET", "dotnet"),
    )
)


def findings(text: str, name: str = "a.md", glossary: Glossary = HARBOUR, **rules) -> list[Finding]:
    return Checker(glossary, Options(rules=rules)).check(manuscript(name, text.encode()))


def found(text: str, name: str = "a.md", glossary: Glossary = HARBOUR, rule: str = "GG101") -> list[str]:
    """What the findings of `rule` stand at."""
    at = manuscript(name, text.encode()).text
    return [at[each.start : each.end] for each in findings(text, name, glossary) if each.rule == rule]
