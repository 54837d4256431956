"""`genglossary`, as a process of the tests."""

import sys

from genglossary.cli import main

if __name__ == "__main__":
    sys.exit(main())
