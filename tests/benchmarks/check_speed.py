"""How long `genglossary check` takes for much Markdown, in seconds of CPU after its start: invented English prose.

    uv run python -m tests.benchmarks.check_speed [MEGABYTES]

The glossary has 200 entries with definitions and 60 spellings to avoid; one paragraph in twenty has one of these. It
also says what one file of 50 KB takes, as in an editor.
"""

import random
import sys
import time
from collections.abc import Iterator

from genglossary.checking import Checker, manuscript
from genglossary.formats import Entry, Glossary, Spelling

_SYLLABLES = "ba co du fen gil har jo kel lum mor nas pol quin rad sor tam vel wex yor zan".split()  # noqa: SIM905
_COMMON = "the of and to in is that for it as was with be by on not he this are or his from at which but have".split()  # noqa: SIM905


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    chance = random.Random(7)
    words = list(dict.fromkeys("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(6000)))
    glossary = _glossary(words[:460])
    texts = [_document(chance, words, glossary, 50_000).encode() for _ in range(max(1, int(megabytes * 20)))]
    checker = Checker(glossary)
    checker.check(manuscript("warm.md", texts[0]))  # lists of words are read when they are first needed
    began = time.process_time()
    examined = [checker.examine(checker.opened(f"{number}.md", text)) for number, text in enumerate(texts)]
    findings = checker.conclude(examined)
    spent = time.process_time() - began
    print(f"{sum(map(len, texts)) / 1e6:.1f} MB in {len(texts)} files: {spent:.2f} s, {len(findings)} findings")
    began = time.process_time()
    checker.check(manuscript("one.md", texts[0]))
    print(f"one of {len(texts[0]) / 1000:.0f} KB as in an editor: {(time.process_time() - began) * 1000:.0f} ms")
    whole = b"\n".join(texts)
    began = time.process_time()
    checker.examine(checker.opened("whole.md", whole))
    print(f"all in one file: {time.process_time() - began:.2f} s")


def _glossary(words: list[str]) -> Glossary:
    entries = [
        Entry(text=word, language="en", definition=f"A {word} is a {other} that people use.")
        for word, other in zip(words[:200], words[200:400], strict=True)
    ]
    avoided = [
        Entry(
            text=word + "y",
            language="en",
            definition="It is used.",
            spellings=(Spelling(text=word, usage="forbidden"),),
        )
        for word in words[400:460]
    ]
    return Glossary(entries=(*entries, *avoided))


def _document(chance: random.Random, words: list[str], glossary: Glossary, size: int) -> str:
    parts: list[str] = []
    while size > 0:
        parts += _section(chance, words, glossary)
        size -= sum(map(len, parts[-8:]))
    return "\n\n".join(parts) + "\n"


def _section(chance: random.Random, words: list[str], glossary: Glossary) -> Iterator[str]:
    yield "## " + " ".join(chance.choices(words[460:], k=3))
    for number in range(6):
        said = chance.choices(_COMMON + words[460:800], k=70)
        said[chance.randrange(70)] = chance.choice(glossary.entries[:200]).text
        if chance.random() < 0.05:
            said[chance.randrange(70)] = chance.choice(glossary.entries[200:]).spellings[0].text
        said[chance.randrange(70)] = f"`{chance.choice(words)}`"
        text = " ".join(said)
        yield text if number % 3 else "- " + text[:200] + "\n- " + text[200:]
    yield "```\n" + " ".join(chance.choices(words, k=30)) + "\n```"


if __name__ == "__main__":
    main()
