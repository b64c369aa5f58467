"""The PowerPoint writer: scenes as native, editable slides.

Owns Office Open XML (ISO/IEC 29500) from the zip to the run. Refuses measuring and placing:
what a scene says is transcribed, computed sizes included.
"""

from deckbuilder.writers.pptx.presentation import write_pptx, write_template

__all__ = ["write_pptx", "write_template"]
