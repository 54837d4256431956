"""The file of a glossary, as a place to which findings about its entries point."""

import json
from dataclasses import dataclass

from genglossary.checking.reporting import level_of
from genglossary.checking.types import Finding, Options
from genglossary.formats import Entry
from genglossary.pipeline.text.stated import Stated


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """`name` is what people call it; `text` is empty where it is none, or no text."""

    name: str
    text: str = ""

    def finding(self, rule: str, entry: Entry, message: Stated, options: Options, *, last: bool = False) -> Finding:
        """A finding at the name of the entry, at the last one of several."""
        start = self.place(entry.text, last=last)
        line = self.text.count("\n", 0, start) + 1
        begin = self.text.rfind("\n", 0, start) + 1
        end = start + (len(entry.text) if self.text.startswith(entry.text, start) else 0)
        return Finding(
            rule=rule, level=level_of(rule, options), message=message, file=self.name, line=line,
            column=start - begin + 1, end_line=line, end_column=end - begin + 1, start=start, end=end,
            excerpt=self.text[begin:].split("\n", 1)[0].strip()[:160], sentence=str(message), term=entry.text,
            id=entry.id,
        )  # fmt: skip

    def place(self, text: str, *, last: bool = False) -> int:
        """Find the name of the entry: as a value of JSON, else as any words; 0 where it is nowhere."""
        find = self.text.rfind if last else self.text.find
        quoted = json.dumps(text, ensure_ascii=False)
        for words in (f'"text": {quoted}', f'"text":{quoted}', text):
            at = find(words)
            if at >= 0:
                return at + words.rfind(text) if text in words else at
        return 0
