"""The register itself, and how a code is declared in it."""

from __future__ import annotations

from deckbuilder.diagnostics import Code, Severity

CODES: dict[str, Code] = {}


def declare(id_: str, name: str, severity: Severity, summary: str, why: str, example: str) -> Code:
    """Add a code to the register; its number and its name must be new."""
    if id_ in CODES or any(code.name == name for code in CODES.values()):
        message = f"diagnostic {id_} {name} is declared twice"
        raise ValueError(message)
    code = Code(id=id_, name=name, severity=severity, summary=summary, why=why, example=example)
    CODES[id_] = code
    return code


ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
