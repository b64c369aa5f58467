"""What a quotation holds stands in one `BlockQuote` of the PDFs, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.model import PrintSettings
from tests.nesting.small_decks import Files, build

HEAD = "---\ntitle: Sample\n---\n"

HELD = {
    "list": ("- One\n- Two", "L"),
    "picture": ("![Alt: a sample](sample.png)", "Figure"),
    "chart": (
        '```chart {type=column title="Reports" alt="Alt: rises"}\na,b\nx,1\ny,2\n```',
        "Figure",
    ),
    "table": ("| a | b |\n|---|---|\n| c | d |", "Table"),
    "code": ("```python\nx = 1\n```", "Code"),
    "steps": ("::: steps\n1. One\n2. Two\n:::", "L"),
    "callout": ("::: callout\n- In a panel\n:::", "L"),
}


def quoted(held: str, before: str = "> ") -> str:
    lines = f"Begin.\n\n{held}\n\nEnd.\n\n-- Sample author".split("\n")
    return "\n".join(f"{before}{line}".rstrip() for line in lines)


def in_item(text: str) -> str:
    return "- Item\n\n" + "\n".join(f"  {line}".rstrip() for line in text.split("\n"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    slides = ["# Start\n\nWords."]
    for name, (held, _) in HELD.items():
        alone, within = quoted(held), in_item(quoted(held))
        slides.append(f"# Alone {name}\n\n{alone}\n\nAfter.\n\n::: handout\n{alone}\n:::")
        slides.append(f"# Within {name}\n\n{within}\n\n::: handout\n{within}\n:::")
    return build(tmp_path_factory.mktemp("quoted"), HEAD + "\n\n".join(slides) + "\n")


@pytest.mark.parametrize("name", HELD)
@pytest.mark.parametrize("where", ["Alone", "Within"])
def test_a_quotation_is_one_element_with_all_that_it_holds(
    files: Files, where: str, name: str
) -> None:
    """On the picture of the slide, and in the text for participants below it."""
    sections = [
        section
        for section in files.pdfs["handout"].find("Sect")
        if any(head.text == f"{where} {name}" for head in section.find("H2"))
    ]
    quotes = [quote for section in sections for quote in section.find("BlockQuote")]
    assert len(quotes) == 2
    for quote in quotes:
        texts = quote.text
        assert "Begin." in texts
        assert "End." in texts
        assert "Sample author" in texts
        assert "After." not in texts
        assert quote.find(HELD[name][1])


def test_the_outline_says_a_chart_where_it_stands(tmp_path: Path) -> None:
    text = f"{HEAD}# Title\n\n{in_item(quoted(HELD['chart'][0]))}\n- Last\n"
    tree = build(tmp_path, text, PrintSettings(layout="outline")).pdfs["handout"]
    [quote] = tree.find("BlockQuote")
    whole = tree.find("Sect")[-1].text
    order = ["Item", "Begin.", "Reports", "Chart: Alt: rises", "Data of the chart", "End.", "Last"]
    places = [whole.index(words) for words in order]
    assert places == sorted(places)
    assert len(quote.find("Table")) == 1


def test_quotations_below_each_other_are_elements_of_their_own(tmp_path: Path) -> None:
    text = in_item("> One.\n\n<!-- -->\n\n> Two.\n>\n> > Three.")
    files = build(tmp_path, f"{HEAD}# Title\n\n{text}\n")
    [first, second, third] = files.pdfs["handout"].find("BlockQuote")
    assert (first.text, third.text) == ("One.", "Three.")
    assert second.kids[-1] is third
    [body] = [node for node in files.pdfs["handout"].find("LBody") if first in node.walk()]
    assert second in body.walk()


@pytest.mark.slow
def test_a_quotation_that_is_longer_than_a_page_is_one_element(tmp_path: Path) -> None:
    """It is opened, and set as running text with its picture in between."""
    words = "Words that fill a line or two of the page, and more of them. " * 4
    parts = [*[f"> {words}"] * 20, "> ![Alt: a sample](sample.png)", *[f"> {words}"] * 20]
    text = f"{HEAD}# Title\n\n::: handout\n" + "\n>\n".join(parts) + "\n:::\n"
    tree = build(tmp_path, text).pdfs["workbook"]
    [quote] = tree.find("BlockQuote")
    assert len(quote.find("P")) == 40
    assert [figure.alt for figure in quote.find("Figure")] == ["Alt: a sample"]
