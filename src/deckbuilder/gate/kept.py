"""Properties that are worked out once. Refuses to hide a failure: it is kept, and raised again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

_Value = TypeVar("_Value")


def kept(work_out: Callable[[Any], _Value]) -> Callable[[Any], _Value]:
    """Work something out at the first question, and give each later one the same, or its failure.

    A file that takes a rule to a limit would take each other rule there, too.
    """
    name = f"_kept_{work_out.__name__}"

    @wraps(work_out)
    def ask(owner: Any) -> _Value:
        if name not in vars(owner):
            try:
                vars(owner)[name] = work_out(owner), None
            except Exception as error:  # noqa: BLE001 - raised below, and at each later question
                vars(owner)[name] = None, error
        value, failure = vars(owner)[name]
        if failure is not None:
            raise failure
        return value  # type: ignore[no-any-return]

    return ask
