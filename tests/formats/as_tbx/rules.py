"""The rules of TBX-Basic (version 3, DCA) as far as our files can break them, in our own words."""

import re
from collections.abc import Iterator

from lxml import etree

NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_AUXILIARY = r"(?:(?:admin|descrip|descripGrp|note|ref) )*"
# The children of each element, each name with a space behind it.
_CHILDREN = {
    "tbx": "tbxHeader text ",
    "tbxHeader": "fileDesc ",
    "fileDesc": "(?:titleStmt )?sourceDesc ",
    "titleStmt": "title (?:note )*",
    "sourceDesc": "(?:p )+",
    "text": "(?:body )?",
    "body": "(?:conceptEntry )+",
    "conceptEntry": f"{_AUXILIARY}(?:langSec )+",
    "langSec": f"{_AUXILIARY}(?:termSec )+",
    "termSec": f"term (?:termNote )*{_AUXILIARY}",
    "descripGrp": "descrip (?:(?:admin|note|ref) )*",
}
_ATTRIBUTES = {
    "tbx": {"type", "style", LANG},
    "conceptEntry": {"id"},
    "langSec": {LANG},
    "ref": {"type", "target"},
    "descrip": {"type"},
    "termNote": {"type"},
    "admin": {"type"},
}
_TYPES = {
    "descrip": {"subjectField", "context", "definition"},
    "termNote": {"administrativeStatus", "partOfSpeech", "termType"},
    "admin": {"source"},
    "ref": {"crossReference"},
}
_LEVELS = {
    "subjectField": {"conceptEntry"},
    "definition": {"conceptEntry", "langSec"},
    "context": {"termSec"},
    "crossReference": {"conceptEntry", "termSec"},
}
_VALUES = {
    "administrativeStatus": {f"{name}Term-admn-sts" for name in ("preferred", "admitted", "deprecated", "superseded")},
    "partOfSpeech": {"adjective", "noun", "other", "verb", "adverb"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}


def broken_rules(data: bytes) -> list[str]:
    """Each rule that the file breaks, with the element."""
    root = etree.fromstring(data)
    found = [*_of_root(root)]
    ids = [str(each.get("id")) for each in root.iter() if each.get("id") is not None]
    found += [f"id {each} stands twice" for each in set(ids) if ids.count(each) > 1]
    for element in root.iter():
        found += [f"{element.tag}: {what}" for what in _of_element(element, set(ids))]
    return found


def _of_root(root) -> Iterator[str]:
    if root.tag != f"{NAMESPACE}tbx" or root.get("type") != "TBX-Basic" or root.get("style") != "dca":
        yield "not TBX-Basic in DCA style"


def _of_element(element, ids: set[str]) -> Iterator[str]:
    name = element.tag.removeprefix(NAMESPACE)
    children = "".join(f"{child.tag.removeprefix(NAMESPACE)} " for child in element)
    if not re.fullmatch(_CHILDREN.get(name, ""), children):
        yield f"may not hold {children}"
    if set(element.attrib) != _ATTRIBUTES.get(name, set()):
        yield f"has the attributes {dict(element.attrib)}"
    if name in _CHILDREN and "".join([element.text or "", *(child.tail or "" for child in element)]).strip():
        yield "holds text"
    if not re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", element.get(LANG, "en")):
        yield "has no language code"
    if not re.fullmatch(r"[A-Za-z_][\w.-]*", element.get("id", "x")) or element.get("target", "") not in {"", *ids}:
        yield "has no proper id or target"
    yield from _of_category(element, name)


def _of_category(element, name: str) -> Iterator[str]:
    category = element.get("type")
    if name not in _TYPES:
        return
    if category not in _TYPES[name]:
        yield f"has the type {category}"
    if category in _VALUES and element.text not in _VALUES[category]:
        yield f"{category} is {element.text}"
    parent = element.getparent()
    parent = parent.getparent() if parent.tag == f"{NAMESPACE}descripGrp" else parent
    level = parent.tag.removeprefix(NAMESPACE)
    if level not in _LEVELS.get(category, {level}):
        yield f"{category} stands in {level}"
