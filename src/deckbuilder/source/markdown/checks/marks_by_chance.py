"""Text that Markdown reads as a mark, so that it shows otherwise than it is typed.

Owns numbers that a list counts anew. Refuses to change what is read: a report tells the author.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from deckbuilder import codes
from deckbuilder.source.markdown.state import SlideReading


def check_numbers(items: Sequence[Token], reading: SlideReading) -> None:
    """Report the first item of a numbered list that does not show the number typed before it.

    A list may begin with any number; one whose items are all 1 (or 0) counts by itself.
    """
    typed = [int(item.info) for item in items]
    if len({*typed}) == 1 and typed[0] <= 1:
        return
    for shown, (item, number) in enumerate(zip(items, typed, strict=True), typed[0]):
        if number == shown:
            continue
        end = item.markup
        sign = "full stop" if end == "." else "bracket"
        reading.report(
            codes.READ_AS_MARK,
            reading.span(item),
            f"the number {number}{end} shows as {shown}{end}, as lists count on by one",
            hint="number the items one after another; to show the numbers as typed, write"
            f" \\ before each {sign}, {number}\\{end}, and a blank line above it",
        )
        return
