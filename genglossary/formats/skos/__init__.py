"""SKOS (https://www.w3.org/TR/skos-reference/): a glossary as statements, which Turtle and JSON-LD write and read."""
