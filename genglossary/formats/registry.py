"""All formats: how they are called, what they are for, and what a file of each can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from genglossary.formats.types import Unusable
from genglossary.pipeline.text.stated import stated

Purpose = Literal["read", "spreadsheet", "terminology", "translation", "documentation", "writing", "learning"]
Aspect = Literal[
    "definitions", "contexts", "readings", "variants", "avoided", "switches", "exact", "translations", "proposals",
    "sources", "passages", "notes", "categories", "links", "rejections", "parts_of_speech",
    "definitions_there", "readings_there", "notes_there", "figures",
]  # fmt: skip
"""The things that an entry can say beside its term. `contexts` are of entries without a definition, `avoided` are
deprecated and forbidden spellings, `exact` is the switch that no inflection is meant, `proposals` translations that
nobody accepted yet, `links` lead to other entries, `rejections` are translations that people rejected,
those with `_there` are said of translations, `figures` are score, counts, status and issues."""

PURPOSES: Mapping[Purpose, str] = MappingProxyType(
    {
        "read": "To read",
        "spreadsheet": "Spreadsheets and programs",
        "terminology": "Terminology",
        "translation": "Translation tools",
        "documentation": "Documentation",
        "writing": "Writing",
        "learning": "Learning",
    }
)
"""In the order of the menu."""

ALL: frozenset[Aspect] = frozenset(get_args(Aspect))


# long: the table of all formats, one block each
_SAID: frozenset[Aspect] = frozenset({"definitions", "contexts", "variants", "sources"})


def _also(*aspects: Aspect) -> frozenset[Aspect]:
    """Add to what nearly every format says."""
    return _SAID | frozenset(aspects)


_SKOS = _also(
    "readings", "avoided", "translations", "notes", "links", "passages", "definitions_there", "notes_there"
)  # fmt: skip


def _only(*aspects: Aspect) -> frozenset[Aspect]:
    return frozenset(aspects)


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """`module` is in this package, `suffix` has its dot, `label` is for menus. `dialects` maps the names of other ways
    to write it, which `WRITERS` of the module has, to their labels. `readable` says whether files of it can be
    imported, `carries` what a file of it can say."""

    module: str
    suffix: str
    label: str
    media_type: str
    purpose: Purpose
    carries: frozenset[Aspect]
    readable: bool = False
    only_allowed: bool = False
    """Whether its headings are always terms that may be written: see `headings`."""
    dialects: Mapping[str, str] = field(default_factory=dict[str, str])
    lacking: Mapping[str, frozenset[Aspect]] = field(default_factory=dict[str, frozenset[Aspect]])
    """Dialect to what it does not carry, though the format does."""

    def carried_in(self, dialect: str) -> frozenset[Aspect]:
        """The aspects that a file of the dialect can say."""
        return self.carries - self.lacking.get(dialect, frozenset())

    @property
    def content_type(self) -> str:
        """For browsers: files of text are UTF-8, unless they say otherwise themselves."""
        is_text = self.media_type.startswith("text/") or self.media_type.endswith(("json", "yaml"))
        return f"{self.media_type}; charset=utf-8" if is_text else self.media_type


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "markdown": Format(
            module="as_markdown",
            suffix=".md",
            label="Markdown",
            media_type="text/markdown",
            purpose="read",
            carries=_also("readings"),
            readable=True,
            only_allowed=True,
        ),
        "html": Format(
            module="as_html",
            suffix=".html",
            label="Web page",
            media_type="text/html",
            purpose="read",
            carries=ALL - {"switches", "exact", "figures", "rejections", "parts_of_speech"},
            only_allowed=True,
        ),
        "docx": Format(
            module="as_docx",
            suffix=".docx",
            label="Word document",
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            purpose="read",
            carries=ALL - {"switches", "exact", "figures", "passages", "rejections", "parts_of_speech"},
            only_allowed=True,
        ),
        "json": Format(
            module="as_json",
            suffix=".json",
            label="JSON",
            media_type="application/json",
            purpose="spreadsheet",
            carries=ALL,
            readable=True,
        ),
        "csv": Format(
            module="as_csv",
            suffix=".csv",
            label="CSV",
            media_type="text/csv",
            purpose="spreadsheet",
            carries=ALL,
            readable=True,
        ),
        "tsv": Format(
            module="as_tsv",
            suffix=".tsv",
            label="Tab-separated",
            media_type="text/tab-separated-values",
            purpose="spreadsheet",
            carries=ALL,
            readable=True,
        ),
        "xlsx": Format(
            module="as_xlsx",
            suffix=".xlsx",
            label="Excel workbook",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            purpose="spreadsheet",
            carries=ALL,
            readable=True,
        ),
        "tbx": Format(
            module="as_tbx",
            suffix=".tbx",
            label="TBX",
            media_type="application/x-tbx",
            purpose="terminology",
            carries=ALL,
            readable=True,
            dialects={"tbx2": "Version 2, for OmegaT, Weblate and other older tools"},
            lacking={"tbx2": _only("categories", "proposals", "rejections")},
        ),
        "turtle": Format(
            module="as_turtle",
            suffix=".ttl",
            label="SKOS (Turtle)",
            media_type="text/turtle",
            purpose="terminology",
            carries=_SKOS,
            readable=True,
        ),
        "jsonld": Format(
            module="as_jsonld",
            suffix=".jsonld",
            label="SKOS (JSON-LD)",
            media_type="application/ld+json",
            purpose="terminology",
            carries=_SKOS,
            readable=True,
        ),
        "deepl": Format(
            module="translators.as_deepl",
            suffix=".csv",
            label="DeepL (CSV)",
            media_type="text/csv",
            purpose="translation",
            carries=_only("translations", "variants"),
        ),
        "deepl-tsv": Format(
            module="translators.as_deepl_tsv",
            suffix=".tsv",
            label="DeepL (TSV)",
            media_type="text/tab-separated-values",
            purpose="translation",
            carries=_only("translations", "variants"),
        ),
        "weblate": Format(
            module="translators.as_weblate",
            suffix=".csv",
            label="Weblate (CSV)",
            media_type="text/csv",
            purpose="translation",
            carries=_only("definitions", "translations", "notes", "notes_there"),
        ),
        "phrase": Format(
            module="translators.as_phrase",
            suffix=".csv",
            label="Phrase (CSV)",
            media_type="text/csv",
            purpose="translation",
            carries=_only("definitions", "translations", "switches"),
        ),
        "crowdin": Format(
            module="translators.as_crowdin",
            suffix=".csv",
            label="Crowdin (CSV)",
            media_type="text/csv",
            purpose="translation",
            carries=_only("definitions", "translations", "notes", "parts_of_speech"),
        ),
        "lokalise": Format(
            module="translators.as_lokalise",
            suffix=".csv",
            label="Lokalise (CSV)",
            media_type="text/csv",
            purpose="translation",
            carries=_only("definitions", "translations", "switches", "avoided", "definitions_there"),
        ),
        "omegat": Format(
            module="translators.as_omegat",
            suffix=".utf8",
            label="OmegaT (tab)",
            media_type="text/tab-separated-values",
            purpose="translation",
            carries=_only("definitions", "translations", "variants", "notes", "notes_there"),
        ),
        "utx": Format(
            module="translators.as_utx",
            suffix=".utx",
            label="UTX",
            media_type="text/tab-separated-values",
            purpose="translation",
            carries=_only("translations", "variants", "parts_of_speech"),
        ),
        "sphinx": Format(
            module="as_sphinx",
            suffix=".rst",
            label="Sphinx glossary",
            media_type="text/x-rst",
            purpose="documentation",
            carries=_also("readings", "parts_of_speech"),
            readable=True,
            only_allowed=True,
        ),
        "site": Format(
            module="as_site",
            suffix=".md",
            label="MkDocs, Docusaurus, Hugo page",
            media_type="text/markdown",
            purpose="documentation",
            carries=_also("readings"),
            only_allowed=True,
        ),
        "abbreviations": Format(
            module="as_abbreviations",
            suffix=".md",
            label="MkDocs abbreviations",
            media_type="text/markdown",
            purpose="documentation",
            carries=_only("definitions", "variants"),
            only_allowed=True,
        ),
        "asciidoc": Format(
            module="as_asciidoc",
            suffix=".adoc",
            label="AsciiDoc glossary",
            media_type="text/asciidoc",
            purpose="documentation",
            carries=_also(),
            only_allowed=True,
        ),
        "latex": Format(
            module="as_latex",
            suffix=".tex",
            label="LaTeX glossaries",
            media_type="application/x-tex",
            purpose="documentation",
            carries=_only("definitions", "contexts", "readings"),
            only_allowed=True,
        ),
        "prh": Format(
            module="as_prh",
            suffix=".yml",
            label="prh rules (textlint)",
            media_type="application/yaml",
            purpose="writing",
            carries=_only("avoided"),
        ),
        "vale": Format(
            module="as_vale",
            suffix=".zip",
            label="Vale vocabulary and rules",
            media_type="application/zip",
            purpose="writing",
            carries=_only("variants", "avoided"),
        ),
        "ime": Format(
            module="as_ime",
            suffix=".txt",
            label="Japanese input dictionary",
            media_type="text/plain",
            purpose="writing",
            carries=_only("readings", "variants"),
            dialects=({"google": "Google 日本語入力, Mozc", "ms-ime": "Microsoft IME", "atok": "ATOK"}),
            only_allowed=True,
        ),
        "anki": Format(
            module="as_anki",
            suffix=".txt",
            label="Anki cards",
            media_type="text/plain",
            purpose="learning",
            carries=_also("readings", "categories"),
            only_allowed=True,
        ),
    }
)
"""Name to format, in the order of the menu. Of several that share a suffix, a file name means the first."""


def format_called(name: str) -> Format:
    """The format with a name ("csv") or a suffix (".csv"). Raises `Unusable` when nothing is called so."""
    if chosen := FORMATS.get(name) or next((each for each in FORMATS.values() if each.suffix == name), None):
        return chosen
    names = ", ".join(sorted({each.suffix for each in FORMATS.values()}) if name.startswith(".") else FORMATS)
    if not name:
        raise Unusable(stated("A file without a suffix is not a format of glossaries: %(names)s.", names=names))
    raise Unusable(stated("%(name)s is not a format of glossaries: %(names)s.", name=name, names=names))
