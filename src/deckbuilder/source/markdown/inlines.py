"""Inline tokens to inlines: text, emphasis, links and what else stands within a line.

Owns the tree of inlines. Refuses pictures (they stand on their own) and HTML: both are
reported, and their text is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.files.limits import INLINE_LEVELS
from deckbuilder.model import (
    CodeText,
    Emphasis,
    FootnoteReference,
    Inline,
    Language,
    LineBreak,
    Link,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    inline_text,
)
from deckbuilder.source.markdown.checks.likely_mistakes import check_text
from deckbuilder.source.markdown.checks.marks_by_chance import check_figures
from deckbuilder.source.markdown.checks.other_dialects import (
    note_comments,
    note_signs,
    note_tags,
    report_unclosed,
)
from deckbuilder.source.markdown.parser import BREAK, COMMENT, parse_inlines
from deckbuilder.source.markdown.state import FootnoteDefinition, SlideReading
from deckbuilder.source.settings.schema import LANGUAGE
from deckbuilder.wording import one_line

_SPECIAL = re.compile(r"[*_`~^!\[\]<>&\\{}\0]|  \n")
_JOINT = re.compile(r"[ \t]*[\n\t][ \t]*")
_TABS = re.compile(r" *\t[ \t]*")
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)


class _Open(Struct):
    """An inline that is being read: its opening token and its children so far."""

    token: Token | None
    children: list[Inline] = field(default_factory=list)

    @property
    def is_raised(self) -> bool:
        """Whether it is superscript or subscript."""
        return self.token is not None and self.token.type in ("sup_open", "sub_open")

    def add_text(self, text: str) -> None:
        """Add text, joined to the text before it."""
        if self.children and isinstance(last := self.children[-1], Text):
            self.children[-1] = Text(text=last.text + text)
        elif text:
            self.children.append(Text(text=text))

    def ends_in_space(self) -> bool:
        """Tell whether what was added last is text with a space at its end."""
        last = self.children[-1] if self.children else None
        return isinstance(last, Text) and last.text.endswith(" ")


def read_inlines(
    text: str, reading: SlideReading, where: Span, *, line: int | None = None
) -> tuple[Inline, ...]:
    """Return the inlines of a text whose first line is `line`, or that of `where`."""
    note_signs(text, line or where.first_line, reading)
    if not _SPECIAL.search(text):
        plain = _JOINT.sub(" ", text).strip()
        return (Text(text=plain),) if plain else ()
    tokens = parse_inlines(text, reading.env)
    return build_inlines(tokens, reading, where, line=line)


def build_inlines(
    tokens: list[Token], reading: SlideReading, where: Span, *, line: int | None = None
) -> tuple[Inline, ...]:
    """Return the tree of a text's tokens."""
    first = line or where.first_line
    check_figures(tokens, first, reading)
    return _Builder(reading, where, first).build(tokens)


class _Builder:
    """Builds one text's tree with a stack of its own, since emphasis nests without bound."""

    def __init__(self, reading: SlideReading, where: Span, line: int) -> None:
        self.reading = reading
        self.where = where
        self.line = line
        self.stack = [_Open(None)]
        self.flattened = 0
        self.after_comment = False

    def build(self, tokens: list[Token]) -> tuple[Inline, ...]:
        for token in tokens:
            if token.nesting > 0:
                self.open(token)
            elif token.nesting < 0:
                self.close()
            else:
                _LEAVES[token.type](self, token)
        if self.after_comment:
            self.trim()
        return _without_outer_breaks(self.stack[0].children)

    def open(self, token: Token) -> None:
        if len(self.stack) > INLINE_LEVELS.max:
            self.flattened += 1
            self.reading.report(
                codes.NESTED_TOO_DEEP,
                self.where,
                "emphasis and links are nested too deeply",
                line=self.line,
                hint="write it more simply",
            )
        else:
            self.stack.append(_Open(token))

    def close(self) -> None:
        if self.flattened:
            self.flattened -= 1
            return
        done = self.stack.pop()
        assert done.token is not None  # noqa: S101 - only the stack's foot has none
        children = tuple(done.children)
        style = _STYLES.get(done.token.type)
        if style is not None:
            self.add(style(children=children))
        else:
            self.add_all(_WRAPS[done.token.type](self, done.token, children))

    def text(self, text: str) -> None:
        last = self.stack[-1].children[-1:]
        if last and isinstance(last[0], LineBreak):
            text = text.lstrip(" ")
        if self.after_comment and text:  # of spaces on both sides of a comment one shows
            self.after_comment = False
            text = text.lstrip(" ") if self.stack[-1].ends_in_space() else text
        self.stack[-1].add_text(text)

    def trim(self) -> None:
        children = self.stack[-1].children
        if children and isinstance(last := children[-1], Text):
            children[-1] = Text(text=last.text.rstrip(" "))

    def add(self, node: Inline) -> None:
        self.stack[-1].children.append(node)

    def add_all(self, nodes: tuple[Inline, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                self.text(node.text)
            else:
                self.add(node)


def _without_outer_breaks(children: list[Inline]) -> tuple[Inline, ...]:
    """Return a text's inlines without line breaks before its first word and after its last."""
    first, last = 0, len(children)
    while first < last and isinstance(children[first], LineBreak):
        first += 1
    while last > first and isinstance(children[last - 1], LineBreak):
        last -= 1
    return tuple(children[first:last])


# --- leaves --------------------------------------------------------------------------------


def _read_text(builder: _Builder, token: Token) -> None:
    text = token.content
    if "*" in text or "]" in text:
        check_text(text, builder.where, builder.line, builder.reading)
    if "<!--" in text:  # one that ends was taken
        report_unclosed(builder.where, builder.line, builder.reading)
    builder.text(_TABS.sub(" ", text) if "\t" in text else text)


def _read_escaped(builder: _Builder, token: Token) -> None:
    # Only raised text needs a space to be escaped; as in pandoc it then holds the text together.
    if token.content == "\\ " and any(inline.is_raised for inline in builder.stack):
        builder.text("\N{NO-BREAK SPACE}")
    else:
        builder.text(one_line(token.content))  # `&#12;` is a form feed


def _read_soft_break(builder: _Builder, _: Token) -> None:
    builder.line += 1
    builder.trim()
    builder.text(" ")


def _read_hard_break(builder: _Builder, _: Token) -> None:
    builder.line += 1
    builder.add(LineBreak())


def _read_code(builder: _Builder, token: Token) -> None:
    builder.add(CodeText(text=token.content))


def _read_insert(builder: _Builder, token: Token) -> None:
    value = builder.reading.deck.inserts.find(token.content, builder.where, builder.line)
    builder.text(f"{{{{ {token.content} }}}}" if value is None else value)


def _read_html(builder: _Builder, token: Token) -> None:
    comment = COMMENT.match(token.content)
    if comment:
        builder.after_comment = True
        note_comments([comment], builder.line, builder.reading)
    elif BREAK.fullmatch(token.content):
        builder.trim()
        builder.add(LineBreak())
    else:
        note_tags(token.content, builder.line, builder.reading)
        builder.text(token.content.replace("\n", " "))
    builder.line += token.content.count("\n")


def _read_too_many(builder: _Builder, token: Token) -> None:
    builder.reading.report(
        codes.OVER_LIMIT,
        builder.where,
        "the text has too many brackets and marks to be read",
        line=builder.line,
        hint=r"take them out, or put a backslash before those that show: \[",
    )
    builder.text(_JOINT.sub(" ", token.content).strip())


def _read_footnote_reference(builder: _Builder, token: Token) -> None:
    reading, label = builder.reading, token.meta.get("label")
    if label is None:
        label = _define_footnote(builder, token.content)
    if label not in reading.definitions:
        reading.report(
            codes.UNDEFINED_FOOTNOTE,
            builder.where,
            f"there is no footnote [^{label}]",
            line=builder.line,
            hint=f"add a line below the text: [^{label}]: the source",
        )
        builder.text(f"[^{label}]")
        return
    number = reading.numbers.setdefault(label, len(reading.numbers) + 1)
    builder.add(FootnoteReference(label=label, number=number))


def _define_footnote(builder: _Builder, content: str) -> str:
    """Keep the text of `^[text]` as a footnote's, and return the label that it gets."""
    reading = builder.reading
    where = Span(reading.path, builder.line, builder.line)
    plain = Token("plain", "", 0, content=content, map=[builder.line - 1, builder.line])
    label = f" {len(reading.definitions)}"  # no author's label holds a space
    reading.definitions[label] = FootnoteDefinition(label, [plain], where)
    return label


def _read_image(builder: _Builder, token: Token) -> None:
    if "label" in token.meta:
        builder.reading.labels_used.add(token.meta["label"])
    fault = "the picture stands in the middle of text"
    hint = "put it in a paragraph of its own, with blank lines around it"
    beside = token.meta.get("beside", 0)
    if beside:
        fault = "several pictures stand in one paragraph"
        hint = "put blank lines between them, or each in a ::: column of ::: columns"
    link = next((each.token for each in builder.stack if _is_link(each.token)), None)
    if link is not None:
        fault = "a picture cannot be a link"
        hint = (
            "put the picture alone, and the link in words below it: "
            f"[what it leads to]({link.attrs['href']})"
        )
    if beside <= 1 or link is not None:  # several are reported once
        where, line = builder.where, builder.line
        builder.reading.report(codes.IMAGE_IN_TEXT, where, fault, line=line, hint=hint)
    alt = build_inlines(token.children or [], builder.reading, builder.where, line=builder.line)
    builder.add_all(alt)


def _is_link(token: Token | None) -> bool:
    return token is not None and token.type == "link_open"


_LEAVES: dict[str, Callable[[_Builder, Token], None]] = {
    "text": _read_text,
    "text_special": _read_escaped,
    "softbreak": _read_soft_break,
    "hardbreak": _read_hard_break,
    "code_inline": _read_code,
    "insert": _read_insert,
    "html_inline": _read_html,
    "footnote_ref": _read_footnote_reference,
    "image": _read_image,
    "too_many": _read_too_many,
}

# --- what has children ---------------------------------------------------------------------

_Children = tuple[Inline, ...]

_STYLES: dict[str, type[Emphasis | Strong | Strike | Superscript | Subscript]] = {
    "em_open": Emphasis,
    "strong_open": Strong,
    "s_open": Strike,
    "sup_open": Superscript,
    "sub_open": Subscript,
}


def _wrap_language(builder: _Builder, token: Token, children: _Children) -> _Children:
    reading, where = builder.reading, Span(builder.where.path, builder.line, builder.line)
    written = reading.read_attributes(token.meta["attributes"], where)
    settings = reading.read_settings(written.values, {"lang": LANGUAGE}, "a piece of text", where)
    if written.id or written.classes:
        reading.report(
            codes.UNKNOWN_KEY,
            where,
            "a piece of text takes no id and no class",
            hint="the only attribute is lang, such as {lang=cy}",
        )
    return (Language(lang=settings["lang"], children=children),) if settings else children


def _wrap_link(builder: _Builder, token: Token, children: _Children) -> _Children:
    reading = builder.reading
    if "label" in token.meta:
        reading.labels_used.add(token.meta["label"])
    where = Span(builder.where.path, builder.line, builder.line)
    target = reading.deck.inserts.expand(str(token.attrs["href"]), where).strip()
    if token.info == "auto" and "@" in target and not _ADDRESS.fullmatch(target):
        target = f"mailto:{target}"
    if target.startswith("tel:"):
        target = "".join(target.split())  # RFC 3966 allows no spaces; people write them
    title = one_line(unescapeAll(str(token.attrs.get("title", ""))))
    title = reading.deck.inserts.expand(title, where).strip()
    children = children or (Text(text=target),)
    if target.startswith("#") and len(target) > 1:
        reading.deck.links.append((target, where))
        return (Link(target=target, title=title, children=children),)
    if _is_address(target):
        return (Link(target=normalizeLink(target), title=title, children=children),)
    shown = inline_text(children).replace("\n", " ")
    hint = "link to https://, http://, mailto: or tel: addresses, or to #slide-id"
    if _is_address("%20".join(target.split(" "))):
        hint = "write %20 for each space in the address"
    reading.report(codes.BAD_LINK, where, f"the link {shown!r} leads to {target!r}", hint=hint)
    return children


def _is_address(target: str) -> bool:
    """Tell whether a target is an address that readers of the deck can follow."""
    if not _ADDRESS.fullmatch(target) or not target.isprintable():
        return False
    try:
        parts = urlsplit(target)
        port_fits = parts.port != 0
        return parts.scheme in ("mailto", "tel") or (bool(parts.hostname) and port_fits)
    except ValueError:  # brackets or a port that are none
        return False


_WRAPS: dict[str, Callable[[_Builder, Token, _Children], _Children]] = {
    "span_open": _wrap_language,
    "link_open": _wrap_link,
}
