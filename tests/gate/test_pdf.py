"""Built PDFs before the rules for PDFs, one by one, and rules before faults that were put in."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from deckbuilder.gate.pdf.document import PdfDocument
from deckbuilder.gate.pdf.rules import RULES as DECLARED
from deckbuilder.gate.rule import FileRule
from tests.shared import decks
from tests.shared.quick import first_of_each

RULES = {rule.code.name: rule for rule in DECLARED}


def sample() -> bytes:
    """Return the handout of some slides of the torture deck, with a thing of each kind on them."""
    ids = ("cover", "section", "inlines", "lists", "headings-code", "tables", "picture", "charts")
    return decks.excerpt_handout("torture", *ids, "footnotes")


def judge(rule: FileRule, document: PdfDocument) -> list[str]:
    """Return the faults that a rule finds, as they are told."""
    return [str(verdict) for verdict in rule.check(document) if verdict is not None]


def opened(data: bytes) -> PdfDocument:
    return PdfDocument(pikepdf.open(io.BytesIO(data)))


@cache
def built(deck: str, name: str) -> PdfDocument:
    """Return a PDF as it was built, opened once for the rules, which change nothing."""
    return opened(decks.printed(deck)[name])


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", decks.PDFS)
@pytest.mark.parametrize(
    "deck",
    ["default", *(pytest.param(deck, marks=pytest.mark.slow) for deck in ("example", "torture"))],
)
def test_a_built_pdf_keeps_the_rule(deck: str, name: str, rule: str) -> None:
    assert judge(RULES[rule], built(deck, name)) == []


@pytest.mark.slow
@pytest.mark.parametrize("rule", [name for name in RULES if name != "pdf-annotation"])
def test_a_rule_looks_at_something_in_the_torture_handout(rule: str) -> None:
    """A rule that looked at nothing would keep every PDF; ours have no annotations but links."""
    document = built("torture", "handout")
    assert [*RULES[rule].check(document)]


# --- faults ----------------------------------------------------------------------------------


def elements(pdf: Pdf, *roles: str) -> Iterator[Dictionary]:
    """Yield the structure elements of some roles in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Array):
            waiting += reversed([*node])
        elif isinstance(node, Dictionary) and "/S" in node:
            if str(node.S)[1:] in roles:
                yield node
            waiting.append(node.get("/K", Array()))


def first(pdf: Pdf, *roles: str) -> Dictionary:
    return next(elements(pdf, *roles))


def change_metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new))


def surround(pdf: Pdf, before: bytes, after: bytes, page: int = 2) -> None:
    """Put operators before and after those of a page."""
    held = pdf.pages[page]
    held.contents_coalesce()
    held.Contents = pdf.make_stream(before + held.Contents.read_bytes() + after)


def unmark(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def remove_the_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def suspect(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def silence(pdf: Pdf) -> None:
    del pdf.Root.Lang


def babble(pdf: Pdf) -> None:
    pdf.Root.Lang = String("English, mostly")


def babble_in_part(pdf: Pdf) -> None:
    first(pdf, "P").Lang = String("")


def untitle(pdf: Pdf) -> None:
    change_metadata(pdf, b"<dc:title>", b"<dc:source>")
    change_metadata(pdf, b"</dc:title>", b"</dc:source>")


def show_the_file_name(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def remove_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def break_metadata(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(b"<x:xmpmeta")


def take_the_mark(pdf: Pdf) -> None:
    change_metadata(pdf, b"pdfuaid:part", b"pdfuaid:no")


def mark_as_part_two(pdf: Pdf) -> None:
    change_metadata(pdf, b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")


def stamp(pdf: Pdf) -> None:
    surround(pdf, b"", b"\n0 0 20 20 re f")


def stamp_by_a_form(pdf: Pdf) -> None:
    """Draw a form that marks none of what it shows."""
    form = pdf.make_stream(b"0 0 20 20 re f", Type=Name.XObject, Subtype=Name.Form,
                           BBox=Array([0, 0, 20, 20]))  # fmt: skip
    name = pdf.pages[2].add_resource(form, Name.XObject)
    surround(pdf, b"", f"\n{name} Do".encode())


def lose_a_paragraph(pdf: Pdf) -> None:
    """Take a paragraph out of the tags, and leave it on its page."""
    element = first(pdf, "P")
    del element.K


def hide_tags_in_an_artifact(pdf: Pdf) -> None:
    surround(pdf, b"/Artifact BMC\n", b"\nEMC")


def put_an_artifact_in_content(pdf: Pdf) -> None:
    surround(pdf, b"", b"\n/P <</MCID 0>> BDC /Artifact BMC EMC EMC")


def rename_a_type(pdf: Pdf) -> None:
    first(pdf, "P").S = Name("/Absatz")


def map_in_a_circle(pdf: Pdf) -> None:
    first(pdf, "P").S = Name("/One")
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/One": Name("/Two"), "/Two": Name("/One")})


def remap_a_standard_type(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/H2": Name("/P")})


def undescribe(pdf: Pdf) -> None:
    del first(pdf, "Figure").Alt


def describe_by_space(pdf: Pdf) -> None:
    first(pdf, "Figure").Alt = String("  ")


def skip_a_level(pdf: Pdf) -> None:
    first(pdf, "H2").S = Name("/H4")


def begin_lower(pdf: Pdf) -> None:
    first(pdf, "H1").S = Name("/H2")


def mix_kinds_of_headings(pdf: Pdf) -> None:
    first(pdf, "H3").S = Name("/H")


def behead(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        cell.S = Name("/TD")


def forget_scopes(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        del cell.A


def move_a_cell_out(pdf: Pdf) -> None:
    table, row = first(pdf, "Table"), first(pdf, "TR")
    cell = row.K[-1]
    del row.K[-1]
    table.K.append(cell)
    cell.P = table


def itemise_a_paragraph(pdf: Pdf) -> None:
    first(pdf, "P").S = Name("/LI")


def put_a_paragraph_in_a_list(pdf: Pdf) -> None:
    first(pdf, "LI").S = Name("/P")


def drop_a_cell(pdf: Pdf) -> None:
    row = next(row for row in elements(pdf, "TR") if isinstance(row.K, Array) and len(row.K) > 1)
    del row.K[-1]


def forget_an_id(pdf: Pdf) -> None:
    del first(pdf, "Note").ID


def repeat_an_id(pdf: Pdf) -> None:
    one, other, *_ = elements(pdf, "Note")
    other.ID = one.ID


def links(pdf: Pdf) -> Iterator[Dictionary]:
    for page in pdf.pages:
        yield from (each for each in page.get("/Annots", []) if each.Subtype == "/Link")


def untag_a_link(pdf: Pdf) -> None:
    element = first(pdf, "Link")
    element.S = Name("/Span")


def cut_a_link_off(pdf: Pdf) -> None:
    element = first(pdf, "Link")
    element.K = Array([kid for kid in element.K if isinstance(kid, int)])


def hush_a_link(pdf: Pdf) -> None:
    del next(links(pdf)).Contents


def forget_the_tabs(pdf: Pdf) -> None:
    del next(page for page in pdf.pages if "/Annots" in page).Tabs


def tab_by_rows(pdf: Pdf) -> None:
    next(page for page in pdf.pages if "/Annots" in page).Tabs = Name("/R")


def annotate(pdf: Pdf, **entries: object) -> Dictionary:
    page = next(page for page in pdf.pages if "/Annots" in page)
    annotation = pdf.make_indirect(
        Dictionary({"/Type": Name.Annot, "/Rect": Array([0, 0, 9, 9]), **entries})
    )
    page.Annots.append(annotation)
    if annotation.Subtype == Name.Widget:
        pdf.Root.AcroForm = Dictionary(Fields=Array([annotation]))
    return annotation


def comment(pdf: Pdf) -> None:
    annotate(pdf, **{"/Subtype": Name.Text, "/Contents": String("A sample remark")})


def add_a_field(pdf: Pdf) -> None:
    annotate(pdf, **{"/Subtype": Name.Widget, "/FT": Name.Tx, "/TU": String("Your name")})


def add_a_nameless_field(pdf: Pdf) -> None:
    """Add a field that has a tag and no words."""
    field = annotate(pdf, **{"/Subtype": Name.Widget, "/FT": Name.Tx})
    tag(pdf, "Form", field)


def tag(pdf: Pdf, role: str, annotation: Dictionary) -> None:
    root = next(elements(pdf, "Document"))
    held = Dictionary({"/Type": Name.OBJR, "/Obj": annotation})
    root.K.append(pdf.make_indirect(Dictionary({"/S": Name(f"/{role}"), "/P": root, "/K": held})))


def fonts(pdf: Pdf) -> Iterator[Dictionary]:
    for page in pdf.pages:
        yield from page.Resources.get("/Font", Dictionary()).values()


def take_a_font_out(pdf: Pdf) -> None:
    descriptor = next(fonts(pdf)).DescendantFonts[0].FontDescriptor
    del descriptor.FontFile2


def forget_the_characters(pdf: Pdf) -> None:
    del next(fonts(pdf)).ToUnicode


def remove_bookmarks(pdf: Pdf) -> None:
    del pdf.Root.Outlines


FAULTS: dict[str, tuple[Callable[[Pdf], None], ...]] = {
    "pdf-untagged": (unmark, remove_the_tree, suspect),
    "pdf-language": (silence, babble, babble_in_part),
    "pdf-title": (untitle, show_the_file_name, remove_metadata, break_metadata),
    "pdf-identifier": (take_the_mark, mark_as_part_two, remove_metadata),
    "pdf-unmarked-content": (stamp, stamp_by_a_form, lose_a_paragraph, remove_the_tree),
    "pdf-mixed-marks": (hide_tags_in_an_artifact, put_an_artifact_in_content),
    "pdf-role": (rename_a_type, map_in_a_circle, remap_a_standard_type),
    "pdf-figure-alt": (undescribe, describe_by_space),
    "pdf-heading-order": (skip_a_level, begin_lower, mix_kinds_of_headings),
    "pdf-table-header": (behead, forget_scopes),
    "pdf-nesting": (move_a_cell_out, itemise_a_paragraph, put_a_paragraph_in_a_list),
    "pdf-table-grid": (drop_a_cell,),
    "pdf-note-id": (forget_an_id, repeat_an_id),
    "pdf-link-tag": (untag_a_link, cut_a_link_off, remove_the_tree),
    "pdf-link-text": (hush_a_link,),
    "pdf-tab-order": (forget_the_tabs, tab_by_rows),
    "pdf-annotation": (comment, add_a_field, add_a_nameless_field),
    "pdf-font-embedded": (take_a_font_out,),
    "pdf-font-unicode": (forget_the_characters,),
    "pdf-bookmarks": (remove_bookmarks,),
}


def test_every_rule_is_tried() -> None:
    assert FAULTS.keys() | {"pdf-restricted"} == RULES.keys()


@pytest.mark.parametrize(
    ("rule", "spoil"),
    first_of_each(
        [(rule, spoil) for rule, each in FAULTS.items() for spoil in each], itemgetter(0)
    ),
)
def test_a_rule_finds_a_fault_that_was_put_in(rule: str, spoil: Callable[[Pdf], None]) -> None:
    assert judge(RULES[rule], opened(changed(spoil)))


def changed(change: Callable[[Pdf], None], **settings: object) -> bytes:
    """Return a handout, changed and saved anew: the sample, or a long one for what needs that."""
    long = change in (remove_bookmarks, keep_few_pages)
    pdf = pikepdf.open(io.BytesIO(decks.printed("torture")["handout"] if long else sample()))
    change(pdf)
    saved = io.BytesIO()
    pdf.save(saved, **settings)
    return saved.getvalue()


def leave(pdf: Pdf) -> None:
    """Change nothing."""


@pytest.mark.parametrize(("accessibility", "found"), [(False, 1), (True, 0)])
def test_permissions_that_keep_readers_out_are_found(accessibility: bool, found: int) -> None:
    allowed = pikepdf.Permissions(accessibility=accessibility, extract=False)
    locked = pikepdf.Encryption(
        owner="sample", user="", R=3, aes=False, metadata=False, allow=allowed
    )
    assert len(judge(RULES["pdf-restricted"], opened(changed(leave, encryption=locked)))) == found


# --- what is right ---------------------------------------------------------------------------


def map_an_own_type(pdf: Pdf) -> None:
    first(pdf, "P").S = Name("/Absatz")
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/Absatz": Name("/Text"), "/Text": Name("/P")})


def scope_by_class(pdf: Pdf) -> None:
    """Let heading cells have their scope by a class of attributes."""
    for cell in elements(pdf, "TH"):
        del cell.A
        cell.C = Name("/Head")
    attributes = Dictionary({"/O": Name.Table, "/Scope": Name.Column})
    pdf.Root.StructTreeRoot.ClassMap = Dictionary({"/Head": attributes})


def merge_two_cells(pdf: Pdf) -> None:
    """Let a cell take the place of two."""
    row = next(row for row in elements(pdf, "TR") if isinstance(row.K, Array) and len(row.K) > 1)
    del row.K[-1]
    row.K[-1].A = Dictionary({"/O": Name.Table, "/Scope": Name.Column, "/ColSpan": 2})


def describe_the_tag_of_a_link(pdf: Pdf) -> None:
    link = next(links(pdf))
    del link.Contents
    element = next(each for each in elements(pdf, "Link") if holds(each, link))
    element.Alt = String("Where it leads")


def holds(element: Dictionary, annotation: Dictionary) -> bool:
    kids = element.K if isinstance(element.K, Array) else [element.K]
    return any(
        isinstance(kid, Dictionary) and "/Obj" in kid and kid.Obj.objgen == annotation.objgen
        for kid in kids
    )


def hide_a_comment(pdf: Pdf) -> None:
    annotate(pdf, **{"/Subtype": Name.Text, "/F": 2})


def add_a_tagged_field(pdf: Pdf) -> None:
    field = annotate(pdf, **{"/Subtype": Name.Widget, "/FT": Name.Tx, "/TU": String("Your name")})
    tag(pdf, "Form", field)


def stamp_as_an_artifact(pdf: Pdf) -> None:
    surround(pdf, b"", b"\n/Artifact <</Type /Pagination>> BDC 0 0 20 20 re f EMC")


def stamp_as_a_named_artifact(pdf: Pdf) -> None:
    """Draw a form whose content marks itself."""
    form = pdf.make_stream(b"/Artifact BMC 0 0 20 20 re f EMC", Type=Name.XObject,
                           Subtype=Name.Form, BBox=Array([0, 0, 20, 20]))  # fmt: skip
    name = pdf.pages[2].add_resource(form, Name.XObject)
    surround(pdf, b"", f"\n{name} Do".encode())


def keep_few_pages(pdf: Pdf) -> None:
    del pdf.Root.Outlines
    del pdf.pages[5:]


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("pdf-role", map_an_own_type),
        ("pdf-table-header", scope_by_class),
        ("pdf-table-grid", merge_two_cells),
        ("pdf-link-text", describe_the_tag_of_a_link),
        ("pdf-annotation", hide_a_comment),
        ("pdf-annotation", add_a_tagged_field),
        ("pdf-unmarked-content", stamp_as_an_artifact),
        ("pdf-unmarked-content", stamp_as_a_named_artifact),
        ("pdf-mixed-marks", stamp_as_an_artifact),
        ("pdf-bookmarks", keep_few_pages),
    ],
)
def test_a_rule_lets_be_what_is_right(rule: str, change: Callable[[Pdf], None]) -> None:
    assert judge(RULES[rule], opened(changed(change))) == []


def go_round_in_a_circle(pdf: Pdf) -> None:
    """Let an element be its own grandchild, as in damaged files."""
    section = first(pdf, "Sect")
    section.K.append(section)


@pytest.mark.parametrize("rule", ["pdf-unmarked-content", "pdf-link-tag"])
def test_where_nothing_is_tagged_it_is_said_once(rule: str) -> None:
    assert len(judge(RULES[rule], opened(changed(remove_the_tree)))) == 1


def test_a_tree_that_goes_in_a_circle_is_read_to_its_end() -> None:
    whole = opened(sample())
    circle = opened(changed(go_round_in_a_circle))
    assert len(circle.elements) == len(whole.elements)


def test_places_name_the_page_and_what_stands_there() -> None:
    (told,) = judge(RULES["pdf-heading-order"], opened(changed(begin_lower)))[:1]
    assert told.startswith(
        "page 1, H2 'Torture deck: every construct with samp…': a heading of level"
    )


def map_a_type(pdf: Pdf) -> None:
    for element in elements(pdf, "P"):
        element.S = Name("/Absatz")
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/Absatz": Name.P})
    font = next(fonts(pdf))
    font.BaseFont = Name("/Absatz")


@cache
def encoded_as_in_the_past() -> PdfDocument:
    """Return the sample's handout with names that are no UTF-8."""
    separate = pikepdf.ObjectStreamMode.disable
    data = changed(map_a_type, object_stream_mode=separate)
    return opened(data.replace(b"/Absatz", b"/Abs\xdctz"))


@pytest.mark.parametrize("rule", RULES)
def test_names_in_the_old_encodings_of_other_programs_are_read(rule: str) -> None:
    """Names of types and fonts need not be UTF-8: "Abs\\xdctz" was written on some machine."""
    document = encoded_as_in_the_past()
    assert judge(RULES[rule], document) == []
    assert document.roles == {"Abs#dctz": "P"}


def test_text_of_headings_is_read_through_their_fonts() -> None:
    document = built("default", "handout")
    titles = [document.text(element) for element in document.of_role("H1", "H2")]
    assert "2019 Triennial Analysis of Serious Case Reviews" in titles
    assert Counter(titles)["Contents"] == 1
