"""All rules for finished files, PowerPoint's first; importing it declares all their codes."""

from deckbuilder.gate import codes as codes
from deckbuilder.gate.pdf.rules import RULES as PDF_RULES
from deckbuilder.gate.pptx.rules import RULES as PPTX_RULES
from deckbuilder.gate.rule import FileRule

RULES: tuple[FileRule, ...] = (*PPTX_RULES, *PDF_RULES)
