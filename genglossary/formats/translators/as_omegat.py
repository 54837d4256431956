"""Files for OmegaT (see `TOOLS`)."""

from genglossary.formats.translators import of_tool

write, skipped = of_tool("omegat")
