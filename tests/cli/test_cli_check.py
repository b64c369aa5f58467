"""`deckbuild check`: what it could not judge."""

import sys

from deckbuilder.lint.dictionary import load_dictionary


def test_what_was_not_checked_is_said_once_and_is_no_fault(run, tmp_path, monkeypatch):
    load_dictionary.cache_clear()
    monkeypatch.setitem(sys.modules, "enchant", None)
    (tmp_path / "talk.md").write_text("---\ntitle: Sample\n---\n\n# Safegaurding\n\nText.\n")
    result = run("check", "talk.md", "--strict")
    load_dictionary.cache_clear()
    assert result.status == 0
    assert result.err.count("Not checked: spelling, as the library Enchant is not there") == 1
    assert "Not checked" not in result.out
