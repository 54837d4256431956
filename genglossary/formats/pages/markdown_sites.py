"""Marks that programs for notes and sites put into Markdown: links in double brackets, abbreviations, front matter."""

import re
from collections.abc import Sequence

from genglossary.formats.pages.found import PageEntry
from genglossary.formats.pages.markdown_blocks import PageBlock, words_of
from genglossary.formats.plainly import one_line
from genglossary.formats.types import Spelling

_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\s]+\](?!:)")
_PICTURE = re.compile(r"!\[\[[^\]\n]*\]\]")
_LINK = re.compile(r"\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]")
_LIT = re.compile(r"==(?=[^\s=])([^=\n]{1,300})(?<=\S)==(?!=)")
_BLOCK_NAME = re.compile(r"[ \t]\^[\w-]+[ \t]*$", re.M)
_ABBREVIATION = re.compile(r"^\*\[(?P<term>[^\]\n]+)\]:[ \t]*(?P<said>\S.*)$", re.M)
_TAGS = re.compile(r"(?:\s+#[\w/-]*[^\W\d][\w/-]*)+\s*$")
_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,}|:{3,})\{glossary\}.*\n(?P<body>(?:.*\n)*?)(?:(?P=fence)[ \t]*$|\Z)", re.M)
_OPTION = re.compile(r"^:\w[\w-]*:.*$", re.M)
_BELOW_TERM = re.compile(r"^(?P<term>[^\s:].*\n)(?:[ ]{2}|\t)[ \t]*(?=\S)", re.M)
_COLONS = re.compile(r"^[ \t]*:{3,}.*$", re.M)
_COMMENT = re.compile(r"\{/\*.{0,500}?\*/\}", re.S)
_ANCHOR = re.compile(r"[ \t]\[[#¶]\]\([^()\n]*\)")
_READING = re.compile(r"【([ぁ-ゖァ-ヺー・ ]+)】")
_HEADING = re.compile(r"^[ \t]*<h(?P<level>[1-6])\b[^>]*>(?P<words>.*?)</h[1-6]>[ \t]*$", re.M | re.I)
_SUMMARY = re.compile(r"^[ \t]*(?:<details\b[^>]*>[ \t]*)?<summary\b[^>]*>(?P<words>.*?)</summary>[ \t]*", re.M | re.I)
_BLOCK = re.compile(r"</?(?:p|div|section|details)\b[^>]*>", re.I)
_FRONT = re.compile(r"\A---[ \t]*\n(?P<lines>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_PAIR = re.compile(r"(?P<name>[A-Za-z_][\w-]*):(?P<said>.*)")
_OF_PAGE = ("id", "slug", "aliases", "date", "lastmod", "weight", "draft", "layout", "type", "sidebar_position")
_KNOWN = frozenset(("title", "aka", "short_description", *_OF_PAGE))
"""Names that have a place of their own, or are about the page alone."""


def plain_marks(text: str) -> str:
    """The text with the words of links and of what is marked, and without footnotes, comments, embedded pictures,
    names of blocks and fences of colons; lines stay. A glossary of MyST is a list of definitions."""
    text = _COLONS.sub("", _FENCED.sub(_as_list, f"{text}\n"))  # an open fence ends with the last line
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), _READING.sub(r"（\1）", _ANCHOR.sub("", text)))
    text = _LIT.sub(r"\1", _PICTURE.sub("", _FOOTNOTE.sub("", text)))
    return _BLOCK_NAME.sub("", _LINK.sub(r"\1", text))


def _as_list(found: re.Match[str]) -> str:
    """Terms with indented lines below as a list of definitions, in the same lines."""
    return "\n" + _BELOW_TERM.sub(r"\g<term>: ", _OPTION.sub("", found["body"]))


def headings_in_html(text: str) -> str:
    """A page with headings in the place of those in HTML, and of what folds up the words below it; else as it was."""
    if not (_HEADING.search(text) or _SUMMARY.search(text)):
        return text
    text = _HEADING.sub(lambda found: f"{'#' * int(found['level'])} {found['words']}", text)
    return _BLOCK.sub("", _SUMMARY.sub(r"###### \g<words>\n", text))


def without_sections(entries: Sequence[PageEntry]) -> None:
    """Take the name of a section away that all terms of a page begin with, as “rail:bogie”: it goes to the notes."""
    parted = [each.terms[0].partition(":") for each in entries]
    if not all(before and after and " " not in before and after[:1].isalnum() for before, _, after in parted):
        return
    for entry, (section, _, term) in zip(entries, parted, strict=True):
        entry.terms[0] = term
        entry.notes.append(f"section: {section}")


def abbreviations_in(text: str) -> list[PageEntry]:
    """Lines such as “*[HTML]: Hyper Text Markup Language”, as MkDocs and others have them."""
    return [
        PageEntry(
            line=text.count("\n", 0, found.start()) + 1, terms=[found["term"]], paragraphs=[found["said"].strip()]
        )
        for found in _ABBREVIATION.finditer(text)
    ]


def without_tags(words: str) -> tuple[str, str]:
    """A heading without the tags of Obsidian behind it (“lamp #light #sea”), and these; a number is no tag."""
    found = _TAGS.search(words)
    return (words[: found.start()], " ".join(found[0].split())) if found else (words, "")


def entry_of_front(text: str, blocks: Sequence[PageBlock]) -> list[PageEntry]:
    """The one entry that a file is, as Hugo's glossaries have them: its title, and what stands below, else its short
    description. A page with headings is none."""
    front = _front(text)
    words = [one_line(words_of(block.tokens)) for block in blocks if block.kind == "paragraph"]
    if not front.get("title") or any(block.kind == "heading" for block in blocks):
        return []
    said = [*filter(None, words), *front.get("short_description", ())]
    if not said:
        return []
    entry = PageEntry(line=1, terms=front["title"][:1], paragraphs=said[:1])
    entry.spellings = [Spelling(text=each, kind="synonym") for each in front.get("aka", ())]
    entry.notes += [each for each in said[1:] if each != said[0]]
    entry.notes += [f"{name}: {', '.join(values)}" for name, values in front.items() if name not in _KNOWN and values]
    return [entry]


def _front(text: str) -> dict[str, list[str]]:
    """The names and values above a page, as far as YAML is lines: one value, a list, or a text that goes on below."""
    found: dict[str, list[str]] = {}
    name = ""
    front = _FRONT.match(text)
    for line in front["lines"].split("\n") if front else list[str]():
        if pair := _PAIR.fullmatch(line):
            name, said = pair["name"], pair["said"].strip()
            values = said[1:-1].split(",") if said.startswith("[") and said.endswith("]") else [said]
            found[name] = [
                value for each in values if (value := _unquoted(each)) and value not in (">", "|", ">-", "|-")
            ]
        elif name and line.strip().startswith("- "):
            found[name].append(_unquoted(line.strip()[2:]))
        elif name and line.startswith(" ") and line.strip():
            found[name] = [" ".join([*found[name], line.strip()])]
    return found


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
