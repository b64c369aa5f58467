"""Words for numbers, words that say nothing (of a link, of a picture), and text cut short.

Owns which those are, for sources and for finished files alike. Refuses to know either. Patterns
are compiled when they are first used: every build imports this module, and few need them.
"""

from __future__ import annotations

import re

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
