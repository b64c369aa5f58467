"""Signs of other dialects of Markdown that show on a slide as they are typed.

Owns one table of them, and where they stand in a text. A new sign is an entry in `SIGNS`.
"""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from deckbuilder.source.dialects.programs import CLICKS


class Sign(Struct, frozen=True, dict=True):
    """A sign: who reads it, how it is found, what is wrong here and what to write instead."""

    name: str
    dialects: str
    marks: tuple[str, ...]
    """What a text with the sign holds one of, so that most texts are passed over quickly."""
    pattern: str
    """How it looks in a text without code, comments and addresses; `^` and `$` end a line."""
    message: str
    instead: str
    in_code: bool = False
    """Whether it is a span of code itself."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when a text first needs it."""
        return re.compile(self.pattern, re.MULTILINE | re.IGNORECASE)

    @property
    def begins_line(self) -> bool:
        """Whether it counts at the beginning of a line alone, where blocks begin."""
        return self.pattern.startswith("^")


class FoundSign(Struct, frozen=True):
    """A sign in a text: where it begins there, and how it is written."""

    sign: Sign
    start: int
    written: str


_NOTES = "put it between a line ::: notes and a line ::: so that participants do not see it"
_CALLOUT = 'write ::: callout {kind=key title="..."} above it and a line ::: below'
_OWN_SIGN = "for the sign itself, put a backslash before it"

SIGNS = (
    Sign(
        "maths", "pandoc, Quarto, Slidev, Obsidian", ("$",),
        r"\$\$(?:[^$]|\$(?!\$))*\$\$|\$\$"
        r"|(?<![\w$])\$(?![\s$])(?:[^\s$]{1,60}|[^$\n]{0,200}(?:\\[a-z]|[_^={}])[^$\n]{0,200}"
        r"|(?!\d[\d.,]*[a-z]{0,2}\s)[^$\n]{0,40}\s[-+*/<>]\s[^$\n]{0,40})(?<!\s)\$(?![\d$\w])",
        "maths is not read",
        rf"write it with signs and x^2^ or x~1~, or show a picture of it; {_OWN_SIGN}: \$",
    ),
    Sign(
        "latex", "pandoc, R Markdown", ("\\",),
        r"\\[a-z]+\{[^{}\n]*\}?|\\(?:newpage|pagebreak|clearpage|pause|centering|noindent)\b",
        "commands of LaTeX are not read", "take it out, or write what it stands for",
    ),
    Sign(
        "highlight", "Obsidian, Quarto, Typora", ("==",),
        r"(?<![\w=)\]])==(?=[^\s=])(?:[^=]|=(?!=))*(?<=[^\s=])==(?![\w=])",
        "== marks nothing", f"write **strong** for what should stand out; {_OWN_SIGN}",
    ),
    Sign(
        "inserted", "markdown-it, Slidev", ("++",),
        r"(?<![\w+])\+\+(?=[^\s+])[^+\n]+(?<=\S)\+\+(?![\w+])",
        "++ underlines nothing", f"write **strong** for what should stand out; {_OWN_SIGN}",
    ),
    Sign(
        "emoji-name", "GitHub, Slidev, Marp", (":",),
        r"(?<![\w:/]):(?:[+-]1|100|[a-z][\w+-]*[a-z\d]):(?![\w:/])",
        "names of emoji are not read", f"paste the emoji itself, or a word; {_OWN_SIGN}",
    ),
    Sign(
        "contents", "Typora, Marp, kramdown", ("toc]", "toc_]", "toc}"),
        r"^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\{:toc\}|@\[toc\].*)[ \t]*$",
        "no contents are put here", "take the line out: the PDFs have contents of their own",
    ),
    Sign(
        "embed", "Obsidian", ("![[",), r"!\[\[[^\[\]\n]*\]\]",
        "nothing is put in here",
        "for a picture, write ![what it shows](images/name.png) in a paragraph of its own",
    ),
    Sign(
        "wiki-link", "Obsidian", ("[[",), r"(?<!!)\[\[[^\[\]\n]+\]\](?![(\x02\x03])",
        "the link is not read", "write [its words](#slide-id) or [its words](https://...)",
    ),
    Sign(
        "citation", "pandoc, Quarto", ("@",),
        r"\[-?@[\w{][^\[\]\n]*\](?![(\x02\x03])|\[[^\[\]@\n]*\s-?@\w*\d[^\[\]\n]*\](?![(\x02\x03])"
        r"|(?<![\w/.@\x01])@(?:(?:fig|tbl|sec|eq|lst)-[\w-]+|[a-z][\w:-]*(?:19|20)\d\d[a-z]?\b)",
        "citations and references are not read",
        "write a footnote with the source: text^[Author (year), title]",
    ),
    Sign(
        "alert", "GitHub, Obsidian", ("[!",), r"^[ \t]*\[![\w-]+\][+-]?",
        "the quotation is no callout", _CALLOUT,
    ),
    Sign(
        "admonition", "MkDocs, Python-Markdown", ("!!!", "???"),
        r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w\"].*$",
        "the line begins no callout", _CALLOUT,
    ),
    Sign(
        "pause", "pandoc, Quarto, xaringan", (". . .", "--"), r"^[ \t]*(?:\. \. \.|--)[ \t]*$",
        "the line is no pause", f"take it out; {CLICKS}",
    ),
    Sign(
        "notes-heading", "reveal", ("note:", "notes:"), r"^[ \t]*(?:speaker )?notes?:[ \t]*$",
        "what follows shows on the slide, as no notes begin here", _NOTES,
    ),
    Sign(
        "notes-marks", "remark, xaringan", ("???",), r"^[ \t]*\?\?\?[ \t]*$",
        "what follows shows on the slide, as no notes begin here", _NOTES,
    ),
    Sign(
        "notes-caret", "Deckset", ("^",), r"^[ \t]*\^[ \t]*(?![\[\s^])[^\n^]*$",
        "the line shows on the slide: ^ makes no note of it", _NOTES,
    ),
    Sign(
        "directive", "Deckset", ("[.",), r"^[ \t]*\[\.[\w-]+(?::[^\]\n]*)?\]",
        "the line has no effect here", "take it out",
    ),
    Sign(
        "class", "remark, xaringan", ("[",), r"(?<![\w.\\])\.[a-z][\w-]*(?:\.[a-z][\w-]*)*\[",
        "classes are not read",
        "take the sign and its brackets out; **strong** stands out, ::: columns stand side by side",
    ),
    Sign(
        "attributes", "pandoc, Quarto, kramdown", ("{",),
        r"(?<![\]\x02{])\{(?:[.#=][a-z][\w-]*(?:[ \t][^{}\n]*)?|:[^{}\n]*)\}"
        r"|(?<=\x03)\{(?!lang=)\w[^{}\n]*\}",
        "attributes of text are not read", f"take them out; {CLICKS}",
    ),
    Sign(
        "shortcode", "Quarto, Hugo, Jekyll", ("{",),
        r"\{\{[<%][^{}\n]*[>%]\}\}|\{\{[<%]|\{%[^{}\n]*%\}",
        "shortcodes are not read", "take it out, or put a picture or a link in its place",
    ),
    Sign(
        "broken-insert", "deckbuilder", ("{",),
        r"\{\{(?![<%]).*|(?<!\{)\{\s*(?:facts|contacts|deck)\..*",
        "this inserts nothing", rf"write {{{{ name }}}} with two braces on both sides; {_OWN_SIGN}",
    ),
    Sign(
        "broken-insert-end", "deckbuilder", ("}",),
        r"(?<![\w.{])(?:facts|contacts|deck)\.[\w.-]+[ \t]*\}+",
        "this inserts nothing", "write {{ name }} with two braces on both sides",
    ),
    Sign(
        "critic", "CriticMarkup", ("{",), r"\{(?:\+\+|--|~~|==|>>)[^{}]*\}",
        "marks of changes are not read", "keep the words that count, and take the others out",
    ),
    Sign(
        "hidden-text", "Obsidian", ("%%",), r"(?<![%\d])%%[^%]+%%",
        "the remark shows", "write <!-- and --> around what nobody should see",
    ),
    Sign(
        "run-code", "R Markdown, Quarto", ("`",), r"(?<!`)`(?:(?-i:r) |\{\w+\} )[^`\n]+`(?!`)",
        "code is shown, not run", "write the figure that it gives", in_code=True,
    ),
    Sign(
        "picture-keyword", "Marp, Deckset, Obsidian", ("![",),
        r"!\[(?:(?:bg\b|(?:w|h|width|height|blur|opacity|brightness):\S)[^\]\n\x02]{0,500}"
        r"|(?:(?:inline|fit|left|right|original|\d+%)[ ,]*)+(?=[\]\x02])"
        r"|[^\]\n\x02]{0,500}\|\d+(?:x\d+)?(?=[\]\x02]))",
        "the words in the square brackets are read out as what the picture shows",
        "say there what it shows, and write its width after it: {width=40%}",
    ),
    Sign(
        "grid-table", "pandoc", ("+-",), r"^[ \t]*\+[-=:]{3,}\+.*$",
        "tables of plus signs are not read",
        "write | between the cells and |---|---| below the header",
    ),
    Sign(
        "toml-settings", "Hugo, Zola", ("+++",), r"^\+\+\+[ \t]*$",
        "no settings stand between lines +++",
        "write them between two lines --- at the top of the file, each as name: value",
    ),
    Sign(
        "line-block", "pandoc", ("| ",), r"^[ \t]*\|[ \t]+[^|\n]*$",
        "the bar keeps no line apart", "end each line but the last with a backslash",
    ),
    Sign(
        "list-sign", "pandoc", ("#.", "(@"), r"^[ \t]*(?:#\.|\(@[\w-]*\))[ \t]",
        "the line begins no list", 'begin it with "1. "',
    ),
    Sign(
        "definition", "pandoc", ("\n:",), r"(?<=\n):[ \t]+\S.*$",
        "the line explains no term",
        "above it, write the term on one line alone, and a blank line before that",
    ),
    Sign(
        "abbreviation", "Python-Markdown, kramdown", ("*[",), r"^[ \t]*\*\[[^\]\n]+\]:.*$",
        "abbreviations are not read",
        "take the line out, and write the term out where it first stands",
    ),
    Sign(
        "include", "Slidev, Markdown Preview Enhanced", ("@import", "!include", "<<< @"),
        r"^[ \t]*(?:(?:@import|!include)\b|<<< @).*$",
        "no file is put in here", "copy what it holds",
    ),
)  # fmt: skip
"""The signs; of two that cover the same place the first counts."""

_MARKS = re.compile("|".join(re.escape(mark) for sign in SIGNS for mark in sign.marks))
_OTHER, _PICTURE, _LINK = "\x01", "\x02", "\x03"
"""What stand for each sign of what is passed over: of the address of a picture, of a link."""

_SKIPPED = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?:(?!(?<!`)(?P=ticks)(?!`)).){1,2000}(?P=ticks)(?!`))"
    r"|\\[!-/:-@\[-`{-~]|\{\{(?![<%])[^{}\n]*\}\}|<!--.{0,2000}?-->|<[^<>\s]*>|https?://[^\s<>]+"
    r"|(?P<target>\]\((?:<[^<>\n]*>|(?:\{\{[^{}\n]*\}\}|[^()\s])*)"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\))",
    re.DOTALL,
)
"""Escapes, code, inserts, comments and addresses, in which no sign counts."""


def find_signs(text: str) -> list[FoundSign]:
    """Return the signs of other dialects in a text as its author wrote it, in the table's order."""
    low = text.lower()
    if not _MARKS.search(low):
        return []
    likely = [sign for sign in SIGNS if any(mark in low for mark in sign.marks)]
    found: list[FoundSign] = []
    bare = _SKIPPED.sub(_blank, text)
    for sign in likely:

        def take(match: re.Match[str], sign: Sign = sign) -> str:
            found.append(FoundSign(sign, match.start(), text[match.start() : match.end()].strip()))
            return _blank(match)

        if sign.in_code:
            sign.regex.sub(take, text)
        else:
            bare = sign.regex.sub(take, bare)
    return found


def _blank(match: re.Match[str]) -> str:
    """Return a text of the same length and lines that holds no sign."""
    filler = _OTHER
    if match.re is _SKIPPED and match["target"]:
        words = match.string.rfind("[", 0, match.start())
        filler = _PICTURE if match.string[words - 1 : words] == "!" else _LINK
    return "".join(sign if sign == "\n" else filler for sign in match[0])
