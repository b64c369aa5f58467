"""Spelling where the dictionary is, and where it is not; what is suggested, and how often."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.lint.language import dictionary
from deckbuilder.lint.language.british import WORDS, write_british
from deckbuilder.lint.language.dictionary import (
    NoDictionary,
    RememberedWords,
    begin_loading,
    load_dictionary,
)
from deckbuilder.lint.rules.spelling import SUGGESTED
from tests.lint.dictionaries import needs_dictionary

TODAY = date(2026, 1, 31)


@pytest.fixture(autouse=True, scope="module")
def _dictionary() -> None:
    needs_dictionary()


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be no Enchant, and no dictionary that it loaded before."""
    monkeypatch.setitem(sys.modules, "enchant", None)
    load_dictionary.cache_clear()


@pytest.fixture
def check(tmp_path: Path):
    """Check a deck of one slide in a language; returns what was reported."""

    def check_text(text: str, lang: str = "en-GB") -> Diagnostics:
        (tmp_path / "slides").mkdir()
        (tmp_path / "deck.toml").write_text(f'title = "Sample"\nlang = "{lang}"\n')
        (tmp_path / "slides/01-a.md").write_text(text, encoding="utf-8")
        diagnostics = Diagnostics()
        checking.check(CheckRequest(path=tmp_path, today=TODAY), diagnostics)
        return diagnostics

    return check_text


def _spelling(diagnostics: Diagnostics) -> list:
    return [found for found in diagnostics if found.code.name == "spelling"]


def test_a_word_comes_with_its_place_and_what_may_be_meant(check) -> None:
    (found,) = _spelling(check("# Sample\n\nText. A refferal, a\nrefferal\n"))
    assert (found.line, found.column, found.end_column) == (3, 9, 17)
    assert "'referral'" in found.hint
    assert "words.txt" in found.hint


@pytest.mark.slow
def test_only_the_first_words_get_suggestions(check) -> None:
    words = [f"qxz{letter}{other}" for letter in "abcdef" for other in "abcdef"]
    found = _spelling(check("# Sample\n\n" + "".join(f"- {word}ing\n" for word in words)))
    assert len(found) == len(words)
    advised = [it for it in found if it.hint.startswith("did you mean")]
    assert 0 < len(advised) <= SUGGESTED


def test_without_the_library_spelling_is_not_checked(check, no_library) -> None:
    diagnostics = check("# Safegaurding\n")
    assert not _spelling(diagnostics)
    (said,) = diagnostics.not_checked
    assert said.startswith("spelling, as the library Enchant is not there: ")


@pytest.mark.parametrize(
    ("system", "remedy"),
    [
        ("linux", "`apt install libenchant-2-2 hunspell-en-gb`"),
        ("darwin", "`brew install enchant`"),
        ("win32", "install the package pyenchant anew"),
    ],
)
def test_what_helps_is_that_of_the_machine(
    monkeypatch, no_library, system: str, remedy: str
) -> None:
    monkeypatch.setattr(dictionary.sys, "platform", system)
    with pytest.raises(NoDictionary, match="Enchant is not there") as why:
        load_dictionary("en-GB")
    assert remedy in str(why.value)


def test_a_language_without_a_dictionary_is_not_checked(check) -> None:
    diagnostics = check("# Zzyzx qwrtp\n", lang="tlh")
    assert not _spelling(diagnostics)
    (said,) = diagnostics.not_checked
    assert "there is no dictionary for tlh" in said
    assert "hunspell-tlh" in said


def test_what_is_checked_is_not_listed_as_unchecked(check) -> None:
    diagnostics = check("# Safeguarding\n")
    assert diagnostics.not_checked == []


def test_words_that_were_right_once_need_no_dictionary(check, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    text = "# Neglect\n\nThe child and a refferal\n"
    assert len(_spelling(check(text))) == 1
    load_dictionary.cache_clear()
    monkeypatch.setitem(sys.modules, "enchant", None)
    assert {"Neglect", "The", "child"} <= RememberedWords("en-GB").known
    assert not {"refferal", "Refferal"} & RememberedWords("en-GB").known
    assert begin_loading() is None
    (tmp_path / "slides/01-a.md").write_text("# Neglect\n\nThe child\n")
    diagnostics = Diagnostics()
    checking.check(CheckRequest(path=tmp_path, today=TODAY), diagnostics)
    assert (list(diagnostics), diagnostics.not_checked) == ([], [])


def _forget_enchant(monkeypatch) -> None:
    load_dictionary.cache_clear()
    monkeypatch.setitem(sys.modules, "enchant", None)


def test_a_misspelt_word_is_remembered_with_what_was_suggested(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path))
    words = RememberedWords("en-GB")
    assert not words.check("refferal")
    suggested = words.suggest("refferal")
    assert "referral" in suggested
    words.keep()
    _forget_enchant(monkeypatch)
    again = RememberedWords("en-GB")
    assert not again.check("refferal")
    assert again.suggest("refferal") == suggested


@pytest.mark.parametrize("changed", ["en_GB.dic", "hunspell/en_GB.aff"])
def test_a_misspelt_word_is_asked_anew_once_a_word_list_changed(
    tmp_path, monkeypatch, changed: str
) -> None:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    words = RememberedWords("en-GB")
    assert not words.check("refferal")
    words.keep()
    listed = tmp_path / "enchant" / changed
    listed.parent.mkdir(parents=True, exist_ok=True)
    listed.write_text("refferal\n")
    _forget_enchant(monkeypatch)
    with pytest.raises(NoDictionary):
        RememberedWords("en-GB").check("refferal")


def test_a_user_without_a_home_has_the_word_lists_of_the_machine(monkeypatch) -> None:
    for name in ("XDG_CONFIG_HOME", "ENCHANT_CONFIG_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    dictionary.identify_dictionaries()


def test_a_link_that_leads_nowhere_hides_no_other_word_list(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path))
    listed = tmp_path / "en_GB.dic"
    for name in range(40):  # so that some come before the file, in whatever order
        (tmp_path / f"{name}.dic").symlink_to(tmp_path / "nowhere")
        if name == 20:
            listed.touch()
    before = dictionary.identify_dictionaries()
    listed.write_text("refferal\n")
    between = dictionary.identify_dictionaries()
    (tmp_path / "1.dic").unlink()
    assert len({before, between, dictionary.identify_dictionaries()}) == 3


@pytest.mark.parametrize(
    ("settings", "file"),
    [
        ({"XDG_CONFIG_HOME": "", "HOME": "{}"}, ".config/enchant/en_GB.dic"),
        ({"XDG_CONFIG_HOME": "{}"}, "enchant/hunspell/en_GB.dic"),
        ({"ENCHANT_CONFIG_DIR": "{}"}, "hunspell/en_GB.dic"),
        ({"XDG_DATA_DIRS": "/usr/share:{}"}, "hunspell/en_GB.dic"),
    ],
)
def test_word_lists_are_looked_for_where_enchant_finds_them(
    tmp_path, monkeypatch, settings: dict[str, str], file: str
) -> None:
    monkeypatch.delenv("ENCHANT_CONFIG_DIR", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    before = dictionary.identify_dictionaries()
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text("refferal\n")
    assert dictionary.identify_dictionaries() != before


def test_no_misspelt_word_is_remembered_where_no_dictionary_is_seen(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path))
    monkeypatch.setattr(dictionary, "identify_dictionaries", lambda: "")
    words = RememberedWords("en-GB")
    assert not words.check("refferal")
    words.keep()
    _forget_enchant(monkeypatch)
    with pytest.raises(NoDictionary):
        RememberedWords("en-GB").check("refferal")


@pytest.mark.parametrize("data", [b"", b"child neglect", b"\x93\x01\x02\x03"])
def test_what_a_cache_holds_of_others_is_nothing(tmp_path, monkeypatch, data: bytes) -> None:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path))
    words = RememberedWords("en-GB")
    assert words.check("child")
    monkeypatch.setattr(dictionary, "encode", lambda memory: data)
    words.keep()
    assert RememberedWords("en-GB").known == frozenset()


def test_nothing_is_remembered_without_a_cache() -> None:
    words = RememberedWords("en-GB")
    assert words.check("child")
    words.keep()
    assert RememberedWords("en-GB").known == frozenset()
    loading = begin_loading()
    assert loading is not None
    loading.join()


def test_each_language_has_words_of_its_own(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path))
    words = RememberedWords("en-GB")
    assert words.check("behaviour")
    words.keep()
    assert RememberedWords("en-US").known == frozenset()
    assert RememberedWords("en-GB").known == {"behaviour"}


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN-gb", "en-GB-oxendict"])
def test_english_is_british_unless_a_country_says_otherwise(lang: str) -> None:
    assert load_dictionary(lang).check("behaviour")
    assert not load_dictionary(lang).check("behavior")


def test_a_british_spelling_is_in_the_dictionary_and_has_no_other() -> None:
    known = load_dictionary("en-GB")
    for word in ("behavior", "center", "enrollment", "traveled", "organization", "realized"):
        british = write_british(word)
        assert british is not None
        assert known.check(british)
        assert write_british(british) is None
    assert all(write_british(word) is None for word in WORDS)


def test_words_in_ize_that_have_no_suffix_stay() -> None:
    for word in ("size", "resized", "downsizing", "prizes", "seizes", "citizens", "horizon"):
        assert write_british(word) is None
    assert write_british("emphasized") == "emphasised"
