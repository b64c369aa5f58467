"""Building a brand's template: every slide layout, and no slide."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.brand.resolve import load_brand
from deckbuilder.builds.output import report_temporary_full, write_outputs
from deckbuilder.builds.pipeline import BuiltFile, Progress, ignore_progress
from deckbuilder.builds.request import BRAND_ARGUMENT
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.content import Content, TemporaryFileError
from deckbuilder.layout import lay_out_template
from deckbuilder.model import Deck
from deckbuilder.writers.pptx import write_template


def build_template(
    name: str,
    path: Path,
    diagnostics: Diagnostics,
    *,
    root: Path | None = None,
    progress: Progress = ignore_progress,
) -> BuiltFile | None:
    """Build a brand's template; None where any error was reported.

    `name` is a brand's, or a path that counts from the working folder. No link may lead out of the
    folder `root`, which is that of the template where none is given.
    """
    progress("Reading the brand")
    brand = load_brand(name, (Path(),), diagnostics, where=BRAND_ARGUMENT)
    if brand is None or diagnostics.has_errors:
        return None
    progress(f"Writing {path.name}")
    deck = Deck(name=brand.name, root=Path(), title=brand.title, slides=())
    presentation = lay_out_template(deck, brand)
    content = Content()
    try:
        write_template(presentation, content)
        content.complete()
    except TemporaryFileError as error:
        report_temporary_full(error, path.name, diagnostics)
        return None
    if not write_outputs({path: content}, diagnostics, root=root):
        return None
    layouts = brand.template.template.layouts if brand.template else presentation.layouts
    return BuiltFile(path=path, length=len(layouts), noun="layout", size=content.size)
