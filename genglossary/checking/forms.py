"""Spellings of a glossary in all their forms, which documents are searched for, and what each means for a writer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from genglossary.checking.inflection import forms_of, in_number
from genglossary.formats import Entry, Equivalent, Glossary, Spelling
from genglossary.formats.types import AVOIDED, Kind, Usage
from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import LONGEST_SPELLING

_JAPANESE, _LATIN = "[ぁ-ヿ一-龯]", "[A-Za-z0-9]"
_SEAM = re.compile(f"(?<={_LATIN})(?={_JAPANESE})|(?<={_JAPANESE})(?={_LATIN})")
_SPACED_SEAM = re.compile(f"(?<={_LATIN}) (?={_JAPANESE})|(?<={_JAPANESE}) (?={_LATIN})")
_INFLECTED, _HIRAGANA = re.compile("[うくぐすつぬぶむるい]"), re.compile("[ぁ-ゖ]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """`text` is looked for, and means the entry with the index `entry`, by its `spelling`.

    `rule` is the rule that a mention breaks, "" for none; `right` is what to write instead, in the same number, None
    where nobody can tell. `drifts` says that the spelling is one of several that nobody decided about. `as_written`
    says that other capitals make it another word, `named` that they are a mistake. `is_stem` says that `text` and
    `right` are the parts of verbs or adjectives that stay when these are inflected.
    `is_translation` says that it is an equivalent of the entry in another language.
    """

    text: str
    entry: int
    spelling: str
    kind: Kind | None = None
    usage: Usage = ""
    rule: str = ""
    right: str | None = None
    drifts: bool = False
    as_written: bool = False
    named: bool = False
    is_stem: bool = False
    is_translation: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether a mention breaks no rule by itself."""
        return not (self.rule or self.named or self.drifts)


def forms(glossary: Glossary) -> list[Form]:
    """The forms of all entries that are not excluded, those that may be written first: a plural that people decided to
    avoid (indices) is none of these, though it is one of a term (index)."""
    entries = [(at, each) for at, each in enumerate(glossary.entries) if each.status != "excluded"]
    found = [*chain.from_iterable(_of_entry(at, entry) for at, entry in entries)]
    avoided = {form.text for form in found if form.rule and form.text == form.spelling}
    good = [form for form in found if not form.rule and (form.text == form.spelling or form.text not in avoided)]
    allowed = {form.text for form in good}
    alike = {fold_key(form.text) for form in good}
    bad = [_told_apart(form, alike) for form in found if form.rule and (form.is_stem or form.text not in allowed)]
    return [*good, *bad]


def preferred(entry: Entry) -> str | None:
    """The spelling to write: None where all are to be avoided."""
    chosen = [each.text for each in entry.spellings if each.usage == "preferred"]
    if entry.usage in AVOIDED:
        admitted = [each.text for each in entry.spellings if each.usage not in AVOIDED]
        return next(iter([*chosen, *admitted]), None)
    return entry.text if entry.usage == "preferred" or not chosen else chosen[0]


def is_decided(entry: Entry) -> bool:
    """Whether people said which spelling is to be written."""
    return "preferred" in (entry.usage, *(each.usage for each in entry.spellings))


def _of_entry(at: int, entry: Entry) -> Iterator[Form]:
    head = Spelling(text=entry.text, usage=entry.usage, as_written=entry.as_written, exact=entry.exact)
    right, decided = preferred(entry), is_decided(entry)
    open_spellings = [each for each in entry.spellings if each.kind == "spelling" and not each.usage]
    drifting = not decided and not entry.usage and bool(open_spellings)
    for number, each in enumerate((head, *_said(entry))):
        kind = each.kind if number else None
        is_spelling = kind in (None, "spelling") and not each.usage
        rule = "GG101" if each.usage in AVOIDED else ""
        if not rule and decided and is_spelling and each.text != right:
            rule = "GG102"
        yield from _inflected(entry, each, kind, Form(
            text=each.text, entry=at, spelling=each.text, kind=kind, usage=each.usage, rule=rule,
            right=_in_its_number(right, each, entry) if rule and right and right != each.text else None,
            drifts=drifting and is_spelling and not _is_other_use(each.text, entry),
            as_written=each.as_written is True or _is_other_word_small(each),
            named=not rule and _is_named(each) and not _is_identifier(each, entry),
        ))  # fmt: skip
    yield from _translated(at, entry)


def _in_its_number(right: str, spelling: Spelling, entry: Entry) -> str:
    """The right spelling for another one, in the plural where that is one of another that is avoided (e-mails)."""
    avoided = [each.text for each in entry.spellings if each.usage in AVOIDED and each.text != spelling.text]
    if any(forms_of(each, entry.language).get(spelling.text) == "plural" for each in avoided):
        return in_number(right, "plural", entry.language) or right
    return right


def _said(entry: Entry) -> Iterator[Spelling]:
    """Its spellings, without plurals that were found of one that people decided to avoid: these are its forms."""
    avoided = [each for each in entry.spellings if each.usage in AVOIDED and not each.exact]
    if not avoided:
        yield from entry.spellings
        return
    plurals = {form for each in avoided for form in forms_of(each.text, entry.language)}
    found = ("plural", "spelling")
    yield from (each for each in entry.spellings if each.kind not in found or each.usage or each.text not in plurals)


def _is_other_use(text: str, entry: Entry) -> bool:
    """Whether it is a spelling for another place: before a noun (open-source), or in programs (MetricName)."""
    if re.search(r"[a-z][A-Z]", text) or _is_program_and_phrase(text, entry.text):
        return True
    plain = {fold_key(each).replace("-", " ") for each in (entry.text, *entry.variants) if each != text}
    return text.isascii() and fold_key(text).replace("-", " ") in plain


def _is_program_and_phrase(one: str, other: str) -> bool:
    """Whether one is a small word and the other a phrase with capitals, which only happen to have the same letters:
    harbourlog, and "Harbour logs all of it"."""
    small, phrase = sorted((one, other), key=lambda each: " " in each)
    return small.isalnum() and small.islower() and " " in phrase and not phrase.islower()


def _translated(at: int, entry: Entry) -> Iterator[Form]:
    """Translations, also proposed ones, and those that people rejected or that are to be avoided, where there is a
    better one."""
    for each in entry.equivalents:
        if each.status != "rejected" and each.usage not in AVOIDED:
            yield Form(text=each.text, entry=at, spelling=each.text, is_translation=True)
            continue
        is_bad = each.status == "rejected" or each.usage in AVOIDED
        right = next((good.text for good in entry.equivalents if _is_good(good, each.language)), None)
        if is_bad and right and right != each.text:
            yield Form(text=each.text, entry=at, spelling=each.text, usage=each.usage, rule="GG301", right=right)


def _is_good(equivalent: Equivalent, language: str) -> bool:
    is_accepted = equivalent.status == "accepted" and equivalent.usage not in AVOIDED
    return is_accepted and equivalent.language == language


def _inflected(entry: Entry, spelling: Spelling, kind: Kind | None, form: Form) -> Iterator[Form]:
    if len(form.text) <= LONGEST_SPELLING:
        yield form
    inflected = {} if spelling.exact else forms_of(spelling.text, entry.language)
    for text, number in inflected.items():
        if text != form.text and len(text) <= LONGEST_SPELLING:
            right = in_number(form.right, number, entry.language) if form.right else None
            if number == "plural" and right is None and form.right and " " in form.right:
                continue  # logins, where "log in" is the verb
            named = form.named and not (number == "plural" and spelling.text.isupper())
            yield replace(form, text=text, right=right, named=named)
    if not spelling.exact:
        yield from _spaced(form)
    if form.rule and not spelling.exact:
        yield from _stem(form)


def _spaced(form: Form) -> Iterator[Form]:
    """The same with spaces between Latin and Japanese letters (Web サイト), or without those that it has."""
    for sign, said in ((_SEAM, " "), (_SPACED_SEAM, "")):
        text = sign.sub(said, form.text)
        if text != form.text and len(text) <= LONGEST_SPELLING:
            yield replace(form, text=text, right=sign.sub(said, form.right) if form.right else None)


def _stem(form: Form) -> Iterator[Form]:
    """Of a Japanese verb or adjective: 行な of 行なう, for 行なって and 行ないます."""
    text, right = form.text, form.right or ""
    if len(text) > 1 and _INFLECTED.match(text[-1]) and not (len(text) == 2 and _HIRAGANA.match(text[0])):
        certain = right[-1:] == text[-1] and is_same_word(text, right)
        yield replace(form, text=text[:-1], right=right[:-1] if certain else None, is_stem=True)


def _is_named(spelling: Spelling) -> bool:
    """Whether other capitals are a mistake: those of a name that is no word when it is written small."""
    text = spelling.text
    if spelling.as_written is False or spelling.usage in AVOIDED or text == text.lower():
        return False
    if text[-1:] == "s" and text[:-1].isupper():
        return False  # DNs, which looks like DNS
    mixed = any(char.isupper() for char in text[1:]) and any(char.islower() for char in text)
    return (spelling.as_written is True or (mixed and " " not in text)) and not combined().is_word(text.lower())


def _is_identifier(spelling: Spelling, entry: Entry) -> bool:
    """Whether it is what programs make of the term (VirtualHost, of virtual host), unless people say more of it."""
    said = spelling.usage or spelling.as_written
    return not said and " " in entry.text and re.fullmatch(r"(?:[A-Z]?[a-z]+)+", spelling.text) is not None


def _is_other_word_small(spelling: Spelling) -> bool:
    """Whether its capitals alone make it what it is: ReST, which is no rest."""
    text = spelling.text
    mixed = any(char.isupper() for char in text[1:]) and any(char.islower() for char in text)
    return spelling.as_written is None and mixed and text.isalpha() and combined().is_word(text.lower())


def _told_apart(form: Form, alike: set[str]) -> Form:
    """A spelling that only its capitals tell from one that may be written is meant only as it is written."""
    return replace(form, as_written=True) if fold_key(form.text) in alike else form


def is_same_word(spelling: str, right: str | None) -> bool:
    """Whether the two are one word in two spellings (サーバ, サーバー), so that it is mended inside of compounds."""
    if right is None or spelling.isascii() or right.isascii():
        return False
    return any(_is_one_word(each, spelling, right) for each in LANGUAGES.values() if not each.has_spaces)


def _is_one_word(language: Language, spelling: str, right: str) -> bool:
    key_of, standard = language.grammar.key_of, language.standard_spelling
    return key_of(spelling) == key_of(right) or (standard is not None and standard(spelling) == standard(right))
