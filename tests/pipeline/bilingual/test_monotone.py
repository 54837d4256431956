"""Rows of units that belong together: the ways of counting that are only faster find the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary.pipeline.bilingual import monotone
from genglossary.pipeline.bilingual.marks import Unit, weigh
from genglossary.pipeline.bilingual.monotone import bead_of_two, beads_of
from genglossary.pipeline.bilingual.rules import BLOCKS, SENTENCES

UNITS = st.builds(
    Unit,
    size=st.integers(1, 400).map(float),
    shape=st.sampled_from(("paragraph", "heading1", "code")),
    marks=st.frozensets(st.sampled_from(("7", "1893", "pump", "=pump", "~RN")), max_size=3),
    sentences=st.just((0,)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(UNITS, max_size=12), st.lists(UNITS, max_size=12))
def test_a_row_at_a_time_gives_the_same_beads_as_a_cell_at_a_time(source, target):
    weigh(source, target)
    with pytest.MonkeyPatch.context() as patch:
        found = []
        for wide in (0, 10_000):
            patch.setattr(monotone, "_WIDE", wide)
            found.append(beads_of(source, target, BLOCKS))
    assert found[0] == found[1]


@settings(max_examples=60, deadline=None)
@given(UNITS, UNITS)
def test_one_unit_on_each_side_needs_no_table(one, other):
    weigh([one], [other])
    assert bead_of_two(one, other, SENTENCES) == beads_of([one], [other], SENTENCES)
