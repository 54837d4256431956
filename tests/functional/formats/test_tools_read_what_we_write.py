"""The files as real tools read them: Translate Toolkit (behind Weblate) and rdflib."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import SKOS

from genglossary import formats
from tests.formats.samples_for_tools import BILINGUAL, LAMP_ID

# Translate Toolkit is GPL: a tool in an environment of its own, of which this names the Python (.ci/run makes one).
TOOLKIT = os.environ.get("TRANSLATE_TOOLKIT_PYTHON", "")
# Its own JSON-LD reader says so of itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
with_toolkit = pytest.mark.skipif(not TOOLKIT, reason="TRANSLATE_TOOLKIT_PYTHON names no Python with Translate Toolkit")
TERMS = """
import json, sys
from translate.storage.tbx import tbxfile
store = tbxfile.parsefile(sys.argv[1])
store.setsourcelanguage("en")
store.settargetlanguage("ja")
print(json.dumps([[u.source, u.target, u.istranslatable(), u.getnotes("definition")] for u in store.units]))
"""
ROWS = """
import json, sys
from translate.storage.csvl10n import csvfile
store = csvfile.parsefile(sys.argv[1])
print(json.dumps([[u.source, u.target] for u in store.units if not u.isheader()]))
"""


def toolkit(script: str, file: Path) -> list[list]:
    run = subprocess.run([TOOLKIT, "-c", script, file], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


@with_toolkit
def test_translate_toolkit_reads_every_pair_of_our_tbx(tmp_path: Path):
    file = tmp_path / "ja.tbx"
    file.write_bytes(formats.write("tbx", BILINGUAL, "tbx2"))
    lamp, wick, keeper = toolkit(TERMS, file)
    assert lamp[:3] == ["mantle lamp", "マントルランプ", True]
    assert lamp[3].startswith("A lamp whose flame heats a mantle")
    assert wick[:3] == ["Wick; No. 4", "4番芯", False]
    assert keeper[1] == "灯台守"


@with_toolkit
def test_translate_toolkit_reads_the_rows_for_weblate(tmp_path: Path):
    file = tmp_path / "ja.csv"
    file.write_bytes(formats.write("weblate", BILINGUAL))
    assert toolkit(ROWS, file) == [["mantle lamp", "マントルランプ"], ["Wick; No. 4", "4番芯"]]


@pytest.mark.parametrize(("name", "language"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_concepts(name: str, language: str):
    graph = rdflib.Graph().parse(data=formats.write(name, BILINGUAL), format=language)
    assert len(set(graph.subjects(rdflib.RDF.type, SKOS.Concept))) == len(BILINGUAL.entries)
    lamp = rdflib.URIRef(f"urn:uuid:{LAMP_ID}")
    assert rdflib.Literal("マントルランプ", lang="ja") in set(graph.objects(lamp, SKOS.prefLabel))
    assert rdflib.Literal("glow lamp", lang="en") in set(graph.objects(lamp, SKOS.hiddenLabel))


def test_turtle_and_json_are_the_same_graph_to_rdflib():
    one, other = (
        rdflib.Graph().parse(data=formats.write(name, BILINGUAL), format=language)
        for name, language in (("turtle", "turtle"), ("jsonld", "json-ld"))
    )
    assert set(one) == set(other)
