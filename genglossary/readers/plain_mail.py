"""Mail in plain text: its headers, what it quotes and its signature are not what somebody has to say in it."""

import re
from collections.abc import Iterator, Sequence

from genglossary.pipeline.types import Span

_NAMES = (
    r"From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Sender|Message-ID|In-Reply-To|References|MIME-Version|Received|Return-Path"
    r"|Delivered-To|Attachments?|Importance|Organization|List-[A-Z][a-z]+|Content-[A-Z][A-Za-z-]+|X-[A-Z][A-Za-z-]+"
    r"|差出人|送信者|送信元|宛先|宛て先|件名|日時|日付|送信日時|返信先|添付(?:ファイル)?"
)
_HEADER = re.compile(rf"(?:[>|][ ]?)*\*?(?P<name>{_NAMES})\*?[ ]?[:：]\*?(?:[ \t　].*)?", re.I)
_WHO = frozenset(("from", "to", "sender", "差出人", "送信者", "送信元", "宛先", "宛て先"))
_WHAT = frozenset(("date", "sent", "subject", "message-id", "件名", "日時", "日付", "送信日時"))
_FEWEST = 3  # headers, or a memo has them
_BEFORE = re.compile(
    r"[ \t]*(?:-{2,}.*(?:[Mm]essage|[Mm]ail|メッセージ|メール).*-{2,}|_{10,}|From \S+@\S+ .*\d{4})[ \t]*"
)
_QUOTED = re.compile(r"[ \t]*(?:[>＞]|[A-Z]{2,3}>)(?![=-])")
_WROTE = re.compile(
    r"(?=.*(?:\bwr(?:ote|ites) ?:|\bschrieb ?:|\ba écrit ?:|\bescribió ?:|書きました ?[:：]|<[^<>]*>|\d{1,2}:\d\d))"
    r".*[:：][ \t]*"
)
_SIGNATURE = re.compile(r"-- ?")
_RULE = re.compile(r"[ \t　]*([-=*_~+─━＝－☆★◇◆])(?:[ ]?\1){7,}[ \t　]*")
_REACH = re.compile(r"@|\b(?:[Tt]el|TEL|[Pp]hone|[Ff]ax|FAX|[Mm]ail|[Mm]obile)\b|[Ee]-?[Mm]ail|電話|〒|://|www\.")
_LONGEST = 10  # lines of a signature
_GREETING = re.compile(
    r"[ \t　]*(?:(?:Hi|Hello|Dear|Hey|Good (?:morning|afternoon|evening))\b[^.?]{0,50}[,!:]?"
    r"|[^。、\n]{1,24}(?:様|殿|各位|御中|さん)[、，]?)"
)
_CLOSING = re.compile(
    r"[ \t　]*(?:(?:(?:With )?(?:[Bb]est|[Kk]ind|[Ww]arm|[Mm]any)(?:est)?(?: (?:regards|wishes|thanks))?|Regards|Thanks"
    r"|Thank you|Cheers|BR|(?:Yours )?(?:[Ss]incerely|[Ff]aithfully|[Tt]ruly)(?: yours)?)[,.!]?"
    r"|以上(?:です)?。?|敬具|草々|かしこ"
    r"|(?:以上、?)?(?:どうぞ)?(?:よろしく|宜しく)(?:御|お)?願い(?:いた|致)?し(?:ます|申し上げます)。?)[ \t　]*"
)
_NAME = 40  # characters of a line below such words


def mail_lines(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """The offsets where lines of mails start that are around what is said; `lines` are all that are not empty.

    None where the text has neither headers, nor lines that say who wrote what is quoted, nor the mark of a signature.
    """
    if not ("\n>" in text or "\n-- \n" in text or _HEADER.match(text) or "From: " in text or "差出人" in text):
        return frozenset()
    rows = [text[start:end] for start, end in lines]
    heads = set(_headers(rows))
    said = set(_attributions(rows))
    signed = set(_signatures(rows, heads, known=bool(heads or said)))
    if not (heads or said or signed):
        return frozenset()
    quoted = {at for at, row in enumerate(rows) if _QUOTED.match(row)}
    beside = heads | said | signed | quoted
    return frozenset(lines[at].start for at in (*beside, *_courtesies(rows, beside)))


def _headers(rows: Sequence[str]) -> Iterator[int]:
    """Lines of headers below each other, with those that go on with them and the one that says that they follow."""
    at = 0
    while at < len(rows):
        names, after = list[str](), at
        while after < len(rows) and ((found := _HEADER.fullmatch(rows[after])) or (names and rows[after][0] in " \t")):
            names += [found["name"].lower()] if found else []
            after += 1
        if len(names) >= _FEWEST and _WHO.intersection(names) and _WHAT.intersection(names):
            yield from range(at - 1 if at and _BEFORE.fullmatch(rows[at - 1]) else at, after)
        at = max(after, at + 1)


def _attributions(rows: Sequence[str]) -> Iterator[int]:
    """The line or two above a quotation that tell who wrote it, and when."""
    for at, row in enumerate(rows[:-1]):
        if not _QUOTED.match(rows[at + 1]) or _QUOTED.match(row) or not row.rstrip().endswith((":", "：")):
            continue
        if _WROTE.fullmatch(row):
            yield at
        if (
            at
            and row[0] != ">"
            and _WROTE.fullmatch(f"{rows[at - 1]} {row}")
            and rows[at - 1][:3] in ("On ", "Am ", "Le ")
        ):
            yield from (at - 1, at)


def _signatures(rows: Sequence[str], heads: set[int], *, known: bool) -> Iterator[int]:
    """From the mark of a signature, or from a rule above an address, to the end or the next mail."""
    ends = [*sorted(at for at in heads if at - 1 not in heads), len(rows)]
    for at, row in enumerate(rows):
        end = next(each for each in ends if each >= at)
        if not 1 < end - at <= _LONGEST + 1:
            continue
        is_rule = known and _RULE.fullmatch(row) and any(map(_REACH.search, rows[at:end]))
        if (_SIGNATURE.fullmatch(row) and (known or row == "-- ")) or is_rule:
            yield from range(at, end)


def _courtesies(rows: Sequence[str], beside: set[int]) -> Iterator[int]:
    """Whom a mail greets right below its headers, and who it is from right above its signature or its end."""
    for at, row in enumerate(rows):
        if at not in beside and (at == 0 or at - 1 in beside) and _GREETING.fullmatch(row):
            yield at
        elif at not in beside and _CLOSING.fullmatch(row):
            after = at + 1
            while after < len(rows) and after not in beside and after <= at + 2 and len(rows[after]) <= _NAME:
                after += 1
            if after == len(rows) or after in beside:
                yield from range(at, after)
