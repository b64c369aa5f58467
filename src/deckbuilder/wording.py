"""Words that say nothing of what they stand for (a link's target, a picture), and text cut short.

Owns which those are, for sources and for finished files alike. Refuses to know either.
"""

from __future__ import annotations

import re

_VAGUE = re.compile(
    r"(?:please )?"
    r"(?:(?:click|press|tap|see|view|read|open|go|visit|find out|learn|watch|download|follow)"
    r"(?: on| to)? ?)?"
    r"(?:(?:the |this |that )?(?:link|page|web ?page|web ?site|site|home ?page|document|pdf|file|"
    r"attachment|url)|here|this|that|more|(?:more |further )?(?:info|information|details))?"
    r"(?: (?:about|on) (?:this|it))?(?: here)?"
    r"|(?:cliciwch )?yma|mwy|(?:rhagor|mwy) o wybodaeth|darllenwch (?:fwy|ragor)",
    re.IGNORECASE,
)
"""Words that could lead anywhere, in English and in Welsh."""

_FILE_NAME = re.compile(
    r"[^.!?]*\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|heic|emf|wmf)"
    r"|\S*[/\\]\S+\.\w{2,4}|(?:[a-z]:|\.{1,2})?[/\\]\S+"
    r"|(?:images?|img|media|assets|pictures?|photos?|files?)[/\\]\S*"
    r"|(?:img|dsc[nf]?|pxl|vid|screenshot|image|picture|photo)[-_ ]?\d{3,}[-_ \d]*",
    re.IGNORECASE,
)

_KIND_ALONE = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|pic|graphic|icon|illustration|drawing|"
    r"diagram|figure|chart|graph|table|screenshot|logo|map|infographic|slide|"
    r"(?:bar|column|line|pie|scatter) (?:chart|graph)|alt(?:ernative)?(?: text)?|description|"
    r"group|shape|untitled|todo|tbc|n/?a|none|decorative|placeholder)(?: ?\d{1,2})?",
    re.IGNORECASE,
)


def shorten(text: str, longest: int) -> str:
    """Return a text of at most so many characters; one that is cut ends with an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def is_vague(words: str) -> bool:
    """Tell whether the words of a link could lead anywhere."""
    return _VAGUE.fullmatch(words.strip(" .:!»›>→…").strip()) is not None


def is_file_name(alternative: str) -> bool:
    """Tell whether an alternative text is the name or path of a file."""
    return _FILE_NAME.fullmatch(alternative) is not None


def says_nothing(alternative: str) -> bool:
    """Tell whether an alternative text has no letters, or names the kind of thing alone."""
    text = alternative.rstrip(" .:")
    return not any(map(str.isalpha, text)) or _KIND_ALONE.fullmatch(text) is not None
