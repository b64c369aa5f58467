"""Why a file, or a part of what it holds, is not read. Refuses to report: who asked does."""

from __future__ import annotations

from deckbuilder.files.limits import Limit

BEYOND = "there are more than"
"""How the messages of limits begin."""
HARMFUL = "do not open it: no program writes such a file by itself; get it anew"


class Refusal(Exception):  # noqa: N818 - of a file, and no error of ours
    """Something is not read: why, in words for a trainer, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Tally:
    """Counts something over a whole file, up to a limit and what is allowed beside."""

    def __init__(self, limit: Limit, allowance: int = 0) -> None:
        self._limit = limit
        self._allowance = allowance
        self._count = 0

    def add(self, more: int) -> None:
        """Count some more; raise a refusal at the limit."""
        self._count += more
        check_limit(self._limit, self._count, self._allowance)


def check_limit(limit: Limit, found: int, allowance: int = 0) -> None:
    """Raise a refusal where there is more of something than a limit and what is allowed beside."""
    if found > limit.max + allowance:
        message = f"{BEYOND} {limit.max + allowance:,} {limit.of}"
        raise Refusal(message, HARMFUL)
