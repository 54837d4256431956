"""The engine that works with no language model: it quotes definitions from the documents and reviews by rules."""

from genglossary.engines.extractive.engine import ExtractiveEngine

__all__ = ["ExtractiveEngine"]
