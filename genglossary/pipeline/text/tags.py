"""Language tags (BCP 47)."""


def primary(tag: str) -> str:
    """The language of a tag without region and script, in lower case: "pt" of pt-BR."""
    return tag.partition("-")[0].lower()
