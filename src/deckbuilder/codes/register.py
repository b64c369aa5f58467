"""The register itself, and how a code is declared in it."""

from __future__ import annotations

from deckbuilder.diagnostics import Code, Severity

CODES: dict[str, Code] = {}

GROUPS = {
    "DB0": "files",
    "DB1": "fit",
    "DB2": "brand",
    "DB22": "template",
    "DB23": "template",
    "DB24": "template",
    "DB25": "template",
    "DB3": "dialect",
    "DB4": "overlays",
    "DB43": "variants",
    "DB44": "check",
    "DB5": "session",
    "DB60": "fit",
    "DB61": "accessibility",
    "DB62": "accessibility",
    "DB63": "language",
    "DB64": "language",
    "DB65": "safeguarding",
    "DB66": "safeguarding",
    "DB67": "session",
    "DB68": "sources",
    "DB69": "brand",
    "DB7": "built-pptx",
    "DB8": "built-pdf",
    "DB9": "outputs",
}
"""What the codes are about, by how they begin; the longest beginning counts."""


def declare(
    id_: str,
    name: str,
    severity: Severity,
    summary: str,
    why: str,
    example: str,
    fix: str = "",
    source: str = "",
) -> Code:
    """Add a code to the register; its number and its name must be new."""
    if id_ in CODES or any(code.name == name for code in CODES.values()):
        message = f"diagnostic {id_} {name} is declared twice"
        raise ValueError(message)
    group = next(GROUPS[id_[:length]] for length in (4, 3) if id_[:length] in GROUPS)
    code = Code(
        id=id_,
        name=name,
        severity=severity,
        summary=summary,
        why=why,
        example=example,
        fix=fix,
        source=source,
        group=group,
    )
    CODES[id_] = code
    return code


ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
