"""An SVG picture written anew from what may be in it, so that nothing else gets into outputs.

Owns the one reading of such a file. Scripts, references to other files, entities and pieces of web
pages are refused; comments, descriptions, ids that nothing refers to, and what programs keep for
themselves are left out; so is what else is not allowed, and that is told.
"""

from __future__ import annotations

import binascii
import re
import struct
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote_to_bytes
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape

from msgspec import Struct

from deckbuilder.assets.pictures.headers import may_be_svg, read_header
from deckbuilder.assets.pictures.pixels import (
    Picture,
    decode_picture,
    encode_png,
    prepare_picture,
    prove_pixels,
)
from deckbuilder.assets.pictures.raster import rasterise
from deckbuilder.assets.pictures.svg.allowed import (
    ATTRIBUTES,
    ELEMENTS,
    PREFIXED,
    SVG,
    TEXTS,
    UNSEEN,
    XLINK,
    XLINK_HREF,
    find_references,
)
from deckbuilder.assets.pictures.svg.styles import Rule, clean_declarations, clean_sheet
from deckbuilder.assets.pictures.svg.weight import Weights
from deckbuilder.assets.pictures.unusable import UnusablePictureError, damaged

_XHTML = "http://www.w3.org/1999/xhtml"
_EMBEDDED = re.compile(r"data:image/[\w.+-]+((?:;[^,;]*)*),", re.IGNORECASE)
_LARGEST, _LARGEST_DRAWING = 3000, 1000
"""The most pixels each way that embedded pictures and drawings keep: no slide shows more."""

_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


class CleanSvg(Struct, frozen=True):
    """A picture of nothing but what is allowed; `left_out` is what would have been seen."""

    data: bytes
    root: Mapping[str, str]
    """The attributes of its first element."""
    left_out: tuple[str, ...] = ()
    weight: int = 0
    """What drawing it takes."""


@lru_cache(maxsize=8)
def clean_svg(data: bytes) -> CleanSvg:
    """Return an SVG file as it goes into outputs. Raises UnusablePictureError."""
    return _Cleaning().read(data)


class _Name(Struct, frozen=True):
    """An id or a class where it is written; it stays if the picture refers to it."""

    name: str
    kind: str


class _Cleaning:
    """One reading of a file, element by element."""

    def __init__(self, *, embedded: bool = False) -> None:
        self._embedded = embedded
        self._linked = False
        self._pieces: list[str | _Name] = []
        self._weights = Weights()
        self._open: list[str] = []
        self._skipped = 0
        self._switches = 0
        self._sheet: list[str] = []
        self._root: dict[str, str] | None = None
        self._left_out: dict[str, None] = {}
        self._used: dict[str, set[str]] = {"id": set(), "class": set()}
        self._counts: Counter[str] = Counter()
        self._styled: list[Rule] = []

    def read(self, data: bytes) -> CleanSvg:
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = _refuse_entities
        parser.SkippedEntityHandler = _refuse_entities
        parser.AttlistDeclHandler = _refuse_defaults
        try:
            parser.Parse(data, True)
        except (ExpatError, LookupError, ValueError) as fault:
            if isinstance(fault, UnusablePictureError):
                raise
            raise UnusablePictureError(
                f"is a damaged SVG: {fault}",
                "save the picture again, or take it from where it came from",
            ) from fault
        self._counts["*"] = len(self._weights)
        for rule in self._styled:
            times = sum(self._counts[subject] for subject in rule.subjects)
            self._weights.refer(rule.references, times, root=True)
        weight = self._weights.check(sum(len(rule.subjects) for rule in self._styled))
        data = "".join(self._write()).encode()
        return CleanSvg(data, self._root or {}, tuple(self._left_out), weight)

    def _write(self) -> Iterator[str]:
        linked = f' xmlns:xlink="{XLINK}"' if self._linked else ""
        yield f'<svg xmlns="{SVG}"{linked}'
        for piece in self._pieces[1:]:
            if isinstance(piece, str):
                yield piece
            else:
                names = [piece.name] if piece.kind == "id" else piece.name.split()
                if kept := [name for name in names if name in self._used[piece.kind]]:
                    yield f" {piece.kind}={_quote(' '.join(kept))}"

    # --- elements --------------------------------------------------------------------------

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        namespace, _, name = qualified.rpartition(" ")
        if self._root is None:
            _check_root(namespace, name)
            self._root = attributes
        self._weights.open(name, attributes)
        if self._skipped or not self._is_allowed(namespace, name, attributes):
            self._skipped += 1
            return
        self._open.append(name)
        self._counts[name] += 1
        self._switches += name == "switch"
        if name == "style":
            return
        self._pieces.append(f"<{name}")
        for key, value in attributes.items():
            self._attribute(name, key, value.strip(), attributes)
        self._pieces.append(">")

    def _is_allowed(self, namespace: str, name: str, attributes: Mapping[str, str]) -> bool:
        if namespace not in (SVG, _XHTML):
            return False  # what drawing programs keep for themselves
        if name == "script" or any(key.lower().startswith("on") for key in attributes):
            raise UnusablePictureError(
                "holds a script, which slides never run",
                'save it as "plain SVG" without scripts, or as PNG',
            )
        if name == "foreignObject" and not self._switches:
            raise UnusablePictureError(
                "holds a piece of a web page (foreignObject), which PowerPoint cannot show",
                "save the picture as PNG",
            )
        if attributes.get("requiredExtensions"):
            return False  # nothing on slides has any
        allowed = namespace == SVG and name in ELEMENTS
        if not allowed and name not in UNSEEN and name != "foreignObject":
            self._left_out[f"<{name[:40]}>"] = None
        return allowed

    def _end(self, _: str) -> None:
        self._weights.close()
        if self._skipped:
            self._skipped -= 1
            return
        name = self._open.pop()
        self._switches -= name == "switch"
        if name == "style":
            self._write_sheet("".join(self._sheet))
            self._sheet.clear()
        elif self._pieces[-1] == ">":
            self._pieces[-1] = "/>"
            if name == "switch":  # of a piece of a web page, and nothing in its place
                self._left_out["<switch>"] = None
        else:
            self._pieces.append(f"</{name}>")

    def _text(self, text: str) -> None:
        if self._skipped or not self._open:
            return
        if self._open[-1] == "style":
            self._sheet.append(text)
        elif any(name in TEXTS for name in self._open):
            self._weights.add(characters=len(text))
            self._pieces.append(escape(text))

    # --- attributes ------------------------------------------------------------------------

    def _attribute(self, name: str, key: str, value: str, attributes: Mapping[str, str]) -> None:
        written = PREFIXED.get(key, key)
        if key in ("id", "class"):
            self._name(key, value)
            return
        if key in ("href", XLINK_HREF):
            self._refer(name, key, value)
            return
        if key == "style":
            rule = clean_declarations(value)
            self._left_out |= dict.fromkeys(rule.left_out)
            value, references = rule.text, list(rule.references)
            if not value:
                return
        elif key not in ATTRIBUTES and key not in PREFIXED:
            return  # nor does it show in the drawing of pixels
        else:
            found = find_references(value)
            if found is None:
                self._left_out[f"{written} of <{name}>"] = None
                return
            references = found
        if references:
            self._used["id"].update(references)
            corners = key in ("style", "marker", "marker-mid") and "marker" in f"{key}{value}"
            drawn = len(attributes.get("d", "")) + len(attributes.get("points", ""))
            self._weights.refer(references, 1 + drawn // 8 if corners else 1)
        if "(" in value and "filter" in f"{key}{value}":
            self._weights.add(steps=value.count("("))
        self._pieces.append(f" {written}={_quote(value)}")

    def _name(self, key: str, value: str) -> None:
        if key == "id":
            self._pieces.append(_Name(value, "id"))
            self._weights.name(value)
            self._counts[f"#{value}"] += 1
            return
        self._counts.update(f".{name}" for name in value.split())
        self._pieces.append(_Name(value, "class"))

    def _refer(self, name: str, key: str, target: str) -> None:
        """Write a reference: to an element of this picture, or a picture within it."""
        if name == "a":
            if re.sub(r"\s", "", target).lower().startswith("javascript:"):
                raise UnusablePictureError(
                    "holds a script in a link, which slides never run", "save it without, or as PNG"
                )
            return  # no slide follows it
        if target.startswith("#") and "%" in target:  # in code: each reader may take it otherwise
            self._left_out[f"{PREFIXED.get(key, key)} of <{name}>"] = None
            return
        if target.startswith("#"):
            self._used["id"].add(target[1:])
            if name not in ("linearGradient", "radialGradient"):
                self._weights.refer([target[1:]])
        elif name in ("image", "feImage") and (head := _EMBEDDED.match(target)):
            body = target[head.end() :]
            target = self._embed(
                unquote_to_bytes(body), in_base64="base64" in head[1].lower().split(";")
            )
        elif target:
            raise UnusablePictureError(
                f"takes in another file, {target[:80]!r}, which slides cannot show",
                "embed that file in your drawing program, or save the picture as PNG",
            )
        self._linked |= key == XLINK_HREF
        self._pieces.append(f" {PREFIXED.get(key, key)}={_quote(target)}")

    def _embed(self, data: bytes, *, in_base64: bool) -> str:
        """Return a picture within the picture, proven, as data: PNG or JPEG."""
        try:
            data = binascii.a2b_base64(data) if in_base64 else data
            header = read_header(data)
            if header is None:
                picture = self._draw_embedded(data)
            else:
                self._weights.add(pixels=header.width * header.height)
                prove_pixels(data, header.format)
                picture = prepare_picture(
                    Picture(data, header.format, header.width, header.height),
                    (_LARGEST, _LARGEST),
                    moving=False,
                )
            if picture.format not in ("png", "jpeg"):
                pixels = encode_png(decode_picture(picture.data))
                picture = picture._replace(data=pixels, format="png")
        except (OSError, SyntaxError, struct.error, LookupError, ValueError) as fault:
            reason = getattr(fault, "reason", "is damaged")
            raise UnusablePictureError(
                f"holds a picture within it that {reason}", "save the picture as PNG"
            ) from fault
        return f"data:image/{picture.format};base64,{b64encode(picture.data).decode()}"

    def _draw_embedded(self, data: bytes) -> Picture:
        """Draw an SVG picture within this one; it may hold no third."""
        if not may_be_svg(data):
            raise damaged()
        if self._embedded:
            raise UnusablePictureError("holds another in turn", "")
        inner = _Cleaning(embedded=True).read(data)
        self._left_out |= dict.fromkeys(inner.left_out)
        self._weights.add(pixels=_LARGEST_DRAWING**2, drawn=inner.weight)
        drawn = rasterise(inner.data, _LARGEST_DRAWING, _LARGEST_DRAWING)
        wide, high = struct.unpack_from(">II", drawn, 16)
        return Picture(drawn, "png", wide, high)

    def _write_sheet(self, sheet: str) -> None:
        kept = []
        for rule in clean_sheet(sheet):
            self._left_out |= dict.fromkeys(rule.left_out)
            if rule.text:
                kept.append(rule.text)
                self._used["id"].update(rule.ids, rule.references)
                self._used["class"].update(rule.classes)
                self._styled.append(rule)
                self._weights.add(steps=rule.text.count("(") if "filter" in rule.text else 0)
        if kept:
            self._pieces.append(f"<style>{escape(''.join(kept))}</style>")


def _refuse_entities(*_: object) -> None:
    raise UnusablePictureError(
        "is an SVG with entities of its own, which are not read",
        'save it as "plain SVG", or as PNG',
    )


def _refuse_defaults(_element: str, _name: str, _kind: str, default: str | None, _: object) -> None:
    if default is not None:
        raise UnusablePictureError(
            "is an SVG with attributes of its own that its elements do not show",
            'save it as "plain SVG", or as PNG',
        )


def _check_root(namespace: str, name: str) -> None:
    if (namespace, name) != (SVG, "svg"):
        raise UnusablePictureError(
            "does not begin as an SVG picture does",
            'its first element has to be <svg xmlns="http://www.w3.org/2000/svg">',
        )


def _quote(value: str) -> str:
    return f'"{escape(value, _QUOTED)}"'
