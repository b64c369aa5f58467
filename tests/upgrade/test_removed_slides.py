"""What names a national slide, fact or outcome that is gone: what the build says, and upgrade."""

from __future__ import annotations

import pytest

DECK = 'extends = "../national"\n'
OURS = "local/slides/ours.md"


def check(project) -> str:
    return project.run("check", "local", "--format", "lines")[1]


def test_dropping_what_was_taken_out_is_a_warning_and_the_deck_builds(project):
    project.write("local/deck.toml", f'{DECK}drop = ["ending"]\n')
    project.accept_all()
    project.remove("national/slides/05-ending.md")
    status, _, err = project.run("build", "local")
    assert status == 0
    assert (
        "local/deck.toml:2: warning DB422 local-orphaned: drop names 'ending': national does not "
        "have it any more\n  hint: take the id out of drop\n"
    ) in err
    assert "  Edit local/deck.toml:2: drop names 'ending': take it out of drop\n" in (
        project.upgrade()
    )


def test_dropping_what_was_never_there_stays_an_error(project):
    project.write("local/deck.toml", f'{DECK}drop = ["endnig"]\n')
    assert "error DB403 unknown-slide" in check(project)


@pytest.mark.parametrize("gone", ["removed", "renamed"])
def test_each_line_that_names_a_slide_which_is_gone_is_told_with_what_to_write(project, gone):
    project.write("local/deck.toml", f'{DECK}order = [\n  "welcome",\n  "ending",\n]\n')
    project.write(OURS, "---\nafter: ending\n---\n# Ours\n\nSee [the end](#ending).\n")
    project.write(
        "local/slides/more.md",
        "---\nbefore: ending\n---\n# More\n\n```\n[no link](#ending)\n```\n\nText.\n",
    )
    project.accept_all()
    if gone == "removed":
        project.remove("national/slides/05-ending.md")
    else:
        project.rename("national/slides/05-ending.md", "national/slides/05-close.md")
    status, err, _ = project.run("check", "local", "--format", "lines")
    assert status == 1
    for line in ("local/deck.toml:2", f"{OURS}:2", f"{OURS}:6", "local/slides/more.md:2"):
        assert f"{line}: error" in err
    to_write = {
        "removed": (
            "take it out of order", "write after: rates",
            "link to another slide, or take the link out", "place the slide at another one",
        ),
        "renamed": (
            "write 'close' in its place", "write after: close", "write #close",
            "write before: close",
        ),
    }[gone]  # fmt: skip
    told = [line for line in project.upgrade().split("\n") if line.startswith("  Edit ")]
    assert told == [
        f"  Edit local/deck.toml:4: order names 'ending': {to_write[0]}",
        f"  Edit local/slides/more.md:2: before names 'ending': {to_write[3]}",
        f"  Edit {OURS}:2: after names 'ending': {to_write[1]}",
        f"  Edit {OURS}:6: the text links to #ending: {to_write[2]}",
    ]
    for report in ("dist/local-upgrade.md", "dist/local-upgrade.html"):
        assert f"{OURS}:6" in project.read(report)
    word = "does not have it any more" if gone == "removed" else "under the name 'close' now"
    assert err.count(word) == 4


def test_what_settings_still_name_is_not_noted_with_all_the_rest(project):
    project.write("local/deck.toml", f'{DECK}drop = ["ending"]\n')
    project.accept_all()
    project.remove("national/slides/05-ending.md")
    project.change("national/slides/02-neglect.md", "seen late", "often seen late")
    status, out, _ = project.run("upgrade", "local", "--all")
    assert status == 1
    assert "national is noted as it is today, but for ending\n" in out
    assert "  Edit first local/deck.toml:2: drop names 'ending': take it out of drop\n" in out
    assert project.faults() == ["local/deck.toml local-orphaned"]
    status, _, err = project.run("upgrade", "local", "--accept", "ending")
    assert status == 2
    assert "local/deck.toml:2: drop names 'ending': take it out of drop" in err
    project.write("local/deck.toml", DECK)
    project.accept_all()
    assert project.faults() == []
    assert "Nothing has changed" in project.upgrade()


def test_a_file_of_a_renamed_slide_is_told_the_new_id_and_no_other(project):
    project.rename("national/slides/02-neglect.md", "national/slides/02-child-neglect.md")
    project.write("national/slides/07-neglects.md", "# Something else\n\nOther words altogether.\n")
    advice = next(it for it in check(project).split("local/slides") if "DB405" in it)
    assert "rename the file child-neglect.md to change that slide" in advice
    assert "neglects" not in advice


def test_an_addition_to_a_renamed_slide_is_told_the_new_id(project):
    project.rename("national/slides/03-poverty.md", "national/slides/03-stress-at-home.md")
    assert (
        "local/slides/poverty.md:2: error DB403 unknown-slide: the extended deck has no slide "
        "'poverty' that this file could change\n  hint: national has it under the name "
        "'stress-at-home' now: rename the file stress-at-home.md\n"
    ) in check(project)


def test_facts_that_are_gone_are_told_with_the_lines_that_insert_them(project):
    project.change("national/slides/02-neglect.md", "{{ facts.reviews }}", "12")
    project.change(
        "local/slides/ours.md",
        "Local text.",
        "Of {{ facts.reviews }} reviews, in {{ area }}.[^a]\n\n[^a]: {{ facts.reviews.source }}",
    )
    project.change("local/slides/neglect.md", "{{ facts.reviews }}", "12")
    project.accept_all()
    project.write("national/facts.toml", "")
    project.change("national/deck.toml", 'area = "England"', 'region = "England"')
    project.change("national/slides/01-welcome.md", "{{ area }}", "{{ region }}")
    told = project.upgrade()
    place = f"  Edit {OURS}:6: the text inserts"
    assert (
        f'{place} {{{{ facts.reviews }}}}: write the words themselves ("12"), or give '
        "facts.reviews a value in local/facts.toml\n"
    ) in told
    assert f"{place} {{{{ area }}}}: write {{{{ region }}}}, which is new and says the same" in told
    assert f"  Edit {OURS}:8: the text inserts {{{{ facts.reviews.source }}}}" in told


def test_an_entry_that_says_no_value_of_a_fact_that_is_gone_is_told(project):
    project.write("local/facts.toml", "[facts.reviews]\nreview_by = 2030-01-31\n")
    project.accept_all()
    project.write("national/facts.toml", "")
    assert (
        '  Edit local/facts.toml:1: [facts.reviews] says no value: add value = "12", or take it '
        "out\n"
    ) in project.upgrade()


def test_outcomes_that_are_gone_are_told_with_the_slides_that_name_them(project):
    project.write(OURS, "---\nafter: welcome\noutcomes: [first]\n---\n# Ours\n\nText.\n")
    project.accept_all()
    project.change("national/deck.toml", 'id = "first"', 'id = "second"')
    assert (
        f"  Edit {OURS}:3: outcomes names 'first': write 'second' in its place\n"
    ) in project.upgrade()
