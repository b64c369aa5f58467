"""`deckbuild dump`."""

from __future__ import annotations

import click

from deckbuilder.cli.arguments.find_deck import find_deck
from deckbuilder.cli.arguments.options import brand_option, deck_argument, verbose_option
from deckbuilder.cli.terminal.console import Console, status_of
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.wording import escape_json


@click.command(
    epilog="""\b
Examples:
  deckbuild dump talk.md --stage model
  deckbuild dump --stage scenes > scenes.json
"""
)
@deck_argument
@brand_option
@click.option(
    "--stage",
    type=click.Choice(("model", "scenes")),
    default="model",
    show_default=True,
    help="The deck as written, or its slides as laid out.",
)
@verbose_option
@click.pass_context
def dump(context: click.Context, deck: str | None, brand: str | None, stage: str) -> None:
    """Print a stage of a build as JSON, for developers.

    DECK is named as for `deckbuild build`.
    """
    import json

    from deckbuilder.builds import pipeline
    from deckbuilder.builds.request import DeckRequest
    from deckbuilder.model.dump import dump as as_json

    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    request = DeckRequest(path=find_deck(deck), brand=brand)
    node: object = None
    if stage == "model":
        node = pipeline.read(request, diagnostics)
    else:
        presentation = pipeline.compose(request, diagnostics, pages=())
        node = presentation.scenes if presentation is not None else None
    console.report(diagnostics)
    if node is not None:
        text = escape_json(json.dumps(as_json(node), ensure_ascii=False, indent=2))
        click.echo(text.encode("utf-8", "backslashreplace"))  # JSON is UTF-8 on any terminal
    context.exit(status_of(diagnostics))
