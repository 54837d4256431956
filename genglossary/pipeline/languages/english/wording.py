"""The wording of English sentences that define something: what points back, ends a subject, denies."""

from genglossary.pipeline.languages.language import Wording

WORDING = Wording(
    points_back=r"(?:it|they|this|these|that|those|he|she)\b",
    connective=(
        r"(?:however|thus|therefore|moreover|furthermore|in short|in other words|for example|for instance|also"
        r"|hence|so)\s*,\s*"
    ),
    subject_end=r"\b(?:is|are|was|were|means?|refers?\s+to|denotes?)\b",
    restriction=(
        r"\b(?:that|which|who|where|used|for|to|by|with|in|on|from|at|containing|consisting|providing|\w+ed)\b"
    ),
    kind_of=r"(?:an?|any|the|one)\s+(?:kind|type|sort|form)\s+of\b",
    negation=r"\b(?:not|never|no|cannot)\b|n['’]t\b",
)
