"""The names that columns of tables have, in English and Japanese and in the tables of other tools."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from genglossary.pipeline.text.folding import fold_key

OTHERS = "other"
"""The field of a column that nobody knows: it goes to the notes as "name: value", unless it is left out."""
NOTHING = "-"
"""The field of a column that is left out."""


def key_of(name: str) -> str:
    """A name of a column in the form in which it is compared."""
    return re.sub(r"[\s_\-./:'’]+", "", fold_key(name)).strip("#*")


NAMES = {
    "text": "text term terms word headword entry name source sourceterm src preferredterm title front "
    "用語 見出し語 見出し 語 語句 名称 用語名 単語 項目 言葉 原語 表記 推奨表記 推奨語 推奨用語 優先語 "
    "統一表記 標準表記 標準用語 正しい表記 正表記 正 ok ok表記 okワード "
    "use useinstead preferred recommended recommendedterm approvedterm correct correctterm "
    "begriff benennung terminus fachbegriff vorzugsbenennung terme mot término termino termine termvalue "
    "tterm itemlabel",
    "language": "language lang languagecode sourcelanguage sourcelang termlanguage languageoftheterm locale "
    "lcode sprache langue idioma lingua "
    "言語 原語言語 用語の言語",
    "reading": "reading kana furigana yomi pronunciation ruby 読み 読みがな 読み仮名 よみ よみがな "
    "読み方 かな カナ フリガナ ふりがな ヨミ",
    "definition": "definition def description meaning explanation gloss concept conceptdefinition back "
    "whatitis whatitmeans 定義 説明 意味 解説 内容 語義 用語説明 用語の説明 "
    "beschreibung erklärung bedeutung définition signification definición significado definizione descrizione "
    "erläuterung begriffsbestimmung begriffserklärung itemdescription",
    "source": "definitionsource sourceofdefinition sourceofthedefinition reference references citation "
    "出典 定義の出典 典拠 引用元 参考文献",
    "variants": "variants variant spellings spelling alternatives alternativeterms aliases alias othernames forms "
    "otherspellings variations itemaltlabel schreibweisen varianten variantes 別表記 ほかの表記 異表記 "
    "表記ゆれ 表記揺れ 別名 異形",
    "synonyms": "synonyms synonym synonyme synonymes sinónimos sinonimi sinônimos synoniemen 同義語 類義語 "
    "類語 シノニム",
    "abbreviation": "abbreviation abbreviations abbr acronym acronyms shortform abk abkürzung abkürzungen kürzel "
    "abréviation abréviations sigle abreviatura 略語 略称 略号",
    "long_form": "longform longforms fullform fullname fullterm fulltitle expansion expanded expandedform standsfor "
    "正式名称 正式名 完全形 フルスペル 非省略形 langform formecomplète",
    "deprecated": "deprecated obsolete deprecatedterms deprecatedspellings nonpreferred veraltet "
    "非推奨 非推奨語 非推奨の表記 旧称",
    "forbidden": "forbidden prohibited forbiddenterm forbiddenterms forbiddenspellings donotuse dontuse avoid "
    "wrong incorrect insteadof ng ng表記 ngワード ng例 誤 誤り 誤表記 使わない "
    "使わない表記 使わない用語 使用しない表記 使用禁止用語 禁止用語 禁止表現 不適切な表記 verboten interdit "
    "verbotenebenennung verbotenebenennungen nichtverwenden termeàéviter àéviter termeinterdit términoprohibido "
    "誤った表記 使用禁止語 使わない語 "
    "禁止 禁止語 使用禁止の表記 禁止表記 使用禁止 不使用 誤記",
    "usage": "usage usagestatus administrativestatus termstatus 用法 使い分け 使用区分 区分",
    "part_of_speech": "partofspeech pos wordclass srcpos wortart catégoriegrammaticale 品詞",
    "category": "category 分類 カテゴリ カテゴリー 種別",
    "status": "status 状態 ステータス",
    "required": "required 必須",
    "as_written": "casesensitive termcasesensitive casesensitivity matchcase case casecounts 大文字小文字 "
    "大文字小文字を区別 "
    "大文字・小文字の区別",
    "translatable": "translatable maybetranslated 翻訳可 翻訳する 翻訳してよい",
    "do_not_translate": "donottranslate dnt nontranslatable nottranslated untranslatable 翻訳しない 翻訳不可",
    "exact": "exact exactmatch exactform 完全一致 この形のまま",
    "notes": "notes note comment comments remark remarks termnote entrynote conceptnote "
    "why reason reasons rationale 理由 anmerkung anmerkungen bemerkung bemerkungen remarque remarques notas "
    "translationnotes "
    "備考 注 注記 メモ コメント 補足 注意",
    "id": "id uuid eid entryid conceptid termid",
    "equivalent": "target targetterm tgt translation translations equivalent terminanotherlanguage "
    "übersetzung traduction traducción traduzione "
    "訳語 ほかの言語での用語 対訳 翻訳 訳",
    "equivalent_notes": "tgtcomment notesontheotherterm ほかの言語の用語についての備考",
    "unsure": "fuzzy needsediting needsreview unsuretranslation 要確認 未確定の訳語",
    "equivalent_language": "targetlanguage targetlang languageoftheotherterm 訳語言語 ほかの用語の言語",
}
COMMON = frozenset(["use", "ok", "correct", "preferred", "recommended", "正", "mot"])
"""Names of the column of terms that are words of other tables too: they name columns where another name does."""
NUMBERING = frozenset(("", "no", "nr", "num", "number", "番号", "連番", "項番", "通番"))
"""Names of columns that number the rows: a no is Norwegian where there are words in it."""
FIELD_OF = {key_of(name): field for field, names in NAMES.items() for name in names.split()}

LANGUAGE_NAMES = {
    fold_key(name): code
    for code, names in {
        "en": "English Englisch Anglais Inglés Inglese Inglês Engels 英語 英 英文 英訳 英名",
        "ja": "Japanese Japanisch Japonais Japonés Giapponese 日本語 日 和文 和訳 和名",
        "zh": "Chinese Chinesisch Chinois Chino Cinese 中国語 中文",
        "ko": "Korean Koreanisch Coréen Coreano 韓国語 한국어",
        "zh-Hans": "中国語（簡体字） 中国語（簡体） 簡体字中国語 簡体字 简体中文",
        "zh-Hant": "中国語（繁体字） 中国語（繁体） 繁体字中国語 繁体字 繁體中文",
        "fr": "French Français Französisch Francés Francese Francês フランス語 仏語",
        "de": "German Deutsch Allemand Alemán Tedesco Alemão Duits ドイツ語 独語",
        "es": "Spanish Español Spanisch Espagnol Spagnolo スペイン語",
        "it": "Italian Italiano Italienisch Italien イタリア語",
        "pt": "Portuguese Português Portugiesisch Portugais Portugués ポルトガル語",
        "nl": "Dutch Nederlands Niederländisch Néerlandais オランダ語", "ru": "Russian Russisch Russe Русский ロシア語",
        "pl": "Polish Polnisch Polonais Polski", "sv": "Swedish Schwedisch Suédois Svenska",
        "da": "Danish Dänisch Dansk", "nb": "Norwegian Norwegisch Norsk", "fi": "Finnish Finnisch Suomi",
        "cs": "Czech Tschechisch Čeština", "hu": "Hungarian Ungarisch Magyar", "el": "Greek Griechisch",
        "uk": "Ukrainian Ukrainisch", "ro": "Romanian Rumänisch", "he": "Hebrew Hebräisch", "hi": "Hindi",
        "tr": "Turkish Türkisch Türkçe", "vi": "Vietnamese ベトナム語", "th": "Thai タイ語",
        "id": "Indonesian インドネシア語",
        "ar": "Arabic Arabisch Arabe アラビア語",
    }.items()
    for name in names.split()
}  # fmt: skip

REGIONS = {
    fold_key(name): code
    for code, names in {
        "US": "United States|USA|US|U.S.", "GB": "United Kingdom|UK|GB|Great Britain", "AU": "Australia",
        "CA": "Canada",
        "DE": "Germany|Deutschland", "AT": "Austria|Österreich", "CH": "Switzerland|Schweiz", "FR": "France",
        "BE": "Belgium", "NL": "Netherlands", "ES": "Spain", "MX": "Mexico", "419": "Latin America", "IT": "Italy",
        "BR": "Brazil|BR", "PT": "Portugal|PT", "CN": "PRC|China|Simplified", "TW": "Taiwan|Traditional",
        "HK": "Hong Kong", "JP": "Japan", "KR": "Korea", "IN": "India",
    }.items()
    for name in names.split("|")
}  # fmt: skip
"""Regions as tools name them behind a language: “English (United States)”, “Chinese_PRC”."""


class Preset(NamedTuple):
    """A tool's tables: what its `names` of columns mean there, and its `places` where it writes no names.

    `marks` are regular expressions of names (see `key_of`) that all of its tables have, each one among others.
    """

    label: str
    names: Mapping[str, str] = MappingProxyType({})
    places: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


_LANGUAGE = (
    rf"(?:{'|'.join(map(re.escape, map(key_of, LANGUAGE_NAMES)))})(?:{'|'.join(map(re.escape, map(key_of, REGIONS)))})?"
    r"|[a-z]{2}([a-z]{2})?"
)
_LOKALISE = ("term", "casesensitive", "translatable", "forbidden", "tags")
_PHRASE = r"translatable|[a-z]{2}([a-z]{2})?status"
_MEMOQ = dict.fromkeys(("entryid", "entrycreated", "entrycreator", "entrylastmodified", "entrymodifier"), NOTHING)
_BILINGUAL = ("text", "equivalent", "notes")
PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        "deepl": Preset("DeepL", places=("text", "equivalent", "language", "equivalent_language", "notes")),
        "weblate": Preset(
            "Weblate",
            {"context": OTHERS, "location": NOTHING, "id": NOTHING, "developercomments": "definition"}
            | {"translatorcomments": "equivalent_notes", "explanation": "definition"},
            ("text", "equivalent"),
            ("source", "target", "location|fuzzy|context|(translator|developer)comments"),
        ),
        "lokalise": Preset("Lokalise", {"tags": OTHERS}, marks=_LOKALISE),
        "phrase": Preset("Phrase", marks=("term|conceptid", "casesensitive|concept(domain|subdomain)", _PHRASE)),
        "crowdin": Preset("Crowdin", {"conceptsubject": OTHERS}, marks=(r"term\[.+\]", r"concept.+|(?!term).+\[.+\]")),
        "omegat": Preset("OmegaT", places=_BILINGUAL),
        "memoq": Preset(
            "memoQ",
            {"entryid": NOTHING, "entrysubject": OTHERS} | _MEMOQ,
            marks=("entryid", "entry(?!id).+", _LANGUAGE),
        ),
        "utx": Preset("UTX", {"src": "text", "tgt": "equivalent", "srcpos": "part_of_speech", "termstatus": "usage"}),
        "ime": Preset("IME", places=("reading", "text", "part_of_speech", "notes")),
        "anki": Preset("Anki", places=("text", "definition", OTHERS)),
    }
)
"""By the name that `--preset` takes."""
