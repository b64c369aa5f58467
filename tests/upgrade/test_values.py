"""Facts and settings that a local deck says itself, when the national ones change."""

from __future__ import annotations

import pytest

DECK = 'extends = "../national"\n'


def lines(project) -> list[str]:
    """Return what a build warns of values, a line each."""
    _, _, err = project.run("build", "local", "--no-cache")
    return [line for line in err.split("\n") if "DB427 value-stale" in line]


def test_a_figure_of_ones_own_is_told_when_the_national_one_changes(project):
    project.write("local/facts.toml", '[facts.reviews]\nvalue = "3"\n')
    project.accept_all()
    assert lines(project) == []
    project.change("national/facts.toml", '"12"', '"13"')
    assert lines(project) == [
        'local/facts.toml:1: warning DB427 value-stale: facts.reviews of national is "13" now, and '
        'was "12" when you wrote your own'
    ]
    project.upgrade("--accept", "facts.reviews")
    assert lines(project) == []


def test_a_review_of_ones_own_is_told_when_the_figure_changes(project):
    project.write("local/facts.toml", "[facts.reviews]\nreview_by = 2090-01-31\n")
    project.accept_all()
    project.change("national/facts.toml", '"12"', '"13"')
    assert len(lines(project)) == 1


def test_a_figure_that_is_the_national_one_already_is_not_told(project):
    project.write("local/facts.toml", '[facts.reviews]\nvalue = "13"\n')
    project.accept_all()
    project.change("national/facts.toml", '"12"', '"13"')
    assert lines(project) == []
    assert "Your deck says the same." in project.upgrade()


def test_a_figure_that_the_national_deck_names_alike_is_told(project):
    project.write("local/facts.toml", '[facts.homes]\nvalue = "3"\n')
    project.accept_all()
    project.write(
        "national/facts.toml", project.read("national/facts.toml") + '[facts.homes]\nvalue = "9"\n'
    )
    (line,) = lines(project)
    assert 'facts.homes of national is "9" now, and there was none when you wrote your own' in line


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "before", "after", "own", "told"),
    [
        ("minutes", "minutes = 180", "minutes = 200", "minutes = 90", '"200" now, and was "180"'),
        ("overflow", "", 'overflow = "error"', 'overflow = "continue"', '"error"'),
        ("incremental", "incremental = true", "incremental = false", "incremental = true",
         '"false" now, and was "true"'),
        ("preparation", 'preparation = ["One", "Two"]', 'preparation = ["One"]',
         'preparation = ["Own"]', '"One" now, and was "One, Two"'),
        ("kit", 'kit = ["Pens"]', 'kit = ["Paper"]', "kit = []", '"Paper" now, and was "Pens"'),
        ("brand", "", 'brand = "../brand"', 'brand = "default"', '"../brand"'),
        ("support.wellbeing", 'support = { wellbeing = "A" }', 'support = { wellbeing = "B" }',
         'support = { wellbeing = "C" }', '"B" now, and was "A"'),
        ("handout.layout", 'handout = { layout = "two" }', 'handout = { layout = "three" }',
         'handout = { layout = "notes" }', '"three" now, and was "two"'),
    ],
)  # fmt: skip
def test_settings_that_a_deck_replaces_are_told(project, name, before, after, own, told):
    national = project.read("national/deck.toml")
    project.write("national/deck.toml", f"{before}\n{national}")
    project.write("local/deck.toml", f"{DECK}{own}\n")
    project.accept_all()
    assert lines(project) == []
    project.write("national/deck.toml", f"{after}\n{national}")
    (line,) = lines(project)
    assert line.startswith(f"local/deck.toml:2: warning DB427 value-stale: deck.{name} of national")
    assert told in line
    report = project.upgrade()
    assert f"The setting {name} is" in report
    assert "1 fact or setting changed" in report
    project.upgrade("--accept", f"deck.{name}")
    assert lines(project) == []


def test_variants_that_a_deck_replaces_are_told(project):
    national = project.read("national/deck.toml")
    variant = '\n[[variants]]\nname = "short"\nwithout = ["poverty"]\n'
    project.write("national/deck.toml", national + variant)
    project.write("local/deck.toml", f'{DECK}[[variants]]\nname = "brief"\nwithout = ["rates"]\n')
    project.accept_all()
    project.change("national/deck.toml", '["poverty"]', '["poverty", "neglect"]')
    (line,) = lines(project)
    assert line.startswith("local/deck.toml:2: warning DB427 value-stale: variants.short of")
    told = project.upgrade()
    assert (
        'The variant short is "without: poverty, neglect" now, and was "without: poverty"' in told
    )
    assert "Your deck has variants of its own, and not this one." in told


def test_a_lock_of_the_first_version_is_read_and_what_it_lacks_is_said(project):
    project.write("national/deck.toml", "minutes = 180\n" + project.read("national/deck.toml"))
    project.write("local/deck.toml", f"{DECK}minutes = 90\n")
    project.accept_all()
    lock = project.read("local/deck.lock")
    older = lock.replace("version = 2", "version = 1").replace('minutes = "180"\n', "")
    assert older != lock
    project.write("local/deck.lock", older)
    project.change("national/deck.toml", "180", "200")
    _, err, _ = project.run("check", "local", "--format", "lines")
    assert err.count("DB426 lock-older") == 1
    assert "DB427" not in err
    told = project.upgrade()
    assert told.startswith("Nothing has changed in national since you last compared.\n")
    assert "what has changed in those is not known" in told
    project.change("national/slides/02-neglect.md", "seen late", "often seen late")
    assert "noted as they are today, too" in project.upgrade("--accept", "neglect")
    assert project.faults() == []
    project.change("national/deck.toml", "200", "210")
    assert len(lines(project)) == 1
