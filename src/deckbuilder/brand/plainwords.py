"""Words that a brand asks not to use, and plain ones for them: those of every brand to begin with.

Owns the list. The words are those that GOV.UK's style guide has as words to avoid
(https://www.gov.uk/guidance/style-guide/a-to-z, under "words to avoid"), and long ways to say a
short word that councils' plain English lists share. Left out is what the same guide allows in a
sense that safeguarding uses daily: foster, promote, deliver, focus, impact, key, tackle, dialogue,
facilitate, empower, progress, collaborate. Refuses to find the words in a text.
"""

from __future__ import annotations

from collections.abc import Mapping

AVOID: Mapping[str, str] = {
    "aforementioned": "this",
    "ascertain": "find out",
    "at this moment in time": "now",
    "at the present time": "now",
    "commence": "start",
    "disincentivise": "put people off",
    "drill down": "look closely",
    "due to the fact that": "because",
    "endeavour": "try",
    "expedite": "speed up",
    "going forward": "from now on",
    "in order to": "to",
    "in the event that": "if",
    "incentivise": "encourage",
    "leverage": "use",
    "liaise": "work",
    "low-hanging fruit": "the easiest first",
    "on a daily basis": "daily",
    "one-stop shop": "one place",
    "overarching": "main",
    "paradigm shift": "great change",
    "prior to": "before",
    "ring-fence": "keep for",
    "slim down": "make smaller",
    "slimming down": "making smaller",
    "streamline": "make simpler",
    "synergise": "work together",
    "think outside the box": "try something new",
    "thinking outside the box": "trying something new",
    "touch base": "talk",
    "utilise": "use",
    "utilisation": "use",
    "with regard to": "about",
    "with regards to": "about",
}
