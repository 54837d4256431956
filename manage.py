#!/usr/bin/env python
"""Django's command line for GenGlossary; `genglossary` is the same with a friendlier front."""

import sys

from genglossary.cli import main

if __name__ == "__main__":
    sys.exit(main())
