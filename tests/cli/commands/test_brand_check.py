"""`deckbuild brand check`: the verdicts as a table, as JSON and as a picture."""

import json

import pytest

from deckbuilder.brand.colours.contrast import PAIRS


@pytest.fixture
def brand(tmp_path):
    """Write a brand of these settings; returns its file."""

    def write(settings):
        file = tmp_path / "branding/northshire/brand.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(settings, encoding="utf-8")
        return file

    return write


def test_each_pair_is_a_row_with_its_ratio_and_verdict(run, brand):
    brand('title = "Northshire"')
    result = run("brand", "check", "northshire")
    assert result.status == 0
    lines = result.out.splitlines()
    assert lines[0].startswith("Northshire: ")
    rows = [line for line in lines if line.endswith("  passes")]
    assert len(rows) == len(PAIRS)
    assert rows[0].split() == (
        ["text", "(tx1)", "#1B2730", "slides", "(bg1)", "#FFFFFF", "15.22", "passes"]
    )
    assert len({row.index(" passes") for row in rows}) == 1
    assert "Font, body: Arial; in the PDF: Source Sans Pro" in lines
    assert lines[-1] == "Logo: none"


def test_a_pair_that_fails_names_a_colour_that_would_do_and_the_command_fails(run, brand):
    file = brand('[colours]\nhlink = "#7FBFBF"')
    result = run("brand", "check", "northshire")
    assert result.status == 1
    failing = [line for line in result.out.splitlines() if "would do" in line]
    assert [line.split("; ")[0].split()[-1] for line in failing] == ["FAILS", "instead"]
    assert "branding/northshire/brand.toml:2: error DB203" in result.err
    (better,) = {line.split("; ")[1].removesuffix(" would do") for line in failing}
    file.write_text(f"[colours]\n{better}")
    assert run("brand", "check", "northshire").status == 0


def test_an_accent_that_is_no_colour_for_text_is_told_and_passes(run, brand):
    brand('[colours]\naccent1 = "#FFD100"')
    result = run("brand", "check", "northshire")
    assert result.status == 0
    rows = [line for line in result.out.splitlines() if line.startswith("main colour")]
    assert all("titles instead; accent1 = " in row for row in rows)
    assert "branding/northshire/brand.toml:2: advice DB208" in result.err


def test_a_dark_brand_shows_what_paper_makes_of_its_colours(run, brand):
    brand(
        '[colours]\ntx1 = "#FFFFFF"\nbg1 = "#101820"\ntx2 = "#CFE8E4"\nbg2 = "#1E3140"\n'
        'accent1 = "#5CC9B8"\naccent2 = "#F0A3C4"\naccent3 = "#F5B26B"\naccent4 = "#9BD08A"\n'
        'accent5 = "#9DB8F2"\naccent6 = "#B3BFC8"\nhlink = "#8CC8FF"\nfolHlink = "#CDB2F0"'
    )
    result = run("brand", "check", "northshire")
    assert result.status == 0, result.err
    assert "On white paper: slides (bg1) #FFFFFF" in result.out
    assert "On white paper: text (tx1) #101820" in result.out


def test_json_holds_the_same(run, brand):
    brand('title = "Northshire"\n[colours]\naccent1 = "#7FBFBF"')
    result = run("brand", "check", "northshire", "--format", "json")
    assert result.status == 0
    found = json.loads(result.out)
    assert (found["title"], found["minimum"], found["logo"]) == ("Northshire", 4.5, None)
    assert [(pair["text"], pair["ground"]) for pair in found["pairs"]] == [*PAIRS]
    assert found["pairs"][0] == {
        "text": "tx1", "text_colour": "#1B2730", "ground": "bg1", "ground_colour": "#FFFFFF",
        "ratio": 15.22, "passes": True, "change": None, "nearest": None,
        "stand_in": None,
    }  # fmt: skip
    failing = [pair for pair in found["pairs"] if not pair["passes"]]
    assert {(pair["change"], pair["stand_in"]) for pair in failing} == {("accent1", "tx2")}
    assert all(pair["ratio"] < 4.5 and pair["nearest"].startswith("#") for pair in failing)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<svg "), ("out/b.PNG", b"\x89PNG")])
def test_the_colours_can_be_had_as_a_picture(run, brand, tmp_path, name, start):
    brand('[colours]\ntx2 = "#7FBFBF"')  # which fails: then above all
    result = run("brand", "check", "northshire", "-o", name)
    assert result.status == 1
    assert (tmp_path / name).read_bytes().startswith(start)
    assert f"{name}: swatches, " in result.out
    first = (tmp_path / name).read_bytes()
    run("brand", "check", "northshire", "-o", name)
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize(
    ("given", "better"), [("a.pdf", "a.svg"), ("a", "a.svg"), (".", "swatches.svg")]
)
def test_another_ending_is_wrong_usage(run, brand, given, better):
    brand("")
    result = run("brand", "check", "northshire", "-o", given)
    assert result.status == 2
    assert f"ends in .svg or .png, for instance {better}" in result.err


def test_an_unknown_brand_is_wrong_usage(run, brand):
    brand("")
    result = run("brand", "check", "nortshire")
    assert (result.status, result.out) == (2, "")
    assert "did you mean 'northshire'?" in result.err


def test_a_logo_and_its_counterpart_are_named(run, brand):
    file = brand('[logo]\nfile = "a.svg"\nfile_dark = "b.svg"\nalt = "Sample"')
    for name in ("a.svg", "b.svg"):
        (file.parent / name).write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
            '<path d="M0 0h9v9z"/></svg>'
        )
    lines = run("brand", "check", "northshire").out.splitlines()
    assert lines[-2:] == [
        "Logo: a.svg, for screen readers “Sample”",
        "Logo for dark grounds: b.svg",
    ]
