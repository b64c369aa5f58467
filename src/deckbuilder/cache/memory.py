"""The results of earlier runs, found by their options and by the state of the files they read.

Owns the two steps of looking up. Under the options stand the questions that the last such run
asked of the file system; under the options and today's answers to these stands the result of a run
with the same answers. So a change of any input, be it a file that appears where none was, is
another key, and a change taken back is the first key again. Refuses to know what it keeps.
"""

from __future__ import annotations

from deckbuilder.cache.stamp import stamp
from deckbuilder.files.inputs import Inputs, are_questions, ask, digest

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from deckbuilder.cache.store import Store
    from deckbuilder.files.inputs import Question


class Memory:
    """The memory of one kind of run in this folder, by its options."""

    def __init__(self, store: Store, kind: str) -> None:
        self.store = store
        self._stamp = f"{kind}\0{stamp()}"

    def recall(self, options: Iterable[object]) -> tuple[bytes, dict[Question, str]] | None:
        """Return the result of such a run, and the answers; None where it is not known."""
        key = self._key(options)
        questions = _read_questions(self.store.read(key))
        if questions is None:
            return None
        answers = ask(questions)
        found = self.store.read(_second(key, answers))
        return None if found is None else (found, answers)

    def keep(self, options: Iterable[object], inputs: Inputs, value: bytes) -> None:
        """Keep the result of a run, unless its inputs changed while it ran."""
        if inputs.steady:
            key = self._key(options)
            self.store.write(_second(key, inputs.answers), value)
            fields = [field for question in sorted(inputs.answers) for field in question]
            self.store.write(key, join(fields))

    def _key(self, options: Iterable[object]) -> str:
        text = "\0".join([self._stamp, *map(repr, options)])
        return digest(text.encode("utf-8", "backslashreplace"))


def join(fields: Iterable[str]) -> bytes:
    """Return texts as an entry of the store holds them; none of them holds a null character."""
    return "\0".join(fields).encode("utf-8", "surrogatepass")


def split(data: bytes) -> list[str]:
    """Return the texts that `join` made an entry of; none where it is somebody else's."""
    try:
        return data.decode("utf-8", "surrogatepass").split("\0")
    except ValueError:
        return []


def _read_questions(data: bytes | None) -> list[Question] | None:
    fields = [] if data is None else split(data)
    questions = list(zip(fields[::2], fields[1::2], strict=False))
    return questions if questions and are_questions(questions) else None


def _second(key: str, answers: Mapping[Question, str]) -> str:
    lines = [f"{kind}\0{path}\0{answer}" for (kind, path), answer in sorted(answers.items())]
    return digest("\n".join([key, *lines]).encode("utf-8", "surrogatepass"))
