"""What a library says of its copy of a book is not what the book says."""

import pytest

from genglossary import readers
from genglossary.readers import Reading

GUTENBERG = """The Project Gutenberg eBook of The Drowned Mill, by Orla Tolvan

This eBook is for the use of anyone anywhere at no cost.

{stars}START OF THE PROJECT GUTENBERG EBOOK THE DROWNED MILL{stars}

The miller wound the sluice.

{stars}END OF THE PROJECT GUTENBERG EBOOK THE DROWNED MILL{stars}

The Foundation asks for donations to keep electronic works free.
"""

AOZORA = """霧の水車
大野健一

-------------------------------------------------------
【テキスト中に現れる記号について】

《》：ルビ
（例）水車《すいしゃ》

［＃］：入力者注　主に外字の説明や、傍点の位置の指定
-------------------------------------------------------

　粉屋は水門を巻き上げた。

底本：「大野健一全集　第三巻」礁書房
　　　1988（昭和63）年10月25日初版発行
入力：佐伯一之
校正：野間修
青空文庫作成ファイル：
このファイルは、インターネットの図書館で作られました。
"""


def read_of(reading: Reading) -> str:
    """The text of what terms are looked for in."""
    return " ".join(reading.text[each.start : each.end] for each in reading.blocks if each.kind != "front_matter")


@pytest.mark.parametrize("name", ["mill.txt", "mill.md", "mill.html"])
@pytest.mark.parametrize("stars", ["*** ", ""])
def test_the_terms_of_an_electronic_copy_are_not_read(name: str, stars: str):
    text = GUTENBERG.format(stars=stars)
    if name.endswith("html"):
        text = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    read = read_of(readers.read(name, text.encode()))
    assert "The miller wound the sluice." in read
    assert "anyone" not in read and "donations" not in read and "GUTENBERG" not in read


@pytest.mark.parametrize("name", ["mill.txt", "mill.md", "mill.html"])
def test_the_legend_and_the_colophon_of_a_japanese_copy_are_not_read(name: str):
    text = AOZORA
    if name.endswith("html"):
        text = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    read = read_of(readers.read(name, text.encode()))
    assert "粉屋は水門を巻き上げた。" in read
    assert not any(word in read for word in ("入力者注", "外字", "礁書房", "佐伯一之", "図書館"))


def test_a_text_that_only_speaks_of_them_is_read():
    text = "Project Gutenberg copies books.\n\n底本：もとにした本。\n\nThe miller wound the sluice.\n"
    assert read_of(readers.read("mill.txt", text.encode())).endswith("The miller wound the sluice.")
