"""Files that cannot be judged, and what is said of them; and veraPDF beside our own rules."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate import codes, run, verapdf
from deckbuilder.gate.evidence.records import Evidence
from deckbuilder.gate.run import judge_files
from tests.shared import decks
from tests.shared.in_memory import write_all

TODAY = date(2026, 1, 31)
SLIDES = ("cover", "tables", "picture")
FILES = "[Content_Types].xml"


def judge(*paths: Path, ask_verapdf: bool = False) -> tuple[Evidence, Diagnostics]:
    diagnostics = Diagnostics()
    evidence = judge_files(
        paths, diagnostics, today=TODAY, progress=lambda stage: None, ask_verapdf=ask_verapdf
    )
    return evidence, diagnostics


def deck() -> bytes:
    return decks.excerpt("torture", *SLIDES).pptx


def handout() -> bytes:
    presentation = pipeline.compose(
        DeckRequest(path=decks.SOURCES["torture"].parent / "talk.md"), Diagnostics()
    )
    assert presentation is not None
    return write_all(presentation, ("handout",))["handout"]


def archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


def without_a_part(name: str) -> bytes:
    """Return a deck from which a part is gone that others point to."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck())) as whole, zipfile.ZipFile(made, "w") as copy:
        for entry in whole.infolist():
            if entry.filename != name:
                copy.writestr(entry, whole.read(entry))
    return made.getvalue()


def locked_pdf() -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(handout())) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="sample", user="sample"))
    return made.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)

UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.pptx": (lambda: b"", "empty"),
    "text.pptx": (lambda: b"a sample text", "no PowerPoint file"),
    "half.pptx": (lambda: deck()[:9000], "only a part of one"),
    "word.pptx": (lambda: archive(**{FILES: b"<a/>", "word/a.xml": b"<a/>"}), "no PowerPoint file"),
    "zip.pptx": (lambda: archive(note=b"a sample text"), "no PowerPoint file"),
    "old.pptx": (lambda: OLE, "old kind"),
    "locked.pptx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "parts.pptx": (lambda: without_a_part("ppt/slideMasters/slideMaster1.xml"), "damaged"),
    "broken.pptx": (lambda: archive(**{FILES: b"<", "ppt/presentation.xml": b"<"}), "damaged"),
    "empty.pdf": (lambda: b"", "empty"),
    "text.pdf": (lambda: b"a sample text", "no PDF"),
    "half.pdf": (lambda: handout()[:3000], "damaged"),
    "locked.pdf": (locked_pdf, "locked with a password"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_judged_is_an_error_with_its_reason(
    name: str, tmp_path: Path
) -> None:
    make, reason = UNREADABLE[name]
    path = tmp_path / name
    path.write_bytes(make())
    evidence, diagnostics = judge(path)
    (found,) = diagnostics
    expected = codes.PPTX_UNREADABLE if name.endswith("pptx") else codes.PDF_UNREADABLE
    assert found.code == expected
    assert reason in found.message
    assert found.hint
    (file,) = evidence.files
    assert file.results == ()
    assert file.not_checked[0].why == found.message == file.could_not_be_checked
    assert (evidence.summary.errors, evidence.summary.could_not_be_checked) == (1, 1)


def test_a_file_of_a_format_without_rules_is_said_and_the_others_are_judged(tmp_path: Path) -> None:
    strange, sound = tmp_path / "talk.txt", tmp_path / "sound.pptx"
    strange.write_text("a sample text", encoding="utf-8")
    sound.write_bytes(deck())
    evidence, diagnostics = judge(strange, sound)
    assert not [found for found in diagnostics if found.code == codes.PPTX_UNREADABLE]
    assert [Path(file.path).name for file in evidence.files] == ["sound.pptx"]
    (omission,) = (each for each in evidence.not_checked if each.what.endswith("talk.txt"))
    assert omission.why == "there are no rules for .txt files"


def test_a_file_that_is_not_there_is_an_error_and_the_others_are_judged(tmp_path: Path) -> None:
    sound = tmp_path / "sound.pptx"
    sound.write_bytes(deck())
    evidence, diagnostics = judge(tmp_path / "none.pptx", tmp_path, sound)
    assert [found.code.name for found in diagnostics][:2] == ["file-missing", "file-unreadable"]
    assert [bool(file.results) for file in evidence.files] == [False, False, True]
    assert "there is no file" in evidence.files[0].could_not_be_checked
    assert [bool(file.could_not_be_checked) for file in evidence.files] == [True, True, False]
    assert evidence.summary.files == 3
    assert evidence.summary.could_not_be_checked == 2


def test_a_rule_that_a_file_is_too_strange_for_is_said_not_to_be_finished(tmp_path: Path) -> None:
    """A transition with a time that is no number is nothing that PowerPoint writes."""
    path = tmp_path / "strange.pptx"
    path.write_bytes(with_a_strange_time())
    evidence, diagnostics = judge(path)
    (found,) = [it for it in diagnostics if it.code == codes.RULE_UNFINISHED]
    assert "pptx-self-advance" in found.message
    (file,) = evidence.files
    assert any("DB745" in omission.what for omission in file.not_checked)
    assert len(file.results) == len(judged_rules())


def judged_rules() -> Sequence[object]:
    from deckbuilder.gate.pptx.rules import RULES

    return RULES


def with_a_strange_time() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck())) as whole, zipfile.ZipFile(made, "w") as copy:
        for entry in whole.infolist():
            data = whole.read(entry)
            if entry.filename.startswith("ppt/slides/slide"):
                data = data.replace(b"</p:sld>", b'<p:transition advTm="soon"/></p:sld>')
            copy.writestr(entry, data)
    return made.getvalue()


# --- veraPDF ---------------------------------------------------------------------------------

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<report><jobs>
<job><item size="1"><name>{0}</name></item>
<validationReport jobEndStatus="normal" profileName="PDF/UA-1 validation profile">
<details passedRules="104" failedRules="2" passedChecks="900" failedChecks="3">
<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="10" status="failed" failedChecks="1">
<description>A sample description</description>
<check status="failed"><context>root/document[0]</context><errorMessage>A sample
  message</errorMessage></check></rule>
<rule specification="ISO 14289-1:2014" clause="7.18.3" testNumber="1" status="failed" failedChecks="2">
<description>Another description</description></rule>
<rule specification="ISO 14289-1:2014" clause="5" testNumber="1" status="passed"/>
</details></validationReport></job>
<job><item size="1"><name>{1}</name></item>
<validationReport jobEndStatus="normal" isCompliant="true"><details/></validationReport></job>
</jobs></report>"""  # noqa: E501


def test_the_report_of_the_command_is_read_file_by_file() -> None:
    failures = verapdf.read_report(REPORT.format("/b.pdf", "/a.pdf"), ["/a.pdf", "/b.pdf"])
    assert [(it.file, it.clause, it.test, it.message) for it in failures] == [
        ("/b.pdf", "7.1", "10", "A sample message"),
        ("/b.pdf", "7.18.3", "1", "Another description"),
    ]


@pytest.mark.parametrize(
    "report",
    [
        "not found",
        "<report><jobs/></report>",
        "<report><jobs><job><taskException><exceptionMessage>No PDF</exceptionMessage>"
        "</taskException></job></jobs></report>",
        '<report><jobs><job><validationReport jobEndStatus="timeout"/></job></jobs></report>',
    ],
)
def test_a_report_that_is_none_or_not_finished_is_not_taken_for_a_clean_one(report: str) -> None:
    with pytest.raises(RuntimeError, match="veraPDF"):
        verapdf.read_report(report, ["/a.pdf"])


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "talk-handout-with-notes.pdf"
    path.write_bytes(handout())
    return path


def test_what_verapdf_finds_is_reported_by_clause(
    pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def validate(paths: Sequence[Path], flavour: str) -> list[verapdf.Failure]:
        asked.append(flavour)
        if flavour == "2a":
            return []
        failure = verapdf.Failure(str(pdf.resolve()), "7.18.3", "1", "page 1", "A sample failure")
        return [failure, failure]

    monkeypatch.setattr(verapdf, "missing", lambda: "")
    monkeypatch.setattr(verapdf, "version", lambda: "1.0")
    monkeypatch.setattr(verapdf, "validate", validate)
    evidence, diagnostics = judge(pdf, ask_verapdf=True)
    (found,) = diagnostics
    assert found.code == codes.VERAPDF_UA
    assert found.message == "clause 7.18.3, test 1: A sample failure (2 places)"
    results = {it.code: (it.passed, it.failed) for it in evidence.files[0].results}
    assert (results["DB860"], results["DB861"]) == ((0, 1), (1, 0))
    assert evidence.tools["veraPDF"] == "1.0"
    assert asked == ["ua1", "2a"]
    assert evidence.not_checked == ()


@pytest.mark.parametrize("trouble", ["missing", "failing"])
def test_without_verapdf_the_evidence_says_what_was_not_checked(
    pdf: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    def fail(paths: Sequence[Path], flavour: str) -> list[verapdf.Failure]:
        message = "veraPDF did not run to its end"
        raise RuntimeError(message)

    monkeypatch.setattr(verapdf, "missing", lambda: "Java" if trouble == "missing" else "")
    monkeypatch.setattr(verapdf, "validate", fail)
    evidence, diagnostics = judge(pdf, ask_verapdf=True)
    assert len(diagnostics) == 0
    (omission,) = evidence.not_checked
    assert "veraPDF" in omission.what
    assert "Java" in omission.why or "did not run" in omission.why
    assert "veraPDF" not in evidence.tools


def test_a_file_that_verapdf_does_not_finish_hides_no_other(
    pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "endless.pdf"
    endless.write_bytes(pdf.read_bytes())

    def validate(paths: Sequence[Path], flavour: str) -> list[verapdf.Failure]:
        if endless in paths and flavour == "ua1":
            message = "veraPDF did not run to its end"
            raise RuntimeError(message)
        return [verapdf.Failure(str(it.resolve()), "7.1", "1", "page 1", "Sample") for it in paths]

    monkeypatch.setattr(verapdf, "missing", lambda: "")
    monkeypatch.setattr(verapdf, "version", lambda: "1.0")
    monkeypatch.setattr(verapdf, "validate", validate)
    beyond = tmp_path / "beyond.pdf"
    with pikepdf.open(pdf) as large:  # veraPDF knows no limits, and is not asked
        large.Root.StructTreeRoot.K = pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name.P)] * 60_000)
        large.save(beyond)
    evidence, diagnostics = judge(endless, pdf, beyond, ask_verapdf=True)
    asked = [{it.code for it in file.results} & {"DB860", "DB861"} for file in evidence.files]
    assert asked == [{"DB861"}, {"DB860", "DB861"}, set()]
    assert [it.why for it in evidence.files[2].not_checked if "veraPDF" in it.what]
    assert "did not run" in next(
        it.why for it in evidence.files[0].not_checked if it.what == "veraPDF, PDF/UA-1"
    )
    assert [Path(it.path).name for it in diagnostics if it.code == codes.VERAPDF_UA] == [pdf.name]
    assert evidence.tools["veraPDF"] == "1.0"


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=f"veraPDF needs {verapdf.missing()}")
def test_verapdf_itself_agrees_with_our_rules_on_a_fault(pdf: Path) -> None:
    with pikepdf.open(pdf, allow_overwriting_input=True) as held:
        held.Root.ViewerPreferences.DisplayDocTitle = False
        held.save(pdf)
    evidence, diagnostics = judge(pdf, ask_verapdf=True)
    assert {"pdf-title", "verapdf-ua"} <= {found.code.name for found in diagnostics}
    assert any("clause 7.1, test 10" in found.message for found in diagnostics)
    assert evidence.not_checked == ()


# --- which file it was -----------------------------------------------------------------------


def test_a_file_is_known_by_its_digest_its_size_and_its_day(
    pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hashlib
    import os

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    os.utime(pdf, (1_790_000_000, 1_790_000_000))
    (file,) = judge(pdf)[0].files
    assert file.sha256 == hashlib.sha256(pdf.read_bytes()).hexdigest()
    assert (file.size, file.modified) == (pdf.stat().st_size, "2026-09-21")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert judge(pdf)[0].files[0].modified == "1970-01-02"


def test_kinds_are_told_by_the_end_of_the_name_in_any_case(tmp_path: Path) -> None:
    path = tmp_path / "TALK.PDF"
    path.write_bytes(handout())
    assert judge(path)[0].files[0].kind == "pdf"
    assert path.suffix.lower() in run.KINDS
