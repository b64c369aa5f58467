"""Words for numbers, words that say nothing (of a link, of a picture), and text of others as shown.

Owns which those are, for sources and for finished files alike; and which characters nobody sees or
a program obeys, with how they are shown. Refuses to know a file, and to print. Patterns are
compiled when they are first used: every build imports this module, and few need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_VAGUE = (
    r"(?:please )?"
    r"(?:(?:click|press|tap|see|view|read|open|go|visit|find out|learn|watch|download|follow)"
    r"(?: on| to)? ?)?"
    r"(?:(?:the |this |that )?(?:link|page|web ?page|web ?site|site|home ?page|document|pdf|file|"
    r"attachment|url)|here|this|that|more|(?:more |further )?(?:info|information|details))?"
    r"(?: (?:about|on) (?:this|it))?(?: here)?"
    r"|(?:cliciwch )?yma|mwy|(?:rhagor|mwy) o wybodaeth|darllenwch (?:fwy|ragor)"
)
"""Words that could lead anywhere, in English and in Welsh."""

_FILE_NAME = (
    r"[^.!?]*\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|heic|emf|wmf)"
    r"|\S*[/\\]\S+\.\w{2,4}|(?:[a-z]:|\.{1,2})?[/\\]\S+"
    r"|(?:images?|img|media|assets|pictures?|photos?|files?)[/\\]\S*"
    r"|(?:img|dsc[nf]?|pxl|vid|screenshot|image|picture|photo)[-_ ]?\d{3,}[-_ \d]*"
)

_KIND_ALONE = (
    r"(?:an? |the )?(?:image|picture|photo|photograph|pic|graphic|icon|illustration|drawing|"
    r"diagram|figure|chart|graph|table|screenshot|logo|map|infographic|slide|"
    r"(?:bar|column|line|pie|scatter) (?:chart|graph)|alt(?:ernative)?(?: text)?|description|"
    r"group|shape|untitled|todo|tbc|n/?a|none|decorative|placeholder)(?: ?\d{1,2})?"
)


def counted(number: int | str, noun: str, plural: str = "") -> str:
    """Return a number with its noun in the singular or plural ("1 page", "1,700 slides")."""
    shown = f"{number:,}" if isinstance(number, int) else number
    return f"{shown} {noun if shown == '1' else plural or f'{noun}s'}"


def is_vague(words: str) -> bool:
    """Tell whether the words of a link could lead anywhere."""
    return _matches(_VAGUE, words.strip(" .:!»›>→…").strip())


def is_file_name(alternative: str) -> bool:
    """Tell whether an alternative text is the name or path of a file."""
    return _matches(_FILE_NAME, alternative)


def says_nothing(alternative: str) -> bool:
    """Tell whether an alternative text has no letters, or names the kind of thing alone."""
    text = alternative.rstrip(" .:")
    return not any(map(str.isalpha, text)) or _matches(_KIND_ALONE, text)


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text, re.IGNORECASE) is not None


def shorten(text: str, longest: int) -> str:
    """Return a text of at most so many characters; one that is cut ends with an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def list_few(names: Iterable[str]) -> str:
    """Return names one after the other, none of them long; those beyond a few are counted."""
    first = [shorten(name, 60) for name in names]
    more = len(first) - _LISTED
    return ", ".join(first[:_LISTED]) + (f" and {more:,} more" if more > 0 else "")


_LISTED = 5


# --- text of others, as it is printed and reported -----------------------------------------

# Controls (C0, DEL, C1), separators of lines, marks of direction, what has no width, code points
# that are no characters, and tags, in which a text can be hidden.
_UNSEEN = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff"
)
# Joiners shape the letters of other scripts (Persian, Hindi, Thai) and emoji; beside a Latin letter
# they only make two names look alike. A flag, as that of Wales, is spelt with tags.
_OTHER = r"[^\x00-\x7f\u200b-\u200d]"
_JOINED = f"(?<={_OTHER})[\u200b-\u200d](?={_OTHER})"
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_ANYWHERE = r"##(?=\w*\[)"
"""What begins a command of Azure Pipelines, TeamCity and GitHub, wherever it stands in a line."""
_SHOWN_AS_ESCAPE = f"({_FLAG}|{_JOINED})|[{_UNSEEN}]|{_ANYWHERE}"
_AT_FIRST = r"^(\s*):(?=:(?!:))"
"""What begins a command of GitHub's workflows as the first signs of a line: two colons."""


def one_line(text: str) -> str:
    """Return text with a space in place of each tab and of whatever breaks a line."""
    return re.sub("[\t\n\r\x0b\x0c\x85\u2028\u2029]", " ", text)


def as_value(text: str, *, tabs: bool = False) -> str:
    """Return what a message quotes on one line, with escapes for what is not plain.

    Line ends become spaces, and so do tabs where they are not to stay.
    """
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    if tabs:
        return "\t".join(map(as_value, text.split("\t")))
    return re.sub(_SHOWN_AS_ESCAPE, lambda found: found[1] or _escape(found[0]), one_line(text))


def as_argument(text: str) -> str:
    """Return a value of a command that people may copy, quoted where a shell needs or obeys it."""
    if re.fullmatch(r"[\w@+=:,./ -]*", text):
        return f'"{text}"' if " " in text or not text else text
    from shlex import quote  # few values hold such signs

    return quote(text)


def as_line(text: str, *, tabs: bool = False) -> str:
    """Return a line as it is printed: plain, and none that GitHub's workflows obey."""
    return re.sub(_AT_FIRST, r"\1\\x3a", as_value(text, tabs=tabs))


def as_lines(text: str) -> str:
    """Return several lines as they are printed, with their tabs and line ends."""
    parts = re.split("(\r?\n)", text)
    return "".join(part if part[-1:] == "\n" else as_line(part, tabs=True) for part in parts)


def escape_html(text: str) -> str:
    """Return text for a page of HTML."""
    from html import escape  # few runs write pages

    return escape(as_value(text, tabs=True))


def escape_json(text: str) -> str:
    """Return a JSON text with JSON's own escapes for the same, which change no value."""
    return re.sub(_SHOWN_AS_ESCAPE, lambda found: found[1] or _escape_in_json(found[0]), text)


def _escape(found: str) -> str:
    return "#\\x23" if found == "##" else ascii(found)[1:-1]


def _escape_in_json(found: str) -> str:
    from json import dumps  # whoever has a JSON text has imported it

    return found if found == "\n" else "#\\u0023" if found == "##" else dumps(found)[1:-1]
