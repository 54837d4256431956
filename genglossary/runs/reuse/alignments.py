"""Alignments of earlier runs: documents that nobody changed are not aligned again."""

from collections.abc import Sequence

from genglossary.models import Alignment
from genglossary.pipeline.bilingual.kept import KeptAlignments
from genglossary.pipeline.bilingual.types import DocumentPair
from genglossary.runs.reuse.code_version import code
from genglossary.runs.work import Work


def kept_alignments(work: Work, documents: Sequence[DocumentPair]) -> KeptAlignments:
    """Everything that is kept of the pairs of `documents`, by version ids; of a fresh run nothing."""
    wanted = {(pair.source, pair.target) for pair in documents}
    rows = Alignment.objects.filter(translation__in=[] if work.run.options.get("fresh") else work.run.versions.all())
    found = rows.exclude(kept=b"").values_list("original_id", "translation_id", "kept")
    before = {(source, target): bytes(kept) for source, target, kept in found if (source, target) in wanted}
    return KeptAlignments(before, code())
