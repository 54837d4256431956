"""Identification of the language of a piece of text: by script, and for Latin script by its function words.

The function words only have to tell languages apart, so each list is short; what is not among them is "und".
"""

import re
from collections import Counter
from collections.abc import Iterable

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆〇]+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")
_OTHER_SCRIPTS = (
    ("ko", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_OF_OTHER_SCRIPTS = re.compile(r"[\u0370-\u0e7f\u1100-\u1fff\u3130-\u318f\uac00-\ud7af]")

_FUNCTION_WORDS = {
    "en": "the of and to is that for it with as was on are by this be from or an which not have has can",
    "fr": "le la les des et est un une du dans que pour qui sur par au avec plus il ce sont aux ne pas cette",
    "de": "der die das und ist den von zu mit sich des auf für nicht ein eine dem im auch es werden oder",
    "nl": "de het een en van is dat op te voor zijn met die niet aan wordt ook als bij deze door naar dan",
    "es": "el la los las de que y en un una es por con para del se no al como más su lo este son está",
    "it": "il la di che e un una è per in del della con non sono le dei si da al come più gli nel delle",
    "pt": "o a os as de que e do da em um uma para com não é por mais dos das ao se na no como são",
    "sv": "och att det som en på är av för den med till ett om har de inte kan från var eller vid",
    "da": "og at det er en den til af på som med for de et ikke der har kan fra ved om eller",
    "pl": "i w na z do się nie to jest że jak o po co ale od za przez są dla oraz który",
    "tr": "ve bir bu için ile da de olarak çok daha gibi olan en ne kadar sonra ancak veya",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena adalah atau",
    "vi": "và của là có cho được trong một không với các người đã những để khi này từ",
    "cs": "a v na se je že to s z do o i k ve by jako pro které jsou ale nebo",
    "fi": "ja on ei se että oli joka mutta ovat kun myös hän niin tai sekä kuin",
    "hu": "a az és hogy nem is egy ez meg de volt csak mint vagy van ezt",
    "ro": "și de la în a cu o nu că un pe din mai este pentru care sau se",
}
_WHOLE = re.compile(r"[A-Z][a-z]*(?: \S+){3,}[.!?]")
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _FUNCTION_WORDS.items():
    for _word in filter(lambda word: len(word) > 1, _words.split()):  # letters are names of things too
        _LANGUAGES_OF.setdefault(_word, []).append(_language)


def latin_language(text: str, default: str = "und", kinds: int = 2) -> str:
    """The ISO 639-1 code of Latin-script `text`, or `default` where too few function words tell.

    At least `kinds` different function words are needed that `default` has not, one word in ten, and twice as many as
    `default` has.
    """
    return _language_of(_LATIN_WORD.findall(text.lower()), default, kinds)


def _language_of(words: list[str], default: str, kinds: int) -> str:
    found = [word for word in words if word in _LANGUAGES_OF]
    votes = Counter(language for word in found for language in _LANGUAGES_OF[word])
    if not votes:
        return default
    best = max(votes.values())
    winner = min(language for language, count in votes.items() if count == best)
    if (
        len({word for word in found if winner in _LANGUAGES_OF[word] and default not in _LANGUAGES_OF[word]}) < kinds
        or best * 10 < len(words)
        or best < 2 * votes.get(default, 0)
    ):
        return default
    return winner


class LanguageGuess:
    """Languages of the sentences of one document: the whole decides where a sentence is short."""

    def __init__(self, samples: Iterable[str]) -> None:
        text = " ".join(samples)
        kana = _letters(_KANA, text)
        self._has_kana = kana > 0
        self._mostly_japanese = kana > 0 and kana * 5 > _letters(_LATIN_WORD, text)
        # Names and code words between Japanese sentences belong to them.
        words = [] if self._mostly_japanese else _LATIN_WORD.findall(text.lower())
        self._latin = "ja" if self._mostly_japanese else _of_document(words)
        self._mixed = self._mostly_japanese or _has_others(words, self._latin)

    def of(self, text: str) -> str:
        """The ISO 639-1 code of one sentence, or "und"."""
        if text.isascii():
            return self._latin_of(text)
        has_kana = _KANA.search(text) is not None
        if has_kana and self._mostly_japanese:
            return "ja"
        latin, wide = _letters(_LATIN_WORD, text), _letters(_HAN, text)
        kana = _letters(_KANA, text) if has_kana else 0
        if (wide or kana) and (wide + kana) * 3 >= latin:
            return "ja" if kana or self._has_kana else "zh"
        if latin and len(_OF_OTHER_SCRIPTS.findall(text)) <= latin:  # names in Latin letters, or letters of formulas
            return self._latin_of(text)
        return next((code for code, script in _OTHER_SCRIPTS if script.search(text)), "und")

    def _latin_of(self, text: str) -> str:
        # A short sentence of names says nothing; a long one in another language does.
        short = 20 if self._mostly_japanese else 60
        if not self._mixed or len(text) < short:
            return self._latin
        # What nobody has translated yet is a whole sentence: there one English function word tells.
        untranslated = self._mostly_japanese and _WHOLE.fullmatch(text) and latin_language(text, kinds=1) == "en"
        return "en" if untranslated else latin_language(text, self._latin)


def _letters(script: re.Pattern[str], text: str) -> int:
    """The number of letters of a script, from the rows they stand in: far fewer to find than letters."""
    return sum(map(len, script.findall(text)))


def _of_document(words: list[str]) -> str:
    """The Latin language of a document; one function word must do for a short one, and English for names alone, whose
    letters have no accents, whatever signs stand between them."""
    found = _language_of(words, "und", 2)
    if found != "und" or not words:
        return found
    return _language_of(words, "en" if all(map(str.isascii, words)) else "und", 1)


def _has_others(words: list[str], language: str) -> bool:
    """Whether function words are among `words` that are none in `language`: at least four kinds of one language."""
    others = Counter(
        other for word in set(words) for other in _LANGUAGES_OF.get(word, ()) if language not in _LANGUAGES_OF[word]
    )
    return max(others.values(), default=0) >= 4
