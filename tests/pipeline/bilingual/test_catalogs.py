from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.bilingual.catalogs import aligned_catalog, blocks_of, messages_of
from genglossary.pipeline.bilingual.types import AlignedPassage, AnalysedDocument
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.types import Source

CATALOG = r"""# A kiln
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#: kiln.rst:1
msgid "Clean the feeder once a week. A jammed feeder stops the firing."
msgstr "フィーダーは週に一度掃除してください。フィーダーが詰まると焼成が止まります。"

#: kiln.rst:9
msgid ""
"The \"anchor ring\" keeps "
"the lid in place."
msgstr ""
"「アンカーリング」は"
"蓋を固定します。"

#, fuzzy, c-format
msgid "Empty the ash drawer."
msgstr "灰箱を空にしてください。"

msgctxt "menu"
msgid "Not translated yet"
msgstr ""

msgid "%d log"
msgid_plural "%d logs"
msgstr[0] "薪%d本"

#~ msgid "An old message"
#~ msgstr "古い文言"
"""


def _document(text: str) -> AnalysedDocument:
    document = Source(key=1, name="kiln.po", text=text, blocks=tuple(blocks_of(text)))
    return AnalysedDocument(document, sentences_of(document))


def _texts(passages: list[AlignedPassage]) -> list[tuple[str, str]]:
    return [(" ".join(s.prose for s in each.source), "".join(s.prose for s in each.target)) for each in passages]


def test_messages_and_their_translations_are_passages() -> None:
    found = _texts(aligned_catalog(_document(CATALOG)))
    assert found[:2] == [
        ("Clean the feeder once a week.", "フィーダーは週に一度掃除してください。"),
        ("A jammed feeder stops the firing.", "フィーダーが詰まると焼成が止まります。"),
    ]


def test_rows_of_strings_and_quotation_marks_are_read_as_one_text() -> None:
    expected = ('The "anchor ring" keeps the lid in place.', "「アンカーリング」は蓋を固定します。")
    assert expected in _texts(aligned_catalog(_document(CATALOG)))


def test_what_is_fuzzy_untranslated_or_commented_out_proves_nothing() -> None:
    told = str(_texts(aligned_catalog(_document(CATALOG))))
    assert not any(word in told for word in ("ash drawer", "Not translated", "old message", "Content-Type"))


def test_plural_forms_go_with_the_last_translation() -> None:
    found = [(CATALOG[slice(*each.original)], CATALOG[slice(*each.translation)]) for each in messages_of(CATALOG)]
    assert ("%d log", "薪%d本") in found
    assert ("%d logs", "薪%d本") in found


def test_what_a_program_fills_in_is_no_prose() -> None:
    catalog = (
        'msgid "Put %(count)d logs and {name} in, 100% of them."\nmsgstr "薪%(count)d本と{name}を全部入れます。"\n'
    )
    ((source, target),) = _texts(aligned_catalog(_document(catalog)))
    assert source.replace("  ", " ") == "Put logs and in, 100% of them."
    assert target == "薪本とを全部入れます。"


@given(st.text(alphabet='msgidtr[0]%{} "\\n\n#,fuzzyあ。', max_size=120))
def test_blocks_of_any_text_are_in_order_and_apart(text: str) -> None:
    end = 0
    for block in blocks_of(f'msgid "a"\nmsgstr "b"\n{text}'):
        assert end <= block.start < block.end
        end = block.end
