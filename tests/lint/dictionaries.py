"""Skips what needs a British dictionary where the machine has none; in CI that is a failure."""

from __future__ import annotations

import pytest

from deckbuilder.lint.language.dictionary import NoDictionary, load_dictionary


def needs_dictionary() -> None:
    """Skip the test where spelling cannot be checked."""
    try:
        load_dictionary("en-GB")
    except NoDictionary as reason:
        pytest.skip(f"spelling is not checked here, as {reason}")
