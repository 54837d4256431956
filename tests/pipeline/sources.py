"""Documents for the pipeline's tests: paragraphs between blank lines, `# ` before a heading."""

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.types import Block, Source


def source(text: str, key: int = 1) -> Source:
    """A source with a block for each part of `text` between blank lines."""
    blocks: list[Block] = []
    at = 0
    for part in text.split("\n\n"):
        if part.startswith("# "):
            blocks.append(Block(kind="heading", level=1, start=at + 2, end=at + len(part)))
        elif part.strip():
            blocks.append(Block(kind="paragraph", start=at, end=at + len(part)))
        at += len(part) + 2
    return Source(key=key, name=f"{key}.md", text=text, blocks=tuple(blocks))


def corpus(*texts: str) -> Corpus:
    return Corpus(source(text, key) for key, text in enumerate(texts, start=1))


TIDES = """# Tide engine

A tide engine is a machine that turns the rise of the sea into work. Each tide engine has a float chamber.
The float chamber fills twice a day. Keepers inspect the float chambers of every tide engine.

# Float chamber

The float chamber is a closed vessel that lifts the drive shaft. The drive shaft turns the mill."""

SHIO = """# 潮汐炉

潮汐炉とは、海の満ち引きを動力に変える装置である。潮汐炉には浮力タンクがある。浮力タンクは一日に二回満たされる。
保守員は潮汐炉の浮力タンクを毎朝点検する。今回、潮汐炉の駆動軸を交換した。

# 浮力タンク

浮力タンクは、駆動軸を持ち上げる密閉容器である。駆動軸は水車を回す。"""
