import json
from dataclasses import replace
from xml.etree import ElementTree

from genglossary.checking.output import WRITERS, as_text
from genglossary.pipeline.text.stated import InEnglish, stated
from tests.checking.samples import findings

FOUND = findings("# A\n\nAt the wharf, on github.\n")
EVIL = [replace(FOUND[0], file='a "b,c:d"&<.md', message=stated("“%(term)s”", term="100 %\n::error::x\x1b[31m <&\"'"))]


def test_text_is_a_line_each_that_editors_jump_from():
    first, second = WRITERS["text"](FOUND).splitlines()
    assert first == "a.md:3:8: GG101 warning: “wharf” is deprecated: write “quay”."
    assert second.startswith("a.md:3:18: GG104 warning: ")
    assert "\x1b" not in WRITERS["text"](EVIL) and len(WRITERS["text"](EVIL).splitlines()) == 1


class Japanese(InEnglish):
    """Two sentences of it."""

    _SAID = {
        "“%(written)s” is deprecated: write “%(right)s”.": "「%(written)s」は「%(right)s」と書く。",
        "page %(page)s, paragraph %(paragraph)s": "%(page)s ページ、%(paragraph)s 段落目",
        "“%(heading)s”, paragraph %(paragraph)s": "「%(heading)s」、%(paragraph)s 段落目",
    }

    def gettext(self, message: str) -> str:
        return self._SAID.get(message, message)


def test_text_is_for_people_and_in_their_language():
    one = [replace(FOUND[0], place="page 3, paragraph 12")]
    assert as_text.write(one, Japanese()) == (
        "a.md:3:8: GG101 warning: 「wharf」は「quay」と書く。 (3 ページ、12 段落目)\n"
    )
    assert "(page 3, paragraph 12)" in as_text.write(one)
    below = [replace(FOUND[0], place="“The “lamp””, paragraph 4")]
    assert "(「The “lamp”」、4 段落目)" in as_text.write(below, Japanese())


def test_json_has_all_fields_and_a_fingerprint():
    (one, _) = json.loads(WRITERS["json"](FOUND))["findings"]
    assert (one["start"], one["end"], one["fix"], one["line"]) == (12, 17, "quay", 3)
    assert len(one["fingerprint"]) == 16
    assert list(one)[:3] == ["rule", "level", "message"] and one["message"].startswith("“wharf” is deprecated")
    assert "said" not in one


def test_annotations_are_escaped():
    assert WRITERS["github"](FOUND).splitlines()[0] == (
        "::warning file=a.md,line=3,endLine=3,col=8,endColumn=13,title=GG101 quay::“wharf” is deprecated: write “quay”."
    )
    (line,) = WRITERS["github"](EVIL).splitlines()
    assert 'file=a "b%2Cc%3Ad"&<.md' in line and "100 %25%0A::error" in line


def test_checkstyle_is_xml():
    for found in (FOUND, EVIL, []):
        root = ElementTree.fromstring(WRITERS["checkstyle"](found))
        assert root.tag == "checkstyle"
        assert sum(len(file) for file in root) == len(found)


def test_sarif_has_the_shape_of_2_1_0():
    log = json.loads(WRITERS["sarif"]([*FOUND, *EVIL]))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0" and run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("note", "warning", "error")
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert min(region.values()) >= 1 and region["endColumn"] > region["startColumn"]
        assert " " not in location["physicalLocation"]["artifactLocation"]["uri"]
        assert result["partialFingerprints"]
    (replacement,) = run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == "quay"


def test_a_finding_in_a_glossary_without_a_place_has_line_one():
    one = json.loads(WRITERS["sarif"]([replace(FOUND[0], line=0, column=0, end_line=0, end_column=0)]))
    assert one["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_sarif_has_what_the_standard_asks_of_rules_addresses_and_fingerprints():
    odd = [replace(FOUND[0], file=name) for name in ("a b/100%.md", "日本/c:d.md", "/srv/e f.md")]
    (run,) = json.loads(WRITERS["sarif"](odd))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"] and rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    addresses = [place["artifactLocation"]["uri"] for place in places]
    assert addresses == ["a%20b/100%25.md", "%E6%97%A5%E6%9C%AC/c%3Ad.md", "file:///srv/e%20f.md"]
    assert all(isinstance(each, str) for result in run["results"] for each in result["partialFingerprints"].values())
    assert all(isinstance(number, int) and number >= 1 for place in places for number in place["region"].values())


def test_an_annotation_is_one_line_whatever_its_file_is_called():
    (line,) = WRITERS["github"]([replace(FOUND[0], file="a\r\nb%:,.md")]).splitlines()
    assert "file=a%0D%0Ab%25%3A%2C.md," in line
