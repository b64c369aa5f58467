"""Decks: real slides with changes, pieces of slides in any order, and tables of data."""

from __future__ import annotations

from functools import cache
from random import Random

from tests.fuzz.judging import OUTPUTS
from tests.fuzz.mutating import NUMBERS, encode, vary_text
from tests.fuzz.running import Case
from tests.shared.markdown_pieces import BLOCKS, CHARACTERS, CONTAINERS, MARKS, SPANS
from tests.shared.validators import ROOT

FORMS = ("text", "lines", "json", "github", "sarif", "junit")
PIECES = [*MARKS, *BLOCKS, *CONTAINERS, *SPANS, *(f"{each}\n" for each in CONTAINERS)]
DECK = (
    'title = "Sample"\nlang = "en-GB"\nlayouts = "used"\n[variables]\narea = "here"\n'
    '[[variants]]\nname = "short"\ntitle = "Short"\n'
)
FACTS = '[facts.x]\nvalue = "12"\nsource = "A report"\n\n[contacts.hub]\nvalue = "01632 960000"\n'
BEFORE = {
    f"{OUTPUTS}/sample.pptx": b"as before",
    f"{OUTPUTS}/sample-handout-with-notes.pdf": b"as before",
}
"""Outputs of an earlier build, which one that fails leaves as they are."""
_TORTURE = ROOT / "tests" / "torture" / "deck"


@cache
def real_slides() -> list[str]:
    """Return the slides of the decks in the repository, in a fixed order."""
    folders = (*sorted((ROOT / "decks").iterdir()), _TORTURE)
    files = (file for folder in folders for file in sorted((folder / "slides").glob("*.md")))
    return [file.read_text(encoding="utf-8") for file in files]


@cache
def pictures() -> dict[str, bytes]:
    """Return the pictures and tables that real slides name, by their paths in a deck."""
    files = [file for name in ("images", "data") for file in sorted((_TORTURE / name).iterdir())]
    files += sorted((ROOT / "decks" / "triennial-review-2019" / "data").iterdir())
    found = {f"{file.parent.name}/{file.name}": file.read_bytes() for file in files}
    return found | {"images/a.png": found["images/sample-wide.png"], "data/a.csv": b"A,B\nx,1\n"}


def make_deck(random: Random) -> Case:
    """Vary a slide of a deck, or a deck in a single file."""
    text = _glue(random) if random.random() < 0.3 else _vary_slide(random)
    slide = f"{'talk.md' if random.random() < 0.1 else 'sample/slides/01-a.md'}"
    return case_of({slide: encode(random, text)}, random, text)


def make_csv(random: Random) -> Case:
    """Vary a table of data that a slide shows as a chart and as a table."""
    text = random.choice(_TABLES)
    for _ in range(random.randint(1, 3)):
        text = vary_text(random, text, [*_CELLS, *NUMBERS, *CHARACTERS])
    kind = random.choice(_CHARTS)
    slide = (
        f'# Sample\n\n```chart {{type={kind} src=data/x.csv title="A" alt="B"{_options(random)}}}\n'
        "```\n\n## More\n\n```table {src=data/x.csv}\n```\n"
    )
    files = {"sample/slides/01-a.md": slide.encode(), "sample/data/x.csv": encode(random, text)}
    return case_of(files, random, slide)._replace(varied="sample/data/x.csv")


_CHARTS = (
    "bar",
    "column",
    "stacked-bar",
    "stacked-column",
    "line",
    "pie",
    "doughnut",
    "scatter",
    "odd",
)
_TABLES = (
    "Area,2023,2024\nNorth,12,15\nSouth,7.5,-3\nEast,,[c]\n",
    "X,Y\n1,2\n2,4\n3,9\n",
    "Year;Rate\n2020;1 000\n2021;2,5\n",
    '"A ""b""",C\n"line\nend",2\n',
    "Part,Share\nA,40%\nB,60%\n",
)
_CELLS = [
    ",", ",,", "\n", "\r\n", "\r", '"', '""', ";", "\t", "|", "%", "£1,000", "[c]", "[low]", "-",
    "…", "\n\n", "=1+1", "a,b,c,d,e,f\n", "1,2,3\n", "\ufeff", "**x**", "[x](y)", "{{ area }}", "#",
    "sep=;\n",
]  # fmt: skip


def _options(random: Random) -> str:
    options = (' format="#,##0.0"', ' format="0%;[Red]-0%"', " min=-5", " max=1e300", " unit=x", "")
    return "".join(random.sample(options, random.randint(0, 2)))


def case_of(files: dict[str, bytes], random: Random, text: str = "") -> Case:
    """Return a case of a deck with these files, and with those that `text` names and it needs."""
    [(varied, _), *_] = files.items()
    deck = "talk.md" if "talk.md" in files else "sample"
    beside = "" if deck == "talk.md" else "sample/"
    needed = {f"{beside}{name}": data for name, data in pictures().items() if name in text}
    base = {"sample/deck.toml": DECK.encode(), "sample/facts.toml": FACTS.encode()}
    return Case(
        {**BEFORE, **(base if beside else {}), **needed, **files}, commands_of(deck, random), varied
    )


def commands_of(deck: str, random: Random) -> list[tuple[str, ...]]:
    """Return the commands that read a deck, with some of their options."""
    commands = [
        ("build", deck, "-v", "-o", OUTPUTS, "-f", "all", *random.choice(_BUILD)),
        ("check", deck, "-v", "--format", random.choice(FORMS)),
    ]
    others = [
        ("dump", deck, "-v", "--stage", random.choice(("model", "scenes"))),
        ("facts", deck, "--format", random.choice(("table", "json"))),
        ("check", deck, "-v", "--fix", "--diff"),
        ("check", deck, "-v", "--variant", "short"),
    ]
    return [*commands, *random.sample(others, random.choice((0, 0, 1)))]


_BUILD = (
    (),
    (),
    ("--draft",),
    ("--large-print",),
    ("--handout-layout", "outline"),
    ("--variant", "short"),
)


def _glue(random: Random) -> str:
    pieces = [
        random.choice(random.choice((MARKS, BLOCKS, CONTAINERS, SPANS, CHARACTERS)))
        for _ in range(random.randint(1, 30))
    ]
    between = random.choice(("", " ", "\n", "\n\n"))
    return f"# Sample\n\n{between.join(pieces)}"


def _vary_slide(random: Random) -> str:
    return vary_text(random, random.choice(real_slides()), PIECES)
