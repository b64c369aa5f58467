"""Nothing private is anywhere in a workbook.

It is looked for in the whole file: in every text that is shown, furniture too, in every string
and name, and in every stream as it is stored and unpacked. The same search finds it in the
facilitator's handout, or in the picture's own file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.layout import lay_out, lay_out_pages
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
    Quote,
    Series,
    Slide,
    Support,
    Table,
    Text,
)
from deckbuilder.writers.pdf import write_pages
from tests.shared import tag_tree
from tests.shared.containers import make_div
from tests.shared.examples import examples
from tests.shared.small_slides import default_brand


def leaks(data: bytes, secret: str) -> list[str]:
    """Return the places of a file in which a word is found, in any case."""
    return [place for place, held in haystacks(data) if secret.casefold() in held.casefold()]


def haystacks(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield all that a PDF says or holds: what is shown, strings, names and streams."""
    yield "file", readings(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            yield f"page {number}", "".join(tag_tree.marked_text(page).values())
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
    return make_div(kind=kind, attributes=attributes, blocks=(para(secret),))


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
    "questions": lambda word: make_div(
        kind="reflect", attributes={"lines": "2"},
        blocks=(ItemList(ordered=False, items=(ListItem(blocks=(para(word),)),)),),
    ),
    "statistic": lambda word: container("stat", word, value=word, label=word, source=word),
    "columns": lambda word: make_div(
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
    )  # fmt: skip


def written(deck: Deck, name: str = "workbook") -> bytes:
    found = Diagnostics()
    return write_pages(lay_out_pages(lay_out(deck, default_brand(), found), [name], found), name)


def deck_of(*slides: Slide, **fields: object) -> Deck:
    return Deck(**{"name": "sample", "root": Path(), "title": "Sample", "slides": slides, **fields})


SEARCH = settings(max_examples=examples(25))
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


@pytest.mark.slow
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
    assert word not in tag_tree.read(data).text
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
    return Image(path=path, format=kind, width=60, height=40)


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
