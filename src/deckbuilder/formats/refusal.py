"""Why a file, or a part of what it holds, is not read. Refuses to report: who asked does."""

from __future__ import annotations

from deckbuilder.files.limits import Limit

HARMFUL = "do not open it: no program writes such a file by itself; get it anew"


class Refusal(Exception):  # noqa: N818 - of a file, and no error of ours
    """Something is not read: why, in words for a trainer, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def check_limit(limit: Limit, found: int, allowance: int = 0) -> None:
    """Raise a refusal where there is more of something than a limit and what is allowed beside."""
    if found > limit.max + allowance:
        message = f"there are more than {limit.max + allowance:,} {limit.of}"
        raise Refusal(message, HARMFUL)
