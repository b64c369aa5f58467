"""The register of diagnostic codes, each declared once.

DB0xx files and settings, DB1xx layout and fit, DB2xx brand and fonts, DB3xx the Markdown
dialect, DB9xx outputs. The catalogue in the documentation is generated from this register.
"""

from __future__ import annotations

from deckbuilder.diagnostics import Code, Severity

CODES: dict[str, Code] = {}


def _declare(id_: str, name: str, severity: Severity, summary: str, why: str, example: str) -> Code:
    if id_ in CODES or any(code.name == name for code in CODES.values()):
        message = f"diagnostic {id_} {name} is declared twice"
        raise ValueError(message)
    code = Code(id=id_, name=name, severity=severity, summary=summary, why=why, example=example)
    CODES[id_] = code
    return code


_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

# --- DB0xx files and settings --------------------------------------------------------------

FILE_MISSING = _declare(
    "DB001", "file-missing", _ERROR,
    "A file or folder that the deck or brand names is not there.",
    "What it holds would be missing from the slides.",
    "`![A map](images/map.png)` where `images/` holds no `map.png`",
)  # fmt: skip
FILE_UNREADABLE = _declare(
    "DB002", "file-unreadable", _ERROR,
    "A file is there but the system does not let it be read.",
    "What it holds would be missing from the slides.",
    "a slide file without read permission",
)  # fmt: skip
NOT_UTF8 = _declare(
    "DB003", "not-utf8", _ERROR,
    "A text file is not UTF-8.",
    "Guessing its encoding would show wrong characters, in names for instance.",
    "a slide saved as \"Windows-1252\" by an old editor",
)  # fmt: skip
OUTSIDE_FOLDER = _declare(
    "DB004", "outside-folder", _ERROR,
    "A path leaves the deck's or the brand's folder.",
    "A deck must be complete in its folder, and must not read other files of the machine.",
    "`![Plan](../../private/plan.png)`",
)  # fmt: skip
BROKEN_TOML = _declare(
    "DB005", "broken-toml", _ERROR,
    "A .toml file does not follow TOML's grammar.",
    "None of its settings can be read.",
    "`title = Neglect` without quotation marks",
)  # fmt: skip
UNKNOWN_KEY = _declare(
    "DB006", "unknown-key", _ERROR,
    "A setting has a name that nothing reads.",
    "A misspelt setting would silently have no effect.",
    "`minuts: 10`",
)  # fmt: skip
WRONG_VALUE = _declare(
    "DB007", "wrong-value", _ERROR,
    "A setting has a value of the wrong kind or outside what is allowed.",
    "The setting would have no effect or a surprising one.",
    "`minutes: ten`",
)  # fmt: skip
