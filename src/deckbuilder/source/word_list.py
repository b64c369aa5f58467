"""Words that are right in a deck: `words.txt`, of one deck or of a chain of them.

Owns reading them. Refuses to know which words a dictionary has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.inputs import exists
from deckbuilder.files.reading import is_own, read_text

WORDS_FILE = "words.txt"

_COMMENT = re.compile(r"(?:^|\s)#.*")


def read_words(roots: Sequence[Path], diagnostics: Diagnostics) -> tuple[str, ...]:
    """Return the words of a deck's folder and of those that it extends, each once.

    A line holds one word, or several with spaces between them; a comment begins with #.
    """
    words: dict[str, None] = {}
    for root in reversed(roots):
        file = root / WORDS_FILE
        if exists(file) and is_own(file, root, diagnostics):
            for line in (read_text(file, diagnostics) or "").split("\n"):
                words |= dict.fromkeys(_COMMENT.sub("", line).split())
    return tuple(words)
