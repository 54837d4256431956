"""A glossary with everything that translation tools look for."""

from genglossary.formats import Entry, Equivalent, Glossary, SourceReference, Spelling

LAMP_ID = "5f0c1f0e-5b5e-4a51-9d3c-0c3d2a1b4e01"
WICK_ID = "5f0c1f0e-5b5e-4a51-9d3c-0c3d2a1b4e02"
LAMP = Entry(
    id=LAMP_ID,
    slug="mantle-lamp",
    text="mantle lamp",
    usage="preferred",
    part_of_speech="noun",
    language="en",
    spellings=(
        Spelling(text="ML", kind="abbreviation", as_written=True),
        Spelling(text="mantle lamps", kind="plural"),
        Spelling(text="gas lamp", kind="synonym", usage="deprecated"),
        Spelling(text="glow lamp", kind="synonym", usage="forbidden"),
    ),
    definition="A lamp whose flame heats a mantle\tuntil it glows;\nit burns oil.",
    source="Keepers' handbook, 1911",
    origin="manual",
    confidence=1.0,
    evidence=(SourceReference(document="lamps.md", start=3, end=33, text='Fill the "mantle lamp" at dusk.'),),
    notes="Not the reading lamp.",
    score=2.0,
    status="accepted",
    see_also=(WICK_ID,),
    equivalents=(
        Equivalent(language="ja", text="マントルランプ", usage="preferred", definition="炎で覆いを光らせる灯り。"),
        Equivalent(language="ja", text="ガス灯", usage="forbidden"),
        Equivalent(language="de", text="Glühlichtlampe", notes="veraltet klingend"),
        Equivalent(language="de", text="Strumpflampe", status="proposed", origin="run"),
        Equivalent(language="de", text="Mantellampe", status="rejected", origin="person"),
    ),
)
WICK = Entry(
    id=WICK_ID,
    text="Wick; No. 4",
    language="en",
    as_written=True,
    exact=True,
    do_not_translate=True,
    status="accepted",
    score=1.0,
    equivalents=(Equivalent(language="ja", text="4番芯", reading="よんばんしん"),),
)
KEEPER = Entry(text="灯台守", reading="とうだいもり", language="ja", status="accepted")
BILINGUAL = Glossary(title="Lamps & wicks", entries=(LAMP, WICK, KEEPER))
