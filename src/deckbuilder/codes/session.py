"""DB5xx: the times of the session."""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, WARNING, declare

SESSION_TOO_LONG = declare(
    "DB501",
    "session-too-long",
    WARNING,
    "The minutes of slides and breaks add up to more than the session is planned to take.",
    "The last slides, which say what to do next, would be hurried or left out. Where the deck "
    "does not say how long it is planned to take, the limit is four hours, a long half-day.",
    "`minutes = 120` in a deck whose slides take 150",
    "Take minutes from slides, leave slides out, or plan a longer session with `minutes` in "
    "`deck.toml`.",
)
NO_BREAK = declare(
    "DB502",
    "no-break",
    ADVICE,
    "Slides follow one another for more than 90 minutes without a break.",
    "Hard material needs a pause. The limit is this tool's own and rests on no regulation.",
    "ten slides of `minutes: 10` and none with `break`",
    "Set `break: 15` on a slide about halfway.",
)
BREAK_UNUSED = declare(
    "DB503",
    "break-unused",
    ADVICE,
    "A break is set where the session has none: after its last slide or a hidden one.",
    "The plan of the session leaves it out.",
    "`break: 15` on the slide with the contacts",
    "Move `break` to the slide after which the session pauses.",
)
MINUTES_MISSING = declare(
    "DB504",
    "minutes-missing",
    ADVICE,
    "Some slides have minutes, and others have none.",
    "The plan of the session gives them no time, so that all that follow come too early. A "
    "cover, the opening of a section, references and contacts need none.",
    "a slide without `minutes` between slides with `minutes: 10`",
    "Add `minutes` to the settings of each slide that the message names.",
)
ACTIVITY_TOO_LONG = declare(
    "DB505",
    "activity-too-long",
    ADVICE,
    "The activities on a slide take longer than the slide.",
    "The plan of the session gives them too little time.",
    "`::: activity {minutes=20}` on a slide with `minutes: 10`",
    "Give the slide more minutes, or its activities fewer.",
)
