"""Vector pictures (SVG) drawn in pixels, the same ones on every machine.

Owns the process that draws them: one for a run, started for the first picture that is not kept, so
that a picture which brings the drawing library down is a fault of that picture. It sees the
picture and the font files that it is given, neither the system's fonts nor any other file.
"""

from __future__ import annotations

import atexit
import marshal
import os
import subprocess
import sys
import threading
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.cache.keeper import find_result
from deckbuilder.files.inputs import digest, identify_file, is_unchanged, keeps_files
from deckbuilder.files.limits import SVG_MEMORY

_PROGRAM = Path(__file__).with_name("raster_child.py")
_SECONDS = 120.0 if sys.platform != "win32" else 60.0
"""How long a picture may take by the clock; time at work is limited before, but on Windows."""

_MAX_FAILED = 3
"""How many pictures may end the process in one run before the others are no longer tried."""


@keeps_files
@lru_cache(maxsize=64)
def rasterise(
    svg: bytes, width: int, height: int, fonts: tuple[Path, ...] = (), mono: Path | None = None
) -> bytes:
    """Draw an SVG file as a PNG of at most `width` by `height` pixels, on nothing.

    Text whose font is not among `fonts` takes the first one's family, monospaced text that of
    `mono`; without fonts it is left out. Raises UnusablePictureError where it cannot be drawn.
    """
    files = fonts if b"text" in svg else ()  # loading fonts takes as long as drawing
    used = (*files, mono) if files and mono else files
    key = [digest(svg), f"{width} {height} {bool(files and mono)}", *map(identify_file, used)]

    drawn = b""

    def draw() -> bytes | None:
        nonlocal drawn
        drawn = _draw(svg, (width, height), files, mono)
        return drawn if all(map(is_unchanged, used)) else None  # which is not kept

    return find_result("drawn svg", "\0".join(key), bytes, draw, from_bytes=True) or drawn


def _draw(svg: bytes, size: tuple[int, int], files: tuple[Path, ...], mono: Path | None) -> bytes:
    family = _family(files[0]) if files else None
    try:
        text = svg.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _undrawable(str(fault)) from fault
    return _ask(
        {
            "svg_string": text,
            "width": size[0],
            "height": size[1],
            "dpi": 96,
            "skip_system_fonts": True,
            "font_files": [str(file) for file in files],
            "font_family": family,
            "serif_family": family,
            "sans_serif_family": family,
            "cursive_family": family,
            "fantasy_family": family,
            "monospace_family": _family(mono) if files and mono else family,
        }
    )


def shows_nothing(svg: bytes) -> bool:
    """Tell whether an SVG file draws nothing at all; text without fonts counts as something.

    Raises UnusablePictureError where the file cannot be drawn.
    """
    drawn = rasterise(svg, _TRIAL, _TRIAL)
    width, height = _size(drawn)
    nothing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'
    return b"text" not in svg and drawn == rasterise(nothing.encode(), width, height)


_TRIAL = 64
"""The most pixels each way that telling so takes."""


def _size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@keeps_files
@cache
def _family(file: Path) -> str | None:
    """Return a font's family by the name that the file itself gives it."""
    from PIL import ImageFont

    return ImageFont.truetype(str(file)).getname()[0]


# --- the process ---------------------------------------------------------------------------

_running: dict[int, subprocess.Popen[bytes]] = {}
"""The process that draws for each process of a run: a worker is not to share its parent's."""

_failed: list[str] = []
"""What ended it, so far."""


def _ask(options: dict[str, object]) -> bytes:
    """Have a picture drawn. Raises UnusablePictureError."""
    if len(_failed) >= _MAX_FAILED:
        raise _undrawable("other pictures before it could not; put those right first")
    process = _running.get(os.getpid()) or _start()
    assert process.stdin is not None  # noqa: S101
    assert process.stdout is not None  # noqa: S101
    clock = threading.Timer(_SECONDS, process.kill)
    clock.start()
    try:
        asked = marshal.dumps(options)
        process.stdin.write(len(asked).to_bytes(4, "big") + asked)
        process.stdin.flush()
        head = process.stdout.read(5)
        answer = process.stdout.read(int.from_bytes(head[1:], "big"))
    except OSError:
        head = b""
    except BaseException:
        _stop()
        raise
    finally:
        clock.cancel()
    if len(head) < 5 or len(answer) < int.from_bytes(head[1:], "big"):
        _stop()
        _failed.append("it takes too much time or memory, or brings the drawing program down")
        raise _undrawable(_failed[-1])
    if head[0]:
        raise _undrawable(answer.decode(errors="replace"))
    return answer


def _start() -> subprocess.Popen[bytes]:
    library = find_spec("resvg_py")
    assert library is not None  # noqa: S101 - it is installed with the tool
    assert library.origin is not None  # noqa: S101
    folder = Path(library.origin).parent.parent
    _running[os.getpid()] = process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-I", "-S", str(_PROGRAM), str(folder), str(SVG_MEMORY.max)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return process


def _stop() -> None:
    process = _running.pop(os.getpid(), None)
    if process is not None:
        process.kill()
        process.communicate()  # which closes the pipes, too


atexit.register(_stop)


def _undrawable(reason: str) -> UnusablePictureError:
    return UnusablePictureError(
        f"is an SVG that cannot be drawn: {reason}",
        'save it as "plain SVG" with the encoding UTF-8, or as PNG',
    )
