"""The session pack: what whoever runs a session needs on paper.

Owns which pages the pack has, and their order. Refuses the slides' pictures and text.
"""

from __future__ import annotations

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.pages.common.pages_builder import PagesBuilder
from deckbuilder.layout.pages.session_pack.certificate import lay_out_certificate
from deckbuilder.layout.pages.session_pack.forms import lay_out_evaluation, lay_out_register
from deckbuilder.layout.pages.session_pack.lists import lay_out_guidance, lay_out_preparation
from deckbuilder.layout.pages.session_pack.plan import lay_out_plan
from deckbuilder.scene.page import Pages
from deckbuilder.scene.presentation import Presentation


def lay_out_session_pack(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out the session pack: plan and lists for the facilitator, then forms to copy."""
    builder = PagesBuilder(presentation, diagnostics, kind="Session pack", wide=True)
    lay_out_plan(builder)
    lay_out_preparation(builder)
    lay_out_guidance(builder)
    lay_out_register(builder)
    lay_out_evaluation(builder)
    lay_out_certificate(builder)
    return builder.finish(contents=True)
