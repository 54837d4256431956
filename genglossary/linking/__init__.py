"""Links from the source files of documents to the entries of a glossary: where they may stand, and how they are
written. Pure: text in, edits out."""
