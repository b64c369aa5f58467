"""What stands in a line of text: a tree, which layout flattens to runs."""

from __future__ import annotations

from msgspec import Struct


class Text(Struct, frozen=True, kw_only=True):
    """A run of plain text, spaces as they are to be shown."""

    text: str


class Emphasis(Struct, frozen=True, kw_only=True):
    """`*text*`."""

    children: tuple[Inline, ...]


class Strong(Struct, frozen=True, kw_only=True):
    """`**text**`."""

    children: tuple[Inline, ...]


class Strike(Struct, frozen=True, kw_only=True):
    """`~~text~~`."""

    children: tuple[Inline, ...]


class Superscript(Struct, frozen=True, kw_only=True):
    """`^text^`."""

    children: tuple[Inline, ...]


class Subscript(Struct, frozen=True, kw_only=True):
    """`~text~`."""

    children: tuple[Inline, ...]


class CodeText(Struct, frozen=True, kw_only=True):
    """`` `text` ``."""

    text: str


class Language(Struct, frozen=True, kw_only=True):
    """`[text]{lang=cy}`: text in another language than the deck's (a BCP 47 tag)."""

    lang: str
    children: tuple[Inline, ...]


class Link(Struct, frozen=True, kw_only=True):
    """A link; `target` is an http, https, mailto or tel address, or `#id` of a slide."""

    target: str
    title: str = ""
    children: tuple[Inline, ...] = ()


class FootnoteReference(Struct, frozen=True, kw_only=True):
    """`[^label]`; `number` counts from 1 in the order of first reference on the slide."""

    label: str
    number: int


class LineBreak(Struct, frozen=True, kw_only=True):
    """A hard line break."""


Inline = (
    Text | Emphasis | Strong | Strike | Superscript | Subscript | CodeText | Language | Link
    | FootnoteReference | LineBreak
)  # fmt: skip
