"""`python -m deckbuilder`: the command line where no script is installed."""

import os
import sys

if __name__ == "__main__":
    try:
        if not sys.flags.safe_path:
            del sys.path[0]  # the working folder: a deck of a stranger may hold modules
        from deckbuilder.cli import main
    except KeyboardInterrupt:
        os.write(2, b"stopped\n")
        sys.exit(130)
    main()
