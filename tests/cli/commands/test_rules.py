"""`deckbuild rule` and `deckbuild rules`, and the catalogue in the documentation."""

import json
import re
from pathlib import Path

import pytest

from deckbuilder.cli.arguments.rule_catalogue import GROUPS, list_codes
from deckbuilder.codes.register import GROUPS as GROUPS_OF_CODES

CATALOGUE = Path(__file__).parents[3] / "docs/rules.md"


def test_a_rule_is_explained_by_name_and_by_code(run):
    result = run("rule", "vague-link")
    assert result.status == 0
    lines = result.out.splitlines()
    assert lines[0] == "vague-link (DB613), warning; group accessibility: Accessibility"
    for heading in ("Why", "Example", "How to mend it", "Source", "How to ignore it"):
        assert heading in lines
    assert "deckbuild: ignore vague-link" in " ".join(result.out.split())
    assert max(map(len, lines)) <= 100
    assert run("rule", "db613").out == result.out


def test_a_rule_says_whether_it_is_fixable_reported_by_builds_and_can_be_ignored(run):
    assert "`deckbuild check --fix` mends it" in run("rule", "straight-quotes").out
    fixed = run("rule", "unclosed-div").out
    assert "by `deckbuild build` too" in fixed
    assert "It cannot be ignored" in fixed


def test_a_rule_that_is_none_names_the_nearest(run):
    result = run("rule", "vague-lnk")
    assert result.status == 2
    assert "did you mean 'vague-link'?" in result.err


def test_all_rules_are_listed_by_group(run):
    out = run("rules").out
    for code in list_codes():
        assert re.search(rf"^  {code.id}  {code.name} +{code.severity}\b", out, re.MULTILINE)
    assert re.search(r"^  DB685 .* fix$", out, re.MULTILINE)
    assert re.search(r"^  DB301 .* build$", out, re.MULTILINE)
    few = run("rules", "--group", "session").out
    assert "DB501" in few
    assert "DB301" not in few


def test_rules_as_json(run):
    data = {rule["name"]: rule for rule in json.loads(run("rules", "-f", "json").out)}
    assert len(data) == len(list_codes())
    assert data["stray-space"]["fix"] is True
    assert data["stray-space"]["build"] is False
    assert data["missing-alt"]["build"] is True
    assert data["missing-alt"]["source"].startswith("WCAG 2.2, 1.1.1")


def test_every_group_has_a_name():
    assert set(GROUPS_OF_CODES.values()) == set(GROUPS)


@pytest.mark.parametrize("code", list_codes(), ids=lambda code: code.name)
def test_every_code_says_how_to_mend_it(code):
    for said in (code.summary, code.why, code.fix):
        assert said.endswith((".", ")"))
    assert code.example


def test_the_catalogue_is_up_to_date(run, request):
    made = run("rules", "--format", "markdown").out
    if request.config.getoption("--accept"):
        CATALOGUE.write_text(made, encoding="utf-8")
    assert CATALOGUE.read_text(encoding="utf-8") == made, "run: pytest --accept"


def test_tables_of_the_catalogue_lead_to_its_entries():
    text = CATALOGUE.read_text(encoding="utf-8")
    headings = {re.sub(r"[^\w -]", "", it).strip().lower().replace(" ", "-")
                for it in re.findall("^#+ (.+)$", text, re.MULTILINE)}  # fmt: skip
    targets = set(re.findall(r"^(?:\* |\| )\[[^\]]+\]\(#([^)]+)\)", text, re.MULTILINE))
    assert targets <= headings
    assert len(targets) > len(list_codes())


def test_names_of_rules_are_completed(run, monkeypatch, capsys):
    from click.testing import CliRunner

    from deckbuilder.cli.group import cli

    environment = {"_DECKBUILD_COMPLETE": "bash_complete", "COMP_CWORD": "2"}
    typed = {"COMP_WORDS": "deckbuild rule vague"}
    result = CliRunner().invoke(cli, prog_name="deckbuild", env=environment | typed)
    assert "plain,vague-link" in result.output
    typed = {"COMP_WORDS": "deckbuild check --ignore access", "COMP_CWORD": "3"}
    result = CliRunner().invoke(cli, prog_name="deckbuild", env=environment | typed)
    assert "plain,accessibility" in result.output
