"""The programs that deckbuild is compared with: which are there, and how each is called.

A peer that is not there, or does not start, is a `Missing` with what to do about it; the
comparison is then made without it and says so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from measuring import Tool

WEASYPRINT = "weasyprint>=70,<71"
TYPST = "typst==0.15.2"
MARKDOWN_PPTX = "markdown-pptx==3.0.0"
"""The requirements that are installed, each in a virtual environment of its own."""

_MD2PPTX = "github.com/MartinPacker/md2pptx"
"""Where it is found: no package index has it."""

_HERE = Path(__file__).resolve().parent

_NOTES_PAGES = (
    'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"},'
    '"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'
)
_WEASYPRINT_LIBRARIES = "libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0"
_PATIENCE = 300
"""Seconds until a program that should start, or install, is given up."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer that starts: how to run it, and the version it says it is."""

    tool: Tool
    version: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A peer that takes no part: its name, and why not or what to install."""

    name: str
    reason: str


def tell_peers(peers: Sequence[Peer | Missing]) -> list[str]:
    """Return for each peer which version takes part, or why it does not."""
    return [
        f"{peer.tool.name} {peer.version}"
        if isinstance(peer, Peer)
        else f"{peer.name} is missing: {peer.reason}"
        for peer in peers
    ]


def take_part(peers: Sequence[Peer | Missing]) -> list[Tool]:
    """Return the tools of those that are there."""
    return [peer.tool for peer in peers if isinstance(peer, Peer)]


# --- those that write a PowerPoint file ----------------------------------------------------


def find_pandoc() -> Peer | Missing:
    """Return pandoc, which writes a PowerPoint file from the same Markdown."""
    program = shutil.which("pandoc")
    if program is None:
        return Missing("pandoc", "not installed; on Debian or Ubuntu: apt install pandoc")
    return _started(
        _peer("pandoc", (program, "$in/deck.md", "-o", "$out/deck.pptx"), "$out/deck.pptx")
    )


def find_plain_script() -> Peer:
    """Return a script of ours that uses python-pptx, which is among our libraries."""
    command = (sys.executable, str(_HERE / "plain_pptx.py"), "$slides", "$out/deck.pptx")
    return Peer(_peer("python-pptx", command, "$out/deck.pptx"), version("python-pptx"))


def find_markdown_pptx(cache: Path) -> Peer | Missing:
    """Return markdown-pptx, installed by pip below `cache`."""
    program = cache / "markdown-pptx" / "bin" / "markdown-pptx"
    command = (str(program), "$in/markdown-pptx.md", "$out/deck.pptx", "--force")
    tool = _peer("markdown-pptx", command, "$out/deck.pptx")
    return _installed(MARKDOWN_PPTX, program, tool)


def find_md2pptx(cache: Path) -> Peer | Missing:
    """Return md2pptx, a script that runs on python-pptx from a copy of its repository."""
    program = cache / "md2pptx" / "md2pptx"
    if not program.is_file():
        hint = f"not in the package index; git clone https://{_MD2PPTX} {program.parent}"
        return Missing("md2pptx", hint)
    level = re.search(
        r'^md2pptx_level = "(.*)"$', program.read_text(encoding="utf-8"), re.MULTILINE
    )
    command = (sys.executable, str(program), "$in/md2pptx.md", "$out/deck.pptx")
    tool = _peer("md2pptx", command, "$out/deck.pptx")
    return Peer(tool, level[1] if level else "of unknown version")


# --- those that write a handout ------------------------------------------------------------


def find_libreoffice() -> Peer | Missing:
    """Return LibreOffice, which prints the notes pages, and only those, of our PowerPoint file.

    It has a profile of its own, which the first run, one that is not counted, fills.
    """
    program = shutil.which("soffice")
    if program is None:
        hint = "not installed; on Debian or Ubuntu: apt install libreoffice-impress"
        return Missing("LibreOffice", hint)
    command = (
        *(program, "-env:UserInstallation=$profile", "--headless"),
        *("--convert-to", _NOTES_PAGES, "--outdir", "$out", "$in/deck.pptx"),
    )
    return _started(_peer("LibreOffice", command, "$out/deck.pdf"))


def find_weasyprint(cache: Path) -> Peer | Missing:
    """Return WeasyPrint, which writes PDF/UA-1 from an HTML page of the same words.

    Where it is not below `cache` yet it is installed there, by pip.
    """
    programs = cache / "weasyprint" / "bin"
    command = (
        *(str(programs / "weasyprint"), "--pdf-variant", "pdf/ua-1"),
        *("$in/page.html", "$out/page.pdf"),
    )
    hint = f"it does not start; on Debian or Ubuntu: apt install {_WEASYPRINT_LIBRARIES}"
    tool = _peer("WeasyPrint", command, "$out/page.pdf")
    peer = _installed(WEASYPRINT, programs / "weasyprint", tool, hint=hint)
    if isinstance(peer, Peer) and _lacks_subsetter(programs / "python"):
        slow = "slower than it can be, without HarfBuzz-Subset (apt install libharfbuzz-subset0)"
        return replace(peer, version=f"{peer.version}, {slow}")
    return peer


def find_typst(cache: Path) -> Peer | Missing:
    """Return Typst, whose compiler is a Python package, installed by pip below `cache`."""
    python = cache / "typst" / "bin" / "python"
    command = (str(python), str(_HERE / "typst_handout.py"), "$in/page.typ", "$out/page.pdf")
    asked = (str(python), "-c", "import typst; print(typst.__version__)")
    return _installed(TYPST, python, _peer("Typst", command, "$out/page.pdf"), asked)


# --- installing and asking -----------------------------------------------------------------


def _peer(name: str, command: tuple[str, ...], result: str) -> Tool:
    return Tool(name, command, result, peer=True)


def _lacks_subsetter(python: Path) -> bool:
    """Return whether WeasyPrint lacks the library that subsets fonts, and does that in Python.

    It starts all the same, and warns of that only in messages that Python hides.
    """
    _, _, warned = _run([str(python), "-W", "always", "-m", "weasyprint", "--version"])
    return "HarfBuzz-Subset" in warned


def _installed(
    requirement: str,
    program: Path,
    tool: Tool,
    asked: tuple[str, ...] = (),
    hint: str = "it does not start",
) -> Peer | Missing:
    """Install a program in an environment of its own, where it is not there yet, and ask it."""
    if not program.is_file():
        fault = _install(requirement, program.parent.parent)
        if fault:
            return Missing(tool.name, f"pip cannot install it: {fault}")
    return _started(tool, asked, hint)


def _install(requirement: str, environment: Path) -> str:
    """Install a package in a virtual environment; return what is wrong, in one line, or ''.

    What a failed installation left is removed, so that the next run tries again.
    """
    print(f"installing {requirement} in {environment}", file=sys.stderr)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(environment)],
        [*pip, "install", "--quiet", requirement],
    ):
        fault, _, _ = _run(command)
        if fault:
            shutil.rmtree(environment, ignore_errors=True)
            return fault
    return ""


def _started(
    tool: Tool, asked: tuple[str, ...] = (), hint: str = "it does not start"
) -> Peer | Missing:
    """Ask a program for its version, which shows that its libraries are there too."""
    fault, printed, _ = _run([*(asked or (tool.command[0], "--version"))])
    if fault:
        return Missing(tool.name, f"{hint} ({fault})")
    line = next(iter(printed.splitlines()), "").strip()
    named, _, rest = line.partition(" ")
    told = rest if named.lower() == tool.name.lower() else line
    return Peer(tool, told.removeprefix("version ").strip())


def _run(command: list[str]) -> tuple[str, str, str]:
    """Run a command; return what is wrong, in one line, or '', and both things it printed."""
    try:
        process = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error), "", ""
    if process.returncode == 0:
        return "", process.stdout, process.stderr
    lines = (process.stderr or process.stdout).strip().splitlines()
    fault = lines[-1].strip() if lines else f"status {process.returncode}"
    return fault, process.stdout, process.stderr
