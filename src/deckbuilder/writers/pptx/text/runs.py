"""Runs: character properties, links, line breaks and fields.

A run says only what differs from the style of its paragraph, but for its language, which
every run states: a reader that finds none may take its own. Refuses paragraphs.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from deckbuilder.geometry import Emu
from deckbuilder.scene.slide import SHIFTED_SIZE, Line, Run, TextParagraph, TextStyle
from deckbuilder.scene.unbroken import unbroken_start
from deckbuilder.writers.pptx.drawing import write_solid
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.package.xml import attribute, text
from deckbuilder.writers.pptx.text.bullets import BLANK

# Without it PowerPoint paints every link in the theme's link colour, on dark panels too.
_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)


def hundredths(points: float) -> int:
    """Return a size or a space in hundredths of a point, DrawingML's unit for both."""
    return round(points * 100)


# --- character properties ------------------------------------------------------------------


def write_switches(style: TextStyle, base: TextStyle | None) -> str:
    """Return the attributes by which a style differs from the one that it inherits.

    Where it inherits nothing that is known (None), weight and slant are stated.
    """
    found = ""
    if base is None or style.bold != base.bold:
        found += f' b="{style.bold:d}"'
    if base is None or style.italic != base.italic:
        found += f' i="{style.italic:d}"'
    if style.underline != (base is not None and base.underline):
        found += ' u="sng"' if style.underline else ' u="none"'
    if style.capitals != (base is not None and base.capitals):
        found += ' cap="all"' if style.capitals else ' cap="none"'
    if style.strike != (base is not None and base.strike):
        found += ' strike="sngStrike"' if style.strike else ' strike="noStrike"'
    return found


def write_character_children(style: TextStyle, base: TextStyle | None, face: str) -> str:
    """Return colour and font where they differ from `base`; `face` is the font's typeface."""
    colour = "" if base and style.colour == base.colour else write_solid(style.colour)
    if base and style.font == base.font:
        return colour
    return f'{colour}<a:latin typeface="{face}"/>'


@lru_cache(maxsize=4096)
def _properties(style: TextStyle, base: TextStyle | None, face: str) -> tuple[str, str]:
    """Return the attributes and the children of a run's properties."""
    size = style.size / SHIFTED_SIZE if style.baseline_shift else style.size
    attributes = ""
    if base is None or hundredths(size) != hundredths(base.size):
        attributes = f' sz="{hundredths(size)}"'
    attributes += write_switches(style, base)
    if style.baseline_shift:
        attributes += f' baseline="{round(style.baseline_shift * 100_000)}"'
    if style.font == "mono":
        attributes += ' noProof="1"'
    return attributes, write_character_children(style, base, face)


def _write_properties(tag: str, part: Part, run: Run, base: TextStyle | None) -> str:
    document = part.document
    attributes, children = _properties(run.style, base, document.faces[run.style.font])
    if run.link:
        children += write_link(
            part, run.link, tip=run.tip, own_colour=not _is_theme_link(part, run)
        )
    lang = attribute(run.lang) if run.lang else part.lang
    head = f'<{tag} lang="{lang}"{attributes}'
    return f"{head}>{children}</{tag}>" if children else f"{head}/>"


def _is_theme_link(part: Part, run: Run) -> bool:
    """Tell whether a link looks as the theme has links, so that a change of theme recolours it."""
    return run.style.colour == "hlink" and "hlink" not in part.meanings.colours


def write_link(part: Part, target: str, *, tip: str = "", own_colour: bool = False) -> str:
    """Return a link to a slide or an address, or nothing where neither can be reached."""
    id_, action = part.link(target)
    if not id_:
        return ""
    step = f' action="{action}"' if action else ""
    step += f' tooltip="{attribute(tip)}"' if tip else ""
    head = f'<a:hlinkClick r:id="{id_}"{step}'
    return f"{head}>{_OWN_COLOUR}</a:hlinkClick>" if own_colour else f"{head}/>"


# --- a paragraph's content -----------------------------------------------------------------

_BREAK = "\n"
_NO_BREAK = "\u00a0"


def write_runs(part: Part, paragraph: TextParagraph, base: TextStyle | None) -> str:
    """Return a paragraph's runs and line breaks; `base` is the style that they inherit."""
    return "".join(
        _write_break(part, run, base) if joined == _BREAK else _write_run(part, run, joined, base)
        for run, joined in _joined(paragraph)
    )


def _joined(paragraph: TextParagraph) -> list[tuple[Run, str]]:
    """Join runs of one style over the lines that they were wrapped into.

    A line break that the author wrote stands as a newline with the run before it.
    """
    found: list[tuple[Run, str]] = []
    last, wrapped = len(paragraph.lines) - 1, False
    for number, line in enumerate(paragraph.lines):
        pair = wrapped and number == last and _is_pair(line)
        for at, run in enumerate(line.runs):
            words = _keep_first_together(run.text) if wrapped and at == 0 else run.text
            words = words.replace(" ", _NO_BREAK) if pair else words
            if found and found[-1][1] != _BREAK and _alike(found[-1][0], run):
                found[-1] = (found[-1][0], found[-1][1] + words)
            else:
                found.append((run, words))
        wrapped = not line.hard
        if line.hard and number < last:
            empty = Run("", paragraph_style(paragraph), Emu(0), Emu(0))
            found.append((found[-1][0] if found else empty, _BREAK))
    return found


def _is_pair(line: Line) -> bool:
    """Tell whether a line, the last of its paragraph, is two words.

    The layout keeps the second from standing there alone, and PowerPoint has to be told.
    """
    return "".join(run.text for run in line.runs).count(" ") == 1


def _keep_first_together(words: str) -> str:
    """Give the date or number with which a wrapped line begins spaces that do not break.

    Its first word would have room on the line before, and PowerPoint would leave it there.
    """
    end = unbroken_start(words)
    return words[:end].replace(" ", _NO_BREAK) + words[end:]


def _alike(one: Run, other: Run) -> bool:
    return (
        one.style == other.style
        and (one.link, one.tip) == (other.link, other.tip)
        and one.lang == other.lang
        and one.note == other.note
    )


def _write_run(part: Part, run: Run, words: str, base: TextStyle | None) -> str:
    return f"<a:r>{_write_properties('a:rPr', part, run, base)}<a:t>{text(words)}</a:t></a:r>"


def _write_break(part: Part, run: Run, base: TextStyle | None) -> str:
    # A break has a size too: a taller one than the text's would push its line down.
    unlinked = Run("", run.style, run.x, run.width, "", run.lang)
    return f"<a:br>{_write_properties('a:rPr', part, unlinked, base)}</a:br>"


def write_end(part: Part, style: TextStyle, base: TextStyle | None) -> str:
    """Return what an empty paragraph says of the text that may be typed into it."""
    return _write_properties("a:endParaRPr", part, Run("", style, Emu(0), Emu(0)), base)


def write_item(part: Part, paragraph: TextParagraph, base: TextStyle | None, typed: str) -> str:
    """Return what stands before an item's own text: a number that is typed, or a blank for none."""
    has_text = any(run.text for line in paragraph.lines for run in line.runs)
    style = paragraph.marker.style if paragraph.marker and typed else paragraph_style(paragraph)
    return write_words(part, typed if has_text else typed + BLANK, style, base)


def write_words(part: Part, words: str, style: TextStyle, base: TextStyle | None) -> str:
    """Return words that no author wrote as a run, or nothing for none."""
    return _write_run(part, Run(words, style, Emu(0), Emu(0)), words, base) if words else ""


def write_slide_number(part: Part, paragraph: TextParagraph, base: TextStyle | None) -> str:
    """Return a paragraph's number as the field of the slide's number, and what follows it."""
    joined = _joined(paragraph)
    if not joined:
        return ""
    first = joined[0][0]
    words = "".join(words for _, words in joined)
    number = "".join(takewhile(str.isdigit, words))
    field = write_field(number, _write_properties("a:rPr", part, first, base))
    return field + write_words(part, words.removeprefix(number), first.style, base)


def write_field(shown: str, properties: str = "") -> str:
    """Return the field of the slide's number, with the text `shown` until a reader fills it."""
    return (
        '<a:fld id="{5B2C7E0A-4D7C-4C0B-9D4B-6F0C8E1D2A31}" type="slidenum">'
        f"{properties}<a:t>{text(shown)}</a:t></a:fld>"
    )


def paragraph_style(paragraph: TextParagraph) -> TextStyle:
    """Return the style of a paragraph as a whole."""
    if paragraph.style is not None:
        return paragraph.style
    runs = (run for line in paragraph.lines for run in line.runs)
    first = next(runs, None)
    return first.style if first else TextStyle(font="body", size=paragraph.size, colour="tx1")
