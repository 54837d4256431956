"""Drawing a document: its layout, inline markup, marked terms, and its outline."""
