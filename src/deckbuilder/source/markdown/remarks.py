"""What is said once of a slide or a file, however often it occurs there.

Owns the lines on which it occurs. Refuses to find it.
"""

from __future__ import annotations

from msgspec import Struct, field

from deckbuilder.diagnostics import Code, Diagnostics

_LONGEST = 60
_LINES = 8


class _Remark(Struct, frozen=True):
    code: Code
    message: str
    hint: str


class Remarks(Struct):
    """Faults of the kinds that occur many times, with the lines of each and its first example.

    What is `lost`, as it shows nowhere, is quoted in whole, each time that it is another.
    """

    found: dict[_Remark, tuple[list[str], set[int]]] = field(default_factory=dict)

    def add(
        self,
        code: Code,
        message: str,
        line: int,
        *,
        hint: str,
        written: str = "",
        lost: bool = False,
    ) -> None:
        """Note a fault on a line, where it is written so."""
        example = " ".join(written.split())
        if len(example) > _LONGEST and not lost:
            example = f"{example[:_LONGEST]}…"
        examples, lines = self.found.setdefault(_Remark(code, message, hint), ([], set()))
        if example and example not in examples and (lost or not lines):
            examples.append(example)
        lines.add(line)

    def report(self, path: str, diagnostics: Diagnostics) -> None:
        """Report each kind of fault once, at its first line, and begin anew."""
        for remark, (examples, lines) in self.found.items():
            first, *others = sorted(lines)
            message = ": ".join(filter(None, (remark.message, "; ".join(examples))))
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
