"""The programs that deckbuild is compared with: which are there, and how each is called.

A peer that is not there, or does not start, is a `Missing` with what to do about it; the
comparison is then made without it and says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from measuring import Tool

WEASYPRINT = "weasyprint>=70,<71"
"""The requirement that is installed, in a virtual environment of its own."""

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


def find_pandoc() -> Peer | Missing:
    """Return pandoc, which writes a PowerPoint file from the same Markdown."""
    program = shutil.which("pandoc")
    if program is None:
        return Missing("pandoc", "not installed; on Debian or Ubuntu: apt install pandoc")
    return _started(
        Tool("pandoc", (program, "$deck", "-o", "$out/deck.pptx"), "$out/deck.pptx"),
        hint="it does not start",
    )


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
        *("--convert-to", _NOTES_PAGES, "--outdir", "$out", "$pptx"),
    )
    return _started(Tool("LibreOffice", command, "$out/deck.pdf"), hint="it does not start")


def find_weasyprint(cache: Path) -> Peer | Missing:
    """Return WeasyPrint, which writes PDF/UA-1 from an HTML page of the same words.

    Where it is not below `cache` yet it is installed there, by pip.
    """
    programs = cache / "weasyprint" / "bin"
    if not (programs / "weasyprint").is_file():
        fault = _install(WEASYPRINT, cache / "weasyprint")
        if fault:
            return Missing("WeasyPrint", f"pip cannot install it: {fault}")
    command = (
        *(str(programs / "weasyprint"), "--pdf-variant", "pdf/ua-1"),
        *("$page", "$out/page.pdf"),
    )
    peer = _started(
        Tool("WeasyPrint", command, "$out/page.pdf"),
        hint=f"it does not start; on Debian or Ubuntu: apt install {_WEASYPRINT_LIBRARIES}",
    )
    if isinstance(peer, Peer) and _lacks_subsetter(programs / "python"):
        slow = "slower than it can be, without HarfBuzz-Subset (apt install libharfbuzz-subset0)"
        return replace(peer, version=f"{peer.version}, {slow}")
    return peer


def _lacks_subsetter(python: Path) -> bool:
    """Return whether WeasyPrint lacks the library that subsets fonts, and does that in Python.

    It starts all the same, and warns of that only in messages that Python hides.
    """
    _, _, warned = _run([str(python), "-W", "always", "-m", "weasyprint", "--version"])
    return "HarfBuzz-Subset" in warned


def _install(requirement: str, environment: Path) -> str:
    """Install a package in a virtual environment; return what is wrong, in one line, or ''."""
    print(f"installing {requirement} in {environment}", file=sys.stderr)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(environment)],
        [*pip, "install", "--quiet", requirement],
    ):
        fault, _, _ = _run(command)
        if fault:
            return fault
    return ""


def _started(tool: Tool, hint: str) -> Peer | Missing:
    """Ask a program for its version, which shows that its libraries are there too."""
    fault, printed, _ = _run([tool.command[0], "--version"])
    if fault:
        return Missing(tool.name, f"{hint} ({fault})")
    return Peer(tool, next(iter(printed.splitlines()), "").strip())


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
