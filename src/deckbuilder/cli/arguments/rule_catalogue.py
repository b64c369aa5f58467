"""All rules: what stages report, and what only a check looks for.

Owns finding a rule by its name or code, and the catalogue in docs/rules.md. Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import groupby

from deckbuilder.diagnostics import Code, did_you_mean

_DECLARED_IN = ("deckbuilder.codes", "deckbuilder.lint.rules", "deckbuilder.gate.rules")
"""The modules that declare codes when they are imported."""

GROUPS: Mapping[str, str] = {
    "files": "Files and settings",
    "fit": "Room on the slide",
    "brand": "Brand and fonts",
    "template": "PowerPoint templates",
    "dialect": "Markdown",
    "overlays": "Decks that extend another",
    "variants": "Variants",
    "check": "Settings of the checks",
    "session": "The session",
    "accessibility": "Accessibility",
    "language": "Plain English",
    "safeguarding": "Safeguarding",
    "sources": "Sources and files of the deck",
    "built-pptx": "The built PowerPoint file",
    "built-pdf": "The built PDFs",
    "outputs": "Writing files",
}
"""What groups of rules are called, in the order in which they are listed."""


def list_codes() -> Sequence[Code]:
    """Return all codes by group and number."""
    for name in _DECLARED_IN:
        import_module(name)
    from deckbuilder.codes import CODES

    order = {group: index for index, group in enumerate(GROUPS)}
    return sorted(CODES.values(), key=lambda code: (order[code.group], code.id))


def find_code(name: str) -> Code | None:
    """Return the rule of a name or code, in whatever letters."""
    name = name.strip().lower()
    return next((code for code in list_codes() if name in (code.name, code.id.lower())), None)


def unknown_rule(name: str, *, groups: bool = False) -> str:
    """Return the message on a name that is no rule's, nor where allowed a group's."""
    names = [code.name for code in list_codes()] + (list(GROUPS) if groups else [])
    hint = did_you_mean(name.lower(), names)
    near = hint if hint.startswith("did you") else "`deckbuild rules` lists them"
    return f"there is no rule {name!r}: {near}"


def is_reported_by_builds(code: Code) -> bool:
    """Tell whether a build reports it too, not only a check."""
    return not code.id.startswith(("DB6", "DB7", "DB8")) and code.group != "template"


def has_fix(code: Code) -> bool:
    """Tell whether `deckbuild check --fix` fixes it."""
    from deckbuilder.lint.rules import RULES

    return any(rule.fixes and rule.code is code for rule in RULES)


def tell_ignoring(code: Code) -> str:
    """Return how to ignore a rule, or why it cannot be ignored."""
    from deckbuilder.lint.policy import stays_error

    if stays_error(code):
        return "It cannot be ignored: no deck is built with it."
    if code.id.startswith(("DB7", "DB8")):
        return (
            f"It judges finished files: --ignore {code.name} leaves it out of a run, though not "
            "out of the evidence."
        )
    if code.group == "template":
        return "It judges a template, and only `deckbuild brand doctor` tells it: no deck fails."
    return (
        f'Write <!-- deckbuild: ignore {code.name} --> above the line, or ignore = ["{code.name}"] '
        "under [check] in deck.toml for the whole deck."
    )


# --- the catalogue in the documentation ----------------------------------------------------

_HEAD = """\
# Rules

<!-- Made by `deckbuild rules --format markdown`; a test says when it is out of date. -->

All that `deckbuild` can find wrong with a deck. [Checking a deck](checking.md) says how to check,
and how to ignore a rule. `deckbuild rule NAME` shows one of these entries in a terminal.

An **error** means that the deck cannot be built or should not be shown; a **warning**, that
something is wrong most of the time; **advice**, what a colleague would mention. *Build* marks what
`deckbuild build` reports as well; *fix*, what `deckbuild check --fix` mends.
"""


def as_markdown(codes: Iterable[Code]) -> str:
    """Return the catalogue: a table of each group, and an entry for each rule."""
    groups = [(group, [*members]) for group, members in groupby(codes, lambda code: code.group)]
    contents = [f"* [{GROUPS[group]}](#{_anchor(GROUPS[group])})" for group, _ in groups]
    lines = [_HEAD, *contents, ""]
    for group, members in groups:
        lines += [f"## {GROUPS[group]}", ""]
        lines += [f"The name of the group, for settings, is `{group}`.", ""]
        lines += ["| Rule | Code | Severity | Also |", "|---|---|---|---|"]
        lines += [_row(code) for code in members]
        lines.append("")
        for code in members:
            lines += _entry(code)
    return "\n".join(lines)


def _row(code: Code) -> str:
    marks = ["build"] if is_reported_by_builds(code) else []
    marks += ["fix"] if has_fix(code) else []
    return f"| [{code.name}](#{code.name}) | {code.id} | {code.severity} | {', '.join(marks)} |"


def _entry(code: Code) -> Iterator[str]:
    yield from (f"### {code.name}", "", f"{code.id}, {code.severity}. {code.summary}", "")
    yield from (f"**Why.** {code.why}", "", f"**Example.** {code.example}", "")
    yield from (f"**How to mend it.** {code.fix}", "")
    yield from (f"**Source.** {code.source or 'This tool’s own rule; no published one.'}", "")


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")
