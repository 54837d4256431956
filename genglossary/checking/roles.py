"""The part that a spelling plays in its sentence, where that makes right what is wrong elsewhere."""

import re

from genglossary.checking.surroundings import JAPANESE, is_in_name
from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.text.prose import PLACEHOLDER

_NEAR = 80  # characters before and behind a spelling
_BESIDE = 20  # of these, between the name of a program and that of its file
_PROGRAM = re.compile(r"(?<!\S)\(?(\w+)\.(?:exe|app|bat|cmd|sh|py|js|jar)\b")
_STOP = re.compile(r"[.!?](?=\s)|[。．！？]")
_LETTER = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(rf"(?: (?:{PLACEHOLDER}|-{{1,2}}[\w-]+))? [\x22“‘']?([^\W\d_][\w'’-]*)")
_CALLED = re.compile(
    r"\b(?:(?:also|formerly|previously|sometimes|often) (?:known as|called|named|spelled|written)|aka|a\.k\.a\.)"
    r"(?: an?| the)?[\W_]*$",
    re.I,
)
_WRONG_BEFORE = re.compile(
    r"\b(?:writes?|written|writing|spell(?:s|ed|ing)?|spelt|say|use)\b[^.!?]{0,60}"
    r"\b(?:not|never|instead of|rather than)[\W_]*$",
    re.I,
)
_WRONG_AFTER = re.compile(
    r"\W{0,2}(?: (?:and|or) .{1,30})? (?:is|are)(?: both| all)? (?:incorrect|wrong|misspel(?:led|t)|not correct)\b"
)
_ARTICLE = re.compile(r"\b(?:an?|the|this|that|its|our|your|their) $", re.I)
_CALLED_AFTER = re.compile(r"[」』”\"]?(?:とも(?:いう|言う|いい|言い|呼|書|表記)|と(?:も)?呼ばれて(?:いた|きた))")
_NUMBERED = re.compile(r"[ \u00a0-]?(?:[A-Z][ -])?[0-9]")
_LISTED_BEFORE = re.compile(
    r", [\w-]*[A-Z][\w-]*,? (?:and|or) $|(?:\b[A-Z][A-Z0-9]+s?\)?(?:, (?:and |or )?|、|・|，)|[A-Za-z0-9][/／])$"
)
_LISTED_AFTER = re.compile(r"(?:, (?:and |or )?|、|・|，)[A-Z][A-Z0-9]+\b|[/／][A-Za-z]")
_POINTER = re.compile(
    r"\b(?:see|cf\.|refer to|(?:described|explained|defined|introduced) (?:in|by|below|later))(?!\w)"
    r"|\[\^?#?\w+\][_(]|\[\^|<sup|参照|参考|詳しくは|詳細は|後述|の(?:説明|解説|項|節|章)"
)
_THING = re.compile(
    r" (?:[A-Za-z]+ )?(?:packages?|modules?|librar(?:y|ies)|commands?|binar(?:y|ies)|executables?"
    r"|scripts?|gems?|crates?|director(?:y|ies)|folders?|namespaces?|extras?|keywords?|drivers?|daemons?|process(?:es)?|tools?|utilit(?:y|ies)|programs?|users?|groups?)\b"
    r"|[_*`]{0,2} ?(?:パッケージ|モジュール|ライブラリ|コマンド|ディレクトリ|フォルダ|スクリプト|実行(?:可能)?ファイル"
    r"|プロセス|デーモン)"
)
_STEP_BEFORE, _STEP_AFTER = re.compile(r"[→➔▸‣⇒]\s?$"), re.compile(r"\s?[→➔▸‣⇒]")
_EMPHASIS = r"(?:\*{1,2}|_{1,2}|</?(?:b|strong|i|em|span)\b[^<>]*>)"
_LABEL_BEFORE = re.compile(rf"{_EMPHASIS}[^<>*_\n]{{0,30}}$")
_LABEL_AFTER = re.compile(
    rf"[^<>*_\n]{{0,30}}?{_EMPHASIS}\s*(?:(?:ボタン|アイコン)|を(?:クリック|タップ|選|押)| (?:buttons?|icons?)\b)"
)
_PUSHED_BEFORE = re.compile(
    rf"\b(?:click|choose|select|press|tap|push)(?: on)?(?: the)? {_EMPHASIS}[^<>*_\n]{{0,30}}$", re.I
)
_ADJECTIVE = re.compile(r" (?:free|based|aware|safe|like|specific|related|driven|only|less)\b")  # "bug-report free"
_FEW = 3  # words of which nobody can tell the language of what they stand in
_KEY = r"[a-z]+(?:[A-Z]|_[a-z])\w*"
_KEY_BEFORE, _KEY_AFTER = re.compile(rf"\b{_KEY}(?:, ?|、)$"), re.compile(rf"(?:, ?|、){_KEY}")


def is_before_noun(prose: str, first: int, last: int, right: str | None) -> bool:
    """Whether it is written with the hyphens that its words need before a noun, and `right` has spaces there:
    "command-line options"."""
    written = prose[first:last]
    if right is None or "-" not in written or written.replace("-", " ").casefold() != right.casefold():
        return False
    if _ADJECTIVE.match(prose, last):
        return True
    found = _NEXT_WORD.match(prose[last : last + _NEAR])
    return found is not None and any(each.is_noun(found[1]) for each in LANGUAGES.values())


def is_foreign(prose: str, first: int, last: int, right: str | None) -> bool:
    """Whether the sentence is in a language that is not written with the letters of `right`: "the web interface" in
    an English paragraph, where Japanese writes ウェブ."""
    if not JAPANESE.search(right or ""):
        return False
    sentence = _sentence(prose, first, last)
    return len(_LETTER.findall(sentence)) >= _FEW and not JAPANESE.search(sentence)


def is_name_of_field(prose: str, first: int, last: int, right: str | None) -> bool:
    """Whether it is all that stands there, in small letters and two words in one, or not in the letters of `right`:
    `objectname` before what explains it, as programs have it."""
    written = prose[first:last]
    if right is None or prose.strip(" :") != written or not (written.isascii() and written.islower()):
        return False
    return not right.isascii() or (bool(re.search("[ -]", right)) and written == re.sub("[ -]", "", right).lower())


def is_among_keys(prose: str, first: int, last: int) -> bool:
    """Whether it is a small word in a list of keys (nodeIntegration, preload, javascript), or the name of a program
    beside that of its file (kicad or kicad.exe)."""
    written = prose[first:last]
    if not written.isascii() or written != written.lower():
        return False
    before, after = prose[max(0, first - _NEAR) : first], prose[last : last + _NEAR]
    if _KEY_BEFORE.search(before) or _KEY_AFTER.match(after):
        return True
    return any(found[1] == written for found in _PROGRAM.finditer(f"{before[-_BESIDE:]} {after[:_BESIDE]}"))


def is_of_program(prose: str, first: int, last: int) -> bool:
    """Whether a word in small letters names a package, command or the like: "the softlayer package"."""
    written = prose[first:last]
    return written.isascii() and written == written.lower() and _THING.match(prose, last) is not None


def is_in_menu(prose: str, first: int, last: int) -> bool:
    """Whether it is a step of the way through menus (表示 → ルーラ), or all that stands in square brackets, as labels
    and what is to be filled in do: [読込]."""
    before = prose[max(0, first - _NEAR) : first]
    if before[-1:] + prose[last : last + 1] in ("[]", "［］"):
        return True
    return _STEP_BEFORE.search(before) is not None or _STEP_AFTER.match(prose, last) is not None


def is_label(text: str, start: int, end: int) -> bool:
    """Whether emphasis in `text`, the file, makes it a part of what a button is called: **全て置換** をクリック."""
    before = text[max(0, start - _NEAR) : start]
    if _LABEL_BEFORE.search(before) is None:
        return False
    return _PUSHED_BEFORE.search(before) is not None or _LABEL_AFTER.match(text, end) is not None


def is_marked_alone(text: str, start: int, end: int) -> bool:
    """Whether a word in small letters is all that `text`, the file, has between two marks, as values are shown:
    *postgres*, `<i>postgres</i>`."""
    around = text[start - 1 : start] + text[end : end + 1] if start else ""
    return around in ("**", "__", "><") and text[start:end].islower()


def is_told(prose: str, first: int, last: int) -> bool:
    """Whether the sentence tells that the thing is also called so, which may be wanted (also known as Postgres), or
    that it is wrong to write it so."""
    before, after = prose[max(0, first - _NEAR) : first], prose[last : last + _NEAR]
    if _WRONG_BEFORE.search(before) or (_WRONG_AFTER.match(after) and not _ARTICLE.search(before)):
        return True
    return bool(_CALLED.search(before) or _CALLED_AFTER.match(after))


def is_listed(prose: str, first: int, last: int) -> bool:
    """Whether an abbreviation is one of several beside each other (PDF, EPUB and HTML; LDAP/NIS): a list has no room
    for long forms."""
    before, after = prose[max(0, first - _NEAR) : first], prose[last : last + _NEAR]
    return bool(_LISTED_BEFORE.search(before) or _LISTED_AFTER.match(after))


def is_pointed_from(text: str) -> bool:
    """Whether `text`, which goes on behind a mention, leads its reader on before the sentence ends: "(see …)", a
    footnote, 「（…を参照）」."""
    stop = _STOP.search(text, 0, _NEAR)
    return _POINTER.search(text, 0, stop.start() if stop else _NEAR) is not None


def is_designation(prose: str, first: int, last: int) -> bool:
    """Whether an abbreviation is a part of a name (Circle CI), or numbers what it names (RFC 822)."""
    return is_in_name(prose, first, last) or _NUMBERED.match(prose, last) is not None


def _sentence(prose: str, first: int, last: int) -> str:
    starts = [found.end() for found in _STOP.finditer(prose, 0, first)]
    stop = _STOP.search(prose, last)
    return prose[starts[-1] if starts else 0 : stop.start() if stop else len(prose)]
