"""The ids of entries, as files write them."""

import re
import uuid


def is_uuid(text: str) -> bool:
    """Whether a cell has an id as entries of ours have it."""
    try:
        return bool(re.fullmatch(r"[0-9a-fA-F-]{32,36}", text)) and bool(uuid.UUID(text))
    except ValueError:
        return False
