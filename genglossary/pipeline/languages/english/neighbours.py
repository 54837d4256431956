"""The part of speech of an English word by the words around it: regular expressions over the letters of
`word_classes`, so that whole documents are decided at once."""

import re

_NOUN = "NLPBS"
_FIRST = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"j(?:(?<=[DdKJjNPB].)|(?<=D[Gb].))(?<!TB.)(?![NLPBbSsJjGEvx]|C[Jj])", "N"),  # a membrane potential is
        (r"j", "J"),
        (r"v(?:(?<=J.)(?=[NLPSs.,HMWFQI])|(?<=[NB].)(?=[HMWF])|(?<=[IF].)(?=[NLPBS]))", "N"),  # central sleep apnea
        (r"v", "V"),
        (r"x(?:(?<![dX#IC].)(?=[NLPBS])|(?<=[NPBG].)(?![NLPBSbs]))", "N"),  # time series, response time
        (r"x", "X"),
    )
)
"""They decide j, v and x."""
# Each begins with the letter that it changes and looks back over it: such a letter is found many times faster than a
# place with something before it.
_RULES = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (rf"i(?<=[DKJ].)(?=[{_NOUN}])", "J"),  # the inside leg
        (r"i", "I"),
        (r"[BbSsE](?:(?<=[TM].)|(?<=[TM]R.))", "V"),  # to update, can also use
        (r"[bsSB](?:(?<=[OQ][bsS])|(?<=[OQ]R[bsS])|(?<=OB))", "V"),  # it uses, which also runs
        (r"B(?<=QB)(?=[DdITOR])", "V"),  # pods that use the
        (rf"[Ss](?=[DdOQ])(?<=[{_NOUN}b].)", "V"),  # the scheduler requests a
        (r"[Ss](?=[RJ][.,])(?<=[NBP].)", "V"),  # the plan changes often.
        (r"[BbSs](?=[DdO])(?<=[.,C].)", "V"),  # Update the …, and run it
        (r"L(?<=Q.)(?=[DdOTX])", "V"),  # who contravenes a …
        (r"[Bb](?=[DdO])(?<![DdJIFKN].)", "V"),  # users request the
        (r"[Bb](?<=[LS].)(?:(?=[ITREJ])|(?<=b)(?=[NLPS]))", "V"),  # pods run on, slings hurl rocks
        (r"E(?:(?<=,E)(?=P{1,3}[,.])|(?<=\.E)(?=[PBN]#))", "V"),  # ", added Berg.", "Ratified June 3"
        (rf"[Vb](?:(?<=[DK]V)|(?<=[DK][JEG].)(?=[{_NOUN}]))", "N"),  # the float, a closed float chamber
        (r"b(?<=[DdKJNBPG].)", "N"),  # the run, a configuration file
        (r"V(?=H)(?<=D[NJB].)", "N"),  # the boat hoist is
        (r"s(?<=[DdKJ].)", "L"),
        (r"R(?=H)(?:(?<=[DK].)|(?<=[DK][JEG].))", "N"),  # the still is, the stilling well is
        (r"[bs]", "V"),
        (rf"E(?:(?<=[HWO].)|(?<=[HW]R.)|(?<=W[CR]R.)|(?![{_NOUN}JGE])|(?<=[{_NOUN}].))", "V"),
        (r"G(?:(?<=HG)|(?<=HRG)|(?=[DdOTRQ]))", "V"),  # is running, using the
        (r"G(?<=[FI].)(?=P)", "V"),  # the intention of complementing TCGA
        (r"G(?<=[NBJP].)(?=[.,IFCHMWVK])", "N"),  # load balancing is
        (r"G(?:(?<=[.,DK].)(?=[.,FHMWK])|(?<=\.G)(?=V))", "N"),  # Scheduling is, the scheduling of, Norming involves
        (r"V(?<=d.)(?=[.,IFCHMWK])", "N"),  # this deploy
    )
)


def settled(letters: str) -> str:
    """The letters of a text without j, v and x; the same length."""
    for pattern, letter in _FIRST:
        letters = pattern.sub(letter, letters)
    return letters


def decide(letters: str) -> str:
    """The letters of a text with noun or verb decided by the neighbours; the same length."""
    for pattern, letter in _RULES:
        letters = pattern.sub(letter, letters)
    return letters
