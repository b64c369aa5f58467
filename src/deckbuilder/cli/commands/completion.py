"""`deckbuild completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(
    epilog="""\b
Examples:
  deckbuild completion bash >> ~/.bashrc
  deckbuild completion zsh >> ~/.zshrc
  deckbuild completion fish > ~/.config/fish/completions/deckbuild.fish
"""
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes the Tab key complete commands, decks and brands in a shell."""
    root = context.find_root()
    script = get_completion_class(shell)
    if script is None:
        message = f"there is no completion for {shell}"
        raise click.UsageError(message)
    click.echo(script(root.command, {}, "deckbuild", "_DECKBUILD_COMPLETE").source())
