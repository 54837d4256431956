"""Checks TBX files against the standard's own grammar: RELAX NG for the structure, Schematron for TBX-Basic.

    python -m tests.benchmarks.tbx_validity FOLDER [FILE …]

FOLDER holds `TBXcoreStructV03.rng` and `TBX-Basic_DCA.sch` of LTAC Global (they are no part of the project). Without
files it writes glossaries of its own, made by Hypothesis and by hand, in the default dialect. Says what is wrong by
file, and ends with 1 if anything is.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree
from saxonche import PySaxonProcessor

from genglossary import formats
from genglossary.formats import Glossary
from tests.formats.samples import GLOSSARY, glossaries
from tests.formats.samples_for_tools import BILINGUAL

_XSL = "http://www.w3.org/1999/XSL/Transform"
_UNHURRIED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.nested_given]
_SCH = "{http://purl.oclc.org/dsdl/schematron}"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("files", type=Path, nargs="*")
    arguments.add_argument("--examples", type=int, default=300, help="glossaries made by Hypothesis")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        files = asked.files or [*_own_files(Path(scratch), asked.examples)]
        wrong = {file: found for file in files if (found := [*violations(asked.folder, file)])}
        for file, found in wrong.items():
            print(f"{file}:", *found, sep="\n  ")
        print(f"{len(files)} files, {len(wrong)} with something wrong")
    return 1 if wrong else 0


def _own_files(folder: Path, examples: int) -> Iterator[Path]:
    found: list[Glossary] = [GLOSSARY, BILINGUAL, Glossary()]

    @settings(max_examples=examples, database=None, phases=[Phase.generate], suppress_health_check=_UNHURRIED)
    @given(glossaries)
    def collect(glossary: Glossary) -> None:
        found.append(glossary)

    collect()
    for number, glossary in enumerate(found):
        path = folder / f"{number}.tbx"
        path.write_bytes(formats.write(".tbx", glossary))
        yield path


def violations(folder: Path, file: Path) -> Iterator[str]:
    """Each rule that the file breaks, as a sentence of the grammar."""
    grammar = etree.RelaxNG(etree.parse(folder / "TBXcoreStructV03.rng"))
    if not grammar.validate(etree.parse(file)):
        yield from (f"line {error.line}: {error.message}" for error in grammar.error_log)
    with PySaxonProcessor(license=False) as processor:
        compiler = processor.new_xslt30_processor()
        rules = compiler.compile_stylesheet(stylesheet_text=_stylesheet(folder / "TBX-Basic_DCA.sch"))
        output = rules.transform_to_string(source_file=str(file)) or ""
        yield from filter(None, output.splitlines())


def _stylesheet(schematron: Path) -> str:
    """The rules as XSLT 2: a mode for each pattern, in which the first rule that matches is the one that counts."""
    schema = etree.parse(schematron).getroot()
    spaces = {str(each.get("prefix")): str(each.get("uri")) for each in schema.iterfind(f"{_SCH}ns")}
    sheet = etree.Element(f"{{{_XSL}}}stylesheet", version="2.0", nsmap={"xsl": _XSL, **spaces})
    etree.SubElement(sheet, f"{{{_XSL}}}output", method="text")
    start = etree.SubElement(sheet, f"{{{_XSL}}}template", match="/")
    for number, pattern in enumerate(schema.iterfind(f"{_SCH}pattern")):
        mode = f"m{number}"
        etree.SubElement(start, f"{{{_XSL}}}apply-templates", select="//* | //@*", mode=mode)
        etree.SubElement(sheet, f"{{{_XSL}}}template", match="node() | @*", mode=mode, priority="-9")
        rules = pattern.findall(f"{_SCH}rule")
        for place, rule in enumerate(rules):
            _template(sheet, rule, mode, len(rules) - place)
    return etree.tostring(sheet, encoding="unicode")


def _template(sheet, rule, mode: str, priority: int) -> None:
    body = etree.SubElement(sheet, f"{{{_XSL}}}template", match=rule.get("context"), mode=mode, priority=str(priority))
    for each in rule.iterfind(f"{_SCH}assert"):
        failed = etree.SubElement(body, f"{{{_XSL}}}if", test=f"not({each.get('test')})")
        etree.SubElement(failed, f"{{{_XSL}}}value-of", select="concat(name(), ': ')")
        etree.SubElement(failed, f"{{{_XSL}}}text").text = " ".join("".join(each.itertext()).split()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
