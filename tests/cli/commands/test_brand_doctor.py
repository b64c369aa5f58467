"""`deckbuild brand doctor`: what is said of templates and of other files, and what is written."""

import json
import zipfile

import pytest

from tests.shared.template_files import KINDS, Layout, Master, Placeholder, make_template

GOOD_TITLE = Placeholder("title", (60, 30, 840, 70))
NUMBER = Placeholder("sldNum", (860, 500, 60, 24), 12)


@pytest.fixture
def put(tmp_path):
    """Write a file; a kind of template or bytes."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(KINDS[content]() if isinstance(content, str) else content)
        return path

    return write


def test_what_ours_become_is_printed_and_what_is_wrong_reported(run, put):
    put("vale.potx", "leftovers")
    result = run("brand", "doctor", "vale.potx")
    assert result.status == 0
    assert "vale.potx: 5 layouts on 1 master." in result.out
    assert "“Title and Content” (2)  content, references (fills title, body)" in result.out
    assert "vale.potx: warning DB236 orphan-placeholder: " in result.err
    assert "vale.potx: advice DB246 leftover-slides: 4 slides were left in the file" in result.err
    assert "hint: for the designer: View > Slide Master" in result.err


def test_warnings_fail_where_it_is_strict(run, put):
    put("vale.potx", "leftovers")
    assert run("brand", "doctor", "vale.potx", "--strict").status == 1


def test_an_error_fails(run, put):
    off = Layout("Off", (Placeholder("title", (700, 30, 840, 70)), NUMBER))
    put("off.potx", make_template(Master((off,), (GOOD_TITLE,))))
    result = run("brand", "doctor", "off.potx")
    assert result.status == 1
    assert "error DB222 placeholder-off-slide" in result.err
    assert "error DB221 no-text-layout" in result.err


def test_programs_get_it_as_json(run, put):
    put("quay.potx", "several-masters")
    result = run("brand", "doctor", "quay.potx", "--json")
    data = json.loads(result.out)
    assert data["file"] == "quay.potx"
    assert data["layouts"][0] == {
        "number": 1, "name": "Title Slide", "type": "title",
        "master": data["layouts"][0]["master"], "ours": ["title"],
    }  # fmt: skip
    assert data["choices"]["content"]["fits"] is True
    assert {"title", "body"} <= {*data["choices"]["content"]["slots"]}
    found = {each["name"]: each for each in data["findings"]}
    assert found["several-masters"]["severity"] == "warning"
    assert found["same-layout-name"]["layouts"]
    assert found["same-layout-name"]["who"] == "designer"
    assert "DB233" not in result.err


def test_a_sheet_and_a_copy_are_written(run, put, tmp_path):
    path = put("vale.potx", "leftovers")
    before = path.read_bytes()
    result = run("brand", "doctor", "vale.potx", "-o", "sheet.html", "--fix", "better.potx")
    assert result.status == 0
    assert "<h1>The layouts of vale.potx</h1>" in (tmp_path / "sheet.html").read_text("utf-8")
    assert "better.potx: " in result.out
    assert "4 slides taken out" in result.out
    assert path.read_bytes() == before
    again = run("brand", "doctor", "better.potx")
    assert "leftover-slides" not in again.err
    assert "animated-layout" not in again.err


def test_a_copy_takes_the_place_of_nothing(run, put):
    path = put("vale.potx", "leftovers")
    before = path.read_bytes()
    result = run("brand", "doctor", "vale.potx", "--fix", "vale.potx")
    assert result.status == 2
    assert "vale.potx is there already; name another file for the copy" in result.err
    assert path.read_bytes() == before


def make_zip():
    import io

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("readme.txt", "sample")
    return made.getvalue()


UNFIT = {
    "empty.potx": (b"", "the file is empty"),
    "old.ppt": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "of the old kind"),
    "locked.potx": (
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") + bytes(600),
        "locked with a password",
    ),
    "other.potx": (make_zip(), "the file is no PowerPoint file"),
    "text.potx": (b"sample text", "the file is no PowerPoint file"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_file_that_is_none_is_told_and_nothing_is_written(run, put, name, tmp_path):
    data, words = UNFIT[name]
    put(name, data)
    result = run("brand", "doctor", name, "-o", "sheet.html")
    assert result.status == 1
    assert f"{name}: error DB209 template-unusable: " in result.err
    assert words in result.err
    assert "hint: " in result.err
    assert not (tmp_path / "sheet.html").exists()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_short_is_told(run, put, share):
    data = KINDS["leftovers"]()
    put("cut.potx", data[: int(len(data) * share)])
    result = run("brand", "doctor", "cut.potx")
    assert result.status == 1
    assert "cut.potx: error DB209" in result.err


def test_a_file_that_is_not_there_and_a_brand_without_a_template(run, tmp_path):
    result = run("brand", "doctor", "none.potx")
    assert result.status == 1
    assert "there is no file none.potx" in result.err
    assert run("brand", "new", "plain", "--yes").status == 0
    result = run("brand", "doctor", "plain")
    assert result.status == 2
    assert "the brand 'plain' has no template" in result.err
    result = run("brand", "doctor", "northshrie")
    assert result.status == 2
    assert "there is no brand" in result.err


def test_a_brand_is_told_of_with_its_own_choices(run, put, tmp_path):
    put("vale.potx", "leftovers")
    assert run("brand", "new", "vale", "--from", "vale.potx", "--yes").status == 0
    settings = tmp_path / "branding/vale/brand.toml"
    text = settings.read_text("utf-8").replace('content = "Title and Content"', 'content = "#3"')
    settings.write_text(text, encoding="utf-8")
    data = json.loads(run("brand", "doctor", "vale", "--json").out)
    assert data["file"] == "branding/vale/vale.potx"
    assert data["choices"]["content"]["layout"] == 3
