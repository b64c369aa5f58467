"""The reports: what changed in words and pictures, for all readers, the same each time."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.layout import lay_out
from deckbuilder.upgrade import pictures, word_changes
from deckbuilder.upgrade.html_report import _STYLE

SVG = "http://www.w3.org/2000/svg"
HTML, MARKDOWN = "dist/local-upgrade.html", "dist/local-upgrade.md"


class Page(HTMLParser):
    """Reads a page: its headings and elements, and whether all are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and re.fullmatch("h[1-6]", self.open[-1]):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def reported(project):
    """Report a change of each kind."""
    project.change("national/slides/02-neglect.md", "common", "<frequent> & so on")
    project.write("national/slides/03b-costs.md", "# Costs\n\nSample costs.\n")
    project.remove("national/slides/04-rates.md")
    project.rename("national/slides/05-ending.md", "national/slides/00-ending.md")
    project.change("national/facts.toml", '"12"', '"13"')
    project.upgrade()
    return project


def test_the_page_has_the_structure_that_screen_readers_use(reported):
    page = Page(reported.read(HTML))
    assert page.all("html") == [{"lang": "en-GB"}]
    assert page.headings[0] == (1, "What has changed behind local")
    levels = [level for level, _ in page.headings]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert (2, 'Slide 3, "Neglect" (neglect)') in page.headings
    assert not page.all("script")
    ids = [it["id"] for _, it in page.elements if "id" in it]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert (link["href"] or "").removeprefix("#") in ids
    assert all(it.get("scope") for it in page.all("th"))


def test_changes_are_told_by_more_than_colour(reported):
    text = reported.read(HTML)
    assert (
        '<del><span class="unseen">taken out: </span>common<span class="unseen">; </span></del>'
        '<ins><span class="unseen">put in: </span>&lt;frequent&gt; &amp; so on'
    ) in text
    assert "text-decoration: line-through" in text
    assert "text-decoration: underline" in text


def test_every_text_can_be_read_against_its_ground():
    """WCAG 2.2, 1.4.3: each colour of the style sheet against the ground that it stands on."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", _STYLE)
    grounds = {"body": "ffffff"}
    seen = 0
    for selector, body in rules:
        ground = re.search(r"background: #([0-9a-f]{3,6})", body)
        colour = re.search(r"(?<![-\w])color: #([0-9a-f]{6})", body)
        grounds[selector.strip()] = _six(ground[1]) if ground else grounds["body"]
        if colour:
            seen += 1
            assert contrast(colour[1].upper(), grounds[selector.strip()].upper()) >= 4.5, selector
    assert seen >= 5


def _six(code: str) -> str:
    return code if len(code) == 6 else "".join(2 * digit for digit in code)


def test_each_changed_slide_has_pictures_with_names(reported):
    page = Page(reported.read(HTML))
    labels = [it["aria-label"] for it in page.all("svg") if it.get("role") == "img"]
    assert labels == [
        "Before: picture of the slide Neglect", "Now: picture of the slide Neglect",
        "In your deck: picture of the slide Neglect", "Before: picture of the slide Rates",
        "Now: picture of the slide Costs",
    ]  # fmt: skip


def test_the_picture_from_before_shows_the_words_facts_and_data_from_before(project):
    project.change("national/slides/02-neglect.md", "common", "frequent")
    project.change("national/facts.toml", '"12"', '"13"')
    project.write("national/data/rates.csv", "Year,Reports\n2018,77\n")
    project.upgrade()
    folder = project.folder / "dist/local-upgrade-pictures"
    shown = {path.stem: picture_text(path.read_text(encoding="utf-8")) for path in folder.iterdir()}
    assert "There were 12 reviews" in shown["neglect-before"]
    assert "There were 13 reviews" in shown["neglect-after"]
    assert "common here" in shown["neglect-local"]
    assert "frequent" in shown["neglect-after"]
    assert "frequent" not in shown["neglect-before"]
    assert "77" in shown["rates-after"]
    assert "77" not in shown["rates-before"]


def test_the_picture_of_a_slide_that_is_gone_shows_its_data(project):
    project.remove("national/slides/04-rates.md")
    project.remove("national/data/rates.csv")
    project.upgrade()
    shown = picture_text(project.read("dist/local-upgrade-pictures/rates-before.svg"))
    assert "2018 4" in shown


def picture_text(svg: str) -> str:
    root = ET.fromstring(svg)  # noqa: S314 - we wrote it
    return " ".join("".join(line.itertext()) for line in root.iter(f"{{{SVG}}}text"))


def test_the_markdown_names_the_pictures_that_are_there(reported):
    text = reported.read(MARKDOWN)
    names = re.findall(r"!\[[^\]]+\]\(<([^>]+)>\)", text)
    assert len(names) == 5
    assert all((reported.folder / "dist" / name).is_file() for name in names)
    assert "- Neglect is [-common-]{+<frequent> & so on+} and seen late" in text
    assert '- Slide 1, "Ending" (ending): it was slide 5.' in text
    assert 'The fact reviews is "13" now, and was "12".' in text.replace("\\", "")


def test_a_report_is_the_same_each_time(reported):
    folder = reported.folder / "dist"
    first = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    reported.upgrade("--report", "dist")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == first


def test_what_stayed_is_left_out_of_a_comparison_but_for_two_lines_around_a_change(project):
    lines = [f"- Sample point {number}" for number in range(12)]
    text = "\n".join(["# Long", "", *lines, ""])
    project.write("national/slides/06-long.md", text)
    project.accept_all()
    project.write("national/slides/06-long.md", text.replace("point 5", "mark 5"))
    project.upgrade()
    assert (
        project.read(MARKDOWN)
        .rstrip()
        .endswith(
            "```text\n(5 lines as before)\n- Sample point 3\n- Sample point 4\n"
            "- Sample [-point-]{+mark+} 5\n- Sample point 6\n- Sample point 7\n"
            "(4 lines as before)\n```"
        )
    )
    assert '<p class="left-out">(5 lines as before)</p>' in project.read(HTML)


def test_a_report_goes_where_it_is_wanted(project):
    project.change("national/slides/05-ending.md", "everybody", "all of you")
    told = project.upgrade("--report", "out/reports")
    assert told.endswith("Compared word by word, with pictures: out/reports/local-upgrade.html\n")
    assert (project.folder / "out/reports/local-upgrade.md").is_file()
    assert not (project.folder / "dist").exists()


def test_code_in_a_slide_cannot_end_its_comparison(project):
    project.write("national/slides/06-code.md", "# Code\n\n````text\n```\n````\n")
    project.upgrade()
    assert "`````text\n" in project.read(MARKDOWN)


def test_a_slide_that_cannot_be_read_is_compared_without_its_picture(project):
    project.change("national/slides/02-neglect.md", "common", "{{ facts.missing }} common")
    status, out, _ = project.run("upgrade", "local")
    assert status == 0
    assert "neglect" in out
    assert "{+" in project.read(MARKDOWN)


def test_words_of_a_slide_are_compared_once_for_all_reports(project, monkeypatch):
    compared = []
    compare_lines = word_changes._compare_lines

    def count(before, after):
        compared.append(before)
        return compare_lines(before, after)

    monkeypatch.setattr(word_changes, "_compare_lines", count)
    word_changes.compare_texts.cache_clear()
    project.change("national/slides/02-neglect.md", "common", "frequent")
    project.change("national/slides/03-poverty.md", "adds", "brings")
    project.upgrade()
    assert len(compared) == 2


@pytest.mark.parametrize(
    ("slide", "word", "decks"), [("02-neglect", "common", 3), ("05-ending", "Sample", 2)]
)
def test_the_local_deck_is_laid_out_only_for_slides_of_its_own(
    project, monkeypatch, slide, word, decks
):
    laid_out = []

    def count(deck, *others):
        laid_out.append(deck)
        return lay_out(deck, *others)

    monkeypatch.setattr(pictures, "lay_out", count)
    project.change(f"national/slides/{slide}.md", word, "other")
    project.upgrade()
    assert len(laid_out) == decks
