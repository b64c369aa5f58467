"""What is said once of a slide or a file, however often it occurs there.

Owns the lines on which it occurs. Refuses to find it.
"""

from __future__ import annotations

from msgspec import Struct, field

from deckbuilder.diagnostics import Code, Diagnostics
from deckbuilder.wording import shorten

_LONGEST = 60
_LINES = 8


class _Remark(Struct, frozen=True):
    code: Code
    message: str
    hint: str
    whole: bool
    """Whether all that is written so is told, as it shows nowhere."""


class Remarks(Struct):
    """Faults of the kinds that occur many times, with the lines of each and an example on each."""

    apart: bool = False
    """Whether each line is reported: where comments in the file ignore rules, so that one that is
    ignored hides no other."""
    found: dict[_Remark, dict[int, str]] = field(default_factory=dict)

    def add(
        self,
        code: Code,
        message: str,
        line: int,
        *,
        hint: str,
        written: str = "",
        whole: bool = False,
    ) -> None:
        """Note a fault on a line, where it is written so; as a `whole` where it shows nowhere."""
        remark = _Remark(code, message, hint, whole)
        self.found.setdefault(remark, {}).setdefault(line, " ".join(written.split()))

    def report(self, path: str, diagnostics: Diagnostics) -> None:
        """Report each kind of fault once, at its first line, and begin anew."""
        for remark, examples in self.found.items():
            lines = sorted(examples)
            for first, *others in ([line] for line in lines) if self.apart else [lines]:
                written = dict.fromkeys(examples[line] for line in (first, *others))
                example = "; ".join(filter(None, written))
                if not remark.whole:
                    example = shorten(examples[first], _LONGEST)
                message = f"{remark.message}: {example}" if example else remark.message
                if others:
                    message += f" (and on line{'s' * (len(others) > 1)} {_list(others)})"
                diagnostics.report(remark.code, path, message, line=first, hint=remark.hint)
        self.found.clear()


def _list(lines: list[int]) -> str:
    """Return numbers as people list them; those beyond a few are only counted."""
    shown = [str(line) for line in lines[:_LINES]]
    if len(lines) > _LINES:
        shown.append(f"{len(lines) - _LINES} more")
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
