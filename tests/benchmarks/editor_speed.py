"""How long an editor waits for findings after a change, in milliseconds: an invented document of 50 KB, a glossary of
260 entries, over the standard streams of a real server.

    uv run python -m tests.benchmarks.editor_speed [CHANGES]
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from genglossary import formats
from tests.benchmarks.check_speed import _SYLLABLES, _document, _glossary
from tests.editor.client import Editor


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    chance = random.Random(7)
    words = list(dict.fromkeys("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(6000)))
    glossary = _glossary(words[:460])
    english = _document(chance, words, glossary, 50_000)
    japanese = "\n\n".join(
        "この装置は" + "".join(chance.choices("港船岸壁灯台の管理者が記録する", k=60)) + "。" for _ in range(270)
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "glossary.json").write_bytes(formats.write(".json", glossary))
        for name, text in (("english", english), ("japanese", japanese)):
            waits = _waits(Path(folder), f"{name}.md", text, count)
            size = len(text.encode()) // 1000
            print(f"{name}, {size} KB: {statistics.median(waits):.0f} ms (median), {max(waits):.0f} ms (longest)")


def _waits(folder: Path, name: str, text: str, count: int) -> list[float]:
    editor, path = Editor(folders=[folder]), folder / name
    editor.open(path, text)
    editor.diagnostics(path)
    waits: list[float] = []
    for version in range(2, count + 2):
        time.sleep(0.3)  # a person who pauses between two keys: without, changes are taken together
        began = time.perf_counter()
        editor.change(path, text := f"{text[:2000]}x{text[2000:]}", version)
        editor.diagnostics(path, version)
        waits.append((time.perf_counter() - began) * 1000)
    editor.close()
    return waits


if __name__ == "__main__":
    main()
