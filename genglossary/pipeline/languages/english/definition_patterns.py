"""The closed classes of English words (articles, copulas, adverbs, verbs of naming) as patterns around a term."""

import re

from genglossary.pipeline.languages.english.alternatives import any_of, whole_word_of
from genglossary.pipeline.text.lazily import compiled

QUOTE = r"[\"'“‘«(*_`]*"
UNQUOTE = r"[\"'”’»)*_`]*"
_LABEL = (  # "(1) ", "(a) ", "2.1 ", "2.—(1) ", "- "
    r"(?:\d{1,3}[A-Z]?\.\s?[—–-]{1,2}\s?\(\d{1,2}\)\s+|[(\[]?(?:\d{1,5}(?:\.\d{1,3})*|[a-z]{1,2}|[ivx]{1,5})\s?[.)\]]+\s+|\d{1,2}(?:\.\d{1,2})+\s+|[-*•▪]\s+)?"
)
_SCENE = (  # "In Kubernetes, ", "At its core, ", "Generally, "
    rf"(?:{any_of('in within for at on under from to with by among like unlike')}\b[^,.;:!?]{{1,80}}(?:,|:|\s?—)\s*"
    rf"|{any_of('[a-z]+ly simply_put strictly_speaking in_short in_general')}\s*,\s*"
    rf"|{any_of('in for')}\b[^,.;:!?\"“‘]{{1,60}}?\s(?=(?:(?:the|an?)\s)?[\"“‘]))"  # In this Act "toll" means
)
_SUBORDINATE = rf"{any_of('when if because although while since as once after before')}\b[^,.;:!?]{{4,120}},\s*"
NAMING_NOUNS = "term word name phrase expression concept notion acronym abbreviation"
NAMES = any_of(NAMING_NOUNS)
OPENING = compiled(
    rf"\(?{_LABEL}(?:and\s+)?(?:(?P<scene>{_SCENE}){_LABEL}|(?P<subordinate>{_SUBORDINATE}))?(?P<word>(?:(?:the|an?)\s+)?{NAMES}s?\s+(?:(?:of|for)\s+)?"
    # A reference in this Act to the "Y" is a reference to …
    r"|(?:the\s+\w+s\s+)?[\"“‘'][^\"“”‘’']{2,40}[\"”’'],?\s(?:and|or)\s(?=[\"“‘'])"  # "Silo" and "Y" mean
    r"|(?:an?\s+|any\s+)?references?\s+(?:in\s+this\s+\w+\s+)?to\s+(?=(?:an?\s+|the\s+)?[\"“‘]))?"
    r"(?:(?P<generic>an?|any|all)\s+|(?P<each>each|every|one)\s+|(?P<the>the)\s+)?"
    rf"(?P<modifier>(?:[\w’'-]+\s+){{1,2}})??{QUOTE}(?:(?<=[\"“‘'])(?:the|an?)\s)?",
    re.IGNORECASE,
)
JOINED = compiled(
    r"\b(?:to|of|in|for|with|on|from|by)\s+$|^(?:under|in|on|at|with|by|from|to)\s", re.IGNORECASE
)  # "Introduction to X": not about X
SPECIFIC = compiled(
    r"(?:.*[\s,(])?"
    + any_of(
        "this these that those its their his her our your my such some no if whether when while because although since "
        "after before unless both"
    )
    + r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
ADVERB = (  # possessive: an adverb is never given back to be read as something else
    r"(?:"
    + any_of("[a-z]+ly also often sometimes then now thus therefore hence just always still here itself in_general")
    + r"\b\s*,?\s*)*+"
)
_BE = r"(?:is|are|was|were)"
BE = ("is", "are", "was", "were")
_VERB = any_of("is are was were refers? means? denotes? describes? represents?") + r"\b"
ASIDE = (  # "(CD)", ", or Y,", ", often abbreviated as Y,", " or Y"
    r"(?:\s*(?:\([^()]{1,80}\)|\[[^\[\]]{1,40}\]|(?:[—–]|(?<=\s)-{1,2})[^—–]{2,70}\s?[—–-]{1,2}"
    rf"|,[^;:.!?]{{2,90}},(?=\s*{ADVERB}{_VERB}|\s*[a-z]+s\b)"
    rf"|\sof\s(?:an?|each|any)\s(?:[\w’'-]+\s){{1,2}}(?=(?:is|are)\s(?:the|an?)\s)"
    r"|[\"”’'],?\s(?:and|or)\s[\"“‘'][^\"“”‘’']{2,40}(?=[\"”’']\s(?:shall\s)?means?\b)"  # "Y" or "bin" means
    rf"|\s(?:or|(?P<coordinated>and))\s+(?:an?\s+|the\s+)?(?:[\w’'/-]+\s){{1,3}}(?={_VERB}))){{0,2}}"
)
_SEEN = any_of("defined described understood conceived regarded characteri[sz]ed explained thought_of seen viewed")
_DEFINER = (
    r"(?:shall|will)\s+(?:mean|refer\s+to)|(?:ha(?:s|ve)|shall\s+have)\s+the\s+(?:same\s+)?meanings?\b"
    r"|(?<=[\"”’']\s)(?:shall\s+)?includes?\b|refers?\s+(?:\w+ly\s+)?to|means?\b(?!\s+(?:of|to|that))|signif(?:y|ies)|stands?\s+for"
    r"|denotes?|designates?|is\s+to\s+say"
    rf"|(?:can|may|could|might|must)\s+(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?{_SEEN}\s+(?:\w+\s+){{0,3}}?as\b(?!\s+part)"
)
_RESTATED = r"(?:\s?[—–]|\s--|,|\s\()\s*(?:that\s+is|i\.\s?e\.|in\s+other\s+words)\b[.,]?(?:\s+to\s+say)?,?"
_DEPICTS = r"(?:acts?|serves?|functions?)\s+as|(?:consists?|is\s+composed)\s+of|" + any_of(
    "describes? represents? comprises? constitutes?"
)
_ENABLES = (  # verbs that say what something is for, not what happens to it
    r"(?:allow|coordinat|connect|contain|control|defin|determin|enabl|ensur|extend|guarante|handl|help|hold|giv|keep|let"
    r"|maintain|manag|mak|offer|perform|permit|provid|represent|specif|track)(?:e|ies|y|e?s)?"
)
TYPICAL = compiled(
    "(?:allow|connect|defin|enabl|let|permit|provid|represent|specif)", re.IGNORECASE
)  # after "A switch"
LISTED = compiled(r"[\w)],\s(?:[\w’'-]+\s){0,3}$")  # before a term that stands in a list
_GENERAL = "_example|_instance|_short|_an?_given|_each_|_any_"
NARROW = compiled(  # "For blocks, the identifier is …": true of those only
    rf"{_LABEL}{any_of(f'for(?!{_GENERAL}) with without unlike under in_this in_our')}\b",
    re.IGNORECASE,
)
IDLE = compiled(  # verbs that say how something fares, not what it is or does: "varies", but "occurs when"
    any_of(
        "exists remains varies depends differs seems appears becomes (?:happens|occurs)(?!_when) requires needs "
        "takes(?!_the_form) gets goes comes receives faces continues begins starts ends encourages matters uses"
    )
    + r"\b",
    re.IGNORECASE,
)
_PURPOSE = r"['’]s?\s+(?:\w+\s+)?(?:purpose|role|job|goal|aim|task|function)\s+is\s+to\b"
_MODAL = any_of("can could may might must should shall will would has have had do does did cannot")
_NO_OBJECT = rf"['’]|\s*[,.;:)]|\s+{any_of('of is are was can may should will and or')}\b"  # "X labels of …": a noun
_YEAR = r"(?:\s\d{4}\b)?"  # of a law: "the Tolls Act 1987 is"
FRAME = compiled(
    rf"{_YEAR}{UNQUOTE}{ASIDE}{UNQUOTE}\s*(?:"
    rf"(?P<copula>\b{_BE}\b|['’]s\b(?=\s(?:an?|the)\s))\s*,?\s*"
    rf"|{ADVERB}(?P<definer>\b(?:{_DEFINER})\b)"
    rf"|{ADVERB}(?P<depicts>\b(?:{_DEPICTS})\b)"
    rf"|,[\"”’']?\s*(?P<relative>(?:which|who)\s+(?:{_BE}|refers?\s+to|means?)\b)\s*"
    r"|,[\"”’']?\s*(?P<clause>(?:which|who|whose|whereby|where|in\s+which)\b)\s*"
    rf"|(?P<restated>{_RESTATED})\s*"
    r"|(?:,[\"”’']?|[\"”’')])\s+or\s+(?=(?:an?|the)\s\w+\s\w+)(?P<rephrased>)"
    r"|(?P<run_on>\s+(?=(?-i:(?:An?|The|Any)\s[a-z])))"
    r"|(?P<gloss>:|(?<=\s)[—–-]{1,2}(?=\s)|—)\s*(?=\S)"
    r"|,[\"”’']?\s*(?=(?:an?|the|one\s+of)\s)(?P<apposition>)"
    rf"|(?P<modal>\b{_MODAL}\b)"
    rf"|(?P<aims>{_PURPOSE})"
    rf"|{ADVERB}(?P<enables>\b{_ENABLES}\b(?!['’]|\s*[,.;:)]|\s+of\b))"
    rf"|{ADVERB}(?P<function>\b(?!has\b)[a-z]{{2,}}(?<!s)s\b(?!{_NO_OBJECT}))"
    r")",
    re.IGNORECASE,
)
_BASE = any_of(
    "or and in are were was refer mean denote designate stand act serve function consist describe represent comprise "
    "constitute signify also often then now thus hence therefore just still here itself"
)
LEAD = compiled(  # how a frame can begin: cheap to rule out most mentions with
    rf"{_YEAR}{UNQUOTE}\s*(?:[(\[,:—–-]|of\s(?:an?|each|any)\s|(?:{_BASE}|{_MODAL}|{_ENABLES}|[a-z]+ly|[a-z]*s|(?-i:An?|The|Any))\b|['’]s?\s)",
    re.IGNORECASE,
)
FRONTED = compiled(
    _LABEL
    + any_of(
        "using with without in for when by to if on as after before from at unlike like through during via except "
        "where whenever within among given despite based depending regardless because since while although once"
    )
    + r"\b[^,]*$",
    re.IGNORECASE,
)
THIRD_PERSON = compiled(r"\w+s\b|(?:shall|will)\b", re.IGNORECASE)
DASHED = compiled(
    rf"{UNQUOTE}\s?[—–]\s?(?=(?:the|an?|any|those|its)\s)", re.IGNORECASE
)  # "by their height—the number of …"
NO_NAME = any_of(
    "and or but by in that which because as to for with when from on at is are a an the within under into over through "
    "via during between without about than"
)
DIFFERENTIA = compiled(
    rf"\s{any_of('that which who whose where whereby for of to used by with in_which [a-z]+(?:ing|ed)')}\s",
    re.IGNORECASE,
)
ABOUT_TEXT = compiled(  # what the author does: "This chapter shows how …", "…, this guide will discuss …"
    r"(?:^|,\s)(?:this|the\s+(?:next|following|present))\s+"
    + any_of("appendix article book chapter document guide handbook lesson manual page paper section text tutorial")
    + r"\s+(?!is\b|means\b)\w",
    re.IGNORECASE,
)
DEICTIC_WORD = compiled(whole_word_of("this these following above"))
DEICTIC = compiled(  # in the statement itself, not in brackets or after "etc."
    rf"(?:[^(.]|\([^()]*\)|\.(?!\s))*?"
    rf"(?:\b{any_of('this these following')}\s+\w|\bfollowing:|\babove\b(?!\s+(?:an?|the|its)\s))",
    re.IGNORECASE,
)
ADDRESS = compiled(whole_word_of("you your we our us i my please let['’]s"))
CONNECTIVE = compiled(
    any_of(
        "but and so or because if when while although however thus therefore moreover furthermore for_example "
        "for_instance also then yet note see this these that it they he she there here such"
    )
    + r"\b",
    re.IGNORECASE,
)
_ORDINAL = any_of("first second third fourth last latter former other next")
ROLE = compiled(  # of "the return value": what that of one function is, not what one is
    rf"(?:(?:{_ORDINAL}|{any_of('final only optional required default input output return returned positional')})\s)+"
    r"(?:parameter|argument|value|input|output)s?",
    re.IGNORECASE,
)
POINTING = compiled(  # "This is called X", "This way of working is known as X", "The latter is termed X"
    rf"(?:(?:it|they|this|these|that|those)\s+(?:\w+\s+){{0,5}}?|the\s+(?:{_ORDINAL})\s+(?:\w+\s+){{0,2}}?){_BE}\b",
    re.IGNORECASE,
)
BACK_REFERENCE = compiled(rf"(?:it|they|this|these)\s+{_BE}\s+", re.IGNORECASE)
NOUN_PHRASE = compiled(  # "A mount …", "One of the waves …", "The star that …", "the outer ring of …"
    r"(?:an?|any)\s|(?-i:the\s)|(?:one|any|all)\s+of\s|the\s+(?:[\w’'/-]+\s+(?:of\s+)?){1,2}(?:that|which|who)\s"
    r"|the\s+(?:[\w’'/-]+\s+){1,2}(?:by|in|on|at|during|from|to|for|with|of|over|through)\s+(?:which|whom)\s"
    r"|(?!(?:each|every|this|that|some|no|most|many|it|they|all)\s)(?:[\w’'/-]+\s+){1,2}(?<!s\s)(?:that|which|who)\s",
    re.IGNORECASE,
)
_DETERMINER = any_of("an? the all any each every one its your their multiple several")
DOES = compiled(  # "Turns the camera …": a verb whose subject is the title or label before it
    rf"(?!{any_of('this is has as was does its thus shows lists displays')}\b)[a-z]{{2,}}(?<![su])s\s+(?:\w+ly\s+)?"
    rf"(?:{_DETERMINER}|{any_of('whether how which what that you')})\b",
    re.IGNORECASE,
)
ORDER = compiled(  # "Show in a format …", "See also …", "Same as --all"
    any_of(
        "add allow apply assume change check choose click compare consider copy create delete disable display do don't"
        " emit enable enter exclude execute fail force generate give go hide ignore include insert instead invoke keep"
        " let limit list look make move note only open output override perform pick press pretend prevent print process"
        " produce prompt put read refer refuse remove rename replace report require restrict return run save see"
        " select send set show skip sort specify start stop suppress tell treat try turn update use verify wait write"
    )
    + r"\s|(?:same as|similar to|like|equivalent to|if|when|by default)\s",
    re.IGNORECASE,
)
_RELATIVE = any_of("that which who whose where when how what as if")
_FINITE = any_of("is are was were can could may might must should will would has have had do does did")
_NO_SUBJECT = rf"(?:\s+(?!(?:{_RELATIVE}|{any_of('it they he she we you')})\b)\S+)"  # words of a relative clause
OWN_CLAUSE = compiled(  # a finite verb that belongs to no relative clause: the sentence has a subject of its own
    rf"(?:\b(?:of|for|in|to|from)\s+that\s|(?!\b{_RELATIVE}\b)[^:;])*?\b{_FINITE}\b"
    rf"|.*?\b(?:{any_of('that which who if')}\b{_NO_SUBJECT}{{3,}}?|as\b{_NO_SUBJECT}{{2,}}?)"
    rf"(?<!\band)(?<!\bor)\s+{_FINITE}\b",
    re.IGNORECASE,
)
ANYBODY = compiled(r"(?:whoever|whatever|whichever|any|a\s+person|a\s+body)\b", re.IGNORECASE)
POINTED = compiled(r"(?:ha(?:s|ve)|shall\s+have)\s+the\s+(?:same\s+)?meaning", re.IGNORECASE)
RELATIVE = compiled(  # of what a definite noun is: which one that is, or what once happened to it
    rf"\s{any_of('that which who whose where whereby when')}\s"
    rf"(?P<past>(?!{any_of('is are can may has have will must be')}\b)"
    r"(?:\w+\s){0,2}?(?:was|were|had|did|[a-z]+ed)\b)?",
    re.IGNORECASE,
)
INDEFINITE = compiled(r"\s(?:an?|any|each|every)\s", re.IGNORECASE)
OWN_VERB = compiled(  # "An Ingress without rules sends all …": not a noun phrase but a sentence
    rf"(?i)(?:(?!\b{_RELATIVE}\b)[^:;])*?\b(?:[a-z]{{2,}}(?<![su])s\s+(?:\w+ly\s+)?{_DETERMINER}"
    r"|(?:begin|start|consist|depend|occur|happen|belong)s)\b"
    # "A node that wakes up sends a …"
    rf"|.*?\b(?:that|which|who)\s+[a-z]+(?<![su])s\s+(?:(?:up|down|in|out|on|off)\s+)?[a-z]{{2,}}(?<![su])s\s+{_DETERMINER}"
)
CUE = compiled(rf"\s+{_VERB}|\s+(?:consists?|stands?|acts?|serves?)\b|\s*[,:—]|\s[–-]{{1,2}}\s|\s\(", re.IGNORECASE)
_PRONOUN = any_of("it they he she this these those there we you i what who")
SUBJECT = compiled(  # the words before what may be a verb in the third person; no word is given back in parts
    rf"{_LABEL}(?:{_SCENE})?(?:(?:an?|the|any|all)\s+)?"
    rf"(?P<term>(?:(?!{NO_NAME}\b|{_PRONOUN}\b)[\w’'/-]++\s?){{1,6}}?)"
    rf"(?<!\s)(?=(?:\s*\([^()]{{1,80}}\))?\s+(?:[a-z]+ly\s+)?[a-z]{{2,}}(?<!s)s\s)",
    re.IGNORECASE,
)
WORD = compiled(r"[\w’'/-]+")
STOPS = frozenset(
    word
    for line in (
        "a an the this that these those any each every some all no both either and or but nor so yet if when while",
        "because although in on at by for with from to as into than then there here it they he she we you i who",
        "which what whose is are was were be been being has have had do does did can could may might must should",
        "will would not also only however therefore thus its their his her our your my such other another called known",
    )
    for word in line.split()
)
