"""Blocks in blocks as trainers write them: each is seen, heard and counted wherever it stands.

Small decks in a single file; `test_pairs` has every pair, by words that mean nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.scene.slide import PictureItem, TextFrame
from deckbuilder.scene.walk import walk_items
from tests.nesting.small_decks import Files, build
from tests.shared import stages

PICTURES_AND_CHARTS = """\
---
title: Sample
---
# Quote

> A sample picture.
>
> ![Alt quote: a sample drawing](sample.png)
>
> -- Sample author

# Steps

::: steps
1. Look

   ![Alt step: the form](sample.png)

2. Ask
:::

# Points {layout=learning-points}

- One

  ![Alt point: an icon](sample.png)

- Two

  ```chart {type=column title="Chart in a point" alt="Alt chart: rises"}
  Year,Reports
  2018,4
  2019,5
  ```

# Questions

::: reflect
- What do you see?

  ![Alt question: a street](sample.png)
:::

# Panel in a list

- One

  ::: callout {kind=key title="Key"}
  ![Alt panel: a clock](sample.png)
  :::

# Picture in a quotation

> What a child drew:
>
> ![Alt drawn: a house](sample.png)

# Chart in a quotation

> As the report has it:
>
> ```chart {type=column title="Reports" alt="Alt bars: two of them"}
> Year,Reports
> 2018,5
> 2019,7
> ```

# Columns in an item

- Point

  ::: columns
  ::: column
  Left.
  :::
  ::: column
  ![Alt column: a map](sample.png)
  :::
  :::
"""
ALTS = [
    "Alt quote: a sample drawing", "Alt step: the form", "Alt point: an icon", "Alt chart: rises",
    "Alt question: a street", "Alt panel: a clock", "Alt drawn: a house", "Alt bars: two of them",
    "Alt column: a map",
]  # fmt: skip

PANELS = """\
---
title: Sample
---
# Words in a list with a callout

- First

  ::: callout {kind=warning title="Stop"}
  Words of the callout.
  :::

> Said.
>
> ::: activity {minutes=3}
> In a quote.
> :::

# A chart in a list in a column

:::: columns
::: column
- item

  ```chart {type=bar title="Reports" alt="One bar"}
  a,b
  x,1
  ```
:::
::::
"""

MINUTES = """\
---
title: Sample
---
# Activity in an item {minutes=5}

- First

  ::: activity {minutes=10 title="Talk"}
  In pairs.
  :::

# Activity in a quotation {minutes=5}

> Said.
>
> ::: activity {minutes=10 title="Talk"}
> In pairs.
> :::

# Activity by itself {minutes=5}

::: activity {minutes=10 title="Talk"}
In pairs.
:::
"""

NOTES = """\
---
title: Sample
---
# Neglect

Words.

::: notes
Before.

::: callout {kind=warning}
Stop if somebody is upset.
:::

::: activity {minutes=5}
Talk in pairs.
:::

::: reflect
- What would you do?
:::
:::
"""

TABLE = """\
---
title: Sample
---
# A table in a quotation

> As the report has it:
>
> Table: Reports by year
>
> | Year | Reports |
> |------|--------:|
> | 2018 | 4       |
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return build(tmp_path_factory.mktemp("seen"), PICTURES_AND_CHARTS)


@pytest.mark.parametrize("alt", ALTS)
def test_a_picture_or_chart_is_seen_wherever_it_stands(seen: Files, alt: str) -> None:
    shown = [found for slide in seen.slides for found in stages.pptx_alts(slide)]
    assert shown.count(alt) == 1
    for name, tree in seen.pdfs.items():
        assert [figure.alt for figure in tree.find("Figure")].count(alt) == 1, name


def test_nothing_is_reported_of_pictures_and_charts_that_are_shown(seen: Files) -> None:
    assert seen.reported == []


def test_a_panel_in_a_list_or_a_quotation_is_a_panel(tmp_path: Path) -> None:
    names = _names(build(tmp_path, PANELS).slides[0])
    assert "Callout: Stop" in names
    assert "Activity" in names


def _names(slide: object) -> list[str]:
    return slide.element.xpath(".//p:cNvPr/@name")  # type: ignore[attr-defined, no-any-return]


def test_a_chart_in_a_list_in_a_column_says_its_title_once(tmp_path: Path) -> None:
    files = build(tmp_path, PANELS)
    said = [*stages.pptx_text(files.slides[1]), *stages.pptx_chart_titles(files.slides[1])]
    assert said.count("Reports") == 1


def test_an_activity_takes_of_the_minutes_of_its_slide_wherever_it_stands(tmp_path: Path) -> None:
    reported = build(tmp_path, MINUTES).reported
    assert [name.split()[0] for name in reported].count("activity-too-long") == 3


def test_the_notes_pane_says_what_a_container_is_as_the_handout_does(tmp_path: Path) -> None:
    files = build(tmp_path, NOTES)
    said = ["Before.", "Take care", "Stop if somebody is upset.", "Activity · 5 minutes",
            "Talk in pairs.", "What would you do?"]  # fmt: skip
    pane = stages.pptx_notes(files.slides[0])
    assert [text for text in pane if text != "Reflect"] == said
    [section] = files.pdfs["handout"].find("Sect")
    texts = stages.section_texts(section)
    assert texts[texts.index("Before.") :] == [*said, "Notes"]


def test_pictures_of_a_list_that_goes_on_are_of_one_size(tmp_path: Path) -> None:
    items = (f"{n}. Point\n\n   ![Alt: number {n}](sample.png)\n" for n in range(1, 6))
    scenes = build(tmp_path, "---\ntitle: Sample\n---\n# Points\n\n" + "\n".join(items)).scenes
    found = [[item for item in scene.items if isinstance(item, PictureItem)] for scene in scenes]
    assert [len(pictures) for pictures in found] == [2, 2, 1]
    assert len({item.rect.height for pictures in found for item in pictures}) == 1


@pytest.mark.parametrize("quoted", ["> ", ""])
def test_a_panel_on_a_quote_slide_is_not_of_the_colour_of_the_slide(
    tmp_path: Path, quoted: str
) -> None:
    lines = ["> Said.", ">" if quoted else "", "::: callout", "Words.", ":::"]
    body = "\n".join([*lines[:2], *(f"{quoted}{line}" for line in lines[2:])])
    text = f"---\ntitle: Sample\n---\n# Quote {{layout=quote}}\n\n{body}\n"
    [scene] = build(tmp_path, text).scenes
    assert scene.layout == "quote"
    fills = {
        item.name: item.fill for item in walk_items(scene.items) if isinstance(item, TextFrame)
    }
    assert [fill for name, fill in fills.items() if name.startswith("Callout")] == ["bg1"]


def test_a_table_can_stand_in_a_quotation(tmp_path: Path) -> None:
    files = build(tmp_path, TABLE)
    assert files.reported == []
    [shape] = [shape for shape in files.slides[0].shapes if shape.has_table]  # type: ignore[attr-defined]
    assert [cell.text_frame.text for cell in shape.table.iter_cells()] == [
        "Year", "Reports", "2018", "4",
    ]  # fmt: skip
