"""Text in two columns is read down one of them and then down the other."""

from genglossary import readers
from tests.readers.prose import check, structure

LEFT = [
    "A storm cone is a black cone that", "warns of a gale. It hangs from the", "mast of the harbour office, and the",
    "pilot looks at it before he sails.", "A wind vane is a plate that turns", "with the wind.",
]  # fmt: skip
RIGHT = [
    "A fog bell is a bell that is rung", "when the fog is thick. It has a", "clap of bronze. The keeper winds",
    "the clock of the bell each night", "and oils its gears with the oil of", "the lamps.",
]  # fmt: skip
ENGLISH = [" ".join(LEFT), " ".join(RIGHT)]
JAPANESE = [
    "風見とは、風の向きに回る板である。風見は",
    "塔の上に立ち、当番が毎朝それを見て野帳に",
    "書き込む。野帳は棚にある。",
] * 2
OTHERS = [
    "霧鐘とは、霧が深いときに鳴らす鐘であり、",
    "塔の上にある。鐘の綱は毎年替えられて古い",
    "綱は船で使う。鐘は重くある。",
] * 2


def paragraphs(text: str) -> list[str]:
    reading = readers.read("news.txt", text.encode())
    check(reading)
    return [" ".join(words.split()) for _, words in structure(reading)]


def test_columns_of_running_text_are_read_one_after_the_other():
    page = "\n".join(f"{left:<40}{right}" for left, right in zip(LEFT, RIGHT, strict=True))
    assert paragraphs(f"NEWS\n\n{page}\n\nThe end comes.") == ["NEWS", *ENGLISH, "The end comes."]


def test_columns_may_end_at_different_heights():
    page = "\n".join(
        f"{left:<40}{right}".rstrip() for left, right in zip([*LEFT, *LEFT], [*RIGHT, *[""] * 6], strict=True)
    )
    assert paragraphs(page) == [" ".join([*LEFT, *LEFT]).replace("wind. A", "wind. A"), ENGLISH[1]]


def test_japanese_columns_too():
    page = "\n".join(f"{left:　<22}{right}" for left, right in zip(JAPANESE, OTHERS, strict=True))
    assert "".join(paragraphs(page)) == "".join([*JAPANESE, *OTHERS])


def test_lists_and_tables_stay_as_they_are():
    words = "\n".join(f"{word:<24}{text}" for word, text in zip("abcdefgh", [*RIGHT, *LEFT], strict=False))
    prices = "\n".join(
        f"{number} bolts of the usual size        {number}.50 for the whole order" for number in range(8)
    )
    for text in (words, prices):
        assert readers.read("a.txt", text.encode()).text.strip() == text.strip()
