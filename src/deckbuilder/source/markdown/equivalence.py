"""Whether two texts are read as the same Markdown, but for how their signs are typed.

Owns what counts as the same: straight and typographic quotation marks, two hyphens and a dash, a
tab and a space within text, either way to break a line. What an id is made of must stay. Refuses
to change a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it.token import Token

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.reading import normalise
from deckbuilder.source.markdown.parser import parse_blocks, parse_inlines
from deckbuilder.source.markdown.slides import slug
from deckbuilder.source.settings.front_matter import split_front_matter

_SIGNS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\t": " "})
_DASHES = re.compile("-{2,3}|[–—]")
_SPACES = re.compile(" {2,}")

Outline = tuple[object, ...]


def reads_alike(before: str, after: str) -> bool:
    """Tell whether a file reads the same after a change, block by block and line by line."""
    return _outline(before) == _outline(after)


@lru_cache(maxsize=4)
def _outline(text: str) -> Outline:
    front, body = split_front_matter(normalise(text), "", Diagnostics())
    env: dict[str, object] = {}
    blocks = tuple(_blocks(parse_blocks(body, env), env))
    references = env.get("references") or {}
    assert isinstance(references, dict)  # noqa: S101 - the parser's own
    links = tuple((label, found["href"], found["title"]) for label, found in references.items())
    return str(front.data), links, blocks


def _blocks(tokens: list[Token], env: dict[str, object]) -> Iterator[Outline]:
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "plain":  # a shorter way to say the same
            yield "paragraph_open", "p", (*(token.map or ()),)
            yield "inline", _inlines(token.content, env), ""
            yield "paragraph_close", "p", ()
        elif token.type == "inline":
            heading = before is not None and before.type == "heading_open"
            yield "inline", _inlines(token.content, env), slug(token.content) if heading else ""
        else:
            map_ = (*(token.map or ()),) if token.nesting >= 0 else ()
            kind = (token.type, token.tag, map_)
            if token.type in ("paragraph_open", "paragraph_close"):
                yield kind
                continue
            content = token.content.rstrip() if token.type == "too_deep" else token.content
            yield *kind, token.info, content, str(token.attrs), str(token.meta)


def _inlines(content: str, env: dict[str, object]) -> Outline:
    """Return the inlines of a text, its plain text joined and without differences of typing."""
    found: list[Outline] = []
    text = ""
    for token in parse_inlines(content, env):
        if token.type in ("text", "softbreak"):
            text += token.content if token.type == "text" else "\n"
            continue
        if text:
            found.append(("text", _without_typing(text)))
            text = ""
        found.append(_inline(token))
    return (*found, ("text", _without_typing(text))) if text else (*found,)


def _inline(token: Token) -> Outline:
    match token.type:
        case "hardbreak":
            return ("hardbreak",)
        case "image":
            attributes = {key: value for key, value in token.attrs.items() if key != "alt"}
            return "image", str(attributes), str(token.meta), _without_typing(token.content)
        case _:
            return token.type, token.content, str(token.attrs), str(token.meta)


def _without_typing(text: str) -> str:
    return _SPACES.sub(" ", _DASHES.sub("–", text.translate(_SIGNS)))
