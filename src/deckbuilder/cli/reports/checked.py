"""What a check found, sorted, and which slide each finding is on.

Owns finding the slide at a line of a file. Refuses to write a report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from deckbuilder.cli.terminal.console import Display
from deckbuilder.diagnostics import Code, Diagnostic, Diagnostics, Severity
from deckbuilder.lint.deck_under_review import paths_of
from deckbuilder.lint.source_text.source_files import SourceFiles
from deckbuilder.model import inline_text
from deckbuilder.scene.presentation import Presentation


class Place(NamedTuple):
    """A slide, by the number that it has in PowerPoint, or None where it has none there."""

    number: int | None
    id: str
    title: str
    path: str


class Group(NamedTuple):
    """What was found on a slide, or in a file that makes no slide or several."""

    slide: Place | None
    path: str
    found: Sequence[Diagnostic]


class Checked:
    """The findings of a check; those at or above `failing` make it fail.

    `presentation` is None where no slide could be laid out.
    """

    def __init__(
        self,
        presentation: Presentation | None,
        diagnostics: Diagnostics,
        failing: Severity,
        display: Display,
    ) -> None:
        self.presentation = presentation
        self.failing = failing
        self.display = display
        self.found: Sequence[Diagnostic] = diagnostics.sorted()
        self.not_checked: Sequence[str] = tuple(diagnostics.not_checked)
        self.files = SourceFiles()

    @property
    def failed(self) -> bool:
        """Whether any finding makes the check fail."""
        return any(found.severity >= self.failing for found in self.found)

    @cached_property
    def slides(self) -> Sequence[Place]:
        """The deck's slides in their order."""
        if self.presentation is None:
            return ()
        numbers: dict[str, int] = {}
        for number, scene in enumerate(self.presentation.scenes, 1):
            numbers.setdefault(scene.slide_id, number)
        return tuple(
            Place(
                numbers.get(slide.id),
                slide.id,
                " ".join(inline_text(slide.title).split()),
                slide.span.path if slide.span else "",
            )
            for slide in self.presentation.deck.slides
        )

    @cached_property
    def _by_path(self) -> Mapping[str, Sequence[tuple[int, int, int]]]:
        """The first and last line of each slide's part of a file, and the slide's index."""
        found: dict[str, list[tuple[int, int, int]]] = {}
        slides = self.presentation.deck.slides if self.presentation else ()
        for index, slide in enumerate(slides):
            for path in dict.fromkeys(paths_of(slide)):
                lines = (1, 1 << 60, index)
                if slide.span and slide.span.path == path:
                    lines = (slide.span.first_line, slide.span.last_line, index)
                found.setdefault(path, []).append(lines)
        return found

    def slide_of(self, found: Diagnostic) -> Place | None:
        """Return the slide that a finding is on; None where it is on none, or on several.

        A slide of a finished file has no id.
        """
        if found.slide is not None:
            return Place(found.slide.number, "", found.slide.title, found.path)
        parts = self._by_path.get(found.path, ())
        if len(parts) == 1:
            return self.slides[parts[0][2]]
        line = found.line or 0
        hit = (index for first, last, index in parts if first <= line <= last)
        index = next(hit, None)
        return None if index is None else self.slides[index]

    @cached_property
    def groups(self) -> Sequence[Group]:
        """The findings by file, where they are on no slide, and then by slide."""
        files: dict[str, list[Diagnostic]] = {}
        slides: dict[Place, list[Diagnostic]] = {}
        for found in self.found:
            slide = None if found.slide else self.slide_of(found)
            if slide is None:
                files.setdefault(found.path, []).append(found)
            else:
                slides.setdefault(slide, []).append(found)
        return (
            *(Group(None, path, found) for path, found in files.items()),
            *(Group(slide, slide.path, slides[slide]) for slide in self.slides if slide in slides),
        )

    @cached_property
    def by_rule(self) -> Sequence[tuple[Code, int]]:
        """How often each rule found something: the worst first, then the most frequent."""
        codes = {found.code.id: found.code for found in self.found}
        counts = Counter(found.code.id for found in self.found)
        worst = {
            found.code.id: found.severity
            for found in sorted(self.found, key=attrgetter("severity"))
        }
        ordered = sorted(codes, key=lambda id_: (-worst[id_], -counts[id_], id_))
        return tuple((codes[id_], counts[id_]) for id_ in ordered)

    @cached_property
    def _hinted(self) -> frozenset[Diagnostic]:
        """The findings with which people are told how to mend what is wrong."""
        first: dict[object, Diagnostic] = {}
        for found in self.found:
            # how to mend a finished file depends on the rule, hardly ever on the place
            finished = found.code.id.startswith(("DB7", "DB8"))
            key = (found.code.id, found.path, found.hint) if finished else found
            first.setdefault(key, found)
        return frozenset(first.values())

    def hint_of(self, found: Diagnostic) -> str:
        """Return a finding's hint for people, who need it once for a rule and finished file."""
        return found.hint if found in self._hinted else ""

    def line_of(self, found: Diagnostic) -> str | None:
        """Return the line of source at which a finding is; None where there is none to show."""
        if found.line is None:
            return None
        lines = self.files[found.path].lines
        return lines[found.line - 1] if found.line <= len(lines) else None
