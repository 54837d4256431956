"""What makes a Japanese sentence look like a definition of the term at a known place in it.

The term is the topic (とは, は, という用語は) and the predicate, which stands last, is a noun that a clause modifies
(「…を管理するコンポーネントです」) or a verb of naming or meaning. A noun that nothing modifies states a property
(「Xはデフォルトで有効です」), and so do formal nouns (ため, とき, だけ …).
"""

import re
from collections.abc import Iterator, Mapping

WEIGHTS: Mapping[str, float] = {
    "bias": -1.6,
    # how the sentence frames its term
    "naming": 1.8,
    "toha": 1.8,
    "topic": 0.0,
    "gloss": 0.0,
    "named": 1.6,
    "called": -1.5,
    # what it says about it
    "meaning": 2.2,
    "genus": 2.0,
    "genus_clause": 2.0,
    "plain_noun": -1.2,
    "purpose": 0.3,
    "enables": 0.7,
    "verb": -1.2,
    "property": -2.5,
    "formal": -2.5,
    "other": -1.0,
    # where the term stands
    "bare": 0.4,
    "scene": 0.2,
    "modifier": -1.2,
    "inside": -1.8,
    # the sentence as a whole
    "question": -4.0,
    "list_intro": -2.5,
    "short": -0.6,
    "terse": -0.4,
    "long": -0.4,
    "opinion": -1.6,
    "deictic": -1.0,
    "address": -0.5,
    "connective": -0.8,
    "pointing": -2.0,
}

_SCENE = (
    r"(?P<scene>[^。、]{1,40}?(?:では|において(?:は)?|における|にとって|の場合|に関して|として(?:の)?"
    r"|的に(?:は)?|一般に|通常)、?\s*)"
)
_LABEL = r"(?:[(（]?\d{1,5}\s?[.)）．]+\s*|[-*•・■●]\s*)?"
_QUOTE = r"[「『“\"'(（*_`]*"
OPENING = re.compile(
    rf"{_LABEL}{_SCENE}?(?P<modifier>[^。、「」はがをにで]{{1,20}}(?:の|な|する|した|される|された)\s?)?{_QUOTE}"
)
_NAMES = r"(?:用語|言葉|語|名前|名称|概念|表現|単語)"
_ASIDE = (  # （…）、「…とも呼ばれ、」
    r"[」』”\"'*_`]*\s?(?:[（(【\[][^（）()]{1,80}[）)】\]]\s?"
    r"|、[^。、]{2,40}とも?(?:呼ば|いわ|言わ|称さ)れるもの(?=は|とは))?[」』”\"'*_`)）]*\s?"
)
FRAME = re.compile(
    rf"{_ASIDE}(?:"
    rf"(?P<naming>という{_NAMES}(?:と?は|が))"
    r"|(?P<toha>とは(?!異な|違|別|限|い|言|関係|なら|逆|無|独立|反))"
    r"|(?P<topic>(?:は|って)(?![いけじずれなが]))"
    r"|(?P<gloss>[：:]|(?<=\s)[—–-]{1,2}(?=\s)|[—–―]{1,2})\s*(?=\S)"
    r")、?\s*"
)
_NAMED = re.compile(
    rf"{_ASIDE}(?:と(?:いい|言い|いう(?=[。」]|$)|言う(?=[。」]|$)|呼び|よび|呼ぶ|呼ば|よば|称|名付|名づけ|定義|略[さしせ])|として(?:も)?知られ)"
)
_TOPIC_BEFORE = re.compile(r"(?:を|は、?|が)[^。]*$")
_COPULA = r"(?:です|である|だ|でした|であった|のことです|のことである|のこと|となります|となる)"
_END = r"(?:[（(][^（）()]*[）)])?[。．.!！\s」』]*$"
_LINK = r"(?:[るうくぐすつぬぶむただなのい]|って)、?"
_WORD = r"\s?(?:(?![ぁ-ん])[\w・/+.&-]){1,24}"
_HEAD = (
    rf"(?:{_WORD}(?:(?:や|と|または|および|及び|あるいは|・|、){_WORD})*"
    r"|もの|こと|仕組み|しくみ|やり方|決まり|まとまり|集まり|つながり)"
)
_PARTITIVE = r"の(?:一種|一形態|総称|略称?|略語|集合|集まり|名前|名称|(?:[1１一]|ひと)つ)"
_MEANING = re.compile(
    r"(?:を(?:指|意味|表)(?:します|する|しています|している|す|わす|わします)|を(?:いう|いいます|言う|言います)"
    r"|のこと(?:です|である|だ|をいう|をいいます|を指します|を指す|を意味します)?|と定義(?:されます|される|されています|します|する)"
    rf"|{_PARTITIVE}(?:{_COPULA})?){_END}"
)
_CLAUSE = re.compile(
    rf"{_LINK}(?!こと){_HEAD}(?:で|であり|であって)、|{_PARTITIVE}(?:で|であり)、|のことで(?:あり)?、?|を(?:指|表)し(?:ており)?、|を意味し、|をいい、"
)
_GENUS = re.compile(rf"{_LINK}{_HEAD}{_COPULA}{_END}|[るうくぐすつぬぶむた]{_HEAD}{_END}")
_FORMAL = re.compile(
    r"(?:ため|から|とき|時|場合|だけ|のみ|はず|の|ん|よう|そう|つもり|予定|ところ|わけ|まま|ほう|方|後|前|間|通り|とおり"
    r"|以下|次|必要|可能|可能性|傾向|理由|原因|問題|課題|例|最大|最小|以上|点|ほか|他|以外|対象外|同様|同じ|[^\s、。]的)"
    rf"{_COPULA}{_END}"
)
_PLAIN_NOUN = re.compile(rf"{_COPULA}{_END}")
_PURPOSE = re.compile(
    r"(?:ため(?:に|の)?(?:使用|利用|使|用い|設計|開発)|(?:使用|利用)(?:されます|される|します)|に(?:使われ|用いられ)"
    r"|役割を(?:果た|持|担)|として(?:機能|動作|働))"
    rf"[^。]*{_END}"
)
_PROPERTY = re.compile(
    r"(?:ません|ない|ください|下さい|ましょう|でしょう|ことができます|ことができる|できます|必要があります|必要がある"
    r"|場合があります|ことがあります|あります|かもしれません|べきです|べきである|ました|たい(?:です)?|します?か|ですか)"
    rf"{_END}"
)
_ENABLES = re.compile(  # verbs that say what something is for, not what happens to it
    r"(?:提供|管理|保証|保持|公開|定義|制御|実行|処理|記述|表現|担当|サポート|確保|調整|格納|保存|指定|決定|支援)(?:します|する|しています|している)"
    rf"[^、。]*{_END}|(?:可能に|ように)(?:します|する)[^、。]*{_END}"
)
_VERB = re.compile(rf"(?:ます|[るうくぐすつぬぶむ]){_END}")
_OPINION = re.compile(
    r"(?:重要|大切|便利|有用|有効|簡単|容易|一般的|不可欠|必要|良い|よい|優れた|望ましい|推奨される|おすすめの)(?:な|の)?[^\s、。]{0,12}"
    rf"(?:{_COPULA}|で、|であり、)"
)
_DEICTIC = re.compile(r"(?:この|これらの|その|こうした|そうした|このような|そのような|上記の?|以下の?|次の)")
_ADDRESS = re.compile(r"あなた|私たち|わたしたち|我々|みなさん|皆さん")
_POINTING = re.compile(r"(?:これ|それ|こちら|あれ|この[^、。]{1,24}?|その[^、。]{1,24}?)(?:は|を|が|らは|らを)、?")
_CONNECTIVE = re.compile(
    r"しかし|また|さらに|例えば|たとえば|ただし|なお|そのため|この|その|これ|それ|ここ|あの|よって|したがって|そして|つまり"
    r"|もし|一方|次に|まず|すると"
)
_TOPIC = re.compile(r"(?<![でにとのはか])(?:は|が)")
_TERSE = 32  # characters
_PREDICATES = (
    ("property", _PROPERTY),
    ("meaning", _MEANING),
    ("formal", _FORMAL),
    ("genus", _GENUS),
    ("genus_clause", _CLAUSE),
    ("plain_noun", _PLAIN_NOUN),
    ("purpose", _PURPOSE),
    ("enables", _ENABLES),
    ("verb", _VERB),
)
_ANCHOR = re.compile(rf"^{_LABEL}(?:{_SCENE})?{_QUOTE}(?P<term>[^。、はをがにで]{{1,30}}?)(?={FRAME.pattern})")
_NAMING_ANCHOR = re.compile(rf"(?P<term>[^\s。、をがはにで「」『』]{{1,30}})(?=[」』]?{_NAMED.pattern})")


def features(text: str, start: int, end: int) -> list[str]:
    """The names of what speaks for or against `text` defining `text[start:end]`; empty when nothing anchors there."""
    if _NAMED.match(text, end):
        kind = "named" if _TOPIC_BEFORE.search(text, 0, start) else "called"
        return [kind, *_around(text, start), *(["pointing"] if _POINTING.match(text) else [])]
    frame = FRAME.match(text, end)
    if frame is None:
        return []
    found = [frame.lastgroup or "", _opening(text, start), predicate(text, frame.end()), *_around(text, start)]
    if len(text) < _TERSE:
        found.append("terse")
    if _OPINION.search(text, frame.end()):
        found.append("opinion")
    return [*found, "deictic"] if _DEICTIC.search(text, frame.end()) else found


def titled_features(text: str) -> list[str]:
    """The signs that `text`, which stands under its term as a title and has no topic, says what the term is."""
    kind = predicate(text)
    if (
        _TOPIC.search(text)
        or _CONNECTIVE.match(text)
        or text.startswith("以下")
        or kind not in {"genus", "meaning", "purpose", "enables"}
    ):
        return []
    return ["gloss", kind, *_around(text, 0)]


def goes_on(text: str) -> bool:
    """Whether a statement has no topic of its own, or one that only the sentence before it explains."""
    if predicate(text) == "property" or not text.endswith("。"):
        return False
    return _POINTING.match(text) is not None or not _TOPIC.search(text)


def anchors(text: str) -> Iterator[tuple[int, int]]:
    """Where a term could stand that `text` defines, as spans, for callers that know of no term."""
    if topic := _ANCHOR.match(text):
        yield topic.span("term")
    for named in _NAMING_ANCHOR.finditer(text):
        yield named.span("term")


def predicate(text: str, start: int = 0) -> str:
    """What kind of statement `text[start:]` ends in."""
    found = next((name for name, pattern in _PREDICATES if pattern.search(text, start)), "other")
    if found in {"property", "purpose", "enables", "verb", "plain_noun"} and _CLAUSE.search(text, start):
        return "genus_clause"
    return found


def _opening(text: str, start: int) -> str:
    match = OPENING.fullmatch(text, 0, start) if start <= 70 else None
    if match is None:
        return "inside"
    return next((name for name in ("modifier", "scene") if match[name]), "bare")


def _around(text: str, start: int) -> list[str]:
    checks = {
        "question": text.endswith(("?", "？", "か。", "か")),
        "list_intro": text.endswith((":", "：")),
        "short": len(text) < 15,
        "long": len(text) > 120,
        "address": _ADDRESS.search(text) is not None,
        "connective": start > 0 and _CONNECTIVE.match(text) is not None,
    }
    return [name for name, holds in checks.items() if holds]
