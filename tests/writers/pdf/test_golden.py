"""Each construct's tags are those that were looked at and accepted (`pytest --accept`).

A construct is a slide as an author writes it; what is compared is its section of the handout.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import PrintSettings
from tests.shared import tag_tree
from tests.shared.in_memory import write_all
from tests.writers.pdf import torture

GOLDEN = Path(__file__).parent / "golden" / "handout"

CONSTRUCTS = {
    "inlines": """# Words *apart*

Plain, *said*, **strong**, ~~struck~~, `code`, [bore da]{lang=cy}, a
[link](https://example.org/), a [slide](#inlines) and\\
a line that was broken.
""",
    "lists": """# Lists

1. First
   - inner
   - inner too
2. Second

   More of the second

- [ ] to do
- [x] done
""",
    "headings": """# Levels

## A part

#### Too deep

Text

::: notes
Text first.

## In the notes

#### Too deep again

Text
:::
""",
    "table": """# A table

| Sample | Count |
|--------|------:|
| One    |     1 |
| Two    |       |

Table: Samples and their count

::: notes
| In | Notes |
|----|-------|
| a  | b     |

Table: A caption in the notes
:::
""",
    "quote": """# A quotation

> A sample sentence that nobody said.
>
> And another.
>
> — A sample source

::: notes
> In the notes, too.
:::
""",
    "code": """# Code

```
if sample:

    show()
```
""",
    "footnotes": """# A claim[^a]

- Another[^b] and the first again[^a]

::: notes
In the notes[^b].
:::

[^a]: A sample source.
[^b]: Another, *set apart*, <https://example.org/>.
""",
    "chart": """# A chart

```chart {type=column title="Sample counts" alt="The second sample is higher"}
Sample,Before,After
One,1,2
Two,3,
```
""",
    "figure": """# A picture

![Two colours side by side](plain.png "A sample caption")

![](grey.png){.decorative}
""",
    "containers": """# Panels

::: callout {kind=warning title="A title"}
Text of the callout.
:::

::: activity {minutes=5 title="Talk"}
In pairs.
:::
""",
    "columns": """# Columns

::: columns
::: column
Left
:::
::: column
Right
:::
:::
""",
    "statistic": """# A statistic

::: stat {value="42%" label="of a sample" source="A sample source"}
:::
""",
    "steps": """# Steps

::: steps
1. One
2. Two
:::
""",
    "questions": """# Questions

::: reflect
- What?
- Why?
:::

::: handout
::: reflect {lines=2}
- Write what?
- And why?
:::
:::
""",
    "notes": """---
minutes: 5
---
# Notes

Text

::: notes
Say **this**.

- and this
:::

::: handout
Take this home.
:::
""",
}


def write_tree(text: str, folder: Path, *, layout: str = "notes") -> tag_tree.Node:
    """Build a deck of one slide and read its handout's tags."""
    torture.pictures(folder)
    (folder / "slides").mkdir(exist_ok=True)
    (folder / "deck.toml").write_text('title = "Sample"\n', encoding="utf-8")
    (folder / "slides" / "01-inlines.md").write_text(text, encoding="utf-8")
    found = Diagnostics()
    printed = PrintSettings(layout=layout)  # type: ignore[arg-type]
    presentation = pipeline.compose(DeckRequest(path=folder, printed=printed), found)
    assert presentation is not None
    assert not found.has_errors, [*map(str, found)]
    return tag_tree.read(write_all(presentation, ["handout"])["handout"])


@pytest.mark.parametrize("layout", ["notes", "outline"])
@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct_is_tagged_as_accepted(
    name: str, layout: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    [section] = write_tree(CONSTRUCTS[name], tmp_path, layout=layout).find("Sect")
    found = tag_tree.dump(section) + "\n"
    path = GOLDEN / f"{name}-{layout}.txt"
    if request.config.getoption("--accept"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    names = {f"{name}-{layout}" for name in CONSTRUCTS for layout in ("notes", "outline")}
    assert {path.stem for path in GOLDEN.iterdir()} == names
