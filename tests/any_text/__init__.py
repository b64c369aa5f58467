"""Any text whatever as a slide: what must hold of it, and the texts."""

import pytest

pytest.register_assert_rewrite("tests.anytext.judging")
