"""Signs of English names: titles before persons, verbs of speaking after them, endings of organisations and places."""

from genglossary.pipeline.languages.language import NamePatterns

_SAYS = "said|asked|replied|answered|whispered|shouted|cried|muttered|murmured"

NAMES = NamePatterns(
    person_before=(
        r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Lord|King|Queen|Prince|Princess|Captain|Uncle|Aunt|Colonel|"
        r"Sergeant|Lieutenant|Inspector|Father|Mother|Brother|Sister|Duchess|Baron|Baroness|Countess|Earl|Madam|Madame|"
        r"Monsieur|Councillor|Reverend|Widow|Mistress|Dame|"
        r"Goodwife|Squire|Abbot|Abbess|Friar|Corporal|Sgt|Capt|Lt|Col|Cpl|Herr|Frau|Signor|Signora)\.? $"
        rf"|[\"”’,?!] (?:{_SAYS}|exclaimed|added|continued|returned|observed|sighed|repeated) $|\b[Dd]ear(?:est)? $"
    ),
    person_after=(
        rf" (?:{_SAYS}|says|wrote|thought|smiled|nodded|laughed|shrugged|sighed|grinned|felt|hoped|blushed|wondered)\b"
    ),
    place_before=r"\b(?:in|at|near|from|to|towards|outside|across) $",
    rank=(
        r"^(?:Master|Chief|General|Major|President|Chairman|Judge|Mayor|Bishop|Doctor|Nurse|Warden|Constable|Commander|"
        r"Admiral|Governor|Minister|Ambassador|Detective|Officer|Pastor|Deacon|Elder|Old|Young|Little|Poor|"
        r"Saint) (?=[A-Z])"
    ),
    quality=r"^[a-z-]+(?:ness|ity|ance|ence|tion|ment|ship|hood)s?$",
    organisation=(
        r"(?:^| )(?:Inc|Ltd|GmbH|Corp(?:oration)?|Company|Council|Committee|Commission|University|College|"
        r"Institute|Association|Federation|Society|Foundation|Agency|Ministry|Department|Bank|Union|Party|"
        r"Parliament|Court|Authority|Board|Guild|Order|Office|Secretariat)$"
        r"|^(?:Bank|Council|Court|Department|Ministry|University|Institute|House|Board) of "
    ),
    place=(
        r" (?:City|Town|Village|River|Lake|Sea|Ocean|Bay|Mountains?|Mount|Valley|Islands?|Street|Road|Bridge|"
        r"County|Province|Kingdom|Empire|Castle|Harbou?r|Forest|Desert)$|^(?:Mount|Lake|Port|Cape|Fort) "
    ),
    title=(
        r"(?:^| )(?:[Pp]resident|[Mm]inister|[Cc]ommander|[Cc]hairman|[Cc]hairperson|[Gg]overnor|[Aa]mbassador|"
        r"[Aa]dmiral|[Gg]eneral|[Kk]night|[Dd]uke|[Ee]mperor|[Bb]ishop|[Cc]ommissioner|[Ss]ecretary-[Gg]eneral)$"
    ),
)
