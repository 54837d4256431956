"""A page taken apart, as browsers do."""

import json
from html.parser import HTMLParser
from typing import Any

from genglossary import formats
from genglossary.formats import Entry, Glossary
from tests.formats.samples_for_tools import BILINGUAL


class Page(HTMLParser):
    """`tags` in their order, the `attributes` that stand anywhere, `ids` and links (`targets`), the text of each kind
    of element in `texts`, and what machines read (`data`)."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.data: dict[str, Any] = {}
        self._open: list[str] = []
        self._is_data = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append(tag)
        self.attributes |= said.keys()
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.targets += [value for name, value in attrs if name == "href" and value]
        self._is_data = said.get("type") == "application/ld+json"
        self._open.append(tag)
        self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.texts[tag][-1] += data
        if self._is_data and self._open[-1:] == ["script"]:
            self.data = json.loads(data)


def source_of(*entries: Entry, **fields: Any) -> str:
    return formats.write("html", Glossary(entries=entries or BILINGUAL.entries, **fields)).decode()


def page_of(*entries: Entry, **fields: Any) -> Page:
    return Page(source_of(*entries, **fields))
