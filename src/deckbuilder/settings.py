"""A setting, declared once: what its value may be, what it is for, and what becomes of it.

Owns the declaration, of which the checks of decks and brands, what `deck.lock` keeps and the tables
in the documentation are made; and who decides where several may set the same thing. Refuses to
know any one setting, to read files and to report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

Kind = Literal[
    "text", "marked", "texts", "truth", "number", "numbers", "date", "colour", "table", "tables"
]
"""What a value is: `marked` is text that is read as Markdown later, `texts` is a list of texts,
`numbers` one of numbers that rise, `tables` a list of tables."""


class Setting(Struct, frozen=True):
    """A setting: what it expects, in words, and how to read it; once declared, what it is for.

    `read` returns None for a value that is not as expected. The fields from `choices` to `maximum`
    say the same as data.
    """

    expects: str
    read: Callable[[Any], Any]
    choices: tuple[str, ...] = ()
    """The words that it can be, where those are all."""
    kind: Kind = "text"
    pattern: str = ""
    """The regular expression that it matches whole as text, where it has to match one."""
    minimum: float | None = None
    maximum: float | None = None
    """The minimum and the maximum of a number; None where there is no bound."""
    settings: Mapping[str, Setting] = {}
    """What a table, or each table of a list, may hold."""
    entries: Setting | None = None
    """What each entry of a table may be, where its author chooses the names."""
    model: type[Struct] | None = None
    """The node that a table becomes, whose defaults are those of the settings in it."""
    help: str = ""
    """What it is for, as the documentation has it."""
    otherwise: str = ""
    """What counts where nobody sets it, in words; empty where the default of its field says it."""
    field: str | None = ""
    """The field of the model that holds it; empty where that has its name, None where none does."""
    locked: bool = False
    """Whether `deck.lock` keeps the extended deck's value, so that a change of it is reported."""

    def declare(
        self, help_: str, *, otherwise: str = "", field: str | None = "", locked: bool = False
    ) -> Setting:
        """Return this setting with what is said of it in the documentation and in the model."""
        return replace(self, help=help_, otherwise=otherwise, field=field, locked=locked)

    def holding(
        self, settings: Mapping[str, Setting], model: type[Struct] | None = None
    ) -> Setting:
        """Return this table with the settings that it may have, and the node that it becomes."""
        return replace(self, settings=settings, model=model)


def as_fields(found: Mapping[str, Any], known: Mapping[str, Setting]) -> dict[str, Any]:
    """Return the values of settings by the names of the model's fields."""
    return {
        known[key].field or key: value
        for key, value in found.items()
        if known[key].field is not None
    }


T = TypeVar("T")


def decide(
    default: T,
    *,
    brand: T | None = None,
    deck: T | None = None,
    slide: T | None = None,
    command_line: T | None = None,
) -> T:
    """Return the value that counts: default < brand < deck < slide < command line.

    None is a layer that says nothing.
    """
    layers = (command_line, slide, deck, brand)
    return next((value for value in layers if value is not None), default)
