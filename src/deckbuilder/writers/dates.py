"""The only clock that files know: SOURCE_DATE_EPOCH."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def source_date() -> datetime | None:
    """Return the moment in UTC that SOURCE_DATE_EPOCH names, or None.

    A value that is no number of seconds counts as none.
    """
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None
