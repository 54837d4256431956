"""Glossaries for the tests of every format."""

import codecs
import io
import zipfile

from hypothesis import strategies as st

from genglossary.formats import Entry, Equivalent, Glossary, SourceReference, Spelling
from genglossary.pipeline.text.controls import is_obeyed

HORN = Entry(
    text="fog horn",
    spellings=(Spelling(text="fog-horn"), Spelling(text="FH", kind="abbreviation")),
    definition="The fog horn is the voice of the station in thick weather.",
    confidence=0.9,
    category="technical_term",
    evidence=(
        SourceReference(document="signals.md", start=10, end=68, text="The fog horn is the voice of the station."),
        SourceReference(document="daily work.md", start=0, end=8, text="fog horn\nrounds"),
    ),
    language="en",
    status="accepted",
    origin="extracted",
    score=3.5,
    frequency=12,
    documents=2,
    issues=("too_long",),
    notes="Ask the harbour office.",
)
KEEPER = Entry(text="灯台守", reading="とうだいもり", language="ja", score=4.25, required=True)
GLOSSARY = Glossary(title="Keepers' words", entries=(HORN, KEEPER))

# Lone surrogates cannot be stored at all; what a terminal would obey is written otherwise than it was.
# They are excluded by name: to filter each character that is drawn takes five times as long.
OBEYED = "".join(filter(is_obeyed, map(chr, range(0x3000))))
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=OBEYED), max_size=8)
words = texts.filter(str.strip)
evidence = st.builds(
    lambda document, start, length, text: SourceReference(
        document=document, start=start, end=start + length, text=text
    ),
    document=st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8).map(lambda name: f"{name} 1.md"),
    start=st.integers(0, 10**6),
    length=st.integers(0, 1000),
    text=texts,
)
usages = st.sampled_from(["", "preferred", "admitted", "deprecated", "forbidden"])
spellings = st.builds(
    Spelling,
    text=words,
    kind=st.sampled_from(["spelling", "plural", "abbreviation", "long_form", "synonym"]),
    usage=usages,
    reading=texts,
    part_of_speech=st.sampled_from(["", "noun"]),
    as_written=st.none() | st.booleans(),
    exact=st.booleans(),
    do_not_translate=st.booleans(),
)
equivalents = st.builds(
    Equivalent,
    language=st.sampled_from(["fr", "ja"]),
    text=words,
    status=st.sampled_from(["proposed", "accepted", "rejected"]),
    origin=st.sampled_from(["run", "person", "import"]),
    usage=usages,
    reading=texts,
    definition=st.none() | words,
    notes=texts,
)
entries = st.builds(
    Entry,
    text=words,
    spellings=st.lists(spellings, max_size=2).map(tuple),
    definition=st.none() | words,
    confidence=st.floats(0, 1),
    category=st.sampled_from(["", "person", "technical_term"]),
    evidence=st.lists(evidence, max_size=2).map(tuple),
    language=st.sampled_from(["ja", "en", "und"]),
    reading=texts,
    status=st.sampled_from(["candidate", "accepted", "excluded"]),
    required=st.booleans(),
    origin=st.sampled_from(["", "extracted", "generated", "manual", "imported"]),
    score=st.floats(-100, 100),
    frequency=st.integers(0, 10**6),
    documents=st.integers(0, 1000),
    issues=st.lists(st.sampled_from(["too_long", "spelling"]), max_size=2).map(tuple),
    notes=texts,
    id=st.just("") | st.uuids().map(str),
    slug=st.sampled_from(["", "fog-horn"]),
    source=texts,
    usage=usages,
    as_written=st.none() | st.booleans(),
    exact=st.booleans(),
    do_not_translate=st.booleans(),
    equivalents=st.lists(equivalents, max_size=2).map(tuple),
    see_also=st.lists(st.uuids().map(str), max_size=2).map(tuple),
)
glossaries = st.builds(Glossary, title=texts, entries=st.lists(entries, max_size=2).map(tuple))


def best_first(glossary: Glossary) -> tuple[Entry, ...]:
    return tuple(sorted(glossary.entries, key=lambda entry: -entry.score))


def text_of(data: bytes) -> str:
    """All that a file says, whatever it is packed in."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
    return data.decode("utf-16" if data.startswith(codecs.BOM_UTF16_LE) else "utf-8-sig")
