"""JSON for programs, in the form that docs/checking.md describes."""

from __future__ import annotations

import json

from deckbuilder import __version__
from deckbuilder.cli.reports.checked import Checked, Place
from deckbuilder.diagnostics import Diagnostic, Severity
from deckbuilder.wording import escape_json

VERSION = 1
"""The version of the form; it grows where something changes that programs rely on."""


def write(checked: Checked) -> str:
    """Return everything that was found, and the slides on which it was looked for."""
    counts = {str(level): 0 for level in reversed(Severity)}
    for found in checked.found:
        counts[str(found.severity)] += 1
    data = {
        "format": "deckbuild-check",
        "version": VERSION,
        "tool": {"name": "deckbuild", "version": __version__},
        "deck": checked.presentation.deck.name if checked.presentation else None,
        "slides": [_slide(slide) | {"file": slide.path} for slide in checked.slides],
        "findings": [_finding(found, checked) for found in checked.found],
        "not_checked": list(checked.not_checked),
        "summary": {
            **counts,
            "rules": [
                {"code": code.id, "name": code.name, "count": count}
                for code, count in checked.by_rule
            ],
        },
        "failed": checked.failed,
    }
    return escape_json(json.dumps(data, ensure_ascii=False, indent=2))


def _finding(found: Diagnostic, checked: Checked) -> dict[str, object]:
    slide = checked.slide_of(found)
    return {
        "file": found.path,
        "line": found.line,
        "column": found.column,
        "end_column": found.end_column,
        "slide": None if slide is None else _slide(slide),
        "code": found.code.id,
        "name": found.code.name,
        "group": found.code.group,
        "severity": str(found.severity),
        "message": found.message,
        "hint": found.hint,
        "fix": [
            {
                "line": edit.line,
                "column": edit.column,
                "end_column": edit.end_column,
                "text": edit.text,
            }
            for edit in found.edits
        ],
    }


def _slide(slide: Place) -> dict[str, object]:
    return {"number": slide.number, "id": slide.id, "title": slide.title}
