"""``python -m engine.evaluation …`` is ``earshot evaluate …``."""

import sys

from engine.cli import main

if __name__ == "__main__":
    sys.exit(main(["evaluate", *sys.argv[1:]]))
