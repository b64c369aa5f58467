"""The moment at which finished files count as made: SOURCE_DATE_EPOCH, where it is set.

Owns reading that variable (https://reproducible-builds.org/specs/source-date-epoch/). Refuses the
clock: whoever wants today's date where it is not set asks for it.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime


def read_source_date() -> datetime | None:
    """Return SOURCE_DATE_EPOCH in UTC; None where it is not set, or no number of seconds."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None
