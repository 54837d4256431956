"""Files for DeepL (see `TOOLS`)."""

from genglossary.formats.translators import of_tool

write, skipped = of_tool("deepl-tsv")
