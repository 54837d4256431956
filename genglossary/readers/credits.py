"""Lines that say whose something is and who may use it: metadata, not what a document is about."""

import re
from collections.abc import Iterator, Sequence

from genglossary.pipeline.types import Block, Span

_LONGEST = 300  # characters: what is longer says more than that
_EDGES = 4000  # characters at the beginning and the end of a document, where such lines stand
_MAKERS = "(?:聞き手|取材|構成|撮影|文|写真|編集|執筆|翻訳|字幕|作成|挿絵)"
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright(?: ©| \([cC]\))?) ?(?:19|20)\d\d|[Aa]ll [Rr]ights [Rr]eserved|SPDX-License-Identifier"
    r"|(?:licen[cs]ed|available|released|published|shared) under (?:an? |the )?(?:terms of (?:an? |the )?)?"
    r"(?:Creative Commons|CC|MIT|Apache|BSD|GNU|[AL]?GPL|Open Government|Mozilla)\b"
    r"|無断転載|(?:クリエイティブ・コモンズ|CC)[^。\n]{0,40}(?:ライセンス|表示)|著作権は[^。\n]{0,60}帰属"
    r"|\A(?:(?:Photo|Image|Picture|Illustration|Figure)(?: credit| by|s by| courtesy of)|Credits?:"
    r"|(?:写真|画像|出典)[:：]"
    r"|(?:Subtitle[sd]|Caption(?:s|ed)|Transcri(?:bed|ption)|Translated|Synced(?: and corrected)?) by:? [A-Z]"
    r"|字幕(?:翻訳|制作)?[:：\s]"
    r"|(?:[Ww]ords|[Tt]ext|[Ss]tory|[Pp]hotos?) (?:and [a-z]{4,12} )?by:? [A-Z]"
    r"|By [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:\s*[·•|].{0,80}|(?:,| and| &)[^.]{0,80})?\Z"
    rf"|(?=[^。]{{1,120}}\Z)(?:[（(]?{_MAKERS}(?:[・／/、]{_MAKERS})*\s?[＝=]|[（(]{_MAKERS}\s?[:：／]"
    rf"|[（(]?{_MAKERS}(?:[・／/、]{_MAKERS})+\s?[:：]|(?:聞き手|撮影|挿絵|執筆)[:：／])"
    r"|(?:SIGNED|Signed)(?: (?:by|BY|for|FOR|on|and|AND)\b|:)|(?:IN|AS) WITNESS\b|(?:SIGNATURE|Signature)s?\s?:"
    r"|(?:EXECUTED|Executed) (?:as|AS)\b|(?:議事録)?署名人?[\s:：])"
)
_BEGINNINGS = (
    "©", "(c)", "(C)", "Copyright", "All rights", "SPDX-", "Licensed under", "This work is", "This content is",
    "Except where", "Photo", "Image", "Picture", "Illustration", "Figure", "Credit", "SIGNED", "Signed",
    "IN WITNESS", "AS WITNESS", "Signature", "SIGNATURE", "Executed", "EXECUTED", "署名", "議事録署名",
    "写真", "画像", "出典",
    "Subtitle", "Caption", "Transcri", "Translated by", "Synced", "字幕", "By ",
)  # fmt: skip
_ASIDE = (
    r"(?:(?:[Pp]hoto|[Ii]mage|[Ff]igure|[Pp]icture)\s)?"
    r"(?:[Pp]hoto(?:graph)?s?(?::| by)|[Ii]mage:|撮影|作図|作成[:：]|[Cc]redits?|[Ss]ource|[Ll]icen[cs]e|[Cc]ourtesy of"
    r"|出典|出所|写真|画像|提供)"
)
_ASIDES = tuple((sign, re.compile(rf"\{sign}{_ASIDE}\s?[:：]?\s?[^()（）\n]{{1,200}}[)）]")) for sign in ("(", "（"))
_ENDINGS = (  # of a caption: "The bell. Photo: I. Quenby"
    ("Photo", re.compile(r"Photo(?<=[.)!?\u201d] Photo)(?:graph)?s?(?: credit)?: ?[^\n]{2,60}$", re.M)),
    ("写真", re.compile(r"写真(?<=[。）」　 ]写真)(?:提供)?[:：][^\n。]{1,30}$", re.M)),
    ("撮影", re.compile(r"撮影(?<=[。）」　 ]撮影)[:：／][^\n。]{1,30}$", re.M)),
)
_COMMONS = re.compile(r"CC(?<![A-Za-z]CC)[ -](?:BY|0)(?:-(?:SA|NC|ND)){0,2}(?:[ -]\d\.\d)?(?![A-Za-z])")


def credited(text: str) -> Iterator[Span]:
    """Remarks of that kind inside of other sentences: "(credit: NASA)", "CC BY 4.0"."""
    for sign, pattern in (*_ASIDES, *_ENDINGS, ("CC", _COMMONS)):
        if sign in text:
            yield from (Span(*found.span()) for found in pattern.finditer(text))


def credit_lines(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers of blocks that say nothing else."""
    last = len(text) - _EDGES
    for number, block in enumerate(blocks):
        start = block.start
        if (start < _EDGES or start > last or text.startswith(_BEGINNINGS, start)) and _is_credit(text, block):
            yield number


def _is_credit(text: str, block: Block) -> bool:
    if block.end - block.start > _LONGEST or block.kind not in ("paragraph", "list_item", "quote", "table_cell"):
        return False
    return _RIGHTS.search(text[block.start : block.end].lstrip(" *_")) is not None
