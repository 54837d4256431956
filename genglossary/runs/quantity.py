"""Quantities in words."""


def quantity(number: int, noun: str) -> str:
    """A number with its noun in the singular or plural: "1 term", "12,000 documents"; `noun` is the singular."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
