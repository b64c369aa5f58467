"""The settings of decks, variants and slides, each declared once.

Owns which there are and what is to be known of each: the checks, `deck.lock` and the tables in
docs/dialect.md come from here. Refuses to read them. A new setting is an entry here, and the
field of the model that holds it.
"""

from __future__ import annotations

from typing import get_args

from msgspec.structs import replace

from deckbuilder.model import CheckSettings, HandoutLayout, Outcome, PrintSettings, Support
from deckbuilder.settings import Setting
from deckbuilder.source.settings.schema import (
    AMOUNT,
    CLOCK,
    LANGUAGE,
    TABLE,
    TABLES,
    TEXT,
    TEXTS,
    TRUTH,
    one_of,
    text_like,
)

_BRANDS = "the brand's"

_SUPPORT = {
    "wellbeing": TEXT.declare("where people find support"),
    "disclosure": TEXT.declare("whom to tell when somebody may be at risk"),
}
_OUTCOME = {
    "id": TEXT.declare("the name by which slides refer to it", otherwise="needed"),
    "text": TEXT.declare("what people will be able to do", otherwise="needed"),
}
_HANDOUT = {
    "page": one_of("a4", "letter").declare("the size of the paper", otherwise=_BRANDS),
    "layout": one_of(*get_args(HandoutLayout)).declare(
        "how the handout is laid out, see [pdfs.md](pdfs.md)", otherwise=_BRANDS
    ),
    "large_print": TRUTH.declare("`true` for 16 points or more, in one column", otherwise=_BRANDS),
}
_CHECK = {
    "select": TEXTS.declare("the only rules that are reported", otherwise="all rules"),
    "ignore": TEXTS.declare("rules that are left out"),
    "severity": replace(TABLE, entries=one_of("error", "warning", "advice")).declare(
        "how bad what a rule finds is: `error`, `warning` or `advice`", otherwise="as the rule says"
    ),
}
DECK: dict[str, Setting] = {
    "title": TEXT.declare("the deck's title", otherwise="needed in `deck.toml`", locked=True),
    "subtitle": TEXT.declare(
        "a second line of the title, at the front of the PDFs and on certificates", locked=True
    ),
    "lang": LANGUAGE.declare("the language of the deck", locked=True),
    "brand": TEXT.declare(
        "its [brand](brand.md), by name or by the path of its folder", locked=True
    ),
    "audience": TEXT.declare("whom the session is for", locked=True),
    "author": TEXT.declare("whose deck it is", locked=True),
    "edition": TEXT.declare("which edition it is", locked=True),
    "keywords": TEXTS.declare("words by which the files can be found", locked=True),
    "start": CLOCK.declare("when the session begins", locked=True),
    "minutes": AMOUNT.declare(
        "how long the session is planned to take, with its breaks", locked=True
    ),
    "kit": TEXTS.declare("what the whole session needs in the room", locked=True),
    "preparation": TEXTS.declare("what to do before the session", locked=True),
    "support": TABLE.holding(_SUPPORT, Support).declare(
        "whom people can turn to, for the [session pack](session-pack.md)", locked=True
    ),
    "incremental": TRUTH.declare(
        "`true` for slides whose content comes [click by click](#click-by-click)", locked=True
    ),
    "overflow": one_of("continue", "error").declare(
        "what becomes of text that does not fit: it goes on on a further slide, or is an error",
        otherwise='`"continue"`', field=None, locked=True,
    ),
    "layouts": one_of("all", "used").declare(
        "slide layouts in the PowerPoint file: all, or only those that its slides use", locked=True
    ),
    "outcomes": TABLES.holding(_OUTCOME, Outcome).declare(
        "learning outcomes, as many as there are"
    ),
    "variables": replace(TABLE, entries=TEXT).declare(
        "texts of your own to insert, by their names"
    ),
    "variants": TABLES.declare("other forms of the deck, see [Variants](#variants)", field=None),
    "handout": TABLE.holding(_HANDOUT, PrintSettings).declare(
        "the PDFs, where they differ from the brand's", locked=True
    ),
    "check": TABLE.holding(_CHECK, CheckSettings).declare(
        "which rules `deckbuild check` asks, see "
        "[Leave something out](checking.md#leave-something-out)"
    ),
}  # fmt: skip
"""The settings of a deck, in `deck.toml` or at the top of a single file."""

ADAPTING: dict[str, Setting] = {
    "extends": TEXT.declare("the folder of the deck that yours lies over", field=None),
    "drop": TEXTS.declare("ids of its slides that yours leaves out", field=None),
    "order": TEXTS.declare("ids of its slides in the order that they have in yours", field=None),
}
"""The settings that say how a deck lies over another; each deck has its own."""

VARIANT: dict[str, Setting] = {
    "name": text_like(
        "small letters, digits and hyphens, such as half-day", r"[a-z\d]+(-[a-z\d]+)*"
    ).declare("what the names of its files end in", otherwise="needed"),
    "slides": text_like(
        "the name of a folder beside slides, such as slides.cy", r"\w[\w.-]*"
    ).declare("the folder with its translated slides"),
    "fallback": TRUTH.declare(
        "`true` to show a slide that `slides` does not translate as it is in the deck"
    ),
    "without": TEXTS.declare(
        "slides that are left out, by their ids; `optional` stands for all with `optional: true`"
    ),
}
"""The settings that a variant has beside those of the deck."""

PLACING: dict[str, Setting] = {
    "overlay": one_of("replace", "append", "notes").declare(
        "whether the file replaces a slide of a deck that yours extends, adds to it, or changes "
        "its notes alone: see [Adapting a deck](adapting.md)",
        otherwise="`replace`", field=None,
    ),
    "after": TEXT.declare("the id of a slide of that deck that it follows", field=None),
    "before": TEXT.declare("the id of a slide of that deck that it comes before", field=None),
}  # fmt: skip
"""The settings that say what a slide's file does to the slides of a deck that is extended."""

SLIDE: dict[str, Setting] = {
    "layout": TEXT.declare(
        "which [layout](#layouts) to use", otherwise="chosen from the content"
    ),
    "minutes": AMOUNT.declare(
        "how long the slide takes; notes and handout say from when to when, see [Times](#times)"
    ),
    "break": AMOUNT.declare(
        "how many minutes of break follow the slide; they are not among its `minutes`",
        field="break_minutes",
    ),
    "section": TEXT.declare(
        "the part of the session; parts become PowerPoint's sections",
        otherwise="that of the slide before",
    ),
    "lang": LANGUAGE.declare(
        "the language of a slide that is in another than the deck", otherwise="the deck's"
    ),
    "outcomes": TEXTS.declare("ids of learning outcomes that it serves"),
    "kit": TEXTS.declare("what the slide needs in the room"),
    "preparation": TEXTS.declare("what to do for the slide before the session"),
    "sensitive": TRUTH.declare("`true` where the content may distress"),
    "hidden": TRUTH.declare("`true` to leave the slide out of the show"),
    "optional": TRUTH.declare("`true` for a slide that [variants](#variants) may go without"),
    "incremental": TRUTH.declare(
        "`true` for content that comes click by click, see [Click by click](#click-by-click); "
        "`false` where deck.toml says `true`",
        otherwise="the deck's",
    ),
    "overflow": one_of("continue", "error").declare(
        "what becomes of text that does not fit, as in deck.toml", otherwise="the deck's"
    ),
    **PLACING,
}  # fmt: skip
"""The settings of a slide, at the top of its file or after its title."""
