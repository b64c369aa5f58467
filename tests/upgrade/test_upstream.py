"""When the national deck changes, all of it is told, and nothing local is lost."""

from __future__ import annotations

import pytest

NEGLECT = "local/slides/neglect.md"


def test_nothing_is_told_of_a_deck_that_did_not_change(project):
    assert project.faults() == []
    assert project.upgrade() == "Nothing has changed in national since you last compared.\n"
    assert not (project.folder / "dist").exists()


def test_a_slide_that_changed_behind_a_replacement_makes_it_stale(project):
    project.change("national/slides/02-neglect.md", "seen late", "often seen late")
    assert project.faults() == [f"{NEGLECT} local-stale"]
    status, _, _ = project.run("build", "local")
    assert status == 0
    told = project.upgrade()
    assert 'Slide 2, "Neglect" (neglect): STALE' in told
    assert "1 word put in" in told
    assert "Stale slides of yours: neglect\n" in told


@pytest.mark.parametrize("kind", ["append", "notes"])
def test_a_slide_that_changed_behind_an_addition_makes_it_stale(project, kind):
    body = "- A local point\n" if kind == "append" else "::: notes\nLocal notes.\n:::\n"
    project.write("local/slides/poverty.md", f"---\noverlay: {kind}\n---\n\n{body}")
    project.change("national/slides/03-poverty.md", "adds", "brings")
    assert project.faults() == ["local/slides/poverty.md local-stale"]
    assert "check that" in project.upgrade()


def test_a_slide_that_changed_and_is_not_overlaid_needs_nothing(project):
    project.change("national/slides/05-ending.md", "everybody", "all of you")
    assert project.faults() == []
    told = project.upgrade()
    assert "Your deck has it as it is now." in told
    assert "None of your own slides is stale." in told


def test_data_that_a_slide_shows_count_as_part_of_it(project):
    project.write("local/slides/rates.md", "# Rates\n\nLocal rates.\n")
    project.accept_all()
    project.write("national/data/rates.csv", "Year,Reports\n2018,4\n2019,5\n")
    assert project.faults() == ["local/slides/rates.md local-stale"]
    assert "The file data/rates.csv has changed." in project.upgrade()
    assert "{+2019,5+}" in project.read("dist/local-upgrade.md")


def test_line_ends_of_another_system_are_no_change(project):
    for name in ("slides/02-neglect.md", "slides/04-rates.md", "data/rates.csv"):
        path = project.folder / "national" / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert project.faults() == []
    assert "Nothing has changed" in project.upgrade()


def test_a_new_slide_is_told_and_shown(project):
    project.write("national/slides/03b-costs.md", "# Costs\n\nSample costs.\n")
    told = project.upgrade()
    assert 'Slide 4, "Costs" (b-costs)\n  It is new.\n  Your deck shows it.\n' in told
    assert project.faults() == []
    assert "Sample costs." in project.texts()


def test_a_new_slide_with_the_id_of_a_local_one_is_no_silent_replacement(project):
    project.write("national/slides/06-ours.md", "# The national slide\n\nNational text.\n")
    assert project.faults() == ["local/slides/ours.md local-clash"]
    assert "has the same name and takes its place" in project.upgrade()
    assert "Local text." in project.texts()
    project.upgrade("--accept", "ours")
    assert project.faults() == []


def test_a_slide_that_was_taken_out_leaves_the_local_one(project):
    project.remove("national/slides/02-neglect.md")
    faults = project.faults()
    assert f"{NEGLECT} local-orphaned" in faults
    assert "Neglect is common here and seen late" in project.texts()
    told = project.upgrade()
    assert '"Neglect" (neglect): STALE\n  It was taken out.' in told
    project.upgrade("--accept", "neglect")
    assert f"{NEGLECT} local-orphaned" not in project.faults()


@pytest.mark.parametrize("edited", [False, True])
def test_a_slide_that_was_renamed_is_known_by_its_text(project, edited):
    project.rename("national/slides/02-neglect.md", "national/slides/02-neglect-of-children.md")
    if edited:
        project.change("national/slides/02-neglect-of-children.md", "Ask the", "Ask each")
    assert f"{NEGLECT} local-orphaned" in project.faults()
    told = project.upgrade()
    assert "It is called neglect-of-children now, and was called neglect." in told
    assert ("Its text has changed" in told) is edited
    assert "Rename your file neglect-of-children.md" in told
    assert "Neglect is common here and seen late" in project.texts()
    project.rename(NEGLECT, "local/slides/neglect-of-children.md")
    project.upgrade("--accept", "neglect-of-children")
    assert project.faults() == []
    assert project.texts().count("Neglect is common here and seen late") == 1


def test_settings_that_name_a_renamed_slide_are_told_its_new_name(project):
    project.write("local/deck.toml", 'extends = "../national"\ndrop = ["ending"]\n')
    project.rename("national/slides/05-ending.md", "national/slides/05-close.md")
    status, printed, _ = project.run("check", "local", "--format", "lines")
    assert status == 1  # or the slide would be shown again
    assert "local/deck.toml:2: error DB403 unknown-slide" in printed
    assert "write 'close' in the place of 'ending'" in printed


def test_a_new_order_is_told_and_makes_nothing_stale(project):
    project.rename("national/slides/05-ending.md", "national/slides/01b-ending.md")
    project.rename("national/slides/01b-ending.md", "national/slides/00-ending.md")
    assert project.faults() == []
    told = project.upgrade()
    assert 'Slide 1, "Ending" (ending)\n  It is slide 1 now, and was slide 5.' in told
    assert "welcome" not in told
    assert project.deck()[0].slides[0].id == "ending"


def test_a_local_slide_follows_to_another_place_and_is_not_stale(project):
    project.rename("national/slides/03-poverty.md", "national/slides/00-poverty.md")
    told = project.upgrade()
    assert 'Slide 1, "Poverty" (poverty)\n  It is slide 1 now, and was slide 3.' in told
    assert "None of your own slides is stale." in told
    assert project.faults() == []


def test_facts_and_settings_that_changed_are_told(project):
    project.change("national/facts.toml", '"12"', '"13"')
    project.change("national/deck.toml", "England", "England and Wales")
    project.write("local/deck.toml", LOCAL_AREA)
    told = project.upgrade()
    assert 'The fact reviews is "13" now, and was "12". Your deck has it.' in told
    assert 'The variable area is "England and Wales" now, and was "England". ' in told
    assert 'Your deck keeps its own: "Sampleshire".' in told
    project.upgrade("--accept", "facts.reviews")
    assert "The fact reviews" not in project.upgrade()


LOCAL_AREA = 'extends = "../national"\n\n[variables]\narea = "Sampleshire"\n'


def test_a_slide_that_is_dropped_is_not_stale(project):
    project.write("local/deck.toml", 'extends = "../national"\ndrop = ["ending"]\n')
    project.change("national/slides/05-ending.md", "everybody", "all of you")
    assert project.faults() == []
    assert "Your deck leaves it out." in project.upgrade()


@pytest.mark.slow
def test_everything_at_once_loses_nothing(project):
    local = {path: path.read_bytes() for path in (project.folder / "local/slides").iterdir()}
    project.change("national/slides/02-neglect.md", "common", "frequent")
    project.rename("national/slides/03-poverty.md", "national/slides/07-poverty-and-stress.md")
    project.remove("national/slides/04-rates.md")
    project.write("national/slides/08-costs.md", "# Costs\n\nSample costs.\n")
    assert project.run("build", "local")[0] == 1  # an addition without its slide is an error
    project.upgrade()
    assert {path: path.read_bytes() for path in local} == local
    project.rename("local/slides/poverty.md", "local/slides/poverty-and-stress.md")
    assert project.run("build", "local")[0] == 0
    ids = [slide.id for slide in project.deck()[0].slides]
    assert ids == ["welcome", "ours", "neglect", "ending", "poverty-and-stress", "costs"]
    assert {"Neglect is common here and seen late", "A local point", "Local text."} <= {
        *project.texts()
    }


@pytest.fixture
def town(project):
    """A third deck over the local one, which adds to a slide of the national deck."""
    project.write("town/deck.toml", 'extends = "../local"\n')
    project.write("town/slides/poverty.md", "# Poverty in town\n\nTown text.\n")
    project.write("town/slides/neglect.md", "# Neglect in town\n\nTown text.\n")
    assert project.run("upgrade", "town", "--all")[0] == 0
    return project


@pytest.mark.slow
@pytest.mark.parametrize("deck", ["national", "local"])
def test_a_town_is_told_of_changes_in_its_region_and_in_the_nation(town, deck):
    name = {"national": "03-poverty.md", "local": "poverty.md"}[deck]
    town.write(f"{deck}/slides/{name}", town.read(f"{deck}/slides/{name}") + "- One more\n")
    _, out, err = town.run("upgrade", "town")
    assert err.strip() == "Comparing"
    assert '"Poverty" (poverty): STALE' in out
    assert "neglect" not in out
    _, out, _ = town.run("check", "town", "--format", "lines")
    assert "town/slides/poverty.md: warning DB421 local-stale: the slide 'poverty' of local" in out
    status, _, err = town.run("upgrade", "town", "--merge", "poverty")
    assert status == 2
    assert "made of several files" in err


def test_a_change_that_a_region_replaces_does_not_reach_its_towns(town):
    town.change("national/slides/02-neglect.md", "seen late", "often seen late")
    assert "Nothing has changed in local" in town.run("upgrade", "town")[1]
