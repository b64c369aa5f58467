"""SARIF 2.1.0, which code hosts and editors read (OASIS Standard, with Errata 01)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from deckbuilder import __version__
from deckbuilder.cli.reports.checked import Checked
from deckbuilder.cli.terminal.console import is_argument
from deckbuilder.diagnostics import Code, Diagnostic, LineEdit, Severity
from deckbuilder.wording import escape_json

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LINK = re.compile(r"\](?=\(\s*[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
"""What would make a link of a message's words (clause 3.11.6), before an address with a scheme."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}

Json = dict[str, object]


def write(checked: Checked) -> str:
    """Return a log of one run."""
    codes = [code for code, _ in sorted(checked.by_rule, key=lambda rule: rule[0].id)]
    index = {code.id: number for number, code in enumerate(codes)}
    seen: dict[str, int] = {}
    run: Json = {
        "tool": {
            "driver": {
                "name": "deckbuild",
                "fullName": f"deckbuild check {__version__}",
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "invocations": [_invocation(checked)],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder in which the command was run."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, index[found.code.id], checked, seen) for found in checked.found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_json(json.dumps(log, ensure_ascii=False, indent=2))


def _invocation(checked: Checked) -> Json:
    """Return that the check ran to its end, and what it could not judge (clause 3.20)."""
    notes = [
        {"level": "note", "message": {"text": f"Not checked: {what}"}}
        for what in checked.not_checked
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _rule(code: Code) -> Json:
    source = f"\n\nSource: {code.source}" if code.source else ""
    text = f"{code.why}\n\nExample: {code.example}\n\nHow to mend it: {code.fix}{source}"
    return {
        "id": code.id,
        "name": "".join(part.capitalize() for part in code.name.split("-")),
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": f"{code.summary} {code.why}"},
        "help": {"text": text, "markdown": f"**{code.name}**: {code.summary}\n\n{text}"},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
        "properties": {"tags": [code.group], "name": code.name},
    }


def _result(found: Diagnostic, index: int, checked: Checked, seen: dict[str, int]) -> Json:
    text = found.message + (f"\n\n{found.hint}" if found.hint else "")
    text = _LINK.sub(r"]\\", text)
    result: Json = {
        "ruleId": found.code.id,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": text},
        "partialFingerprints": {"deckbuildFinding/v1": _fingerprint(found, checked, seen)},
    }
    if not is_argument(found.path):
        physical: Json = {"artifactLocation": _artifact(found.path)}
        if found.line:
            physical["region"] = _region(found, checked)
        result["locations"] = [{"physicalLocation": physical}]
        if found.edits:
            result["fixes"] = [_fix(found, found.edits)]
    return result


def _artifact(path: str) -> Json:
    """Return a file below the working folder by a relative URI, any other by an absolute one."""
    if path.startswith(("../", "/")) or Path(path).is_absolute():
        return {"uri": Path(path).resolve().as_uri()}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _region(found: Diagnostic, checked: Checked) -> Json:
    region: Json = {"startLine": found.line}
    if found.column and found.end_column:
        region |= {"startColumn": found.column, "endColumn": found.end_column}
        line = checked.line_of(found) or ""
        region["snippet"] = {"text": line[found.column - 1 : found.end_column - 1]}
    return region


def _fix(found: Diagnostic, edits: Iterable[LineEdit]) -> Json:
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.line,
                "endColumn": edit.end_column,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in edits
    ]
    change = {"artifactLocation": _artifact(found.path), "replacements": replacements}
    return {"description": {"text": found.code.fix}, "artifactChanges": [change]}


def _fingerprint(found: Diagnostic, checked: Checked, seen: dict[str, int]) -> str:
    """Return what stays the same of a finding when lines above it come and go.

    It is made of the rule, the file and the text of the line; equal ones are numbered.
    """
    line = checked.line_of(found)
    text = found.message if line is None else " ".join(line.split())
    stem = "\0".join((found.code.id, found.path, text))
    seen[stem] = number = seen.get(stem, 0) + 1
    return sha256(f"{stem}\0{number}".encode("utf-8", "replace")).hexdigest()[:32]
