"""Lists of arguments: below a heading or label such as "Parameters:" or 「引数」, or a call such as draw(anchor, size),
stands what a function takes or gives.

They look like lists of words, but a name there means something in that function alone.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.sentence import Sentence

_LONGEST = 40  # characters of such a heading
_CALL = re.compile(r"[\w.:>-]+\((?:[^()]{1,150},[^()]{1,150})?\)")  # "map.draw(anchor, [size])"
_LISTED = frozenset({"definition_term", "definition_text"})
_IN_LISTS = _LISTED | {"list_item", "table_cell"}
_BEFORE = re.compile(r"\W*")
_AFTER = re.compile(r"[\"'”’」』\]]?\s?(?:[(（][^()（）]{1,60}[)）])?\s?(?:[:：—–]|-\s)")


def without_arguments(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The `sentences` of a document, with arguments as items of a list, not entries of a list of words.

    A line that is a label of arguments is the heading of what stands in the list below it.
    """
    label, below = "", _IN_LISTS
    for sentence in sentences:
        if _is_label(sentence):
            label, below = sentence.prose, _below(sentence)
        elif sentence.headline or sentence.kind not in below:
            label = ""
        elif label:
            sentence = sentence._replace(heading=label)
        is_argument = sentence.kind in _LISTED and heads_arguments(sentence.heading)
        yield sentence._replace(kind="list_item") if is_argument else sentence


def _is_label(sentence: Sentence) -> bool:
    """Whether a sentence that is no heading is one of arguments; in a list, where it may be a word, a colon tells."""
    if sentence.headline or not sentence.opening or not heads_arguments(sentence.prose):
        return False
    return sentence.kind == "paragraph" or sentence.prose.endswith((":", "：", ")"))


def _below(label: Sentence) -> frozenset[str]:
    """The kinds of the sentences of lists that may stand below `label`: within a list only items in it."""
    return _IN_LISTS if label.kind == "paragraph" or label.prose.endswith(")") else frozenset({"list_item"})


def names_argument(sentence: Sentence, start: int, end: int) -> bool:
    """Whether `sentence` explains the argument at `start:end` of its prose: "Depth: how far a tree is shown"."""
    if not sentence.opening or not heads_arguments(sentence.heading):
        return False
    return _BEFORE.fullmatch(sentence.prose, 0, start) is not None and _AFTER.match(sentence.prose, end) is not None


@lru_cache(maxsize=1024)
def heads_arguments(heading: str) -> bool:
    """Whether what stands below `heading` are arguments or what is given back: it says so, or is how something is
    called."""
    if heading.endswith(")") and _CALL.fullmatch(heading):
        return True
    if not heading or len(heading) > _LONGEST:
        return False
    return combined().argument_heads.fullmatch(fold_key(heading).strip(" :：")) is not None
