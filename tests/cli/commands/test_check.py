"""`deckbuild check`: what it tells in each form, what it fixes, and when it fails."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from deckbuilder.cli.reports import write_report
from deckbuilder.cli.reports.checked import Checked
from deckbuilder.cli.terminal.console import Display
from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.lint.language.dictionary import load_dictionary

TALK = """---
title: Sample
lang: en-GB
---
# First

See [here](https://example.org) and [the costs](#costs).

# Costs

It's so.
"""
"""A warning on line 7, and advice on lines 9 and 11."""


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "talk.md"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    """A deck in a folder with something to say of a slide, of its data and of its settings."""
    (tmp_path / "deck/slides").mkdir(parents=True)
    (tmp_path / "deck/data").mkdir()
    (tmp_path / "deck/deck.toml").write_text(
        'title = "Sample"\nlang = "en-GB"\n[check]\nignore = ["vague-lnk"]\n', encoding="utf-8"
    )
    (tmp_path / "deck/slides/01-first.md").write_text("# First, and more\n\nText.\n")
    (tmp_path / "deck/slides/02-second.md").write_text(
        '# Second\n\nIt\'s.\n\n```table {src="data/a.csv" caption="Sample"}\n```\n'
    )
    (tmp_path / "deck/data/a.csv").write_text("Year,Reports\n")
    return tmp_path / "deck"


def parse(xml):
    return ElementTree.fromstring(xml)  # noqa: S314 - our own


def findings(result):
    return [(it["file"], it["line"], it["name"]) for it in json.loads(result.out)["findings"]]


# --- for people ----------------------------------------------------------------------------


def test_findings_stand_by_slide_with_the_line_and_a_mark(run, talk):
    result = run("check", "talk.md")
    assert result.status == 0
    assert result.err.splitlines() == ["Reading talk.md", "Laying out 2 slides", "Checking"]
    assert result.out.splitlines() == [
        "Slide 1 (first): First",
        "talk.md",
        "",
        "  warning DB613 vague-link (line 7): the words of the link do not say where it leads: "
        "'here'",
        "      7 | See [here](https://example.org) and [the costs](#costs).",
        "        |     ^^^^^^",
        "  hint: write what the link leads to",
        "",
        "Slide 2 (costs): Costs",
        "talk.md",
        "",
        "  advice DB689 missing-id (line 9): a link leads to this slide by the id 'costs', which "
        "its title makes",
        "      9 | # Costs",
        "        | ^^^^^^^",
        "  hint: write it after the title: {#costs}",
        "",
        "  advice DB685 straight-quotes (line 11): straight quotation marks or apostrophes: It's",
        "     11 | It's so.",
        "        |   ^",
        "  hint: write typographic ones, or let `deckbuild check --fix` do it",
        "",
        "    1  vague-link       The words of a link do not say where it leads.",
        "    1  straight-quotes  Quotation marks or apostrophes are straight, as keyboards "
        "have them.",
        "    1  missing-id       In a deck of a single file, a link leads to a slide that is given "
        "no id.",
        "",
        "`deckbuild rule vague-link` says why, and how to mend it.",
        "",
        "1 warning, 2 pieces of advice",
    ]


def test_what_is_on_no_slide_stands_by_file(run, folder):
    lines = run("check", "deck").out.splitlines()
    headings = [line for line in lines if line.startswith(("deck/", "Slide"))]
    assert headings == [
        "deck/data/a.csv", "deck/deck.toml", "Slide 2 (second): Second",
        "deck/slides/02-second.md",
    ]  # fmt: skip
    assert '      4 | ignore = ["vague-lnk"]' in lines


def test_a_clean_deck_says_so_but_not_quietly(run, talk):
    talk.write_text("---\nlang: en-GB\n---\n# First\n\nText.\n")
    assert run("check", talk).out == "talk: 1 slide, nothing wrong\n"
    assert run("check", talk, "--quiet").out == ""


@pytest.mark.slow
def test_a_terminal_has_colours_and_its_width(run_check_in_terminal, talk):
    shown = run_check_in_terminal()
    assert "\x1b[33m\x1b[1mwarning\x1b[0m DB613" in shown
    assert "\x1b[33m\x1b[1m^^^^^^\x1b[0m" in shown
    plain = re.sub(r"\x1b\[[0-9;]*[mK]", "", shown)
    assert max(map(len, plain.splitlines())) <= 60
    assert "\x1b[3" not in run_check_in_terminal(NO_COLOR="1")


@pytest.fixture
def run_check_in_terminal(run_in_terminal):
    def run_check(**environment):
        result = run_in_terminal("check", "talk.md", stream="stdout", COLUMNS="60", **environment)
        return result.err.replace("\r\n", "\n")

    return run_check


def test_what_was_not_checked_is_said_once_and_is_no_fault(run, tmp_path, monkeypatch):
    load_dictionary.cache_clear()
    monkeypatch.setitem(sys.modules, "enchant", None)
    (tmp_path / "talk.md").write_text(
        "---\ntitle: Sample\nlang: en-GB\n---\n# Safegaurding\n\nText.\n"
    )
    result = run("check", "talk.md", "--strict")
    load_dictionary.cache_clear()
    assert result.status == 0
    assert result.out.count("Not checked: spelling, as the library Enchant is not there") == 1


# --- for programs --------------------------------------------------------------------------


def test_lines_are_those_of_a_build_and_the_problem_matchers_read_them(run, folder):
    result = run("check", "deck", "--format", "lines")
    file = Path(__file__).parents[3] / ".github/problem-matcher.json"
    read = []
    for matcher in json.loads(file.read_text())["problemMatcher"]:
        (pattern,) = matcher["pattern"]
        for found in re.finditer(pattern["regexp"], result.out, re.MULTILINE):
            said = {key: found[at] for key, at in pattern.items() if key != "regexp"}
            read.append({"severity": matcher.get("severity")} | said)
    assert [list(said.values())[:3] for said in read] == [
        ["warning", "deck/data/a.csv", "1"], ["warning", "deck/deck.toml", "4"],
        ["notice", "deck/slides/02-second.md", "3"],
    ]  # fmt: skip
    assert [said["code"] for said in read] == ["DB329", "DB440", "DB685"]
    assert read[2]["message"].startswith("straight-quotes: straight quotation marks")
    assert result.out.splitlines()[-1] == "2 warnings, 1 piece of advice"


def test_json_has_everything(run, talk):
    result = run("check", "talk.md", "-f", "json")
    data = json.loads(result.out)
    assert (data["format"], data["version"], data["deck"]) == ("deckbuild-check", 1, "talk")
    assert data["slides"][1] == {"number": 2, "id": "costs", "title": "Costs", "file": "talk.md"}
    assert data["findings"][0] == {
        "file": "talk.md", "line": 7, "column": 5, "end_column": 11,
        "slide": {"number": 1, "id": "first", "title": "First"},
        "code": "DB613", "name": "vague-link", "group": "accessibility", "severity": "warning",
        "message": "the words of the link do not say where it leads: 'here'",
        "hint": "write what the link leads to", "fix": [],
    }  # fmt: skip
    assert data["findings"][1]["fix"] == [
        {"line": 9, "column": 8, "end_column": 8, "text": " {#costs}"}
    ]
    assert data["summary"]["warning"] == 1
    assert data["summary"]["rules"][0] == {"code": "DB613", "name": "vague-link", "count": 1}
    assert (data["not_checked"], data["failed"]) == ([], False)
    assert json.loads(run("check", "talk.md", "-f", "json", "--strict").out)["failed"] is True


def test_commands_of_github_are_escaped(run, tmp_path):
    path = tmp_path / "a,b:c%.md"
    path.write_text("---\nlang: en-GB\n---\n# First\n\n[here](https://example.org)\n")
    (line,) = run("check", path.name, "-f", "github").out.splitlines()
    assert line == (
        "::warning file=a%2Cb%3Ac%25.md,line=6,endLine=6,col=1,endColumn=7,title=vague-link (DB613)"
        "::the words of the link do not say where it leads: 'here'"
        "%0AHint: write what the link leads to"
    )


def test_sarif_names_rules_places_and_mends(run, talk):
    log = json.loads(run("check", "talk.md", "-f", "sarif").out)
    (one,) = log["runs"]
    assert (log["version"], one["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = one["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["DB613", "DB685", "DB689"]
    for rule in rules:
        assert "How to mend it: " in rule["help"]["text"]
    assert [it["level"] for it in one["results"]] == ["warning", "note", "note"]
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    place = one["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "talk.md", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 7, "startColumn": 5, "endColumn": 11, "snippet": {"text": "[here]"},
        },
    }  # fmt: skip
    (replacement,) = one["results"][2]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": "’"}


def test_fingerprints_stay_when_lines_move_and_differ_from_each_other(run, talk):
    def fingerprints():
        (one,) = json.loads(run("check", "talk.md", "-f", "sarif").out)["runs"]
        return [it["partialFingerprints"]["deckbuildFinding/v1"] for it in one["results"]]

    before = fingerprints()
    talk.write_text(TALK.replace("# First", "\n\n# First"), encoding="utf-8")
    assert fingerprints() == before
    talk.write_text(TALK + "\nIt's so.\n", encoding="utf-8")
    assert len(set(fingerprints())) == 4


def test_paths_in_sarif_are_uris(run, tmp_path):
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b/ü.md").write_text("---\nlang: en-GB\n---\n# First\n\nIt's\n", encoding="utf-8")
    (tmp_path / "within").mkdir()
    (one,) = json.loads(run("check", "a b/ü.md", "-f", "sarif").out)["runs"]
    place = one["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "a%20b/%C3%BC.md"


def test_junit_has_a_suite_for_each_slide_and_fails_as_the_check_does(run, folder):
    root = parse(run("check", "deck", "-f", "junit", "--strict").out)
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == [
        "deck/data/a.csv", "deck/deck.toml", "slide 1 (first): First, and more",
        "slide 2 (second): Second",
    ]  # fmt: skip
    assert (root.get("tests"), root.get("failures")) == ("4", "2")
    (case,) = suites["deck/data/a.csv"]
    assert case.get("name") == "data-unfilled (DB329), line 1"
    assert case.find("failure").get("message").startswith("there are no values yet")
    (advice,) = suites["slide 2 (second): Second"]
    assert advice.find("failure") is None
    assert "straight-quotes" in advice.find("system-out").text
    easier = parse(run("check", "deck", "-f", "junit").out)
    assert easier.get("failures") == "0"


def test_junit_of_a_clean_deck_has_a_test_that_passed(run, talk):
    talk.write_text("---\nlang: en-GB\n---\n# First & “second”\n\nText.\n", encoding="utf-8")
    root = parse(run("check", talk, "-f", "junit").out)
    assert [case.get("name") for case in root.iter("testcase")] == ["all rules"]
    assert root[0].get("name") == "slide 1 (first-second): First & “second”"


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github"])
def test_forms_for_programs_hold_faults_that_stop_everything(run, talk, form):
    result = run("check", "talk.md", "--brand", "none", "-f", form)
    assert result.status == 2
    assert "unknown-brand" in result.out


def test_a_report_goes_into_a_file(run, talk, tmp_path):
    shown = run("check", "talk.md", "-f", "json").out
    result = run("check", "talk.md", "-f", "json", "-o", "reports/check.json")
    assert (result.status, result.out) == (0, "")
    assert (tmp_path / "reports/check.json").read_text(encoding="utf-8") == shown
    (tmp_path / "taken").mkdir()
    failed = run("check", "talk.md", "-o", "taken")
    assert failed.status == 2
    assert "output-file" in failed.err


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", "Not checked: spelling, as 50% is missing\n"),
        ("lines", "not checked: spelling, as 50% is missing\n"),
        ("json", '"not_checked": [\n    "spelling, as 50% is missing"\n  ]'),
        ("github", "::notice title=not checked::spelling, as 50%25 is missing\n"),
        ("sarif", '"text": "Not checked: spelling, as 50% is missing"'),
    ],
)
def test_what_could_not_be_judged_is_told(form, said):
    diagnostics = Diagnostics()
    diagnostics.not_checked.append("spelling, as 50% is missing")
    assert said in write_report(form, Checked(None, diagnostics, Severity.ERROR, Display()))


# --- which rules, and when it fails --------------------------------------------------------


def test_rules_are_selected_and_ignored_by_name_code_and_group(run, talk):
    everything = findings(run("check", "talk.md", "-f", "json"))
    assert [name for *_, name in everything] == ["vague-link", "missing-id", "straight-quotes"]
    for option, left in (
        (("--select", "vague-link"), [0]),
        (("--select", "DB613,db685"), [0, 2]),
        (("--select", "sources", "--ignore", "missing-id"), [2]),
        (("--ignore", "accessibility"), [1, 2]),
    ):
        found = findings(run("check", "talk.md", "-f", "json", *option))
        assert found == [everything[index] for index in left]


def test_what_a_command_selects_is_reported_though_the_deck_ignores_it(run, folder):
    toml = 'title = "Sample"\nlang = "en-GB"\n[check]\nignore = ["straight-quotes"]\n'
    (folder / "deck.toml").write_text(toml)
    path = "deck/slides/02-second.md"
    assert path not in [file for file, *_ in findings(run("check", "deck", "-f", "json"))]
    selected = run("check", "deck", "-f", "json", "--select", "straight-quotes")
    assert (path, 3, "straight-quotes") in findings(selected)
    ignored = run("check", "deck", "-f", "json", "--ignore", "data-unfilled")
    assert findings(ignored) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "vague-lnk"), "there is no rule 'vague-lnk': did you mean 'vague-link'?"),
        (("--ignore", "zzzz"), "there is no rule 'zzzz': `deckbuild rules` lists them"),
        (("--ignore", "unclosed-div"), "unclosed-div stays an error"),
        (("--diff",), "--diff shows what --fix would do: give both"),
    ],
)
def test_wrong_usage_is_explained(run, talk, options, said):
    result = run("check", "talk.md", *options)
    assert result.status == 2
    assert said in result.err


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 0), (("--strict",), 1), (("--fail-on", "warning"), 1), (("--fail-on", "advice"), 1),
        (("--fail-on", "advice", "--strict"), 1), (("--strict", "--ignore", "vague-link"), 0),
        (("--fail-on", "advice", "--ignore", "vague-link"), 1),
    ],
)  # fmt: skip
def test_the_exit_status_follows_severity(run, talk, options, status):
    assert run("check", "talk.md", *options).status == status


# --- fixing --------------------------------------------------------------------------------


def test_fix_mends_says_what_and_checks_what_is_left(run, talk):
    talk.chmod(0o640)
    result = run("check", "talk.md", "--fix")
    assert talk.read_text(encoding="utf-8") == TALK.replace("It's", "It’s").replace(
        "# Costs", "# Costs {#costs}"
    )
    assert result.out.splitlines()[:2] == [
        "talk.md: missing-id 1, straight-quotes 1", "mended: 2 faults in 1 file",
    ]  # fmt: skip
    assert result.out.splitlines()[-1] == "1 warning"
    assert talk.stat().st_mode & 0o777 == 0o640
    again = run("check", "talk.md", "--fix")
    assert again.out.startswith("nothing that can be mended by itself\n")


def test_fix_with_diff_writes_nothing(run, talk):
    result = run("check", "talk.md", "--fix", "--diff")
    assert result.status == 0
    assert talk.read_text(encoding="utf-8") == TALK
    lines = result.out.splitlines()
    assert lines[:2] == ["--- a/talk.md", "+++ b/talk.md"]
    assert [line for line in lines[2:] if line[0] in "+-"] == [
        "-# Costs", "+# Costs {#costs}", "-It's so.", "+It’s so.",
    ]  # fmt: skip
    assert result.err.splitlines()[-1] == "can be mended: 2 faults in 1 file"


def test_a_diff_of_a_file_without_an_end_can_be_applied(run, tmp_path):
    path = tmp_path / "talk.md"
    path.write_bytes(b"# First\n\nIt's")
    diff = run("check", "talk.md", "--fix", "--diff").out
    run("check", "talk.md", "--fix")
    fixed = path.read_bytes()
    path.write_bytes(b"# First\n\nIt's")
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff.encode(), check=True)
    assert path.read_bytes() == fixed == "# First\n\nIt’s\n".encode()


def test_fix_leaves_what_is_ignored_and_forms_for_programs_alone(run, talk):
    result = run("check", "talk.md", "--fix", "--select", "straight-quotes", "-f", "json")
    assert json.loads(result.out)["findings"] == []
    assert "# Costs\n" in talk.read_text(encoding="utf-8")
    assert result.err.splitlines()[0] == "talk.md: straight-quotes 1"


def test_a_file_that_cannot_be_written_is_reported(run, talk):
    talk.chmod(0o400)
    result = run("check", "talk.md", "--fix")
    assert result.status == 2
    assert "output-file" in result.err
    assert talk.read_text(encoding="utf-8") == TALK


def settings_of(folder, text):
    (folder / "deck.toml").write_text(f'title = "Sample"\nlang = "en-GB"\n{text}', encoding="utf-8")


def found_in(result):
    return [found["code"] for found in json.loads(result.out)["findings"]]


def test_selecting_rules_does_not_hide_faults_of_the_settings_themselves(run, folder):
    settings_of(
        folder,
        '[check]\nselect = ["straight-quote", "missing-title"]\n'
        '[check.severity]\nmissing-title = "advice"\n',
    )
    result = run("check", "deck", "-f", "json")
    assert found_in(result) == ["DB440", "DB442"]


@pytest.mark.parametrize(
    ("options", "reported"),
    [
        (("--select", "straight-quotes", "--ignore", "sources"), True),
        (("--select", "sources", "--ignore", "straight-quotes"), False),
        (("--select", "DB685", "--ignore", "straight-quotes"), False),
        (("--select", "sources", "--ignore", "sources"), False),
    ],
)
def test_a_rule_named_by_itself_counts_before_its_group(run, folder, options, reported):
    settings_of(folder, "")
    assert ("DB685" in found_in(run("check", "deck", "-f", "json", *options))) is reported
