"""The words of a brand: those that are right, and those to avoid with plain ones for them."""

from deckbuilder.brand import BrandLanguage
from deckbuilder.brand.plain_words import AVOID
from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics


def load(tmp_path, name="sample", **brands):
    for brand, text in brands.items():
        folder = tmp_path / "branding" / brand
        folder.mkdir(parents=True)
        (folder / "brand.toml").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    brand = load_brand(name, (tmp_path,), diagnostics, where="deck.toml")
    assert [str(found) for found in diagnostics] == []
    return brand.language


def test_a_brand_that_says_nothing_has_the_tools_own_list(tmp_path):
    assert load(tmp_path, sample='title = "Sample"') == BrandLanguage(words=(), avoid=AVOID)


def test_a_brands_words_come_to_those_of_the_list(tmp_path):
    language = load(
        tmp_path,
        sample='[language]\nwords = ["Sampleshire"]\navoid = { "Service  User" = "person" }',
    )
    assert language.words == ("Sampleshire",)
    assert language.avoid["service user"] == "person"
    assert language.avoid["utilise"] == "use"


def test_of_a_word_the_nearest_brand_decides_and_all_their_words_count(tmp_path):
    language = load(
        tmp_path, "town",
        region='[language]\nwords = ["Sampleshire"]\n[language.avoid]\nliaise = "talk"\nx = "y"',
        town='extends = "region"\n[language]\nwords = ["Sampleton"]\n[language.avoid]\nliaise = ""',
    )  # fmt: skip
    assert language.words == ("Sampleshire", "Sampleton")
    assert (language.avoid["liaise"], language.avoid["x"]) == ("", "y")


def test_the_list_has_a_plain_word_for_each_and_small_letters():
    assert all(word == word.lower() and plain for word, plain in AVOID.items())
    assert not AVOID.keys() & AVOID.values()
