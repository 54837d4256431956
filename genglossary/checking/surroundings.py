"""The words and signs around a spelling, and whether it is a word of its own there: no part of a longer word, an
identifier, a path or a name."""

import re
from collections.abc import Mapping

from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.frequencies import frequencies

JAPANESE = re.compile(r"[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_GLUED_BEFORE = re.compile(
    r"[_@#$\\=~&%]$|[^\s\-][\-\u2010\u2011]$|[A-Za-z0-9_]\($|(?<![.\s])\.$|(?:^|\s)(?:[-.]{1,2}|\+)$|->$"
)
_GLUED_AFTER = re.compile(
    r"[_@\\=~%]|[\-\u2010\u2011][\w(（<{\[]|\.[A-Za-z0-9_]|:{1,2}[A-Za-z0-9_]|\(\)|\+\+|#(?!\s|$)"
)
_HYPHEN = re.compile(r"^[\-\u2010\u2011](?=[a-z])")
_PLACEHOLDERS = (  # <name>, {name}, %name%, $(name of it), of which the spelling may be a part
    (re.compile(r"<(?:[\w-]+ ){0,3}$"), re.compile(r"(?: [\w-]+){0,3}>")),
    (re.compile(r"\{(?:[\w-]+ ){0,3}$"), re.compile(r"(?: [\w-]+){0,3}\}")),
    (re.compile(r"[$%]\((?:[\w-]+ ){0,3}$"), re.compile(r"(?: [\w-]+){0,3}\)")),
    (re.compile("%$"), re.compile("%")),
)
_ENDS_TOKEN = r"\s\u3000-\u9fff\uff00-\uffef()\[\]\"'“”"  # noqa: S105
_TOKEN_BEFORE, _TOKEN_AFTER = re.compile(rf"[^{_ENDS_TOKEN}]*$"), re.compile(rf"[^{_ENDS_TOKEN}]*")
_PATH = re.compile(r"^(?:\.{0,2}|~)/|/.*/|\\.*\\|/[^/]*\.\w{1,5}\b|\w\.\w{1,5}/")
_CAPITALISED = re.compile(r"[A-Z\u00c0-\u00de](?=[\w'’&.-]*[a-z])[\w'’&.-]*")
_NUMERAL = re.compile(r"[A-Z]{1,2}")  # Mac OS X, Windows NT
_HUMPS, _SHOUTED, _LOWER, _FLAG = (
    re.compile(pattern) for pattern in ("[a-z][A-Z]", "[A-Z]{4,}", "[a-z]", r"[ ]--?[A-Za-z]")
)
_GOES_ON = re.compile(r"\s?[\u3041-\u309f、]| (?:is|are|was|were|has|have|can|will|does)\b")
_COMMAND = re.compile(
    r"(?<![A-Za-z0-9])(?:apt(?:-get)?|brew|cargo|conda|docker|git|go|helm|kubectl|npm|npx|pip3?|promtool|uv|yarn)"
    r"(?: -{0,2}[a-z][a-z-]*){1,3} $"
)
_OPTION = re.compile(r"(?:^|\s)--?[A-Za-z][\w-]*[ =]$")
_ARGUMENT = re.compile(r"(?:^|\s)['\"‘“]?--?[A-Za-z][\w-]*['\"’”]?[ =]$")  # '-f' FILE-NAME
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"([^\s.,;:!?()]+) $"), re.compile(r" ([^\s.,;:!?()]+)")
_INITIALS = re.compile(r" \(([A-Z]{2,8})\)")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;。！？：\n])[\s\"'“‘(\[*•–—-]*$")
_STOP = re.compile(r"[。．！？!?\n]")
_SIGN_BEFORE, _SIGN_AFTER = re.compile(r"[=+\[|]\s*$"), re.compile(r"\s*[=+\]|]")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_KATAKANA_BEFORE, _KATAKANA_AFTER = re.compile(r"[ァ-ヺー]*$"), re.compile(r"[ァ-ヺー]*")
_SUFFIX = re.compile(
    r"(?:ブル|ライズ|ライゼーション|ライザー?|リティー?|ネス|イズム)(?![ァ-ヺー])"
)  # make another word
_NEAR = 80  # characters of a token
_FAR = 400  # of a clause, as far as words may reach


def stands_alone(prose: str, first: int, last: int, *, hyphens: bool = False) -> bool:
    """Whether `prose[first:last]`, where words begin and end by their letters, is a word to writers, too. `hyphens`
    says that it may be joined to another one by a hyphen behind it."""
    before, after = prose[max(0, first - _NEAR) : first], prose[last : last + _NEAR]
    after = _HYPHEN.sub(" ", after, count=1) if hyphens else after
    if _GLUED_AFTER.match(after) or (_GLUED_BEFORE.search(before) and not JAPANESE.match(prose[first])):
        return False
    if any(opens.search(before) and closes.match(after) for opens, closes in _PLACEHOLDERS):
        return False
    left, right = _TOKEN_BEFORE.search(before), _TOKEN_AFTER.match(after)
    token = (left[0] if left else "") + prose[first:last] + (right[0] if right else "")
    return not _PATH.search(token.rstrip(".,;:!?"))


def is_word(prose: str, first: int, last: int, *, same_word: bool, known: frozenset[str]) -> bool:
    """Whether Japanese words begin and end at the edges of `prose[first:last]`.

    `same_word` says that the spelling is mended inside of compounds, too; `known` are spellings of the glossary, which
    are words although no dictionary has them.
    """
    opens = first > 0 and _is_joint(prose, first)
    closes = last < len(prose) and _is_joint(prose, last)
    if not (opens or closes):
        return True
    start, end = _clause(prose, first, last)
    text, at, after = prose[start:end], first - start, last - start
    if _SUFFIX.match(text, after) and _KATAKANA.fullmatch(text, at, after):
        return False
    if not same_word and _is_in_katakana(text, at, after, known):
        return False
    for language in LANGUAGES.values():
        if language.word_edges is not None:
            begins, ends = language.word_edges(text, same_word)
            if (at in begins or not opens) and (after in ends or not closes):
                return True
    return same_word and _is_between_words(text, at, after, known)


def is_inflected(prose: str, first: int, last: int, lemma: str) -> bool:
    """Whether a word begins at `first` whose dictionary form is `lemma`."""
    start, end = _clause(prose, first, last)
    text = prose[start:end]
    return any(each.lemmas(text).get(first - start) == lemma for each in LANGUAGES.values() if each.lemmas is not None)


def is_form_of_other(prose: str, first: int, last: int, right: str) -> bool:
    """Whether `prose[first:last]`, which alone is no verb, is a form of one there (荷物をわけました, of 分ける), or of
    an adjective, and that is another word than `right` (訳), and no spelling of it."""
    written, (start, end) = prose[first:last], _clause(prose, first, last)
    for each in LANGUAGES.values():
        if each.lemmas is None or each.standard_spelling is None:
            continue
        found = each.lemmas(prose[start:end])
        if first - start in found and _ends_inflected(found, first - start, written):
            is_other = each.standard_spelling(found[first - start])[:1] != each.standard_spelling(right)[:1]
            return is_other and not _ends_inflected(each.lemmas(written), 0, written)
    return False


def _ends_inflected(lemmas: Mapping[int, str], at: int, written: str) -> bool:
    """Whether the last word of `written`, which begins at `at`, is a form of another one."""
    last = max(offset for offset in lemmas if offset < at + len(written))
    word = written[last - at :]
    return lemmas[last] != word and lemmas[last][:-1] in (word, word[:-1])


def _is_joint(prose: str, at: int) -> bool:
    """Whether letters of Japanese stand on both sides."""
    return JAPANESE.match(prose[at - 1]) is not None and JAPANESE.match(prose[at]) is not None


def _clause(prose: str, first: int, last: int) -> tuple[int, int]:
    starts = [found.end() for found in _STOP.finditer(prose, max(0, first - _FAR), first)]
    stop = _STOP.search(prose, last, last + _FAR)
    return starts[-1] if starts else max(0, first - _FAR), stop.start() if stop else min(len(prose), last + _FAR)


def _is_in_katakana(text: str, at: int, after: int, known: frozenset[str]) -> bool:
    """Whether another word is written on in katakana, so that both may be one: ワードプレス."""
    if not _KATAKANA.fullmatch(text, at, after):
        return False
    before, behind = _KATAKANA_BEFORE.search(text[:at]), _KATAKANA_AFTER.match(text[after:])
    return any(found is not None and found[0] and found[0] not in known for found in (before, behind))


def _is_between_words(text: str, at: int, after: int, known: frozenset[str]) -> bool:
    """Whether what stands beside it, in a run of katakana that no dictionary has, is made of words."""
    before, behind = _KATAKANA_BEFORE.search(text[:at]), _KATAKANA_AFTER.match(text[after:])
    parts = [found[0] for found in (before, behind) if found and found[0]]
    run = text[at - len(before[0] if before else "") : after + len(behind[0] if behind else "")]
    if not parts or _is_made_of_words(run):
        return False  # the dictionary has it, and would have told its edges
    return all(part in known or (len(part) > 1 and _is_made_of_words(part)) for part in parts)


def _is_made_of_words(text: str) -> bool:
    return any(each.is_made_of_words(text) for each in LANGUAGES.values() if each.is_made_of_words is not None)


def is_identifier(prose: str, first: int, last: int, spelling: str, right: str) -> bool:
    """Whether it is written as programs write: commandLine, FILENAME, `name --flag`, kind/name, `name:`, [name],
    `git clone name`."""
    written, after = prose[first:last], prose[last : last + 4]
    before = prose[max(0, first - _NEAR) : first]
    if "-" in written and _ARGUMENT.search(before):
        return True
    if _HUMPS.findall(written) and _HUMPS.findall(written) not in (_HUMPS.findall(spelling), _HUMPS.findall(right)):
        return True
    if _HUMPS.search(written) and written[0].islower() and right[0].isupper() and written != spelling:
        return True
    if _is_with_placeholder(written, right):
        return True
    if _SHOUTED.fullmatch(written) and written not in (spelling, right):
        return _LOWER.search(prose) is not None
    if written.casefold() != right.casefold() or written != written.lower():
        return _FLAG.match(after) is not None and written == written.lower()
    if _OPTION.search(before) or _COMMAND.search(before) or before[-1:] + after[:1] in ("[]", "()", "（）"):
        return True
    if right != right.lower() and _SENTENCE_END.search(before) and not _GOES_ON.match(prose, last):
        return True  # no sentence begins with a small letter: the key of a list
    return after[:1] in ("/", ":") or after[:2] == "- " or before.endswith("/") or _FLAG.match(after) is not None


def _is_with_placeholder(written: str, right: str) -> bool:
    """Whether a word of it stands for what a user gives: the file NAME."""
    words = [word for word in written.split() if len(word) > 1]
    return right == right.lower() and any(map(str.isupper, words)) and any(map(str.islower, words))


def is_in_name(prose: str, first: int, last: int, *, both: bool = False) -> bool:
    """Whether capitals make it a part of a name: the World Web Site Award. With `both` on both sides: what is a name
    itself stands beside other names."""
    words = _WORD.findall(prose, first, last)
    if not words or not all(word[0].isupper() for word in words):
        return False
    before, after = _WORD_BEFORE.search(prose[max(0, first - _NEAR) : first]), _WORD_AFTER.match(prose, last)
    right = after is not None and any(each.fullmatch(after[1]) for each in (_CAPITALISED, _NUMERAL))
    if len(words) == 1 and _SENTENCE_END.search(prose[max(0, first - _NEAR) : first]):
        return right
    left = before is not None and _CAPITALISED.fullmatch(before[1]) and not _is_first(prose, first, before[1])
    return right and bool(left) if both else right or bool(left)


def is_in_long_form(prose: str, first: int, last: int) -> bool:
    """Whether it ends a longer name that its initials follow: "Quay Encrypted File System (EFS)"."""
    initials = _INITIALS.match(prose, last)
    words = _WORD.findall(prose, max(0, first - _NEAR), last)
    if initials is None or len(initials[1]) <= len(_WORD.findall(prose, first, last)):
        return False
    return [word[0] for word in words[-len(initials[1]) :]] == [*initials[1]]


def _is_first(prose: str, first: int, word: str) -> bool:
    """Whether the word before is capitalised only because a sentence begins with it."""
    return _SENTENCE_END.search(prose[max(0, first - _NEAR) : first - len(word) - 1]) is not None


def opens_sentence(prose: str, first: int) -> bool:
    """Whether a sentence begins there, or what looks like one."""
    return _SENTENCE_END.search(prose[max(0, first - _NEAR) : first]) is not None


def is_sign_itself(prose: str, first: int, last: int) -> bool:
    """Whether a single letter of Japanese is spoken of as a sign, beside signs as in a formula: 頭 = 豆 + 頁."""
    before, after = prose[max(0, first - _NEAR) : first], prose[last : last + _NEAR]
    if last - first != 1 or before[-1:].isalnum() or after[:1].isalnum() or before.rstrip()[-1:].isalnum():
        return False
    return _SIGN_BEFORE.search(before) is not None or _SIGN_AFTER.match(after) is not None


def is_title(prose: str) -> bool:
    """Whether a heading has capitals for the words of any kind: nothing can be told from them."""
    words = [word for word in _WORD.findall(prose) if len(word) > 3 and word[0].isascii()]
    return bool(words) and sum(word[0].isupper() for word in words) * 3 >= len(words) * 2


def is_ordinary(name: str) -> bool:
    """Whether it is a word of the language, in small letters."""
    return name in frequencies("en") or combined().is_word(name)
