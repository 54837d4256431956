"""Numbered and shouted headings of plain text."""

import pytest

from genglossary.readers import plain


def headings(text: str) -> list[str]:
    blocks = plain.read(text.encode()).blocks
    return [text[block.start : block.end] for block in blocks if block.kind == "heading"]


MANUAL = """1.  Overview

   The sluice pump lifts brine from the lower pan to the upper pan.

2.1.  Bilge Valves

   A bilge valve is a flap that keeps the sea outside of the hull.

Fuel Pan

   The fuel pan holds nine litres.
"""


def test_numbered_lines_that_stand_alone_above_prose_are_headings_and_show_that_others_are():
    assert headings(MANUAL) == ["1.  Overview", "2.1.  Bilge Valves", "Fuel Pan"]


def test_items_with_empty_lines_between_are_no_headings():
    assert headings("1. Open the cock\n\n2. Close the valve\n\n3. Start the pump\n") == []


@pytest.mark.parametrize("line", ["SECTION 3. STARTING THE PUMP", "PART II", "Schedule 2  Fees of the Pan"])
def test_parts_are_headings(line: str):
    assert headings(f"{line}\n\nThe sluice pump lifts brine from the lower pan.\n") == [line]


def test_a_page_number_far_to_the_right_is_no_heading():
    text = f"{MANUAL}\n{' ' * 50}Page 2 of 2\n"
    assert "Page 2 of 2" not in " ".join(headings(text))


def test_numbered_headings_of_a_manual_that_is_printed_with_a_margin_are_headings() -> None:
    margin = " " * 10
    text = "\n\n".join(
        f"{margin}{number}.  {title}\n\n{margin}The pump stands in the hold and is old.\n{margin}It drips at night."
        for number, title in enumerate(("Pumps", "Valves", "Credits"), 1)
    )
    assert [each.strip() for each in headings(text)] == ["1.  Pumps", "2.  Valves", "3.  Credits"]


@pytest.mark.parametrize("line", ["## 奥付", "■奥付", "■ 奥付", "【奥付】", "● 奥付"])
def test_a_title_that_a_sign_marks_is_a_heading(line: str):
    text = f"塩田の話\n\n塩田とは、海水から塩を採る田である。\n\n{line}\n発行　塩浜書房である。\n"
    found = [text[block.start : block.end] for block in plain.read(text.encode()).blocks if block.kind == "heading"]
    assert found == ["塩田の話", "奥付"]


def test_the_same_sign_before_every_line_marks_items():
    text = "持ち物\n\n■ 長靴\n\n■ 鍬\n\n■ 鋤簾\n"
    assert [block.kind for block in plain.read(text.encode()).blocks] == ["paragraph", *["list_item"] * 3]
