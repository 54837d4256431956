"""Two words in one or joined by a hyphen, in small letters, where they are what a program calls its field, option or
mode: `quayname`, for which writers say "quay name"."""

import re

from genglossary.checking.surroundings import is_ordinary, is_title

_NEAR = 80  # characters before and behind a name
_EXPLAINED = re.compile(r"(?: \([^\n]{1,60}?\))? [-–—] |:(?=\s|$)|/$")  # with its type in brackets, if any
_OF_CLASS = re.compile(r" \(\w*[a-z][A-Z]\w*\)$")  # Quayname (hbQuayname)
_GIVEN_AFTER = re.compile(r" ?<[\w./:|-]+>")
_KINDS = r"(?:modes?|options?|fields?|parameters?|arguments?|variables?|settings?|attributes?|propert(?:y|ies)|flags?)"
_KIND_BEFORE = re.compile(rf"\b{_KINDS}(?: called| named|:) $", re.I)
_KIND_AFTER = re.compile(r" (?:mode|option|field|parameter|argument|variable|setting|attribute|property|flag)\b")
_ANY_BEFORE = re.compile(r"\b(?:an?|any|each|every|no|other|another|one|this|that|your|its) $", re.I)
_REQUEST_BEFORE = re.compile(r"(?<![A-Za-z])(?:GET|POST|PUT|PATCH|DELETE|HEAD) $")
_LISTED_BEFORE = re.compile(r"(?:[\w-]+, (?:and |or )?)+$")
_LISTED_AFTER = re.compile(r"(?:,? (?:and|or) [\w-]+|, [\w-]+)+")
_SHOWN_AFTER = re.compile(
    r"(?:,?(?: (?:and|or) (?:the )?[\w-]+)?"
    r" (?:directive|field|column|option|parameter|setting|property|attribute|keyword|statement|button|menu|tab|box"
    r"|check ?box|dialog|panel|pane)s?\b)"
)
_NAME = re.compile(r"[\w-]+")


def is_name_of_part(prose: str, first: int, last: int, kind: str) -> bool:
    """Whether it is all of a block that is of another `kind` than a paragraph, or stands before what explains it
    ("quayname: that of the quay"), beside what it is the name of ("in quayname mode"), behind a method of HTTP, or in a
    list with what are no words."""
    written = prose[first:last]
    if prose.strip() == written and (written.isupper() or not written[0].isupper()):
        return kind != "paragraph"
    if _OF_CLASS.match(prose, last) and not prose[:first].strip():
        return True
    if not written.islower():
        return False
    if _GIVEN_AFTER.match(prose, last):
        return True  # [quay-name <name>], as calls are described
    if _EXPLAINED.match(prose, last) and not prose[:first].strip():
        return True
    before, after = prose[max(0, first - _NEAR) : first], prose[last : last + _NEAR]
    if _KIND_BEFORE.search(before) or _REQUEST_BEFORE.search(before):
        return True
    if _KIND_AFTER.match(after):
        return _ANY_BEFORE.search(before) is None
    return _is_listed_with_names(before, after)


def is_name_shown(prose: str, first: int, last: int, right: str) -> bool:
    """Whether capitals, where `right` has none, make it what a program calls a part of its screen or configuration:
    "if the Quay Name directive is given", "Quay Name = north"."""
    words = prose[first:last].split(" ")
    if right != right.lower() or not all(word[:1].isupper() for word in words):
        return False
    opens = not prose[:first].strip()
    if opens and prose.startswith(" = ", last):
        return True
    return (len(words) > 1 or not opens) and not is_title(prose) and _SHOWN_AFTER.match(prose, last) is not None


def _is_listed_with_names(before: str, after: str) -> bool:
    listed = (_LISTED_BEFORE.search(before), _LISTED_AFTER.match(after))
    names = [name for found in listed if found for name in _NAME.findall(found[0])]
    return any(name.isalpha() and name.islower() and not is_ordinary(name) for name in names)
