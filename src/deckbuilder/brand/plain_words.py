"""Words that a brand asks not to use, and plain ones for them: those of every brand to begin with.

Owns the list. The words are those that GOV.UK's style guide has as words to avoid
(https://www.gov.uk/guidance/style-guide/a-to-z, under "words to avoid"), and long ways to say a
short word that councils' plain English lists share. Left out is what the same guide allows in a
sense that safeguarding uses daily: foster, promote, deliver, focus, impact, key, tackle, dialogue,
facilitate, empower, progress, collaborate. Added are words that
blame a child or shut people out, with words that do not: this tool's own choice. Refuses to find
the words in a text.
"""

from __future__ import annotations

from collections.abc import Mapping

AVOID: Mapping[str, str] = {
    "aforementioned": "this",
    "ascertain": "find out",
    "at the present time": "now",
    "at this moment in time": "now",
    "child prostitute": "child who is sexually exploited",
    "child prostitutes": "children who are sexually exploited",
    "child prostitution": "child sexual exploitation",
    "commence": "start",
    "commit suicide": "die by suicide",
    "commits suicide": "dies by suicide",
    "committed suicide": "died by suicide",
    "committing suicide": "dying by suicide",
    "disincentivise": "put people off",
    "drill down": "look closely",
    "due to the fact that": "because",
    "endeavour": "try",
    "expedite": "speed up",
    "going forward": "from now on",
    "hard to reach": "what keeps them away",
    "hard-to-reach": "what keeps them away",
    "in order to": "to",
    "in the event that": "if",
    "incentivise": "encourage",
    "leverage": "use",
    "liaise": "work",
    "lifestyle choice": "circumstances",
    "lifestyle choices": "circumstances",
    "low-hanging fruit": "the easiest first",
    "on a daily basis": "daily",
    "one-stop shop": "one place",
    "overarching": "main",
    "paradigm shift": "great change",
    "prior to": "before",
    "promiscuous": "what has happened to them",
    "ring-fence": "keep for",
    "slim down": "make smaller",
    "slimming down": "making smaller",
    "streamline": "make simpler",
    "synergise": "work together",
    "think outside the box": "try something new",
    "thinking outside the box": "trying something new",
    "touch base": "talk",
    "utilisation": "use",
    "utilise": "use",
    "with regard to": "about",
    "with regards to": "about",
}
