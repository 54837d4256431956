"""The other language on the page of an entry: passages that prove its equivalents, and whose it is."""

from typing import Any

from genglossary.actions.linked import crossing_definitions, linked_to
from genglossary.actions.translations import equivalents_of
from genglossary.models import Term
from genglossary.runs.stored.proofs import unpacked
from genglossary.web.aligned import shown_proofs


def for_page(term: Term) -> dict[str, Any]:
    """Find, for the templates, what else there is in other languages about `term`, in a constant number of queries."""
    linked = linked_to([term])[term.pk]
    return {
        "proofs": shown_proofs({each.pk: unpacked(each.proofs) for each in equivalents_of(term)}),
        "equivalent_of": linked,
        "crossing": crossing_definitions([term]).get(term.pk),
    }
