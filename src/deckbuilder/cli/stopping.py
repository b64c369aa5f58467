"""How a run ends on SIGTERM: like on Ctrl-C, by way of the clean-up of what is under way.

Refuses to say anything: `cli.main` does, where a run ends.
"""

from __future__ import annotations

import atexit
import signal
import sys
from typing import NoReturn


def terminate_cleanly() -> None:
    """Have SIGTERM end the run like Ctrl-C, and nothing disturb its last moments."""
    signal.signal(signal.SIGTERM, _terminate)
    atexit.register(_ignore_signals)


def _terminate(number: int, frame: object) -> NoReturn:
    del frame
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


def _ignore_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
