"""Weights of the signs of a Japanese sentence: log odds that the sentence defines the term.

Set by hand from grammar and checked on labelled sentences; docs/quality.md tells on which (Definitions, How it works),
and that fitted weights did no better.
"""

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "bias": -1.6,
    # how the sentence frames its term
    "naming": 1.8,
    "toha": 1.8,
    "topic": 0.0,
    "gloss": 0.0,
    "using": -0.2,
    "named": 2.0,
    "coined": 2.0,
    "called": -1.5,
    "attribute": -0.6,
    # what it says about it
    "meaning": 2.2,
    "genus": 2.0,
    "genus_clause": 2.0,
    "thing": 1.5,
    "nominal": 0.9,
    "plain_noun": -1.2,
    "regarded": 1.0,
    "purpose": 0.7,
    "enables": 0.7,
    "verb": -1.2,
    "does": -0.2,
    "deed": -2.2,
    "passive": -1.2,
    "property": -2.5,
    "formal": -2.5,
    "other": -1.0,
    # where the term stands
    "person": -1.0,
    "bare": 0.4,
    "scene": 0.2,
    "modifier": -1.2,
    "coordinated": -0.4,
    "inside": -1.8,
    "restricted": -1.8,
    # the sentence as a whole
    "question": -4.0,
    "list_intro": -2.5,
    "short": -0.6,
    "terse": -0.4,
    "long": -0.4,
    "opinion": -2.2,
    "deictic": -1.2,
    "following": -1.5,
    "again": -1.2,
    "assumed": -1.0,
    "reason": -1.0,
    "contrast": -0.8,
    "headless": -2.5,
    "valued": -2.0,
    "circular": -3.0,
    "address": -0.5,
    "connective": -0.8,
    "pointing": -2.0,
    # other frames
    "identified": -0.8,
    "defined": 1.7,
    # the statement
    "dated": -0.5,
    "default": -1.0,
    "told": -1.2,
    "said_to": -3.0,
    "both": -1.5,
    "proposed": -0.2,
    "gap": -0.5,
    "vague": -0.8,
    "praised": -0.6,
    "superlative": -1.0,
}
