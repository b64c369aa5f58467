"""`deckbuild check --fix`: writing what was fixed, or showing what would be.

Owns the files. Refuses to decide what is fixed: the rules do.
"""

from __future__ import annotations

import contextlib
import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from deckbuilder.builds.output import write_outputs
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.lint.fixing import FixedFile
from deckbuilder.wording import counted


def write_fixed(deck: Path, files: Sequence[FixedFile], diagnostics: Diagnostics) -> bool:
    """Write files of a deck, all or none, with the permissions that they had.

    Where one is a link to another within the deck, that one is written.
    """
    texts = {Path(file.path).resolve(): file.after.encode("utf-8") for file in files}
    modes = {path: path.stat().st_mode for path in texts}
    if not write_outputs(texts, diagnostics, folder=deck if deck.is_dir() else None):
        return False
    for path, mode in modes.items():
        with contextlib.suppress(OSError):  # a file system that has none
            path.chmod(mode)
    return True


def describe_fixes(files: Sequence[FixedFile], *, written: bool) -> Iterator[str]:
    """Yield a line for each file, with what was fixed in it by rule, and the total."""
    verb = "mended" if written else "can be mended"
    total = 0
    for file in files:
        counts = Counter(code.name for code, _ in file.faults)
        total += sum(counts.values())
        rules = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
        yield f"{file.path}: {rules}"
    if files:
        yield f"{verb}: {counted(total, 'fault')} in {counted(len(files), 'file')}"
    else:
        yield "nothing that can be mended by itself"


def show_difference(files: Sequence[FixedFile]) -> str:
    """Return what would change as a unified diff, which `patch -p1` and `git apply` take."""
    parts: list[str] = []
    for file in files:
        for line in difflib.unified_diff(
            file.before.splitlines(keepends=True),
            file.after.splitlines(keepends=True),
            f"a/{file.path}",
            f"b/{file.path}",
        ):
            parts.append(line)
            if not line.endswith(("\n", "\r")):
                parts.append("\n\\ No newline at end of file\n")
    return "".join(parts)
