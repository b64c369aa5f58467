"""Nothing private is anywhere in what participants are given: papers, slides, the deck to send out.

It is looked for in the whole file: in every text that is shown, furniture too, in every string
and name, in every stream and part as it is stored and unpacked, in workbooks within it too. The
same search finds it in the facilitator's handout and deck, or in the picture's own file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import get_args

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.layout import for_participants, lay_out, lay_out_pages, offer_layouts
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
    FootnoteReference,
    HandoutLayout,
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
from deckbuilder.writers import WRITERS
from tests.shared import tag_tree
from tests.shared.containers import make_div
from tests.shared.examples import examples
from tests.shared.in_memory import write_all
from tests.shared.quick import first_of_each
from tests.shared.small_slides import default_brand


def leaks(data: bytes, secret: str) -> list[str]:
    """Return the places of a file in which a word is found, in any case."""
    return [place for place, held in haystacks(data) if secret.casefold() in held.casefold()]


def haystacks(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield all that a PDF or PowerPoint file says or holds: texts, strings, names, streams."""
    yield "file", readings(data)
    if data.startswith(b"PK"):
        yield from parts("", data)
        return
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            yield f"page {number}", "".join(tag_tree.marked_text(page).values())
        for number, held in enumerate(pdf.objects):
            yield f"object {number}", " ".join(values(held))
            if isinstance(held, pikepdf.Stream):
                yield f"stream {number}", readings(held.read_raw_bytes())
                yield f"stream {number}", readings(unpacked(held))
        yield "trailer", " ".join(values(pdf.trailer))


def parts(place: str, package: bytes) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of a package's parts, those of packages within it too."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        for name in opened.namelist():
            held = opened.read(name)
            yield f"{place}{name}", f"{name}\n{readings(held)}"
            if held.startswith(b"PK"):
                yield from parts(f"{place}{name}/", held)


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
    """Write a deck in a format, or its handout in a layout."""
    found = Diagnostics()
    brand = default_brand()
    if name in get_args(HandoutLayout):
        brand = replace(brand, handout=replace(brand.handout, layout=name))
        name = "handout"
    shown = offer_layouts(lay_out(deck, brand, found))
    pages = [name] if WRITERS[name].pages else []
    return write_all(lay_out_pages(shown, pages, found), [name])[name]


def deck_of(*slides: Slide, **fields: object) -> Deck:
    return Deck(**{"name": "sample", "root": Path(), "title": "Sample", "slides": slides, **fields})


PARTICIPANTS = ("workbook", "two", "three", "outline", "slides", "pptx-participants")
"""The formats that participants are given, and the layouts of the handout."""
EACH = pytest.mark.parametrize("name", first_of_each(PARTICIPANTS, lambda name: "pptx" in name))

SEARCH = settings(max_examples=examples(25))
KINDS = st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=6)


@EACH
@SEARCH
@given(word=secrets, kinds=KINDS)
def test_note_is_nowhere_and_changes_no_byte(name: str, word: str, kinds: list[str]) -> None:
    cited = Footnote(label="a", number=1, blocks=(para(word), citing(2)))
    notes = (*(MAKERS[kind](word) for kind in kinds), citing(1))
    slide = slide_of(
        "", [], notes=notes, minutes=7, footnotes=(cited, replace(cited, label="b", number=2)),
        kit=(word,),
    )  # fmt: skip
    data = written(deck_of(slide), name)
    assert leaks(data, word) == []
    assert leaks(data, word.encode().hex()) == []
    assert data == written(deck_of(slide_of("", [])), name)


def citing(number: int) -> Paragraph:
    return Paragraph(children=(FootnoteReference(label="a", number=number),))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["notes", "pptx"])
@pytest.mark.parametrize("kind", MAKERS)
def test_the_search_finds_a_note_of_every_kind_where_it_may_be(kind: str, name: str) -> None:
    word = "ZqBCDFGHJKLM"
    assert leaks(written(deck_of(slide_of(word, [kind])), name), word)


def test_the_wall_itself_lets_nothing_through_that_no_writer_asks_for_yet() -> None:
    word = "ZqBCDFGHJKLM"
    fact = Fact(id="hub", value=word)
    slide = slide_of(
        "", [], notes=(para(word), citing(1)), minutes=7, kit=(word,),
        footnotes=(Footnote(label="a", number=1, blocks=(para(word),)),),
    )  # fmt: skip
    deck = deck_of(
        slide, start="10:47", kit=(word,), preparation=(word,), facts={"hub": fact},
        variables={word: word}, files=(Path(word),),
    )  # fmt: skip
    whole = lay_out(deck, default_brand(), Diagnostics())
    shown = for_participants(whole)
    for secret in (word, "10:47"):
        assert secret in repr((whole.deck, whole.scenes))
        assert secret not in repr((shown.deck, shown.scenes))


def hiding(word: str, kinds: list[str]) -> Deck:
    """Return a deck with a hidden slide that says a word everywhere, and a link to it."""
    held = tuple(MAKERS[kind](word) for kind in kinds)
    note = Footnote(label=word, number=1, blocks=(para(word),))
    hidden = Slide(
        id=word.casefold(), title=words(word), blocks=held, handout=held, hidden=True,
        footnotes=(note,), kit=(word,), span=Span(Path(word), 1, 1), section=word,
    )  # fmt: skip
    to_it = Paragraph(
        children=(Link(target=f"#{word.casefold()}", children=(Text(text="there"),)),)
    )
    shown = slide_of("", [], handout=(to_it,), blocks=(to_it,), section="Sample part")
    return deck_of(shown, hidden, replace(shown, id="two", section="Another part"))


@EACH
@SEARCH
@given(word=secrets, kinds=KINDS)
def test_hidden_slide_is_nowhere(name: str, word: str, kinds: list[str]) -> None:
    assert leaks(written(hiding(word, kinds), name), word) == []


@pytest.mark.parametrize("name", ["notes", "pptx"])
def test_the_search_finds_a_hidden_slide_where_it_may_be(name: str) -> None:
    word = "ZqBCDFGHJKLM"
    places = leaks(written(hiding(word, ["chart", "table"]), name), word)
    assert len(places) > 3
    if name == "pptx":
        assert [place for place in places if ".xlsx/" in place]


def test_slides_to_send_out_keep_the_numbers_that_the_room_has_seen() -> None:
    data = written(hiding("ZqBCDFGHJKLM", []), "pptx-participants")
    with zipfile.ZipFile(BytesIO(data)) as package:
        last = package.read("ppt/slides/slide2.xml").decode()
        assert "ppt/slides/slide3.xml" not in package.namelist()
    assert "<a:t>3</a:t>" in last
    assert 'type="slidenum"' not in last  # PowerPoint would make it 2


@EACH
@SEARCH
@given(word=secrets)
def test_what_the_deck_knows_of_people_and_places_is_nowhere(name: str, word: str) -> None:
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
    assert leaks(written(deck, name), word) == []


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


@pytest.mark.slow
@pytest.mark.parametrize("name", ["workbook", "pptx-participants"])
@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "svg"])
def test_what_a_picture_knows_of_people_is_nowhere(kind: str, name: str, tmp_path: Path) -> None:
    word = "ZqBCDFGHJKLM"
    image = picture(tmp_path, kind, word)
    assert word in readings(image.path.read_bytes())
    figure = Figure(image=image, alt="A sample")
    slide = slide_of("", [], blocks=(figure,), handout=(figure,))
    data = written(deck_of(slide), name)
    assert leaks(data, "A sample")
    assert leaks(data, word) == []
    assert leaks(data, tmp_path.name) == []
