"""Signs of English names: titles before persons, verbs of speaking after them, endings of organisations and places."""

from genglossary.pipeline.languages.language import NamePatterns

_SAYS = "said|asked|replied|answered|whispered|shouted|cried|muttered|murmured"

NAMES = NamePatterns(
    person_before=(
        r"\b(?:Mr|Mrs|Ms|Miss|Dr|Doctor|Prof|Professor|Sir|Lady|Lord|King|Queen|Prince|Princess|Captain|Uncle|Aunt|"
        r"Colonel|Sergeant|Lieutenant|Inspector|Father|Mother|Brother|Sister|Duchess|Baron|Baroness|Countess|Earl|Madam|Madame|"
        r"Monsieur|Councillor|Reverend|Widow|Mistress|Dame|"
        r"Goodwife|Squire|Abbot|Abbess|Friar|Corporal|Sgt|Capt|Lt|Col|Cpl|Herr|Frau|Signor|Signora)\.? $"
        rf"|[\"”’,?!] (?:{_SAYS}|exclaimed|added|continued|returned|observed|sighed|repeated) $|\b[Dd]ear(?:est)? $"
        r"|[\[(_] ?(?:Re-?)?(?:[Ee]nter|[Ee]xit) $"
    ),
    person_after=(
        rf" (?:{_SAYS}|says|wrote|thought|smiled|nodded|laughed|shrugged|sighed|grinned|felt|hoped|blushed|wondered"
        r"|sat|wept|bowed|knew|glanced|stared|gazed|frowned|hesitated|listened|winced|giggled|chuckled|groaned|gasped"
        r"|trembled)\b"
        r"|['’]s? (?:eyes|lips|cheeks?|shoulders?|hands?|arm|voice|mother|father|brothers?|sisters?|aunt|uncle|wife"
        r"|husband|daughters?|sons?|niece|nephew|countenance|tears)\b"
    ),
    place_before=r"\b(?:in|at|near|from|to|towards|outside|across) $",
    rank=(
        r"^(?:Master|Chief|General|Major|President|Chairman|Judge|Mayor|Bishop|Nurse|Warden|Constable|Commander|"
        r"Admiral|Governor|Minister|Ambassador|Detective|Officer|Pastor|Deacon|Elder|Old|Young|Little|Poor|"
        r"Saint) (?=[A-Z])"
    ),
    quality=r"^[a-z-]+(?:ness|ity|ance|ence|tion|[sx]ion|ment|ship|hood|tude)s?$",
    organisation=(
        r"(?:^| )(?:Inc|Ltd|GmbH|Corp(?:oration)?|Company|Council|Committee|Commission|University|College|"
        r"Institute|Association|Federation|Society|Foundation|Agency|Ministry|Department|Bank|Union|Party|"
        r"Parliament|Court|Authority|Board|Guild|Order|Office|Secretariat)$"
        r"|^(?:Bank|Council|Court|Department|Ministry|University|Institute|House|Board) of "
    ),
    place=(
        r" (?:City|Town|Village|River|Lake|Sea|Ocean|Bay|Mountains?|Mount|Valley|Islands?|Street|Road|Bridge|"
        r"County|Province|Kingdom|Empire|Castle|Harbou?r|Forest|Desert)$"
        r"|^(?:[A-Z][a-z’'-]+ )+(?:Lane|Abbey|Hall|Cottage|Cliffs?|Lodge|Isles?|Hill|Manor|Crescent|Priory|Moor|Creek)$"
        r"|^(?:Mount|Lake|Port|Cape|Fort) "
    ),
    title=(
        r"(?:^| )(?:[Pp]resident|[Mm]inister|[Cc]ommander|[Cc]hairman|[Cc]hairperson|[Gg]overnor|[Aa]mbassador|"
        r"[Aa]dmiral|[Gg]eneral|[Kk]night|[Dd]uke|[Ee]mperor|[Bb]ishop|[Cc]ommissioner|[Ss]ecretary-[Gg]eneral)$"
    ),
)
