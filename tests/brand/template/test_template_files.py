"""The templates that tests make are sound packages, always the same, and have their faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.formats.pptx.parts import PartsPackage, open_parts
from tests.shared.template_files import KINDS, PERSONS, Layout, Master, Placeholder, make_template
from tests.shared.validators import ooxml

MASTER = Master((Layout("Only", (Placeholder("title", (0, 0, 100, 50)),)),))


def test_the_same_template_is_the_same_bytes() -> None:
    assert make_template(MASTER) == make_template(MASTER) != make_template(MASTER, width=720)


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_is_xml_and_every_relationship_leads_to_a_part(kind: str) -> None:
    package = open_parts(KINDS[kind]())
    assert len(package.masters) == (3 if kind == "several-masters" else 1)
    for name in ("", *package.parts):
        if name.endswith((".xml", ".rels")):
            package.root(name)
        rows = package.relations(name)
        assert [row for row in rows if not row.external and row.target not in package.parts] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_office_would_open_every_kind(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.potx"
    file.write_bytes(KINDS[kind]())
    assert ooxml.validate(file) == []


def _placeholders(package: PartsPackage, kind: str) -> int:
    layouts = [name for master in package.masters for name in package.layouts_of(master)]
    return sum(package.parts[name].count(f'type="{kind}"'.encode()) for name in layouts)


def test_kinds_have_their_faults() -> None:
    packages = {kind: open_parts(make()) for kind, make in KINDS.items()}
    assert _placeholders(packages["no-title"], "title") == 0
    assert b'cx="9144000" cy="6858000"' in packages["four-by-three"].parts["ppt/presentation.xml"]
    layout = packages["full-picture"].parts["ppt/slideLayouts/slideLayout3.xml"]
    assert b'<a:ext cx="12192000" cy="6858000"/>' in layout.partition(b"</p:pic>")[0]
    everything = b"".join(packages["leftovers"].parts.values())
    assert all(person.encode() in everything for person in PERSONS)
    assert len(packages["leftovers"].slides) == 4
