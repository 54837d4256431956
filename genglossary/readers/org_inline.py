"""The markup inside one block of Org: which characters are no prose, and which stand for others.

https://orgmode.org/worg/org-syntax.html#Objects
"""

import re
from html import unescape

from genglossary.pipeline.types import Span
from genglossary.readers.asides import Inline, merged, overlaps
from genglossary.readers.markdown_inline import is_name

_BEFORE, _AFTER = r"""(?<![^\s\-–—({'"\[*/_+])""", r"""(?![^\s\-–—.,;:!?'")}\[\]\\*/_+、。])"""
_INSIDE = r"(?=\S)(?:[^\n]|\n(?!\n)){0,400}?\S"
_TOKEN = re.compile(
    rf"""
    (?P<link>\[\[(?P<target>[^\[\]\n]{{1,500}})\](?:\[(?P<words>[^\[\]]{{1,500}})\])?\])
  | (?P<note>\[fn:[\w-]{{0,60}}(?::[^\[\]]{{0,800}})?\]|\[cite(?:/[\w/-]{{1,40}})?:[^\[\]\n]{{1,300}}\])
  | (?P<date>[<\[]\d{{4}}-\d\d-\d\d[^<>\[\]\n]{{0,60}}[>\]](?:--)?)
  | (?P<progress>\[(?:\d{{0,4}}/\d{{0,4}}|\d{{0,3}}%)\])
  | (?P<radio><<<(?P<lit>[^<>\n]{{1,100}})>>>)
  | (?P<target_here><<[^<>\n]{{1,100}}>>)
  | (?P<address><[a-z][a-z+]{{1,15}}:[^<>\n]{{1,400}}>)
  | (?P<macro>\{{\{{\{{[^{{}}\n]{{1,200}}\}}\}}\}}|@@[\w-]{{1,20}}:[^@\n]{{0,300}}@@)
  | (?P<call>(?<!\w)(?:src|call)_[\w-]{{1,40}}(?:\[[^\[\]\n]{{0,200}}\])?
     (?:\{{[^{{}}\n]{{0,300}}\}}|\([^()\n]{{0,300}}\)))
  | (?P<broken>\\\\(?=[ \t]*(?:\n|\Z)))
  | (?P<entity>\\(?P<name>[A-Za-z]{{2,20}}\d{{0,2}})(?:\{{\}}|(?![A-Za-z])))
  | (?P<code>{_BEFORE}(?P<fence>[=~])(?P<said>{_INSIDE})(?P=fence){_AFTER})
  | (?P<marked>{_BEFORE}(?P<mark>[*/_+]){_INSIDE}(?P=mark){_AFTER})
    """,
    re.X,
)
_MARKUP = re.compile(r"[\[<{@\\=~*/_+]")
_ADDRESS = re.compile(r"[:/#]|\.\w{2,5}\Z")


def scan(text: str, start: int, end: int) -> Inline:
    """The markup of the block `text[start:end]`, sorted and without overlap; a name in code stays, as in Markdown."""
    found = Inline()
    position = start
    while _MARKUP.search(text, position, end) and (token := _TOKEN.search(text, position, end)):
        position = token.start() + 1 if token["marked"] else token.end()
        said = unescape(f"&{token['name']};") if token["name"] else ""
        if said and not said.startswith("&"):
            found.replacements.append((Span(*token.span()), said))
        elif not said:
            found.skips += _skips(token)
    found.skips = merged(found.skips)
    found.replacements = [each for each in found.replacements if not overlaps(found.skips, each[0])]
    return found


def _skips(token: re.Match[str]) -> list[Span]:
    """The parts of the token that are no prose: its marks, or all of it."""
    whole = Span(*token.span())
    if token["marked"]:
        return _around(whole, Span(whole.start + 1, whole.end - 1))
    if token["code"]:
        return _around(whole, Span(*token.span("said"))) if is_name(token["said"]) else [whole]
    if token["radio"]:
        return _around(whole, Span(*token.span("lit")))
    if token["words"]:
        return _around(whole, Span(*token.span("words")))
    if token["link"] and not _ADDRESS.search(token["target"]):
        star = token["target"].startswith("*")  # a link to a heading
        return _around(whole, Span(token.start("target") + star, token.end("target")))
    return [whole]


def _around(whole: Span, inside: Span) -> list[Span]:
    return [Span(whole.start, inside.start), Span(inside.end, whole.end)]
