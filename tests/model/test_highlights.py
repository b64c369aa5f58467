"""What is highlighted, in words."""

from __future__ import annotations

import pytest

from deckbuilder.model.highlights import with_highlights


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("They rise", "They rise. Highlighted: Neglect, 2019"),
        ("Do they rise?", "Do they rise? Highlighted: Neglect, 2019"),
        ("", "Highlighted: Neglect, 2019"),
    ],
)
def test_a_description_goes_on_to_say_what_is_highlighted(description: str, said: str) -> None:
    assert with_highlights(description, ("Neglect", "2019")) == said
    assert with_highlights(description, ()) == description
