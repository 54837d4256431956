"""English words with which documents are arranged: furniture, heads of tables and headings, abbreviations.

Nouns that are names of things just as often (table, list, version, index) are no furniture: they are left to the
statistics. docs/quality.md tells what furniture was worth.
"""

from genglossary.pipeline.languages.language import Vocabulary

_FURNITURE = """
figure fig chapter section subsection page paragraph annex appendix introduction conclusion overview summary
abstract preface contents footnote note notes caption heading headline bullet example objective bibliography
author editor draft edition copyright tutorial guide january february march april june july august september
october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday week
month morning evening hour minute second moment century decade million billion thousand hundred dozen percent
half quarter reason purpose aim result effect aspect matter view idea question answer problem topic possibility
ability chance choice addition contrast comparison context basis range extent degree amount quantity total rest
majority series pair couple side end top bottom left right middle thing stuff people person man woman men women
someone everybody place area way manner means use usage work need want help attention information detail details
description difference similarity advantage disadvantage benefit drawback steps prerequisite prerequisites
limitation limitations requirement requirements troubleshooting documentation concept concepts caveat caveats
faq changelog terminology glossary remark remarks notation recommendation recommendations cleanup
pursuance contravention commencement aob apology attendee agenda gbp usd eur jpy qty caution
pity shame wonder pinch hurry nuisance pleasure fuss
remedy symptom recital whereas memo synopsis epilogue prologue colophon acknowledgement acknowledgment
"""  # in the singular
_PHRASES = (
    "table of content", "list of figure", "list of table", "see also", "further reading", "release note",
    "manual page", "man page", "getting started", "next step", "any other business", "matter arising",
    "previous meeting", "next meeting", "action item", "short title", "fault finding", "spare part",
    "user guide", "user manual",
)  # fmt: skip
_ABBREVIATIONS = (
    "dr mr mrs ms prof sr jr st no nos fig figs eq eqs sec ch vol pp ed eds al cf vs etc e.g i.e approx ca "
    "inc ltd co corp dept est gen gov hon rev sen rep u.s u.k e.u a.m p.m ph.d b.a m.a min op cit viz resp "
    "jan feb mar apr jun jul aug sept sep oct nov dec art arts par para incl max"
)

VOCABULARY = Vocabulary(
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    furniture=frozenset([*_FURNITURE.split(), *_PHRASES]),
    term_heads=frozenset(
        "term terms word words expression phrase concept keyword abbreviation acronym component".split()  # noqa: SIM905
    ),
    text_heads=frozenset("description definition meaning explanation role purpose".split()),  # noqa: SIM905
    speaker_heads=frozenset(("speaker", "who", "speaking", "said by", "who speaks", "character", "interviewee")),
    other_heads=frozenset("reading english japanese notes note example".split()),  # noqa: SIM905
    articles="an?|the",
    about="what (?:is|are)|about|overview|introduction(?: to)?|definition",
    captions=r"Fig(?:ure|\.)|Table|Photo|Listing",
    side_heads=(
        r"(?:normative |informative |general )?references|bibliography|works cited|further reading"
        r"|(?:table of )?contents|author(?:s|'s|s')? address(?:es)?|acknowledge?ments?|status of this memo"
        r"|(?:full )?copyright(?: notice| statement)?|requirements language|conventions used in this document"
        r"|intellectual property(?: rights)?|legal notice"
        r"|disclaimer|colophon|credits|thanks|list of (?:figures|tables|contributors)|contributors"
        r"|about the authors?|signatures"
    ),
    people_heads=(
        r"author(?:s|'s|s')? address|acknowledge?ments?|credits|thanks|contributors|list of contributors"
        r"|about the author"
    ),
    participants=(
        r"(?:(?:[Mm]embers |[Oo]thers |[Ss]taff |[Aa]lso )?[Pp]resent|PRESENT|(?:[Ii]n )?[Aa]ttendance"
        r"|[Aa]ttend(?:ees|ing|ed by)|IN ATTENDANCE|ATTENDEES|[Pp]articipants|PARTICIPANTS"
        r"|[Aa]polog(?:ies|ies for absence)|APOLOGIES|[Rr]egrets"
        r"|REGRETS|[Aa]bsent|ABSENT|[Dd]istribution|[Cc]hair(?:s|ed by)?|[Cc]o-?[Cc]hairs?|CHAIRS?|[Nn]otes? ?-?takers?"
        r"|[Mm]inute-?takers?|[Ff]acilitators?|[Mm]oderators?|[Ss]cribes?|[Ss]ecretary|[Hh]osts?|[Ii]nvited|[Oo]bservers"
        r"|[Gg]uests|[Pp]resenters?)(?:\s?\([^()]{1,20}\))?\s?(?::|[-–—]\s|$)\s*"
        r"|(?:[Mm]inutes|[Nn]otes) (?:were )?(?:taken )?by:?(?:\s|$)\s*"
    ),
    particulars=r"(?:Date|Time|Venue|Place|Location|Held(?: at| on)?|DATE|TIME|VENUE|PLACE|LOCATION)\s?:(?:\s|$)",
    remarks=(
        r"(?:N\.?B\.?|NOTES?|WARNING|CAUTION|DANGER|IMPORTANT|ATTENTION|TIP|HINT|REMARK|ACTION(?: ITEMS?)?|RESOLVED"
        r"|RESOLUTION|AGREED|DECISION|DECIDED|TODO|FIXME|EXAMPLE)(?: (?:[0-9]{1,3}|[A-Z]{1,3}))?\s?"
        r"(?::(?!:)|\.\s?[-–—]{1,2}|\s[–—])\s*"
    ),
    asks=r"[*_]*(?:Q|A|Question|Answer)(?:[ #.]?[0-9]{1,3})?(?:[*_]*:(?!:)|(?<=[QA0-9])\.[*_]*(?=\s))[*_]*\s*(?=\S)",
    scenes=r"(?:ACT|SCENE|Act|Scene) (?:[IVX]{1,5}|\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|One|Two|Three|Four|Five)\b",
    directions=(
        r"[\[(_]?(?:(?:Re-?)?[Ee]nter|Exit|Exeunt|Curtain|CURTAIN)(?: |[.\])_]|$)"
        r"|[\[(](?:[Aa]side|[Ww]ithin|[Ww]ithout|[Ss]inging|To )\b"
    ),
    optional="optional|required|mandatory",
    argument_heads=(
        r"(?:(?:input|output|optional|required|common|other|positional|keyword|named|function|method|command|request"
        r"|query|path|template|return) )*(?:parameters?|param(?:s|\(s\))|parameter\(s\)|arguments?|argument\(s\)|args"
        r"|returns?|returned values?|(?:return|exit) (?:values?|codes?|types?|status))(?: (?:descriptions?|list))?"
    ),
)
