"""How many of something, in words."""


def counted(number: int, what: str) -> str:
    """A number with the noun in its number: "1 term", "12,000 documents"."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")
