"""Small PowerPoint templates, written here and by no library, always as the same bytes.

`specs` says what a template has, `make_template` makes the file of it, and `KINDS` are five
designs that could be a council's, each with faults of another kind.
"""

from tests.shared.template_files.extras import EXTRAS, PERSONS
from tests.shared.template_files.kinds import KINDS
from tests.shared.template_files.package import make_template
from tests.shared.template_files.pictures import draw_png
from tests.shared.template_files.specs import (
    Layout,
    Level,
    Master,
    Picture,
    Placeholder,
    Shape,
    Slide,
    Theme,
)

__all__ = [
    "EXTRAS", "KINDS", "PERSONS", "Layout", "Level", "Master", "Picture", "Placeholder", "Shape",
    "Slide", "Theme", "draw_png", "make_template",
]  # fmt: skip
