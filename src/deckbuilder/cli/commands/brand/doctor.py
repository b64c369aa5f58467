"""`deckbuild brand doctor`.

Owns which template is meant, and how the findings are told: to people, to programs, as a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckbuilder import codes
from deckbuilder.cli.arguments.options import (
    complete_brand,
    ending_in,
    quiet_option,
    verbose_option,
)
from deckbuilder.cli.terminal.console import Console, Status, size_of, status_of
from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.files.reading import read_bytes, shown
from deckbuilder.wording import counted, escape_json

if TYPE_CHECKING:
    from deckbuilder.brand.template.doctor.examining import Examined
    from deckbuilder.brand.template.nodes import Choice


@click.command(
    epilog="""\b
Examples:
  deckbuild brand doctor council.potx
  deckbuild brand doctor council.potx -o sheet.html   every layout as a picture, too
  deckbuild brand doctor council.potx --fix better.potx
  deckbuild brand doctor northshire --json
"""
)
@click.argument("file", shell_complete=complete_brand)
@click.option("--json", "as_json", is_flag=True, help="Print what was found for programs.")
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option(
    "--fix",
    "copy",
    metavar="COPY",
    callback=ending_in((".potx",), "a template's", "template"),
    type=click.Path(path_type=Path),
    help="Write a copy in which what can be mended safely is mended.",
)
@click.option(
    "--output",
    "-o",
    "sheet",
    metavar="SHEET",
    callback=ending_in((".html",), "the sheet's", "sheet"),
    type=click.Path(path_type=Path),
    help="Draw every layout in this file, .html, with what decks make of it.",
)
@quiet_option
@verbose_option
@click.pass_context
def doctor(
    context: click.Context,
    file: str,
    copy: Path | None,
    sheet: Path | None,
    *,
    as_json: bool,
    strict: bool,
) -> None:
    """Say what is wrong with a PowerPoint template, and what decks make of it.

    FILE is a template or a presentation (.potx, .pptx and the like), or the name of a brand that
    has one. Each fault is listed with its layouts, with what happens in decks and how to mend it
    in PowerPoint; `deckbuild rule NAME` says more. The file itself is never changed.
    """
    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    failing = Severity.WARNING if strict else Severity.ERROR
    console.progress("Reading the template")
    path, choices = _find_file(file, diagnostics)
    examined = path and _examine(path, choices, diagnostics)
    console.close()
    if not path or not examined:
        if as_json:
            console.say_lines(_refused_as_json(file, diagnostics))
        console.report(diagnostics)
        context.exit(max(Status.ERRORS, status_of(diagnostics)))
    from deckbuilder.brand.template.doctor import report_faults

    report_faults(examined.found, shown(path), diagnostics)
    if as_json:
        console.say_lines(_as_json(examined, shown(path)))
    else:
        console.say_lines(_as_table(examined, shown(path)))
        console.report(diagnostics)
    written = Diagnostics()
    _write(examined, path, copy, sheet, console if not as_json else None, written)
    console.report(written)
    context.exit(max(status_of(diagnostics, failing=failing), status_of(written)))


# --- which template ------------------------------------------------------------------------


def _find_file(
    name: str, diagnostics: Diagnostics
) -> tuple[Path | None, Mapping[str, Choice] | None]:
    """Return a template's file, and of a brand's which layouts it takes; None where there is none.

    Raises click.UsageError for a brand without one.
    """
    from deckbuilder.brand.template.doctor.examining import is_template_name

    path = Path(name)
    if is_template_name(name) or path.is_file():
        return path, None
    from deckbuilder.brand.resolve import load_brand
    from deckbuilder.builds.request import BRAND_ARGUMENT

    brand = load_brand(name, (Path(),), diagnostics, where=BRAND_ARGUMENT)
    if brand is None:
        return None, None
    if brand.template is None:
        message = (
            f"the brand {name!r} has no template: name a .potx file, or write "
            'file = "council.potx" under [template] in its brand.toml'
        )
        raise click.UsageError(message)
    return brand.template.path, brand.template.choices


def _examine(
    path: Path, choices: Mapping[str, Choice] | None, diagnostics: Diagnostics
) -> Examined | None:
    from deckbuilder.brand.template.doctor.examining import Refusal, examine

    data = read_bytes(path, diagnostics)
    if data is None:
        return None
    try:
        return examine(data, choices)
    except Refusal as fault:
        message = f"it cannot be used as a template: {fault.message}"
        diagnostics.report(codes.TEMPLATE_UNUSABLE, shown(path), message, hint=fault.hint)
        return None


# --- for people ----------------------------------------------------------------------------


def _as_table(examined: Examined, path: str) -> str:
    from deckbuilder.brand.template.doctor.contact_sheet import list_mapping

    template = examined.template
    rows = [*list_mapping(template, examined.choices)]
    width = max(len(theirs) for _, theirs, _ in rows)
    lines = [f"{theirs:<{width}}  {ours} ({how})" for ours, theirs, how in rows]
    first = (
        f"{path}: {counted(len(template.layouts), 'layout')} on "
        f"{counted(len(template.masters), 'master')}. The template's layouts, and ours that "
        "take them:"
    )
    return "\n".join((first, "", *lines, ""))


# --- for programs --------------------------------------------------------------------------


def _refused_as_json(path: str, diagnostics: Diagnostics) -> str:
    """Return why a file cannot be examined."""
    import json

    refused = [
        {"code": each.code.id, "name": each.code.name, "message": each.message, "hint": each.hint}
        for each in diagnostics
    ]
    head = {"format": "deckbuild-doctor", "version": 1, "file": path}
    return escape_json(json.dumps({**head, "refused": refused}, indent=2, ensure_ascii=False))


def _as_json(examined: Examined, path: str) -> str:
    import json

    template = examined.template
    found = {
        "format": "deckbuild-doctor",
        "version": 1,
        "file": path,
        "layouts": [
            {
                "number": layout.number,
                "name": layout.name,
                "type": layout.kind or None,
                "master": template.masters[layout.master].name,
                "ours": [name for name, each in examined.choices.items() if each.layout == index],
            }
            for index, layout in enumerate(template.layouts)
        ],
        "choices": {
            name: {
                "layout": template.layouts[choice.layout].number,
                "fits": choice.fits,
                "slots": {
                    slot: template.layouts[choice.layout].placeholders[at].index
                    for slot, at in choice.slots.items()
                },
            }
            for name, choice in examined.choices.items()
        },
        "findings": [
            {
                "code": each.code.id,
                "name": each.code.name,
                "severity": str(each.code.severity),
                "message": each.message,
                "layouts": [template.layouts[index].number for index in each.layouts],
                "effect": each.code.why,
                "fix": each.code.fix,
                "who": each.who,
            }
            for each in examined.found
        ],
    }
    return escape_json(json.dumps(found, indent=2, ensure_ascii=False))


# --- files ---------------------------------------------------------------------------------


def _write(
    examined: Examined,
    path: Path,
    copy: Path | None,
    sheet: Path | None,
    console: Console | None,
    diagnostics: Diagnostics,
) -> None:
    """Write the mended copy and the sheet, both or none, and say so where there is a console."""
    from deckbuilder.builds.output import write_outputs

    outputs: dict[Path, bytes] = {}
    remarks: dict[Path, str] = {}
    if copy is not None:
        _refuse_taken(copy)
        fixed = examined.fix()
        outputs[copy] = fixed.data
        remarks[copy] = ", ".join(fixed.changes) or "there was nothing to mend"
    if sheet is not None:
        outputs[sheet] = examined.draw_sheet(path.name).encode()
        remarks[sheet] = "every layout"
    if not outputs or not write_outputs(outputs, diagnostics) or console is None:
        return
    for file, remark in remarks.items():
        console.say(f"{shown(file)}: {remark}; {size_of(len(outputs[file]))}")


def _refuse_taken(copy: Path) -> None:
    """Raise an error of usage where a copy would take the place of anything."""
    import os

    if os.path.lexists(copy):
        message = f"{shown(copy)} is there already; name another file for the copy"
        raise click.UsageError(message)
