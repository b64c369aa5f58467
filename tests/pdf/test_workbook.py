"""The workbook as a file: its tags, its words, and that nothing private is anywhere in it.

What is private is looked for in the whole file: in every text that is shown, furniture too, in
every string and name, and in every stream as it is stored and unpacked. The same search finds it
in the facilitator's handout, or in the picture's own file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

import reading
from deckbuilder import pipeline
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.layout.page import PageSlide
from deckbuilder.model import (
    Block,
    Cell,
    Chart,
    CodeBlock,
    CodeText,
    Container,
    Deck,
    Emphasis,
    Fact,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    ItemList,
    Language,
    Link,
    ListItem,
    Outcome,
    Paragraph,
    PrintSettings,
    Quote,
    Series,
    Slide,
    Support,
    Table,
    Text,
    block_texts,
    inline_text,
)
from deckbuilder.writers import WRITERS
from deckbuilder.writers.pdf import write_pages
from pdf import tagtree
from tests.layout.building import default_brand
from validators import ROOT, qpdf, verapdf

DEFAULT = ROOT / "decks" / "triennial-review-2019"
TORTURE = ROOT / "tests" / "torture" / "deck"
GOLDEN = Path(__file__).parent / "golden" / "workbook.txt"

SAMPLE = """\
---
title: Sample workshop
edition: Sample edition
support:
  wellbeing: Sample hub
outcomes:
  - {id: one, text: Recognise samples}
---

# Welcome {layout=title}

Sample audience

# A sample claim[^a] {section="Sample part" sensitive=true minutes=12}

- A claim[^a]

::: callout {kind=wellbeing title="Take care"}
Step out.
:::

::: notes
For facilitators.
:::

::: handout
Text for participants.

::: reflect {lines=2}
- What will you do?
- When?
:::
:::

[^a]: Sample source.

# Sample questions[^b]

::: activity {title="In pairs" minutes=5}
Talk.
:::

::: reflect
- Why?[^b]
:::

[^b]: Another source.

# Hidden sample {hidden=true}

- Hidden words

# Whom to ask {layout=contacts}

- [Sample desk](https://example.org/)
"""


@cache
def brand():
    return default_brand()


def compose(source: Path, printed: PrintSettings | None = None):
    found = pipeline.compose(source, Diagnostics(), pages=["workbook"], printed=printed)
    assert found is not None
    return found


# --- its tags and its words ----------------------------------------------------------------


def test_tags_are_as_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    (tmp_path / "branding").symlink_to(ROOT / "branding")
    monkeypatch.chdir(tmp_path)
    Path("talk.md").write_text(SAMPLE, encoding="utf-8")
    found = tagtree.dump(tagtree.read(WRITERS["workbook"].write(compose(Path("talk.md"))))) + "\n"
    if request.config.getoption("--accept"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("source", [DEFAULT, TORTURE], ids=lambda path: path.name)
def test_workbook_holds_every_word_for_participants_and_no_note(source: Path, large: bool) -> None:
    presentation = compose(source, PrintSettings(large_print=large))
    tree = tagtree.read(WRITERS["workbook"].write(presentation))
    found = Counter(text for node in tree.find("Sect") for text in reading.section_texts(node))
    pictured = {
        item.scene.id for page in presentation.pages["workbook"].pages for item in page.items
        if isinstance(item, PageSlide)
    }  # fmt: skip
    for slide in presentation.deck.slides:
        scenes = [scene for scene in presentation.scenes if scene.slide_id == slide.id]
        if slide.hidden:
            assert not pictured & {scene.id for scene in scenes}
            continue
        sources = (block_texts(note.blocks) for note in slide.footnotes)
        below = [*block_texts(slide.handout), *(text for note in sources for text in note)]
        texts = reading.paragraphs(below)
        if slide.id in pictured:
            texts += [text for scene in scenes for text in reading.scene_text(scene)]
        else:  # as text, in which a reference may follow the words
            for text in reading.paragraphs([inline_text(slide.title), *block_texts(slide.blocks)]):
                assert any(one.startswith(text) for one in found), (slide.id, text)
        assert not Counter(texts) - found, slide.id
    notes = {
        text for slide in presentation.deck.slides
        for text in reading.paragraphs(block_texts(slide.notes))
    }  # fmt: skip
    public = {
        text for slide in presentation.deck.slides if not slide.hidden
        for text in [*reading.model_text(slide), *reading.paragraphs(block_texts(slide.handout))]
    }  # fmt: skip
    assert notes - public
    assert not notes - public & found.keys()


# --- what is private -----------------------------------------------------------------------


def leaks(data: bytes, secret: str) -> list[str]:
    """Return the places of a file in which a word is found, in any case."""
    return [place for place, held in haystacks(data) if secret.casefold() in held.casefold()]


def haystacks(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield all that a PDF says or holds: what is shown, strings, names and streams."""
    yield "file", readings(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            yield f"page {number}", "".join(tagtree.marked_text(page).values())
        for number, held in enumerate(pdf.objects):
            yield f"object {number}", " ".join(values(held))
            if isinstance(held, pikepdf.Stream):
                yield f"stream {number}", readings(held.read_raw_bytes())
                yield f"stream {number}", readings(unpacked(held))
        yield "trailer", " ".join(values(pdf.trailer))


def unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a JPEG: its raw bytes are all there is
        return b""


def readings(data: bytes) -> str:
    """Return bytes as text in each way that a word may be written in them."""
    single = data.decode("latin-1")
    double = "".join(data[start:].decode("utf-16-be", "replace") for start in (0, 1))
    return f"{single}\n{double}\n{data.hex()}"


def values(held: object) -> Iterator[str]:
    """Yield the strings and names within an object, those of others left to them."""
    match held:
        case pikepdf.Dictionary() | pikepdf.Stream():
            for name, value in dict(held).items():
                yield name
                if not getattr(value, "is_indirect", False):
                    yield from values(value)
        case pikepdf.Array():
            for value in held:
                if not getattr(value, "is_indirect", False):
                    yield from values(value)
        case pikepdf.String() | pikepdf.Name():
            yield str(held)


def words(secret: str) -> tuple[Inline, ...]:
    return (Text(text=f"Sample {secret} words"),)


def para(secret: str) -> Paragraph:
    return Paragraph(children=words(secret))


def container(kind: str, secret: str, /, **attributes: str) -> Container:
    return Container(kind=kind, attributes=attributes, blocks=(para(secret),))  # type: ignore[arg-type]


MAKERS: Mapping[str, Callable[[str], Block]] = {
    "paragraph": para,
    "heading": lambda word: Heading(level=2, children=words(word)),
    "emphasis": lambda word: Paragraph(children=(Emphasis(children=words(word)),)),
    "code": lambda word: Paragraph(children=(CodeText(text=word),)),
    "language": lambda word: Paragraph(children=(Language(lang="cy", children=words(word)),)),
    "link": lambda word: Paragraph(
        children=(Link(target=f"https://example.org/{word}", children=(Text(text="there"),)),)
    ),
    "list": lambda word: ItemList(
        ordered=True, items=(ListItem(blocks=(para(word), ItemList(
            ordered=False, items=(ListItem(blocks=(para(word),), checked=True),)
        ))),),
    ),
    "code block": lambda word: CodeBlock(text=f"a\n{word}", language=word),
    "table": lambda word: Table(
        header=(Cell(children=(Text(text="Sample"),)),), rows=((Cell(children=words(word)),),),
        alignments=("left",), caption=words(word), alt=word, id=word.casefold(),
    ),
    "chart": lambda word: Chart(
        kind="bar", categories=(word,), series=(Series(name=word, values=(1.0,)),), title=word,
        alt=word,
    ),
    "quote": lambda word: Quote(blocks=(para(word),), attribution=words(word)),
    "callout": lambda word: container("callout", word, kind="wellbeing", title=word),
    "activity": lambda word: container("activity", word, title=word),
    "questions": lambda word: Container(
        kind="reflect", attributes={"lines": "2"},
        blocks=(ItemList(ordered=False, items=(ListItem(blocks=(para(word),)),)),),
    ),
    "statistic": lambda word: container("stat", word, value=word, label=word, source=word),
    "columns": lambda word: Container(
        kind="columns", attributes={}, blocks=(container("column", word),)
    ),
}  # fmt: skip
"""Every construct that can say something, holding a word wherever it can hold one."""

secrets = st.text(alphabet="BCDFGHJKLMNPQRSTVWXZ", min_size=12, max_size=16).map(
    lambda word: f"Zq{word}"
)
"""Words that no other text holds; none has a vowel."""


def slide_of(word: str, kinds: list[str], **fields: object) -> Slide:
    """Return a slide for participants whose facilitators' notes hold a word."""
    shown = (MAKERS["paragraph"]("shown"), MAKERS["activity"]("shown"))
    return Slide(
        **{
            "id": "one", "title": (Text(text="One"),), "blocks": shown,
            "handout": (MAKERS["questions"]("handed"),),
            "notes": tuple(MAKERS[kind](word) for kind in kinds), **fields,
        }
    )  # type: ignore[arg-type]  # fmt: skip


def written(deck: Deck, name: str = "workbook") -> bytes:
    found = Diagnostics()
    return write_pages(lay_out_pages(lay_out(deck, brand(), found), [name], found), name)


def deck_of(*slides: Slide, **fields: object) -> Deck:
    return Deck(**{"name": "sample", "root": Path(), "title": "Sample", "slides": slides, **fields})  # type: ignore[arg-type]


SEARCH = settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
KINDS = st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=6)


@SEARCH
@given(word=secrets, kinds=KINDS)
def test_note_is_nowhere_in_the_workbook_and_changes_no_byte_of_it(
    word: str, kinds: list[str]
) -> None:
    data = written(deck_of(slide_of(word, kinds)))
    assert leaks(data, word) == []
    assert leaks(data, word.encode().hex()) == []
    assert data == written(deck_of(slide_of("", [])))


@pytest.mark.parametrize("kind", MAKERS)
def test_the_search_finds_a_note_of_every_kind_in_the_handout(kind: str) -> None:
    assert leaks(written(deck_of(slide_of("ZqBCDFGHJKLM", [kind])), "handout"), "ZqBCDFGHJKLM")


@SEARCH
@given(word=secrets, kinds=KINDS)
def test_hidden_slide_is_nowhere_in_the_workbook(word: str, kinds: list[str]) -> None:
    held = tuple(MAKERS[kind](word) for kind in kinds)
    note = Footnote(label=word, number=1, blocks=(para(word),))
    hidden = Slide(
        id=word.casefold(), title=words(word), blocks=held, handout=held, hidden=True,
        footnotes=(note,), kit=(word,), span=Span(Path(word), 1, 1),
    )  # fmt: skip
    to_it = Paragraph(
        children=(Link(target=f"#{word.casefold()}", children=(Text(text="there"),)),)
    )
    shown = slide_of("", [], handout=(to_it,))
    assert leaks(written(deck_of(shown, hidden)), word) == []


@SEARCH
@given(word=secrets)
def test_what_the_deck_knows_of_people_and_places_is_nowhere_in_the_workbook(word: str) -> None:
    """Who keeps a fact, where files lie, what the session needs: none is for participants."""
    fact = Fact(
        id="contacts.hub", value=word, source=word, owner=word, note=word,
        review_by=date(2027, 1, 1), span=Span(Path(f"/home/{word}/facts.toml"), 1, 1),
    )  # fmt: skip
    span = Span(Path(f"/home/{word}/slides/01-one.md"), 3, 9)
    slide = slide_of("", [], kit=(word,), span=span, setting_spans={"title": span})
    deck = deck_of(
        slide, root=Path(f"/home/{word}"), kit=(word,), preparation=(word,), name=word,
        facts={"contacts.hub": fact}, variables={word: word}, span=span,
        outcomes=(Outcome(id=word.casefold(), text="Know a sample"),),
        support=Support(wellbeing="Sample hub"),
    )  # fmt: skip
    assert leaks(written(deck), word) == []


def test_author_of_the_deck_is_in_the_properties_of_the_file_alone() -> None:
    word = "ZqBCDFGHJKLM"
    data = written(deck_of(slide_of("", []), author=word))
    places = leaks(data, word)
    assert places
    assert not [place for place in places if place.startswith("page")]
    assert word not in tagtree.read(data).text
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.open_metadata()["dc:creator"] == [word]


def picture(folder: Path, kind: str, word: str) -> Image:
    """Write a picture that says whose it is, in a folder and a file of that name."""
    folder = folder / word
    folder.mkdir()
    path = folder / f"{word}.{kind}"
    pixels = Pillow.new("RGB", (60, 40), (200, 30, 30))
    match kind:
        case "png":
            info = PngInfo()
            info.add_text("Author", word)
            info.add_itxt("XML:com.adobe.xmp", f"<x>{word}</x>")
            pixels.save(path, pnginfo=info)
        case "jpeg":
            exif = pixels.getexif()
            exif[0x013B] = word
            pixels.save(path, exif=exif, comment=word.encode())
        case "gif":
            pixels.convert("P").save(path, comment=word.encode())
        case _:
            path.write_text(
                '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">'
                f'<title>{word}</title><!-- {word} --><metadata id="{word}">{word}</metadata>'
                '<rect width="60" height="40" fill="red"/></svg>',
                encoding="utf-8",
            )
    return Image(path=path, format=kind, width=60, height=40)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "svg"])
def test_what_a_picture_knows_of_people_is_nowhere_in_the_workbook(
    kind: str, tmp_path: Path
) -> None:
    word = "ZqBCDFGHJKLM"
    image = picture(tmp_path, kind, word)
    assert word in readings(image.path.read_bytes())
    figure = Figure(image=image, alt="A sample")
    slide = slide_of("", [], blocks=(figure,), handout=(figure,))
    data = written(deck_of(slide))
    assert leaks(data, "A sample")
    assert leaks(data, word) == []
    assert leaks(data, tmp_path.name) == []


def test_notes_of_the_torture_deck_change_no_byte_of_its_workbook() -> None:
    presentation = compose(TORTURE)
    slides = tuple(
        replace(slide, notes=(para("ZqBCDFGHJKLM"),)) for slide in presentation.deck.slides
    )
    assert any(slide.notes for slide in presentation.deck.slides)
    found = Diagnostics()
    again = lay_out(replace(presentation.deck, slides=slides), presentation.brand, found)
    changed = write_pages(lay_out_pages(again, ["workbook"], found), "workbook")
    assert changed == WRITERS["workbook"].write(presentation)


# --- the judges, on the paper that the tests of built PDFs do not use -----------------------


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("workbooks")
    paths = []
    for source in (DEFAULT, TORTURE):
        path = folder / f"{source.name}.pdf"
        path.write_bytes(WRITERS["workbook"].write(compose(source, PrintSettings(page="letter"))))
        paths.append(path)
    return paths


@pytest.mark.slow
def test_qpdf_finds_no_fault(files: list[Path]) -> None:
    assert [fault for path in files for fault in qpdf.check(path)] == []


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=f"veraPDF needs {verapdf.missing()}")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(flavour: str, files: list[Path]) -> None:
    assert verapdf.validate(files, flavour) == []
