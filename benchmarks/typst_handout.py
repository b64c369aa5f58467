"""Typesets a document, the first argument, as PDF/UA-1, the second, with Typst's Python package.

Owns that one call. Runs in the environment that has Typst, and so imports nothing of the project.
"""

from __future__ import annotations

import sys

import typst

if __name__ == "__main__":
    document, file = sys.argv[1:]
    typst.compile(document, output=file, pdf_standards="ua-1")
