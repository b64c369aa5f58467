"""The results of earlier runs, found by their options and by the state of the files they read.

Owns the two steps of looking up. Under the options stand the questions that the last such run
asked of the file system; under the options and today's answers to these stands the result of a run
with the same answers. So a change of any input, be it a file that appears where none was, is
another key, and a change taken back is the first key again. Refuses to know what it keeps.
"""

from __future__ import annotations

from deckbuilder.cache.stamp import stamp
from deckbuilder.files.inputs import Inputs, ask, digest

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from deckbuilder.cache.store import Store
    from deckbuilder.files.inputs import Question


class Memory:
    """The memory of one kind of run in this folder, by its options."""

    def __init__(self, store: Store, kind: str) -> None:
        self.store = store
        self._stamp = f"{kind}\0{stamp()}"

    def recall(self, options: Iterable[object]) -> tuple[Any, dict[Question, str]] | None:
        """Return the result of such a run, and the answers; None where it is not known."""
        key = self._key(options)
        questions = self.store.get(key)
        if not isinstance(questions, list):
            return None
        answers = ask(questions)
        found = self.store.get(_second(key, answers))
        return None if found is None else (found, answers)

    def keep(self, options: Iterable[object], inputs: Inputs, value: object) -> None:
        """Keep the result of a run, unless its inputs changed while it ran."""
        if inputs.steady:
            key = self._key(options)
            self.store.put(_second(key, inputs.answers), value)
            self.store.put(key, sorted(inputs.answers))

    def _key(self, options: Iterable[object]) -> str:
        text = "\0".join([self._stamp, *map(repr, options)])
        return digest(text.encode("utf-8", "backslashreplace"))


def _second(key: str, answers: Mapping[Question, str]) -> str:
    lines = [f"{kind}\0{path}\0{answer}" for (kind, path), answer in sorted(answers.items())]
    return digest("\n".join([key, *lines]).encode("utf-8", "surrogatepass"))
