"""`python -m deckbuilder`: the command line where no script is installed.

No module is taken from the working folder, which may hold the deck of a stranger.
"""

import os
import sys


def _leave_out_working_folder() -> None:
    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib is a module, too
    except OSError:  # it is gone
        here = ""
    sys.path[:] = [path for path in sys.path if path not in ("", here)]


if __name__ == "__main__":
    try:
        _leave_out_working_folder()
        from deckbuilder.cli import main
    except KeyboardInterrupt:
        os.write(2, b"stopped\n")
        sys.exit(130)
    main()
