"""Glossaries that people keep as pages of text, Sphinx glossaries and Markdown, on their way in."""
