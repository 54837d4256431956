"""Columns of plain text are cells, and what stands in one of them is no part of the next."""

from genglossary.readers import plain

FAULTS = """Fault                  Cause                  Remedy
Pump overheats         Vane worn              Fit new vane
                       Sieve blocked          Clean sieve
Pump is silent         Fuse blown             Fit new fuse
"""
DRAWN = """+-------+---------------+
| Value | Frame Type    |
+-------+---------------+
| 0     | TIDE REPORT   |
+-------+---------------+
"""


def cells(text: str) -> list[str]:
    return [text[block.start : block.end] for block in plain.read(text.encode()).blocks if block.kind == "table_cell"]


def test_columns_set_apart_by_spaces_are_cells():
    assert cells(FAULTS)[3:] == [
        "Pump overheats",
        "Vane worn",
        "Fit new vane",
        "Sieve blocked",
        "Clean sieve",
        "Pump is silent",
        "Fuse blown",
        "Fit new fuse",
    ]


def test_a_drawn_table_has_the_words_without_its_lines():
    assert cells(DRAWN) == ["Value", "Frame Type", "TIDE REPORT"]


def test_two_spaces_after_a_full_stop_make_no_columns():
    assert cells("The vane turns.  It is made of rubber.\nThe sieve is clean.  It is made of wire.\n") == []
