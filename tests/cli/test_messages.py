"""What others wrote is text in all that is printed: no terminal and no workflow obeys it."""

import json
import re
import sys
from html.parser import HTMLParser
from itertools import count

import click
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from deckbuilder import codes
from deckbuilder.cli.arguments.options import offer
from deckbuilder.cli.reports import FORMS, write_report
from deckbuilder.cli.reports.checked import Checked
from deckbuilder.cli.terminal.console import Display
from deckbuilder.cli.terminal.prompts import ask
from deckbuilder.diagnostics import Diagnostics, NumberedSlide, Severity
from deckbuilder.wording import as_argument, as_line, as_lines, as_value, escape_html, escape_json
from tests.shared.plain_output import list_strange

SPITE = "\n::error::x\x1b[31m\x9b1m\u202er\u2066\u2028\u200e\x7f##[x]##vso[y]<img src=a>\U000e0041."
"""What a value may hold in TOML and YAML, whose escapes write it."""
QUOTED = json.dumps(SPITE.replace("\U000e0041", "")).replace("\x7f", "\\u007f")
TYPED = "\x9b1m\u202er\u2066\u200e\x7f##[x]##vso[y]<img src=a>\U000e0041"
"""What a line of Markdown or a cell may hold; other controls are dropped as the file is read."""
NAME = "::error::\x1b[31m\x9b\u202en"
"""What a file may be called."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\r\nlines\u2028and\ttabs", "two  lines and tabs"),
        ("red\x1b[31m", r"red\x1b[31m"),
        ("\x9b31m\x00\x7f", r"\x9b31m\x00\x7f"),
        ("exe.\u202excod", r"exe.\u202excod"),
        ("a\u2066b\u2069\u200e\u200f\u061c", r"a\u2066b\u2069\u200e\u200f\u061c"),
        ("ad\u200bmin ad\u200dmin", r"ad\u200bmin ad\u200dmin"),
        ("soft\xadhyphen\u2060\ufeff", r"soft\xadhyphen\u2060\ufeff"),
        ("lone \ud800", r"lone \ud800"),
        ("ad\u3164min", r"ad\u3164min"),
        ("a\u115fb\u1160c\uffa0", r"a\u115fb\u1160c\uffa0"),
        ("a\u034fb\u17b4c\u17b5", r"a\u034fb\u17b4c\u17b5"),
        ("hid\U000e0041den", r"hid\U000e0041den"),
        ("מ\u200d\u200b\u200dא", r"מ\u200d\u200b\u200dא"),
        ("##[add-mask]x ##vso[task.x]y", r"#\x23[add-mask]x #\x23vso[task.x]y"),
        ("## heading [x]", "## heading [x]"),
    ],
)
def test_what_nobody_sees_is_shown_as_an_escape(text, shown):
    assert as_value(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "ŵy ŷd: dŵr, tŷ bach",
        "שלום עולם",
        "مرحبا بالعالم",
        "می\u200cخواهم",
        "क्\u200dष",
        "ภาษา\u200bไทย",
        "👩\u200d👧\u200d👦 ❤️ 👍🏽",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f Cymru",
        "cafe\u0301 20\xa0°C 日本語",
    ],
)
def test_real_text_stays_as_it_is(text):
    assert as_value(text) == as_line(text) == as_lines(text) == text
    diagnostics = Diagnostics()
    diagnostics.report(codes.FILE_MISSING, "a.md", f"there is no {text}", hint=text)
    assert (
        str(*diagnostics) == f"a.md: error DB001 file-missing: there is no {text}\n  hint: {text}"
    )


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", r"\x3a:error::x"),
        (" \xa0::set-output name=a::b", " \xa0\\x3a:set-output name=a::b"),
        ("\n::debug::x", r" \x3a:debug::x"),
        ("::: notes", "::: notes"),
        ("a::b", "a::b"),
    ],
)
def test_no_line_begins_a_command(line, shown):
    assert as_line(line) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("decks/north-shire_2", "decks/north-shire_2"),
        ("decks/tŷ", "decks/tŷ"),
        ("my deck", '"my deck"'),
        ("", '""'),
        ("$(id)", "'$(id)'"),
        ("a`id`;b", "'a`id`;b'"),
        ('a" & calc "', "'a\" & calc \"'"),
        ("it's", "'it'\"'\"'s'"),
    ],
)
def test_a_command_to_copy_has_its_values_quoted(value, shown):
    assert as_argument(value) == shown


@given(st.text(st.sampled_from(f"{SPITE}\t\r\ud800\u200d\u05d0:#[a ") | st.characters()))
def test_any_text_is_plain(text):
    assert list_strange(as_line(text)) == []
    assert "\n" not in as_value(text)
    assert list_strange(as_lines(text)) == []
    assert as_lines(text).count("\n") == text.count("\n")
    assert as_lines(as_lines(text)) == as_lines(text)
    written = escape_json(json.dumps([text], ensure_ascii=False, indent=2))
    assert list_strange(written) == []
    assert json.loads(written) == [text]
    assert not set("<>") & set(escape_html(text))


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


@pytest.fixture
def spiteful(tmp_path):
    """A deck over another, with spite in every value, and a lock that tells of changes."""
    lock = f'version = 2\n[[slides]]\nid = "gone"\nsha256 = "0"\ntext = {QUOTED}\n'
    files = {
        "national/deck.toml": f"title = {QUOTED}\n[variables]\nx = {QUOTED}\n",
        "national/facts.toml": f"[facts.{QUOTED}]\nvalue = {QUOTED}\nsource = {QUOTED}\n",
        "national/slides/01-a.md": f"# A {TYPED}\n\nText {{{{ x }}}}.\n",
        "decks/local/deck.toml": (
            f'extends = "../../national"\nbrand = "../brand"\n{QUOTED} = {QUOTED}\n'
            f"page = {QUOTED}\nlang = {QUOTED}\ndrop = [{QUOTED}]\norder = [{QUOTED}]\n"
            f"[variants.{QUOTED}]\ntitle = {QUOTED}\n[check]\nignore = [{QUOTED}]\n"
        ),
        "decks/local/deck.lock": lock,
        f"decks/local/slides/02-{NAME}.md": (
            f"---\nminutes: {QUOTED}\n{QUOTED}: {QUOTED}\n---\n# B {TYPED}\n\n"
            f"A\n::error::x {TYPED}\n===\n\n"
            f"[{TYPED}](#{TYPED}) ![{TYPED}](images/{TYPED}.png) [^{TYPED}] {{{{ {TYPED} }}}}\n\n"
            f"```{TYPED}\nx\n```\n\n::: {TYPED} {{{TYPED}=x}}\n:::\n\n"
            f'```chart {{type="{TYPED}" title=x}}\nA,B\n{TYPED},{TYPED}\n```\n'
        ),
        "decks/brand/brand.toml": (
            f"title = {QUOTED}\n{QUOTED} = 1\n[colours]\naccent1 = {QUOTED}\n"
        ),
        f"decks/{NAME}/deck.toml": 'title = "Sample"\nlang = "en-GB"\n',
        f"decks/{NAME}/slides/01-a.md": "# A\n\nText.\n",
        f"decks/{NAME}/images/{NAME}.png": "no picture",
        f"{NAME}.md": "---\ntitle: Sample\nlang: en-GB\n---\n# A\n\nText.\n",
        f"{NAME}.pptx": "no deck",
    }
    write(tmp_path, files)
    return tmp_path


LOCAL = "decks/local"
QUICK = [
    ("build", LOCAL),
    ("build", f"--{SPITE}"),
    ("build", "--all"),
    ("check", f"{NAME}.md", "--format", "github"),
    ("facts", "national"),
    ("upgrade", LOCAL, "--accept", SPITE),
]
COMMANDS = [
    ("build", f"{NAME}.md"),
    ("build", NAME, "-v"),
    ("build", NAME, "--variant", SPITE),
    ("build", SPITE),
    ("build", NAME, "-f", SPITE),
    ("build", NAME, "--brand", SPITE),
    (SPITE,),
    *(("check", LOCAL, "--format", form) for form in FORMS),
    *(("check", f"{NAME}.md", "--format", form) for form in FORMS),
    ("check", LOCAL, "--fix", "--diff"),
    ("check", NAME, "--select", SPITE),
    ("check", "--built", f"{NAME}.pptx", "--report", "evidence"),
    ("check", "--built", NAME, "--from", SPITE),
    ("dump", LOCAL),
    ("dump", f"{NAME}.md", "--stage", "scenes"),
    ("facts", "national", "--format", "json"),
    ("brand", "check", "decks/brand"),
    ("brand", "new", SPITE),
    ("brand", "template", "decks/brand", "-o", SPITE),
    ("upgrade", LOCAL),
    ("upgrade", LOCAL, "--all"),
    ("adapt", "national", "mine", "--yes", "--title", SPITE),
    ("adapt", "national", SPITE),
    ("adapt", LOCAL, "--slide", SPITE),
    ("new", SPITE),
    ("rule", SPITE),
]


@pytest.mark.skipif(sys.platform == "win32", reason="its names of files hold no such characters")
@pytest.mark.parametrize(
    "command",
    [*QUICK, *(pytest.param(each, marks=pytest.mark.slow) for each in COMMANDS)],
    ids=(f"command-{number}" for number in count()),
)
def test_no_command_prints_what_a_terminal_or_a_workflow_obeys(run, spiteful, command):
    result = run(*command)
    assert "deckbuild has failed" not in result.err
    assert result.out + result.err
    assert list_strange(result.err) == []
    assert list_strange(result.out, commands="github" in command) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("display", [Display(), Display(colour=True, width=40)])
def test_no_report_holds_what_a_terminal_or_a_workflow_obeys(form, display):
    found = Diagnostics()
    found.report(codes.FILE_MISSING, f"{NAME}.md", SPITE, line=1, hint=f"{SPITE} ::debug::x")
    found.report(codes.FILE_MISSING, "a.pptx", SPITE, slide=NumberedSlide(number=1, title=SPITE))
    found.not_checked.append(SPITE)
    text = write_report(form, Checked(None, found, Severity.ERROR, display))
    if form == "text":
        text = click.unstyle(text)
    assert list_strange(text, commands=form == "github") == []
    assert "img" in text


def test_words_of_a_message_make_no_link_in_sarif():
    found = Diagnostics()
    found.report(codes.FILE_MISSING, "a.md", "[click](javascript:alert(1)), ![what](images/x.png)")
    log = json.loads(write_report("sarif", Checked(None, found, Severity.ERROR, Display())))
    message = log["runs"][0]["results"][0]["message"]["text"]
    assert message == "[click]\\(javascript:alert(1)), ![what](images/x.png)"


def test_a_shell_is_offered_no_names_that_would_move_its_cursor():
    assert [item.value for item in offer(["plain", "ill\x1b[2Jness", "two\nlines"], "")] == [
        "plain"
    ]


def test_questions_and_faults_of_answers_are_plain(monkeypatch):
    shown = []

    def prompt(*words, value_proc, prompt_suffix, **options):
        with pytest.raises(click.UsageError) as refused:
            value_proc("x")
        shown.extend((*words, prompt_suffix, f"Error: {refused.value.message}"))
        return ""

    def refuse(answer):
        raise click.UsageError(SPITE)

    monkeypatch.setattr(click, "prompt", prompt)
    ask(SPITE, default=SPITE, check=refuse)
    assert [list_strange(text) for text in shown] == [[], [], []]


class _Elements(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(name for name, _ in attrs if name.startswith("on"))}
        assert dict(attrs).get("href", "#")[:1] in ("#", "h")


SLY = f"[x](javascript:a) ![y](z) <b onclick=a>`c`</b> {TYPED} \U000e0041"
QUOTED_SLY = json.dumps(SLY, ensure_ascii=False).replace("\x7f", "\\u007f")


@pytest.mark.slow
def test_the_reports_of_an_upgrade_hold_no_marks_of_others(run, tmp_path):
    deck = 'title = "T"\nlang = "en-GB"\n[variables]\nv = '
    name = "a`<b onclick=a>.csv"
    table = f"```table {{src='data/{name}'}}\n```\n"
    write(
        tmp_path,
        {
            "national/deck.toml": f'{deck}"old"\n',
            "national/slides/01-a.md": f"# A {{{{ v }}}}\n\nOld\n\n{table}",
            f"national/data/{name}": "A,B\n1,2\n",
            "mi`ne>/deck.toml": 'extends = "../national"\n',
            "mi`ne>/slides/a.md": "# Mine\n\nOld\n",
        },
    )
    assert run("upgrade", "mi`ne>", "--all").status == 0
    changed = f"# A {{{{ v }}}} {SLY}\n\nNew {SLY}\n\n{table}"
    write(
        tmp_path,
        {
            "national/deck.toml": f"{deck}{QUOTED_SLY}\n",
            "national/slides/01-a.md": changed,
            f"national/data/{name}": f"A,B\n1,{SLY}\n",
        },
    )
    result = run("upgrade", "mi`ne>")
    assert "Slide 1" in result.out
    assert list_strange(result.out + result.err) == []
    [page] = (tmp_path / "dist").glob("*.html")
    text = page.read_text(encoding="utf-8")
    assert not {"b", "img", "onclick", "script"} & _Elements(text).found
    words = re.sub("<svg.*?</svg>", "", text, flags=re.DOTALL)  # which shows slides as they are
    assert list_strange(words) == []
    [plain] = (tmp_path / "dist").glob("*.md")
    text = plain.read_text(encoding="utf-8")
    assert list_strange(text) == []
    tokens = [
        each for token in MarkdownIt().parse(text) for each in (token, *(token.children or ()))
    ]
    pictures = [each.attrs["src"] for each in tokens if each.type == "image"]
    assert pictures
    assert all("upgrade-pictures" in each for each in pictures)
    assert not {"html_inline", "html_block", "link_open"} & {each.type for each in tokens}


@pytest.mark.slow
def test_the_evidence_holds_no_marks_of_a_finished_file(run, tmp_path):
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = SLY.replace("\x7f", "")
    shape = slide.shapes.add_shape(1, 0, 0, 9144, 9144)
    shape.name = "\n::error::x \x9b1m\u202e<b onclick=a>"
    deck.core_properties.title = "\u202e<b onclick=a>"
    deck.save(tmp_path / "sample.pptx")
    for form in FORMS:
        result = run("check", "--built", "sample.pptx", "--format", form, "--report", "out")
        assert list_strange(result.out, commands=form == "github") == []
        assert list_strange(result.err) == []
    [page] = (tmp_path / "out").glob("*.html")
    text = page.read_text(encoding="utf-8")
    assert list_strange(text) == []
    assert r"\x9b" in text
    assert not {"b", "img", "onclick", "script"} & _Elements(text).found
