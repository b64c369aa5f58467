"""DB35x: figures of charts that show as something else than what is meant."""

from __future__ import annotations

from deckbuilder.codes.register import ERROR, WARNING, declare

NUMBER_FORMAT = declare(
    "DB350",
    "number-format",
    ERROR,
    "The format of a chart's numbers holds a code that is not read.",
    "PowerPoint would show other figures than the handout, or find the file damaged.",
    '`format="dd/mm/yyyy"`, `format="0 k"`',
    "Write codes for digits, and text in quotation marks, as the hint shows.",
    "ISO/IEC 29500-1, 18.8.31 numFmts",
)
PERCENT_ABOVE_WHOLE = declare(
    "DB351",
    "percent-above-whole",
    WARNING,
    "A value above 1 stands under a per cent format, and shows as more than 100%.",
    "A per cent format multiplies by 100, as in Excel: 75 shows as 7500%.",
    '`2018,75` under `format="0%"`',
    'Write 0.75 for 75%, or keep the figures and write `format="0\\"%\\""`. Where more than 100% '
    "is meant, ignore the rule in a comment above the chart.",
)
NOT_ONE_WHOLE = declare(
    "DB352",
    "not-one-whole",
    WARNING,
    "The parts of a pie, doughnut or stacked chart are not parts of one whole.",
    "Its slices are drawn as parts of their sum, which is not what their labels say.",
    "a pie of 80% and 90%",
    "Use a bar or column chart where people can be counted twice; else correct the shares.",
)
TOTAL_AS_PART = declare(
    "DB353",
    "total-as-part",
    WARNING,
    "A slice of a pie, or a part of a stack, is called a total.",
    "It is drawn beside what it is the sum of, as half of everything.",
    "`Total,3` as the last row of a pie",
    "Take the row or column out: the whole shows by itself.",
)
NO_SLICES = declare(
    "DB354",
    "no-slices",
    WARNING,
    "All values of a pie or doughnut chart are nought, or missing.",
    "There is no slice to show: the slide has an empty place.",
    "`Neglect,0` and `Other,0` in a chart of type pie",
    "Use a bar or column chart, which shows noughts, or say it in a sentence.",
)
