"""Weights of the signs of an English sentence: log odds that the sentence defines the term.

Set by hand from grammar and checked on labelled sentences; docs/quality.md tells on which (Definitions, How it works),
and that fitted weights did no better.
"""

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "bias": -1.2,
    # how the sentence frames its term
    "copula": -0.6,
    "definer": 1.6,
    "depicts": 0.4,
    "relative": -1.6,
    "explained": 0.9,
    "clause": -1.4,
    "gloss": -1.0,
    "apposition": -2.2,
    "modal": -4.0,
    "aims": 0.4,
    "enables": -0.3,
    "function": -1.9,
    "does": -0.3,
    "named": 1.2,
    "coined": 1.6,
    # what it says about it
    "indefinite": 2.0,
    "definite": 1.2,
    "plural": 0.9,
    "mass": 0.9,
    "defined": 2.5,
    "purpose": 0.4,
    "state": -2.0,
    "alias": -1.0,
    "negated": -4.0,
    "other": -1.5,
    "evaluative": -2.2,
    "opinion": -2.0,
    "differentia": 0.7,
    "disagrees": -4.0,
    # where the term stands
    "generic": 0.6,
    "bare": 0.3,
    "the": -0.4,
    "each": -1.0,
    "word": 1.5,
    "scene": 0.2,
    "subordinate": -0.8,
    "modifier": -1.0,
    "coordinated": -0.5,
    # the sentence as a whole
    "question": -4.0,
    "deictic": -1.8,
    "list_intro": -1.0,
    "short": -1.0,
    "terse": -0.3,
    "long": -0.5,
    "address": -0.5,
    "connective": -0.8,
    "pointing": -1.5,
    "instance": -1.2,
    # how a sentence of another subject frames its term
    "reported": 1.7,
    "restated": -0.3,
    "rephrased": -1.2,
    "run_on": -0.5,
    "dash": -1.3,
    # the statement
    "dated": -0.5,
    "local": -0.6,
    "gap": -0.5,
    "exclaimed": -2.0,
    "said_to": -3.0,
    "stopped": -0.2,
    "past": -1.0,
    "vague": -0.8,
    "praised": -0.7,
}
