"""Programs whose files are Markdown, and what stands in these that means nothing here.

Owns their settings, the instructions that they read in comments, and the names of their blocks,
tags and diagrams.
"""

from __future__ import annotations

import re

from msgspec import Struct


class Program(Struct, frozen=True):
    """A program: the settings that only it has, and how its instructions in comments begin."""

    name: str
    settings: frozenset[str]
    comments: str = ""
    """A pattern of what follows `<!--`; empty where it reads no comments."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PROGRAMS = (
    Program(
        "Marp",
        _words(
            "marp paginate headingDivider backgroundColor backgroundImage backgroundSize math"
            " backgroundPosition backgroundRepeat _class _paginate _header _footer _color"
            " _backgroundColor _backgroundImage _backgroundSize _backgroundPosition"
        ),
        r"_?(?:class|paginate|header|footer|theme|style|size|color|background\w*|headingDivider|fit)"
        r"\s*:|fit\s*-->",
    ),
    Program(
        "Slidev",
        _words(
            "transition mdc drawings highlighter lineNumbers colorSchema routerMode favicon fonts"
            " addons canvasWidth aspectRatio themeConfig seoMeta monaco twoslash clicks src"
        ),
    ),
    Program(
        "Quarto",
        _words("format execute jupyter filters engine number-sections revealjs website project"),
    ),
    Program("R Markdown", _words("output params knit"), r"Chunk"),
    Program(
        "reveal",
        _words("revealOptions separator verticalSeparator notesSeparator highlightTheme"),
        r"\.(?:slide|element)\s*:",
    ),
    Program("Deckset", _words("slidenumbers autoscale build-lists slide-transition footer-style")),
    Program("Obsidian", _words("aliases cssclass cssclasses")),
    Program("md2pptx", _words("template numbers pageTitleSize sectionTitleSize baseTextSize")),
    Program("presenterm", frozenset(), r"(?:end_slide|pause|column\w*|jump_to_middle)\b"),
    Program(
        "pandoc",
        _words(
            "header-includes institute aspectratio slide-level reference-doc documentclass geometry"
            " bibliography csl nocite fontsize mainfont toc toc-depth toc-title"
        ),
    ),
)  # fmt: skip
"""The programs; of a file that has settings of several, the first that it names counts."""

SHARED = _words(
    "date theme header footer size style css class background color logo abstract tags categories"
    " description info draft version license affiliation thanks editor link-citations titleTemplate"
    " routeAlias image url email colorlinks"
)
"""Settings that several programs have, and that mean nothing here."""

FOREIGN = SHARED.union(*(program.settings for program in PROGRAMS))

INSTRUCTION = re.compile(
    r"<!--\s*(?:" + "|".join(f"({program.comments or '(?!)'})" for program in PROGRAMS) + ")"
)
"""A comment that is an instruction; its group, counted from 1, is the program's place."""

SURELY_MARP = re.compile(r"\s*<!--\s*(?:_\w+|class|paginate|headingDivider|background\w+)\s*:")
"""An instruction that nobody would write as a remark."""

UNNAMED = "another program"
"""A program of which no more is known than that it has settings that mean nothing here."""

NOTED = ("Marp", "Slidev")
"""Programs that take all other comments for notes."""

TITLE_MARKS = re.compile(
    r"(?:background|data|auto|footer|header)-[\w-]+|background|transition|visibility|state|class"
    r"|unnumbered|unlisted|smaller|scrollable|center|fragment|plain|allowframebreaks|standout"
)
"""Attributes and classes of titles that other programs read."""

SLIDE_LINES = _words(
    "class name template layout count exclude background-image background-color background-size"
    " background-position background-repeat"
)
"""Settings of remark and xaringan, in lines at the top of a slide."""

CLICKS = (
    "for content that comes click by click, write incremental: true among the slide's settings,"
    " or {incremental=true} after its title"
)
"""What to write for pauses, fragments and the like."""

DIVS: dict[str, str] = {
    **dict.fromkeys(
        ("incremental", "nonincremental", "fragment", "fragments", "fade-in", "v-click"),
        f"take its lines out; {CLICKS}",
    ),
    **dict.fromkeys(
        (
            "note", "tip", "important", "caution", "warning", "danger", "info", "callout-note",
            "callout-tip", "callout-important", "callout-caution", "callout-warning", "admonition",
            "alert", "block", "exampleblock", "alertblock", "aside", "box",
        ),
        'for a panel, write ::: callout {kind=key title="..."}; for notes of your own, ::: notes',
    ),
    **dict.fromkeys(("speaker", "speaker-notes", "presenter"), "write ::: notes"),
    **dict.fromkeys(
        ("left", "right", "pull-left", "pull-right", "left-column", "right-column", "panel-tabset",
         "grid", "row", "split"),
        "write ::: columns, in it ::: column for each, and a line ::: at the end of all three",
    ),
}  # fmt: skip
"""Blocks `:::` of other programs, and what to write."""

TAGS: dict[str, str] = {
    **dict.fromkeys(("b", "strong", "mark", "u"), "write **strong**"),
    **dict.fromkeys(("i", "em", "cite"), "write *emphasis*"),
    **dict.fromkeys(("s", "del", "strike"), "write ~~struck out~~"),
    "sup": "write x^2^", "sub": "write H~2~O",
    **dict.fromkeys(("code", "kbd", "tt"), "write it between backticks: `code`"),
    "a": "write [words](https://...)",
    "img": "write ![what it shows](images/name.png) in a paragraph of its own",
    **dict.fromkeys(("ul", "ol", "li"), "write a list: begin each line with a hyphen and a space"),
    **dict.fromkeys(("table", "tr", "td", "th", "thead", "tbody"), "write | between the cells"),
    **dict.fromkeys(("h1", "h2", "h3"), "begin the line with # or ##"),
    **dict.fromkeys(
        ("div", "section", "style", "center", "font"),
        "take its tags out; ::: columns puts blocks side by side, and the brand sets colours",
    ),
    **dict.fromkeys(("video", "audio", "iframe", "embed"), "write a link: [words](https://...)"),
    **dict.fromkeys(("blockquote", "q"), "begin the line with > and a space"),
    **dict.fromkeys(("hr",), "a new slide begins with its title"),
    **dict.fromkeys(("v-click", "v-clicks"), f"take it out; {CLICKS}"),
    **dict.fromkeys(("details", "summary", "aside"), "write ::: notes or ::: handout"),
}  # fmt: skip
"""Tags of HTML, and what to write."""

DIAGRAMS = _words(
    "mermaid dot graphviz plantuml puml d2 ditaa nomnoml vega vega-lite tikz svgbob math katex"
    " dataview dataviewjs"
)
"""Languages of code in whose place other programs show what they make of it."""
