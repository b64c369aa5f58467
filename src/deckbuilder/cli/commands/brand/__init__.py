"""`deckbuild brand`: brands without a deck."""

from __future__ import annotations

import click

from deckbuilder.cli.commands.brand.check import check
from deckbuilder.cli.commands.brand.doctor import doctor
from deckbuilder.cli.commands.brand.measure import measure
from deckbuilder.cli.commands.brand.new import new
from deckbuilder.cli.commands.brand.template import template


@click.group(
    epilog="""\b
Examples:
  deckbuild brand new northshire
  deckbuild brand check northshire
  deckbuild brand template northshire
  deckbuild brand doctor council.potx
  deckbuild brand measure northshire
"""
)
def brand() -> None:
    """Make and check brands, and make things of them without a deck."""


for _command in (new, check, doctor, template, measure):
    brand.add_command(_command)
