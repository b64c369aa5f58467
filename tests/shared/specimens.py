"""A deck that shows every layout with too little, enough and too much on it.

Owns the sources of that deck: plain words from a seeded generator, figures that count up, and
pictures drawn here. Refuses to judge what becomes of them. Slides are named by their layout and
by what is special about them, so that a fault can be told from its slide's id.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

_PLAIN_WORDS = (
    "a about after again agency all always and answer ask at before begin both bring call care "
    "carer change chart child choose clear close common day decide early every example family "
    "few find first follow for from give good group happen hear help home how idea if in keep "
    "know late learn listen local look make many matter meet more move need new next note now "
    "of often one open order other our part people place plan point practice question reason "
    "record report review risk safe sample say school see service share show simple small "
    "sometimes start stay step story support take talk team term test that the then thing think "
    "time together trust turn understand use view visit voice wait week well what when where "
    "which who why with word work worker write year young"
)
_WORDS = _PLAIN_WORDS.split()

LONG_TITLE = 140
"""How many characters a title has, at least, where a long one is tried."""

SPARSE, FILLED, OVERFULL, EMPTY = "sparse", "filled", "overfull", "empty"
LONG, FOOTNOTE = "long-title", "footnote"


class Slide(NamedTuple):
    """A slide's id, its settings and what stands under them."""

    id: str
    settings: Mapping[str, str]
    body: str


class Pen:
    """Writes plain text of about a length, the same for the same slide."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - sample text, no secret

    def words(self, count: int) -> str:
        """Return so many words, the first with a capital."""
        return " ".join(self._random.choice(_WORDS) for _ in range(count)).capitalize()

    def sentence(self, count: int) -> str:
        """Return a sentence of so many words."""
        return f"{self.words(count)}."

    def title(self, characters: int) -> str:
        """Return a title of at least so many characters."""
        found = self.words(1)
        while len(found) < characters:
            found += f" {self._random.choice(_WORDS)}"
        return found

    def bullets(self, count: int, words: int = 9, mark: str = "-") -> str:
        """Return a list of points of about so many words."""
        return "\n".join(
            f"{mark} {self.words(max(1, words + self._random.randint(-3, 3)))}"
            for _ in range(count)
        )

    def nested(self, count: int) -> str:
        """Return a list whose points each have one or two points below them."""
        return "\n".join(
            f"- {self.words(7)}\n" + "\n".join(f"  - {self.words(6)}" for _ in range(1 + n % 2))
            for n in range(count)
        )

    def paragraphs(self, count: int, words: int = 14) -> str:
        """Return paragraphs of one sentence."""
        return "\n\n".join(self.sentence(words) for _ in range(count))

    def table(self, rows: int, columns: int, words: int = 2) -> str:
        """Return a table whose last column holds numbers."""
        head = [self.words(1) for _ in range(columns)]
        lines = [head, ["---"] * (columns - 1) + ["---:"]]
        lines += [
            [*(self.words(words) for _ in range(columns - 1)), str(row + 1)] for row in range(rows)
        ]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def chart(self, kind: str, rows: int, series: int = 1, words: int = 1) -> str:
        """Return a chart of numbers that go up and down, over names or over numbers."""
        head = ",".join(["Sample", *(f"Sample {n + 1}" for n in range(series))])
        lines = []
        for row in range(1, rows + 1):
            over = str(row * 10) if kind == "scatter" else f"{self.words(words)} {row}"
            lines.append(",".join([over, *(str(2 + (row * 5 + n * 3) % 11)
                                           for n in range(series))]))  # fmt: skip
        title = f'title="{self.words(4)}" alt="{self.sentence(8)}"'
        if kind == "scatter":
            title += f' x="{self.words(2)}" y="{self.words(2)}"'
        return "\n".join([f"```chart {{type={kind} {title}}}", head, *lines, "```"])


def div(name: str, body: str, **attributes: str) -> str:
    """Return a fenced div."""
    held = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f"::: {name}{f' {{{held}}}' if held else ''}\n{body}\n:::"


def _columns(*bodies: str, widths: tuple[str, ...] = ()) -> str:
    columns = [
        div("column", body, **({"width": widths[n]} if widths else {}))
        for n, body in enumerate(bodies)
    ]
    return div("columns", "\n".join(columns))


def _stat(pen: Pen, value: str, words: int = 6) -> str:
    return div("stat", "", value=value, label=pen.words(words), source=pen.words(4))


def _pictogram(pen: Pen, value: str, sign: str) -> str:
    return div("stat", "", value=value, label=pen.words(6), pictogram=sign)


def _steps(pen: Pen, count: int, words: int = 6) -> str:
    return div("steps", "\n".join(f"{n}. {pen.words(words)}" for n in range(1, count + 1)))


def _quote(pen: Pen, words: int) -> str:
    return f"> {pen.sentence(words)}\n>\n> -- {pen.words(3)}"


def _picture(pen: Pen, file: str = "wide.png", more: str = "", *, noted: str = "") -> str:
    return f'![{pen.sentence(8)}](images/{file} "{pen.words(5)}{noted}"){more}'


# --- what each layout is for ---------------------------------------------------------------

Body = Callable[[Pen], str]
_TYPICAL: Mapping[str, Mapping[str, Body]] = {
    "title": {
        SPARSE: lambda pen: pen.words(3),
        FILLED: lambda pen: pen.paragraphs(3, 9),
        OVERFULL: lambda pen: pen.paragraphs(16),
        EMPTY: lambda pen: "",
    },
    "section": {
        SPARSE: lambda pen: pen.words(3),
        FILLED: lambda pen: pen.paragraphs(2, 10),
        OVERFULL: lambda pen: pen.paragraphs(16),
        EMPTY: lambda pen: "",
    },
    "content": {
        SPARSE: lambda pen: f"- {pen.words(3)}",
        FILLED: lambda pen: pen.bullets(6),
        OVERFULL: lambda pen: pen.bullets(26),
        EMPTY: lambda pen: "",
    },
    "two-column": {
        SPARSE: lambda pen: _columns(pen.words(2), pen.words(1)),
        FILLED: lambda pen: _columns(pen.bullets(5), pen.bullets(4)),
        OVERFULL: lambda pen: _columns(pen.bullets(4), pen.bullets(4)) + "\n\n" + pen.bullets(20),
    },
    "comparison": {
        SPARSE: lambda pen: _columns(f"## {pen.words(1)}\n\n{pen.words(1)}",
                                     f"## {pen.words(1)}\n\n{pen.words(1)}"),
        FILLED: lambda pen: _columns(f"## {pen.words(2)}\n\n{pen.bullets(4)}",
                                     f"## {pen.words(3)}\n\n{pen.bullets(5)}"),
        OVERFULL: lambda pen: _columns(f"## {pen.words(2)}\n\n{pen.bullets(4)}",
                                       f"## {pen.words(3)}\n\n{pen.bullets(4)}")
        + "\n\n" + pen.paragraphs(14),
    },
    "table": {
        SPARSE: lambda pen: pen.table(1, 2, 1),
        FILLED: lambda pen: f"Table: {pen.words(5)}\n\n{pen.table(6, 4)}",
        OVERFULL: lambda pen: pen.table(30, 4, 3),
    },
    "chart": {
        SPARSE: lambda pen: pen.chart("column", 2),
        FILLED: lambda pen: pen.chart("column", 5, 2),
        OVERFULL: lambda pen: pen.chart("bar", 10) + "\n\n" + pen.bullets(16),
    },
    "steps": {
        SPARSE: lambda pen: _steps(pen, 2, 1),
        FILLED: lambda pen: _steps(pen, 4, 9),
        OVERFULL: lambda pen: f"{_steps(pen, 4)}\n\n{pen.bullets(24)}",
    },
    "picture": {
        SPARSE: lambda pen: f"{pen.words(3)}\n\n{_picture(pen)}",
        FILLED: lambda pen: f"{pen.bullets(5)}\n\n{_picture(pen)}",
        OVERFULL: lambda pen: f"{pen.bullets(24)}\n\n{_picture(pen)}",
        EMPTY: lambda pen: pen.bullets(3),
    },
    "picture-half": {
        SPARSE: lambda pen: f"{pen.words(3)}\n\n{_picture(pen, 'upright.png')}",
        FILLED: lambda pen: f"{pen.bullets(3, 5)}\n\n{_picture(pen, 'upright.png')}",
        OVERFULL: lambda pen: f"{pen.bullets(24)}\n\n{_picture(pen, 'upright.png')}",
        EMPTY: lambda pen: pen.bullets(3),
    },
    "picture-full": {
        SPARSE: lambda pen: f"![{pen.sentence(8)}](images/wide.png){{fit=cover}}",
        FILLED: lambda pen: _picture(pen, more="{fit=cover}"),
        OVERFULL: lambda pen: f"{pen.bullets(24)}\n\n{_picture(pen)}",
        EMPTY: lambda pen: pen.bullets(3),
    },
    "statistic": {
        SPARSE: lambda pen: div("stat", "", value="1", label=pen.words(2)),
        FILLED: lambda pen: f"{_stat(pen, '12%')}\n\n{pen.bullets(4)}",
        OVERFULL: lambda pen: f"{_stat(pen, '123')}\n\n{pen.bullets(24)}",
        EMPTY: lambda pen: pen.bullets(3),
    },
    "quote": {
        SPARSE: lambda pen: f"> {pen.words(3)}",
        FILLED: lambda pen: _quote(pen, 24),
        OVERFULL: lambda pen: "\n\n<!-- next -->\n\n".join(_quote(pen, 30) for _ in range(6)),
    },
    "statement": {
        SPARSE: lambda pen: pen.sentence(2),
        FILLED: lambda pen: pen.sentence(16),
        OVERFULL: lambda pen: pen.sentence(16) + "\n\n" + pen.bullets(24),
    },
    "learning-points": {
        SPARSE: lambda pen: f"- {pen.words(3)}",
        FILLED: lambda pen: pen.bullets(4, 12),
        OVERFULL: lambda pen: pen.bullets(18, 16),
    },
    "reflective-questions": {
        SPARSE: lambda pen: div("reflect", f"- {pen.words(3)}?"),
        FILLED: lambda pen: div("reflect", pen.bullets(3, 12)),
        OVERFULL: lambda pen: div("reflect", pen.bullets(18, 16)),
    },
    "activity": {
        SPARSE: lambda pen: div("activity", pen.words(3)),
        FILLED: lambda pen: div("activity", pen.bullets(4), minutes="10", title=pen.words(4),
                                grouping=pen.words(5)),
        OVERFULL: lambda pen: div("activity", pen.bullets(4), minutes="10", title=pen.words(4))
        + "\n\n" + pen.bullets(20),
    },
    "references": {
        SPARSE: lambda pen: f"- {pen.words(3)}",
        FILLED: lambda pen: pen.bullets(5, 20),
        OVERFULL: lambda pen: pen.bullets(20, 24),
    },
    "contacts": {
        SPARSE: lambda pen: f"- {pen.words(3)}",
        FILLED: lambda pen: "\n".join(
            f"- **{pen.words(2)}**\\\n  [sample{n}@example.org](mailto:sample{n}@example.org)"
            for n in range(6)
        ),
        OVERFULL: lambda pen: "\n".join(
            f"- **{pen.words(3)}**\\\n  {pen.words(6)}\\\n  01632 960000" for n in range(20)
        ),
    },
    "blank": {
        SPARSE: lambda pen: pen.words(3),
        FILLED: lambda pen: f"{pen.paragraphs(1)}\n\n{pen.bullets(4)}",
        OVERFULL: lambda pen: pen.paragraphs(20),
        EMPTY: lambda pen: "",
    },
}  # fmt: skip
"""For each layout the content that it is for, from too little to too much."""

LAYOUTS = tuple(_TYPICAL)

_SPECIAL: Mapping[str, Mapping[str, Body]] = {
    "content": {
        "nested": lambda pen: pen.nested(4),
        "numbered": lambda pen: "\n".join(f"{n}. {pen.words(8)}" for n in range(1, 7)),
        "code": lambda pen: f"{pen.sentence(9)}\n\n```text\nfirst = 1\nsecond = first + 1\n```",
        "code-in-colour": lambda pen: "```python\ndef ask(name):\n    return f'Who is {name}?'  "
        "# a comment\n```",
        "headings": lambda pen: f"## {pen.words(3)}\n\n{pen.sentence(14)}\n\n## {pen.words(4)}"
        f"\n\n{pen.bullets(3)}",
        "callout-key": lambda pen: pen.bullets(3) + "\n\n"
        + div("callout", pen.sentence(16), kind="key", title=pen.words(4)),
        "callout-warning": lambda pen: pen.bullets(3) + "\n\n"
        + div("callout", pen.sentence(16), kind="warning"),
        "callout-wellbeing": lambda pen: div("callout", pen.sentence(16), kind="wellbeing"),
    },
    "steps": {
        **{str(count): (lambda pen, count=count: _steps(pen, count)) for count in (2, 3, 5, 7)},
        "with-text": lambda pen: f"{pen.sentence(9)}\n\n{_steps(pen, 4)}",
    },
    "two-column": {
        "wider-right": lambda pen: _columns(pen.bullets(3, 6), pen.bullets(5),
                                            widths=("35%", "65%")),
        "three": lambda pen: _columns(*(pen.bullets(3, 5) for _ in range(3))),
        "four": lambda pen: _columns(*(pen.bullets(3, 4) for _ in range(4))),
        "three-widths": lambda pen: _columns(*(pen.bullets(3, 5) for _ in range(3)),
                                             widths=("25%", "35%", "40%")),
        "picture": lambda pen: _columns(_picture(pen), pen.bullets(4)),
        "table": lambda pen: _columns(pen.bullets(3), pen.table(4, 2)),
        "chart": lambda pen: _columns(pen.chart("column", 3), pen.bullets(4)),
    },
    "table": {
        "wide": lambda pen: pen.table(5, 6, 1),
        "with-text": lambda pen: f"{pen.sentence(14)}\n\n{pen.table(4, 3)}\n\n{pen.sentence(12)}",
    },
    "chart": {
        **{kind: (lambda pen, kind=kind: pen.chart(kind, 5, 3))
           for kind in ("bar", "stacked-bar", "stacked-column", "line")},
        **{kind: (lambda pen, kind=kind: pen.chart(kind, 5)) for kind in ("pie", "doughnut")},
        "scatter": lambda pen: pen.chart("scatter", 9, 2),
        "long-names": lambda pen: pen.chart("bar", 6, 1, 5),
        "with-text": lambda pen: pen.chart("column", 4) + "\n\n" + pen.bullets(2),
    },
    "picture": {
        "alone": lambda pen: _picture(pen),
        "upright": lambda pen: f"{pen.bullets(4)}\n\n{_picture(pen, 'upright.png')}",
        "cover": lambda pen: f"{pen.bullets(4)}\n\n{_picture(pen, 'wide.png', '{fit=cover}')}",
        "narrow": lambda pen: f"{pen.bullets(4)}\n\n{_picture(pen, 'wide.png', '{width=60%}')}",
    },
    "statistic": {
        **{f"{count}-in-a-row": (lambda pen, count=count: "\n\n".join(
            _stat(pen, f"{7 * (n + 1)}%") for n in range(count)) + "\n\n" + pen.bullets(2))
           for count in (2, 3, 4)},
        "discs": lambda pen: f"{_pictogram(pen, '75%', 'discs')}\n\n{pen.bullets(3)}",
        "figures": lambda pen: f"{_pictogram(pen, '3 in 4', 'figures')}\n\n{pen.bullets(3)}",
        "hundred-discs": lambda pen: _pictogram(pen, "73%", "discs"),
        "figures-alone": lambda pen: _pictogram(pen, "one in five", "figures"),
        "pictograms-in-a-row": lambda pen: "\n\n".join(
            (_pictogram(pen, "75%", "discs"), _pictogram(pen, "35%", "figures"), _stat(pen, "9"))),
        "long-value": lambda pen: f"{_stat(pen, '1,234,567')}\n\n{pen.bullets(3)}",
    },
    "quote": {
        "long": lambda pen: _quote(pen, 60),
        "two": lambda pen: f"{_quote(pen, 5)}\n\n<!-- next -->\n\n{_quote(pen, 12)}",
    },
    "statement": {
        "callout": lambda pen: div("callout", pen.sentence(14), kind="warning"),
        "question": lambda pen: div("reflect", f"- {pen.words(10)}?"),
        "table": lambda pen: f"{pen.sentence(8)}\n\n{pen.table(3, 3)}",
    },
    "learning-points": {
        str(count): (lambda pen, count=count: pen.bullets(count, 8))
        for count in (1, 2, 3, 5, 6, 7, 8)
    },
    "reflective-questions": {
        **{str(count): (lambda pen, count=count: div("reflect", pen.bullets(count, 9)))
           for count in (1, 2, 4, 5)},
        "6": lambda pen: div("reflect", pen.bullets(6, 5)),
    },
    "activity": {
        "usual": lambda pen: div("activity", pen.sentence(14), minutes="5", grouping=pen.words(9)),
        "with-table": lambda pen: div("activity", f"{pen.sentence(9)}\n\n{pen.table(2, 3)}",
                                      minutes="20", grouping=pen.words(3)),
        "two": lambda pen: "\n\n".join(
            div("activity", pen.sentence(9), minutes=str(n)) for n in (1, 10)),
        "with-steps": lambda pen: div("activity", pen.sentence(9), minutes="15") + "\n\n"
        + _steps(pen, 3, 5),
    },
    "contacts": {"two": lambda pen: "\n".join(
        f"- **{pen.words(2)}**\\\n  {pen.words(4)}" for _ in range(2))},
}  # fmt: skip
"""What else a layout may hold: other numbers of cards, kinds of chart, shares of columns."""


def slides() -> Iterator[Slide]:
    """Yield the slides of the deck: each layout with its contents, one after the other."""
    for layout, bodies in _TYPICAL.items():
        for variant, body in (*bodies.items(), *_SPECIAL.get(layout, {}).items()):
            yield _slide(layout, variant, body, 12)
        yield _slide(layout, LONG, bodies[FILLED], LONG_TITLE)
        yield _slide(layout, FOOTNOTE, partial(_with_source, layout), 12)


def _with_source(layout: str, pen: Pen) -> str:
    """Cite a source below the usual content, or in the caption where no text has room."""
    body = f"{_TYPICAL[layout][FILLED](pen)}\n\n{pen.words(3)}.[^one]"
    if layout == "picture-full":
        body = _picture(pen, more="{fit=cover}", noted="[^one]")
    return f"{body}\n\n[^one]: Sample author (2020), *Sample*."


def _slide(layout: str, variant: str, body: Body, title: int) -> Slide:
    name = f"{layout}-{variant}"
    pen = Pen(name)
    return Slide(name, {"layout": layout}, f"# {pen.title(title)} {name}\n\n{body(pen)}\n")


def write(folder: Path) -> Path:
    """Write the deck's sources into a folder of their own below this one; return its path."""
    root = folder / "specimens"
    for part in ("slides", "images"):
        (root / part).mkdir(parents=True)
    (root / "deck.toml").write_text('title = "Specimens of every layout"\nlang = "en-GB"\n')
    _draw(1600, 1000).save(root / "images" / "wide.png")
    _draw(1000, 1500).save(root / "images" / "upright.png")
    for number, slide in enumerate(slides(), 1):
        settings = "".join(f"{key}: {value}\n" for key, value in slide.settings.items())
        path = root / "slides" / f"{number:03}-{slide.id}.md"
        path.write_text(f"---\n{settings}section: {slide.settings['layout']}\n---\n{slide.body}")
    return root


def _draw(width: int, height: int) -> Image.Image:
    """Draw a landscape in flat colours: a sky, two hills and a house."""
    image = Image.new("P", (width, height), 0)
    image.putpalette([205, 226, 232, 122, 160, 128, 74, 116, 92, 168, 72, 12, 90, 60, 40])
    draw = ImageDraw.Draw(image)
    low = height * 2 // 3
    draw.ellipse((-width // 4, low - height // 8, width * 3 // 4, height * 2), fill=1)
    draw.ellipse((width // 3, low, width * 3 // 2, height * 2), fill=2)
    left, side = width * 5 // 8, width // 8
    draw.rectangle((left, low - side // 2, left + side, low + side // 2), fill=3)
    draw.polygon(
        [(left, low - side // 2), (left + side, low - side // 2), (left + side // 2, low - side)],
        fill=4,
    )
    return image
