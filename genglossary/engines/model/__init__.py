"""Judgements by a language model behind any server that speaks the OpenAI protocol.

asyncio lives in here alone: outside, the four judgements are plain iterators (see engines.protocol). Nothing
imports Django; what a run needs from it (memory of replies, a lease, a budget) is passed in.
"""
