"""Judges from outside the project: what other programs say of the files that it writes.

Owns running them and reading their answers. Refuses to know what a deck should hold. A
program that is not installed skips the test with a word on how to get it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def require(program: str, package: str) -> str:
    """Return the path of `program`, or skip the test and name the Debian package it is in."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed; on Debian or Ubuntu: apt install {package}")
    return path
