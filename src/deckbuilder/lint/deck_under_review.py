"""What rules look at: a deck that was laid out, its text piece by piece, its files as written.

Owns what several rules ask for, made once. Refuses to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from functools import cached_property

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Redirection, Span
from deckbuilder.files.reading import shown
from deckbuilder.lint.content.alternative_texts import DescribedBlock, find_described
from deckbuilder.lint.content.links import PlacedLink, find_placed_links
from deckbuilder.lint.content.passages import Passage, find_passages
from deckbuilder.lint.finding import Finding
from deckbuilder.lint.language.prose import Prose, is_english, is_own
from deckbuilder.lint.source_text.editable_file import EditableFile, Proposal, ReadsAlike, prove
from deckbuilder.lint.source_text.folder import Folder
from deckbuilder.lint.source_text.source_files import SourceFiles
from deckbuilder.model import Block, Deck, Slide
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene
from deckbuilder.session.setting_hints import is_one_file, say_for_slide, write_for_deck

_ESCAPE = re.compile(r"\\([^\w\s])")
_BULLET = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_WORD = re.compile(r"[^\W_]+(?:[-’'\xad][^\W_]+)*")


class Subject:
    """A deck to be judged; `today` decides what is overdue, `files` are its sources as written."""

    def __init__(
        self,
        presentation: Presentation,
        *,
        files: SourceFiles,
        today: date,
        reads_alike: ReadsAlike,
    ) -> None:
        self.presentation = presentation
        self.files = files
        self.today = today
        self.reads_alike = reads_alike
        self.not_checked: list[str] = []
        """What rules could not judge, and why, in words for people."""

    @property
    def deck(self) -> Deck:
        """The deck as written."""
        return self.presentation.deck

    @property
    def brand(self) -> Brand:
        """The brand under which it was laid out."""
        return self.presentation.brand

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All text of the deck in the order of its slides."""
        return tuple(find_passages(self.deck))

    @cached_property
    def links(self) -> tuple[PlacedLink, ...]:
        """All links of the deck in the order of its text."""
        return tuple(find_placed_links(self.passages))

    @cached_property
    def described(self) -> tuple[DescribedBlock, ...]:
        """All pictures, charts and tables of the deck that have an alternative text."""
        return tuple(find_described(self.deck))

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The same text as rules about language judge it."""
        return tuple(map(Prose, self.passages))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of that text, once: a rule may see from these that it will find nothing.

        Those with hyphens are there whole and in their parts.
        """
        words = set(_WORD.findall("\n".join(prose.text for prose in self.prose)))
        words.update(part for word in [*words] if "-" in word for part in word.split("-"))
        return frozenset(words)

    @cached_property
    def english(self) -> tuple[Prose, ...]:
        """The deck's own running text in English; nothing where the deck is in another language."""
        return tuple(filter(is_own, self.prose)) if is_english(self.deck) else ()

    @cached_property
    def scenes(self) -> Mapping[str, tuple[Scene, ...]]:
        """The scenes of each slide, by its id: several where it was too full for one."""
        found: dict[str, tuple[Scene, ...]] = {slide.id: () for slide in self.deck.slides}
        for scene in self.presentation.scenes:
            found[scene.slide_id] += (scene,)
        return found

    def is_typed(self, words: str, span: Span) -> bool:
        """Tell whether words stand in the source of a span as they are, and were not inserted."""
        return self.files[span.path].find_words(span, words) is not None

    @cached_property
    def folder(self) -> Folder:
        """The deck's own folder."""
        return Folder(self.deck)

    @cached_property
    def editable_files(self) -> dict[str, EditableFile]:
        """The deck's own Markdown files that are UTF-8, by their paths."""
        own = Redirection(folder=shown(self.deck.root))
        paths = dict.fromkeys(path for slide in self.deck.slides for path in paths_of(slide))
        texts = {path: self.files[path].raw for path in paths if own.covers(path)}
        return {path: EditableFile(text) for path, text in texts.items() if text}

    def find_fixable(
        self, propose: Callable[[EditableFile], Iterable[Proposal]], hint: str
    ) -> Iterator[Finding]:
        """Yield the faults of typing in the deck's own files that can be fixed safely."""
        for path, file in self.editable_files.items():
            for proposal, edits in prove(file, propose(file), self.reads_alike):
                yield Finding(
                    Span(path, proposal.line, proposal.line),
                    proposal.message,
                    hint=hint,
                    columns=proposal.columns,
                    edits=edits,
                )

    def with_files(self, files: Mapping[str, EditableFile]) -> Subject:
        """Return the same deck with files written otherwise, which say the same."""
        other = copy(self)
        other.__dict__["editable_files"] = dict(files)
        return other

    def lines_of(self, passage: Passage, text: str) -> tuple[str, ...]:
        """Return the lines of a passage's text; of a paragraph, as typed where these are more.

        A line that ends without more joins the next on the slide, which its author may not know.
        """
        shown_lines = tuple(text.split("\n"))
        if passage.role not in ("paragraph", "item") or not passage.children:
            return shown_lines
        span = passage.span
        source_lines = self.files[span.path].lines[span.first_line - 1 : span.last_line]
        if len(source_lines) <= len(shown_lines):
            return shown_lines
        first, *others = (_ESCAPE.sub(r"\1", line).strip("\\> \t") for line in source_lines)
        return _BULLET.sub("", first), *others

    def word_setting(self, key: str, toml: str) -> str:
        """Return words for writing a setting of the deck, as its file has it.

        `toml` is its value there, a text or a number.
        """
        if not is_one_file(self.deck):
            return write_for_deck(self.deck, key, toml)
        has_settings = self.files[self.folder.settings_file].lines[0].rstrip() == "---"
        place = "" if has_settings else ", between two lines --- at the top of the file"
        return write_for_deck(self.deck, key, toml.strip('"')) + place

    def word_slide_setting(self, key: str, value: str, slide: str) -> str:
        """Return words for adding a setting to a slide, which is called so, as its file has it."""
        return f"add {say_for_slide(self.deck, key, value, slide)}"

    def own_setting(self, key: str) -> Span:
        """Return the same, or where the deck extends another one if that makes the setting.

        For what the author can only fix in the deck itself, as slides are other there.
        """
        found = self.deck.place_of(key)
        own = found.path == self.folder.settings_file
        return found if own else self.deck.setting_spans.get("extends", found)


def paths_of(slide: Slide) -> Iterator[str]:
    """Yield the paths of the files of which a slide is made, some of them again."""
    blocks: tuple[Block, ...] = (*slide.blocks, *slide.notes, *slide.handout)
    spans = (slide.span, *slide.setting_spans.values(), *(block.span for block in blocks))
    return (span.path for span in spans if span)
