"""Built files hold nothing that runs, and lead nowhere but where their author's links do."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import pikepdf
import pytest

from tests.shared.decks import PDFS, printed, written
from tests.writers.pptx.reading import parts

RUNS = re.compile(r"macro|vba|activex|ole|control|ctrlprop|script", re.IGNORECASE)
ACTIONS = ("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/GoToR")


@pytest.mark.slow
def test_a_presentation_holds_no_macros_and_only_links_to_pages() -> None:
    found = parts(written("torture").presentation)
    types = ET.fromstring(found["[Content_Types].xml"])  # noqa: S314 - the file is our own
    kinds = [kind.attrib["ContentType"] for kind in types]
    assert any("presentationml.slide+xml" in kind for kind in kinds)
    assert not [kind for kind in kinds if RUNS.search(kind)]
    assert not [name for name in found if RUNS.search(name)]
    outside = [
        (relation.attrib["Type"].rsplit("/", 1)[1], relation.attrib["Target"])
        for name, data in found.items()
        if name.endswith(".rels")
        for relation in ET.fromstring(data)  # noqa: S314 - the file is our own
        if relation.get("TargetMode") == "External"
    ]
    assert outside
    for kind, target in outside:
        assert kind == "hyperlink"
        assert target.startswith(("https://", "http://", "mailto:", "tel:"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", PDFS)
def test_a_pdf_holds_no_scripts_and_starts_nothing(kind: str) -> None:
    with pikepdf.open(io.BytesIO(printed("torture")[kind])) as pdf:
        found = [
            str(value)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
            for key, value in each.items()
            for value in (key, *([value] if isinstance(value, pikepdf.Name) else []))
        ]
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert "/Type" in found
    assert not {*ACTIONS} & {*found}
