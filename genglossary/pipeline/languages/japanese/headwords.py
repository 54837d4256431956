"""The place where a Japanese sentence names what it explains: its topic (とは, は, という用語は)."""

from genglossary.pipeline.languages.japanese.definition_patterns import AFTER_NUMBERED, COINED, NUMBER, UNNUMBERED
from genglossary.pipeline.languages.language import HeadwordPatterns
from genglossary.pipeline.text.lazily import compiled

_ASIDE = r"(?:[（(][^（）()]{1,60}[）)])?"
_INSIDE = r"[^\s。、はをがにで（(「」]"
_SUBJECT = compiled(  # what follows is looked at for every length, so first whether a topic can end there at all
    rf"(?={_INSIDE}{{1,36}}+(?:[は（(]|\sとは))(?P<term>{_INSIDE}{{1,30}}?)"
    rf"(?={_ASIDE}(?:\s?とは|は、?|という(?:用語|言葉|語)は))"
)

_QUOTED = compiled(  # 「二　曳船　…をいう。」, この法律において「曳船」とは
    rf"(?:{NUMBER}\s|{UNNUMBERED}|[^「」。]{{0,50}}「)(?P<term>[^\s。、「」]{{1,30}})(?=」とは|{AFTER_NUMBERED})"
)
_NEVER = (  # also what happens, in lists of faults: 「ランプが消えない」, 「運転しない」
    "[これそれあれ]|(?:当該|前記?|次|同|各)[号条項]|(?:以下|上記|前記)"
    "|.{0,24}[^ぁ-ん][がはをに].{1,12}[うくぐすつぬぶむるたい]$|.{1,24}(?:[しきらかえれ]ない|ません|ます)$"
)

HEADWORDS = HeadwordPatterns(
    subject_of=_SUBJECT.match,
    presented=compiled(rf"(?<![のるうくすつぬぶむたない]){_ASIDE}(?:\s?とは|という(?:用語|言葉|語)は)"),
    quoted=_QUOTED,
    coined=COINED,
    coining=("（", "(", "以下"),
    never=_NEVER,
    # A name in Latin letters may stand alone, or between words in Latin letters.
    topic=compiled(r"(?:(?:An?|The) )?(?P<term>[^。、,]{1,40}?)(?=は|[（(][^（）()]{1,60}[）)]は| [a-z]{2,} )"),
)
