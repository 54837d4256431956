"""The cost of the language model for a run so far, in words; it grows while the run goes on."""

from django.utils.translation import gettext as _

from genglossary.models import Run
from genglossary.runs.llm.connections import prices_of
from genglossary.runs.llm.replies import usage_of
from genglossary.runs.quantity import quantity


def spent_in_words(run: Run) -> str:
    """Word the calls, tokens and cost of a run, as in "12 calls, 3,400 tokens in, 560 out, 0.0123 USD"; "" for a run
    that asks no model."""
    if run.engine != "model":
        return ""
    usage = usage_of(run)
    tokens = _("%(calls)s, %(input)s tokens in, %(output)s out") % {
        "calls": quantity(usage.calls, "call"),
        "input": f"{usage.input_tokens:,}",
        "output": f"{usage.output_tokens:,}",
    }
    prices = prices_of(run.connection) if run.connection else None
    if prices is None or run.connection is None:
        return _("%(tokens)s, cost unknown") % {"tokens": tokens}
    return f"{tokens}, {prices.cost(usage.input_tokens, usage.output_tokens):.4f} {run.connection.currency}"
