"""The register of diagnostic codes, each declared once.

DB0xx files and settings, DB1xx layout and fit, DB2xx brand, fonts and templates, DB3xx the Markdown
dialect, DB4xx adapting another deck and the checks' own settings, DB5xx the times of the
session, DB9xx outputs: a module for each, or several. Used as one: `codes.TEXT_OVERFLOWS`.
DB6xx are the rules of `deckbuild check`, each declared where it is judged, in `lint/rules/`; DB7xx
and DB8xx those of built files, in `gate/`. The catalogue in the documentation is generated from
this register.
"""

from deckbuilder.codes.brand import *  # noqa: F403
from deckbuilder.codes.checks import *  # noqa: F403
from deckbuilder.codes.dialect import *  # noqa: F403
from deckbuilder.codes.figures import *  # noqa: F403
from deckbuilder.codes.files import *  # noqa: F403
from deckbuilder.codes.layout import *  # noqa: F403
from deckbuilder.codes.outputs import *  # noqa: F403
from deckbuilder.codes.overlays import *  # noqa: F403
from deckbuilder.codes.register import CODES as CODES
from deckbuilder.codes.session import *  # noqa: F403
from deckbuilder.codes.template import *  # noqa: F403
from deckbuilder.codes.upgrade import *  # noqa: F403
from deckbuilder.codes.variants import *  # noqa: F403
