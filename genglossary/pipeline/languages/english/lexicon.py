"""TextBlob's lexicon (Brill's, made from the Brown corpus and the Penn Treebank): words with their parts of speech."""

import importlib.util
from functools import cache
from pathlib import Path


@cache
def lexicon() -> dict[str, str]:
    """Lower-case words of TextBlob's lexicon with their Penn tags; the package itself is not imported."""
    spec = importlib.util.find_spec("textblob")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("The package textblob is not installed: its English lexicon is needed.")
    path = Path(spec.submodule_search_locations[0], "en", "en-lexicon.txt")
    lines = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != ";")
    return {parts[0]: parts[1].split("|")[0] for parts in lines if len(parts) == 2}
