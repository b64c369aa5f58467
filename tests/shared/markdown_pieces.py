"""Pieces of slides that random texts are glued of: marks, blocks and characters of every kind.

Owns the lists. Refuses to know what becomes of them.
"""

from __future__ import annotations

MARKS = [
    "word", "Wort", "mot", " ", "  ", "\n", "\n\n", "\n    ", "\n  ", "\t", "# ", "## ", "- ",
    "1. ", "> ", "*", "**", "_", "~~", "`", "```", "```chart {type=bar}", "```table", "~~~", ":::",
    "::: notes\n", "::: columns\n", "::: callout {kind=key}\n", "::: stat {value=1 label=x}\n",
    "::: x\n", "[", "]", "(", ")", "{", "}", "{{ ", " }}", "{{ area }}", "[^a]", "\n[^a]: ", "![",
    "](#sample)", "](http://x.org)", "<b>", "<!--", "-->", "<https://x.org>", "|", "\n|---|---|\n",
    "---", "===", "***", "Table: ", ": ", "-- ", "— ", "\\", "&amp;", "&#0;", "\0", "\u2028",
    '"', "=", "key=", "{.x #y}", "é", "{width=40%}", "[x]: ", "[ ] ", ",", "1",
]  # fmt: skip
"""Marks of the dialect, whole and in parts; the first six are words and spaces."""

BLOCKS = [
    "## Kestrel", "- heron\n  - egret", "1. wren\n7. robin", "- [ ] linnet\n- [x] siskin",
    "> plover\n>\n> -- dunlin", "| teal | pintail |\n|---|:-:|\n| gadwall | wigeon |",
    "Table: Curlew {#t}\n\n| snipe |\n|---|\n| avocet |", "```python\ndef\tdunnock():\n```",
    "    whimbrel\n\twheatear", "```\nfulmar\n```", "    ",
    '```chart {type=pie title="Garganey" alt="Smew"}\nEider,Scaup\ngoosander,1\nbrambling,2\n```',
    '```chart {type=scatter title="Shelduck" alt="Brent"}\nMallard,Pochard\n1,1\n2,3\n```',
    '```chart {type=line title="Crossbill" alt="Twite"}\nRuff,Knot,Rook\nJune,-1.5,\nJuly,2,3\n```',
    '```chart {type=bar title="Hobby" alt="Merlin"}\nOsprey,Buzzard\n```',
    '```chart {type=stacked-bar title="Nightjar" alt="Wryneck" format="#,##0;-0"}\n'
    "Serin;Siskin\nLinnet;[c]\nRedpoll;2 000\n```",
    "```table {src=data/a.csv}\n```", '```table {caption="Bittern"}\nCoot,Crake\nrail,=1+1\n```',
    "![Gannet](images/a.png)", '![Guillemot](images/a.png "Razorbill"){width=40%}',
    "![](images/a.png){.decorative}", "<!-- hidden -->", "<div>", "---",
    '::: stat {value="Cuckoo" label="swift" source="martin"}\n:::',
    "::: steps\n1. redwing\n2. fieldfare\n:::",
    "::: reflect {lines=2}\n- Treecreeper?\n:::", "Jackdaw[^j]\n\n[^j]: Magpie\n\n    Raven",
    "[chough]\n\n[chough]: https://example.org/jay", "Nuthatch\n: kinglet\n: dipper",
]  # fmt: skip
"""Whole blocks, which need blank lines about them."""

CONTAINERS = [
    '::: activity {minutes=5 title="Dotterel" grouping="Avocet"}\nSanderling',
    "::: callout {kind=wellbeing}\nTurnstone",
    '::: callout {title="Phalarope"}\nGodwit',
    "::: columns\n::: column {width=40%}\nStint\n:::",
    "> pipit\n>", "- bunting",
]  # fmt: skip
"""What begins a block that holds others; those with colons still need their end."""

SPANS = [
    "*x*", "**y**", "`z`", "~~s~~", "x^2^", "H~2~O", "[link](https://example.org/\u00e4)", "[a]",
    '[slide](#a "Title")', "<https://example.org>", "[bore da]{lang=cy}", "{{ deck.title }}",
    "{{ facts.x }}", "{{ facts.x.source }}", "<!-- hidden -->", "<b>bold</b>", "\\\n", "  \n",
    "^[w]", "v<br>u",
    "&copy;", "&nbsp;", "&shy;", "&Tab;", "&#10;", "&#12;", "&#13;", "&#x2028;", "&#x110000;",
    "&#xD800;", "&#xFFFE;", "&#x202E;", "\\*", "\\[", "https://example.org", "word " * 30, "x" * 60,
]  # fmt: skip
"""What stands within a line."""

CHARACTERS = [
    "\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\u0301", "\u0300\u0323", "\u05d0\u05d1",
    "\u0627\u0628\u062c", "\u65e5\u672c\u8a9e", "\U0001f469\u200d\U0001f467", "\U0001f3fb",
    "\U0001f600", "\ufe0f", "\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00a0", "\u3000",
    "\u2028", "\u0085", "\u0080", "\ufdd0", "\ufffd", "\ufffe", "\uffff", "\U0001fffe",
    "\U0010ffff", "\ue000", "\x00", "\x0b", "\x0c", "\x1b", "\x7f", "\r", "\r\n", "\u0130",
    "\u00df", "\u0175",
    "\u0915\u094d\u0937\u093f", "\u0e44\u0e17\u0e22", "\ufb01", "\u2160", "\u00bd", "\u0661",
]  # fmt: skip
"""Characters that programs stumble over: controls, directions, joiners, no characters at all."""
