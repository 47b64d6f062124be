"""``python -m engine.cli``: the command without the window."""

import sys

from engine.cli import main

if __name__ == "__main__":
    sys.exit(main())
