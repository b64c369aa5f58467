"""Files that are written as another program reads them: settings at the top, levels of headings.

Owns what shows that. Refuses to read such a file in another way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.token import Token
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.settings import Setting
from deckbuilder.source.dialects.programs import FOREIGN, PROGRAMS, SURELY_MARP, UNNAMED
from deckbuilder.source.markdown.checks.notes_in_text import note_shown
from deckbuilder.source.markdown.splitting import SlideTokens
from deckbuilder.source.markdown.state import first_line
from deckbuilder.source.markdown.tokens import MarkdownFile
from deckbuilder.source.settings.declarations import DECK, SLIDE
from deckbuilder.source.settings.front_matter import FrontMatter

_HEADER = re.compile(r"([A-Za-z][\w-]*):[ \t]")
_KNOWN = FOREIGN.union(DECK, SLIDE)
_REVEAL_NOTES = re.compile(r"(?:speaker )?notes?:[ \t]+\S", re.IGNORECASE)


def drop_foreign(
    front: FrontMatter, known: Mapping[str, Setting], diagnostics: Diagnostics
) -> FrontMatter:
    """Take out settings that other programs have, and name them and the program in one line."""
    foreign = [key for key in front.data if key in FOREIGN and key not in known]
    if not foreign:
        return front
    diagnostics.report(
        codes.OTHER_PROGRAM,
        front.span(foreign[0]),
        f"{_name_program(foreign)} have no effect here: {', '.join(foreign)}",
        hint="take them out; the text is read, and signs of the other program are named",
    )
    own: dict[str, Any] = {key: value for key, value in front.data.items() if key not in foreign}
    return replace(front, data=own, program=_find_program(foreign) or UNNAMED)


def _find_program(settings: Sequence[str]) -> str:
    """Return the name of the program that has some of the settings; nothing for several."""
    names = (each.name for each in PROGRAMS if not each.settings.isdisjoint(settings))
    return next(names, "")


def _name_program(settings: Sequence[str]) -> str:
    name = _find_program(settings)
    if name:
        return f"the file seems to be one of {name}, whose settings"
    return "settings of other programs"


def check_header(file: MarkdownFile) -> None:
    """Note what shows at the top of a file, and in its comments, that it is another program's."""
    _check_first_lines(file)
    comments = (token.content for token in file.tokens if token.type == "html_block")
    if file.program in ("", UNNAMED) and any(SURELY_MARP.match(each) for each in comments):
        file.program = "Marp"


def _check_first_lines(file: MarkdownFile) -> None:
    """Note lines at the top that look like settings, but have no lines `---` around them.

    Those that are all of another program are taken out.
    """
    tokens = file.tokens
    first = next((token for token in tokens[:2] if token.type in ("plain", "inline")), None)
    if first is None or tokens[0].type not in ("plain", "paragraph_open"):
        return
    lines = first.content.split("\n")
    line = first_line(first)
    if lines[0].startswith("% "):
        file.remarks.add(
            codes.OTHER_PROGRAM,
            "lines that begin with % give pandoc a title, and show as text here",
            line,
            hint="write a line ---, title: ..., and a line --- in their place",
        )
    keys = [match[1] for match in map(_HEADER.match, lines) if match]
    known = any(key in _KNOWN for key in keys) or keys[:1] == ["Title"]
    if len(keys) < len(lines) or not known:
        return
    foreign = [key for key in keys if key in FOREIGN]
    file.program = file.program or _find_program(foreign)
    taken = len(foreign) == len(keys) > 1
    if taken:  # whoever wrote them meant no text
        del tokens[: 1 if tokens[0].type == "plain" else 3]
    file.remarks.add(
        codes.OTHER_PROGRAM,
        f"{_name_program(foreign)} {'have no effect' if taken else 'show as text'} here"
        if foreign
        else "the lines look like settings, but show as text",
        line,
        hint="take them out" if foreign else "put a line --- above them and one below",
        written=", ".join(keys),
    )


def check_levels(slides: Sequence[SlideTokens], file: MarkdownFile) -> None:
    """Note headings that begin slides in other programs, and notes that show in this one."""
    if any(slide.ruled for slide in slides):
        for slide in slides:
            _check_reveal_notes(slide, file)
    elif _are_sections(slides) or any(map(_has_notes_of_several, slides)):
        first = next(slide for slide in slides if _subheadings(slide))
        file.remarks.add(
            codes.OTHER_PROGRAM,
            "headings ## begin no slides here, as there are headings #: they stand on one slide",
            first_line(_subheadings(first)[0]),
            hint='begin each slide with #, and name its part: # Neglect {section="Part one"}',
        )


def _check_reveal_notes(slide: SlideTokens, file: MarkdownFile) -> None:
    """Note a last paragraph that begins with "Note:", where lines `---` split the slides."""
    last = next((each for each in reversed(slide.tokens) if each.type in ("plain", "inline")), None)
    if last is not None and last.level <= 1 and _REVEAL_NOTES.match(last.content):
        note_shown(last.content, first_line(last), file.remarks)


def _subheadings(slide: SlideTokens) -> list[Token]:
    return [token for token in slide.tokens if token.type == "heading_open" and token.tag == "h2"]


def _are_sections(slides: Sequence[SlideTokens]) -> bool:
    """Tell whether no title has anything but a heading directly below it, and some have several."""
    titled = [slide for slide in slides if slide.title and slide.level == 1]
    bare = all(not slide.tokens or slide.tokens[0].type == "heading_open" for slide in titled)
    parts = [slide for slide in titled if slide.tokens]
    return bare and len(parts) > 1 and any(len(_subheadings(slide)) > 1 for slide in parts)


def _has_notes_of_several(slide: SlideTokens) -> bool:
    """Tell whether a heading stands between two blocks of notes."""
    marks = [
        "notes" if token.type == "div_open" else "##"
        for token in slide.tokens
        if (token.type == "heading_open" and token.tag == "h2")
        or (token.type == "div_open" and token.info.partition("{")[0].strip() == "notes")
    ]
    return "notes ## notes" in " ".join(marks)
