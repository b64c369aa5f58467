"""The package of a template: its parts, their content types and relationships (ISO/IEC 29500-2)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from xml.sax.saxutils import quoteattr

from deckbuilder.formats.zip_writing import write_archive
from tests.shared.template_files import parts
from tests.shared.template_files.extras import EXTRAS
from tests.shared.template_files.opc import OFFICE, PRESENTATIONML, Package
from tests.shared.template_files.specs import Master, Slide

MAIN = "ppt/presentation.xml"
_FIRST_ID = 2147483648
"""The smallest id of a master or layout (19.7.12)."""


def make_template(
    *masters: Master,
    width: float = 960,
    height: float = 540,
    slides: Sequence[Slide] = (),
    notes_master: bool = True,
    main: str = "template",
    title: str = "",
    extras: Sequence[str] = (),
) -> bytes:
    """Return a file, by default a .potx; `main` may be "presentation" or "slideshow".

    Parts are numbered across all masters. `extras` are names in EXTRAS; `title` is that of the
    file's properties.
    """
    package = Package()
    kind = "presentationml.slideshow" if main == "slideshow" else f"presentationml.{main}"
    package.add(MAIN, f"application/vnd.openxmlformats-officedocument.{kind}.main+xml")
    package.relate("", f"{OFFICE}/officeDocument", MAIN)
    _add_properties(package, title)
    lists = _add_masters(package, masters)
    if notes_master:
        lists += _add_notes_master(package, masters[0])
    lists += _add_slides(package, masters, slides)
    package.parts[MAIN] = parts.write_presentation(lists, width, height).encode()
    for extra in extras:
        EXTRAS[extra](package)
    return write_archive(package.entries(), stored=("",))


def _add_properties(package: Package, title: str) -> None:
    core = "http://schemas.openxmlformats.org/package/2006"
    package.add(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        f'{parts.DECLARATION}<cp:coreProperties xmlns:cp="{core}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>",
    )
    package.relate("", f"{core}/relationships/metadata/core-properties", "docProps/core.xml")


def _add_masters(package: Package, masters: Sequence[Master]) -> str:
    rows, layouts = [], 0
    for number, master in enumerate(masters, 1):
        name = f"ppt/slideMasters/slideMaster{number}.xml"
        package.add(name, f"{PRESENTATIONML}.slideMaster+xml")
        identity = _FIRST_ID + layouts + number - 1
        row = package.relate(MAIN, f"{OFFICE}/slideMaster", name)
        rows.append(f'<p:sldMasterId id="{identity}" r:id="{row}"/>')
        _add_theme(package, name, number, master)
        listed = _add_layouts(package, name, master, layouts, identity)
        picture = partial(package.relate_target, name)
        package.parts[name] = parts.write_master(master, listed, picture).encode()
        layouts += len(master.layouts)
    return f"<p:sldMasterIdLst>{''.join(rows)}</p:sldMasterIdLst>"


def _add_theme(package: Package, of: str, number: int, master: Master) -> None:
    name = f"ppt/theme/theme{number}.xml"
    text = parts.write_theme(master.theme)
    package.add(name, "application/vnd.openxmlformats-officedocument.theme+xml", text)
    package.relate(of, f"{OFFICE}/theme", name)
    if number == 1:
        package.relate(MAIN, f"{OFFICE}/theme", name)


def _add_layouts(
    package: Package, master_name: str, master: Master, before: int, identity: int
) -> str:
    rows = []
    for number, layout in enumerate(master.layouts, 1):
        name = f"ppt/slideLayouts/slideLayout{before + number}.xml"
        package.add(name, f"{PRESENTATIONML}.slideLayout+xml")
        package.relate(name, f"{OFFICE}/slideMaster", master_name)
        picture = partial(package.relate_target, name)
        package.parts[name] = parts.write_layout(layout, picture).encode()
        row = package.relate(master_name, f"{OFFICE}/slideLayout", name)
        rows.append(f'<p:sldLayoutId id="{identity + number}" r:id={quoteattr(row)}/>')
    return "".join(rows)


def _add_notes_master(package: Package, master: Master) -> str:
    name = "ppt/notesMasters/notesMaster1.xml"
    package.add(name, f"{PRESENTATIONML}.notesMaster+xml", parts.write_notes_master())
    _add_theme(package, name, 1 + sum("/theme/" in each for each in package.parts), master)
    row = package.relate(MAIN, f"{OFFICE}/notesMaster", name)
    return f'<p:notesMasterIdLst><p:notesMasterId r:id="{row}"/></p:notesMasterIdLst>'


def _add_slides(package: Package, masters: Sequence[Master], slides: Sequence[Slide]) -> str:
    layouts = [layout for master in masters for layout in master.layouts]
    rows = []
    for number, slide in enumerate(slides, 1):
        name = f"ppt/slides/slide{number}.xml"
        layout = layouts[slide.layout]
        package.add(name, f"{PRESENTATIONML}.slide+xml", parts.write_slide(slide, layout))
        target = f"ppt/slideLayouts/slideLayout{slide.layout + 1}.xml"
        package.relate(name, f"{OFFICE}/slideLayout", target)
        row = package.relate(MAIN, f"{OFFICE}/slide", name)
        rows.append(f'<p:sldId id="{255 + number}" r:id="{row}"/>')
    return f"<p:sldIdLst>{''.join(rows)}</p:sldIdLst>" if rows else ""
