"""Judges finished files: opens each, asks every rule for its kind, and veraPDF where there is one.

Owns the order, the counts and the reports. Refuses to write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from deckbuilder import __version__
from deckbuilder.diagnostics import Code, Diagnostics, NumberedSlide
from deckbuilder.files.reading import read_bytes, shown
from deckbuilder.files.source_date import read_source_date
from deckbuilder.formats.refusal import BEYOND, Refusal
from deckbuilder.gate import codes, verapdf
from deckbuilder.gate.evidence.questions import Asking
from deckbuilder.gate.evidence.records import Evidence, JudgedFile, Omission, Result
from deckbuilder.gate.evidence.statements import sum_files
from deckbuilder.gate.opening import KINDS, open_pdf, open_pptx, refuse_kind, refuse_strange
from deckbuilder.gate.rule import Fault, FileRule

Progress = Callable[[str], None]

_LARGEST = 1_000_000_000
"""The bytes that a file may have: presentations with video are larger than any source of ours."""
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_PROFILES = {"ua1": codes.VERAPDF_UA, "2a": codes.VERAPDF_A}
_PROFILE_NAMES = "veraPDF's profiles of PDF/UA-1 and PDF/A-2a"
_ALWAYS_LEFT = {
    "pptx": (
        Omission(
            what="PowerPoint's own Accessibility Checker",
            why="PowerPoint takes no part: its rules are applied as Microsoft publishes them",
        ),
        Omission(
            what="text within pictures, drawings of SmartArt and embedded files",
            why="their content is not read",
        ),
    ),
    "pdf": (
        Omission(
            what="contrast of text in the PDF",
            why="colours are reckoned in PowerPoint files only",
        ),
    ),
}


def judge_files(
    paths: Sequence[Path],
    diagnostics: Diagnostics,
    *,
    today: date,
    progress: Progress,
    ask_verapdf: bool = True,
    strangers: Collection[Path] = (),
) -> Evidence:
    """Judge PowerPoint files and PDFs, report what is wrong, and return all that was found.

    Of the paths, `strangers` are of other kinds: each is reported. Formats without rules are not.
    """
    judged = []
    claims: set[Path] = set()
    unknown = tuple(
        Omission(what=shown(path), why=f"there are no rules for {path.suffix} files")
        for path in paths
        if not _has_rules(path) and path not in strangers
    )
    paths = [path for path in paths if _has_rules(path) or path in strangers]
    for path in paths:
        progress(f"Judging {path.name}")
        found, says_pdfa = _judge_file(path, diagnostics)
        claims |= {path} if says_pdfa else set()
        judged.append(found)
    if ask_verapdf:
        files, omissions = _ask_verapdf(judged, paths, claims, diagnostics, progress)
    else:
        files, omissions = tuple(judged), (Omission(what=_PROFILE_NAMES, why="it was left out"),)
    return Evidence(
        made=today.isoformat(),
        tools=_list_tools(files, with_verapdf=not omissions),
        summary=sum_files(files),
        files=files,
        not_checked=(*unknown, *omissions),
    )


def _has_rules(path: Path) -> bool:
    """Tell whether there are rules for a file; what has no ending is said to be no file."""
    return path.suffix.lower() in ("", *KINDS)


# --- one file ------------------------------------------------------------------------------


def _judge_file(path: Path, diagnostics: Diagnostics) -> tuple[JudgedFile, bool]:
    """Return what was found in a file, and whether it is a PDF that says it is PDF/A-2a.

    Whatever goes wrong with one file is told of it, and the others are judged.
    """
    ending = path.suffix.lower()
    kind = "pdf" if ending == ".pdf" else "pptx" if _has_rules(path) else ending.strip(".")
    code = codes.PDF_UNREADABLE if kind == "pdf" else codes.PPTX_UNREADABLE
    data, identity = _read(path, kind, diagnostics)
    if data is None:
        return identity, False
    if not _has_rules(path):
        return _refuse(identity, refuse_kind(path), code, diagnostics), False
    try:
        if kind == "pdf":
            return _judge_pdf(identity, data, diagnostics)
        return _judge_pptx(identity, data, diagnostics), False
    except Refusal as refusal:
        return _refuse(identity, refusal, code, diagnostics), False
    except Exception as error:  # noqa: BLE001 - reported: the other files can still be judged
        return _refuse(identity, refuse_strange(error), code, diagnostics), False


def _judge_pptx(identity: JudgedFile, data: bytes, diagnostics: Diagnostics) -> JudgedFile:
    deck = open_pptx(data)
    from deckbuilder.gate.pptx.questions import ASKED
    from deckbuilder.gate.pptx.rules import RULES

    identity = replace(identity, title=deck.title, length=len(deck.slides))
    found = _apply_rules(identity, deck, RULES, ASKED, diagnostics)
    return _refuse_draft(found, diagnostics) if deck.status == "Draft" else found


def _judge_pdf(
    identity: JudgedFile, data: bytes, diagnostics: Diagnostics
) -> tuple[JudgedFile, bool]:
    """Return what was found, and whether the file says that it is PDF/A-2a."""
    document = open_pdf(data)
    from deckbuilder.gate.pdf.questions import ASKED
    from deckbuilder.gate.pdf.rules import RULES

    identity = replace(identity, title=document.title, length=len(document.pages))
    level = document.xmp_value(_PDFA, "part") + document.xmp_value(_PDFA, "conformance").upper()
    found = _apply_rules(identity, document, RULES, ASKED, diagnostics)
    if _is_beyond_limits(found):
        omission = Omission(what=_PROFILE_NAMES, why="the file holds more than is followed")
        found = replace(found, not_checked=(*found.not_checked, omission))
    if document.title.startswith("Draft: "):
        found = _refuse_draft(found, diagnostics)
    return found, level == "2A"


def _refuse_draft(file: JudgedFile, diagnostics: Diagnostics) -> JudgedFile:
    """Report a file that says that it is a draft."""
    fault = Fault(place="", message="the file is a draft")
    _report(file, codes.DRAFT, (fault,), diagnostics)
    result = _make_result(codes.DRAFT, "The file is no draft", 0, (fault,))
    return replace(file, results=(*file.results, result))


def _read(path: Path, kind: str, diagnostics: Diagnostics) -> tuple[bytes | None, JudgedFile]:
    """Return a file's bytes and which file it is, to the last byte, or why it cannot be read."""
    unread = Diagnostics()
    data = read_bytes(path, unread, largest=_LARGEST)
    for found in unread:
        diagnostics.report(found.code, found.path, found.message, hint=found.hint)
    identity = JudgedFile(
        path=shown(path),
        kind=kind,
        size=len(data or b""),
        modified=_last_changed(path),
        sha256=hashlib.sha256(data).hexdigest() if data is not None else "",
    )
    reasons = "; ".join(found.message for found in unread)
    return data, identity if data is not None else _mark_unchecked(
        identity, reasons or "it cannot be read"
    )


def _mark_unchecked(file: JudgedFile, why: str) -> JudgedFile:
    """Return what is known of a file that could not be judged."""
    omission = Omission(what="the file", why=why)
    return replace(file, not_checked=(omission,), could_not_be_checked=why)


def _last_changed(path: Path) -> str:
    """Return the day of a file's last change (UTC), no later than SOURCE_DATE_EPOCH."""
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return ""
    return min(changed, read_source_date() or changed).date().isoformat()


def _refuse(file: JudgedFile, refusal: Refusal, code: Code, diagnostics: Diagnostics) -> JudgedFile:
    diagnostics.report(code, file.path, refusal.message, hint=refusal.hint)
    return _mark_unchecked(file, refusal.message)


def _apply_rules(
    file: JudgedFile,
    subject: Any,
    rules: Sequence[FileRule],
    asked: Sequence[Asking],
    diagnostics: Diagnostics,
) -> JudgedFile:
    """Ask all rules of a file's kind, and note what is left to people."""
    titles = dict(_collect(_number_titles, subject)[0])
    results, omissions, unfinished = [], list(_ALWAYS_LEFT[file.kind]), 0
    for rule in rules:
        verdicts, trouble = _collect(rule.check, subject)
        faults = tuple(each for each in verdicts if each is not None)
        result = _make_result(rule.code, rule.title, len(verdicts) - len(faults), faults)
        results.append(replace(result, of_template=rule.of_template))
        _report(file, rule.code, faults, diagnostics, titles)
        if trouble:
            unfinished += 1
            omissions.append(Omission(what=f"{rule.title} ({rule.code.id})", why=trouble))
            message = f"the rule {rule.code.name} could not be asked to its end: {trouble}"
            diagnostics.report(codes.RULE_UNFINISHED, file.path, message)
    questions = []
    for question, find, always in asked:
        pointers, trouble = _collect(find, subject)
        questions += [replace(question, pointers=tuple(pointers))] if pointers or always else []
        if trouble:
            what = f"what people have to look at: {question.title}"
            omissions.append(Omission(what=what, why=trouble))
            diagnostics.report(
                codes.RULE_UNFINISHED, file.path, f"{what} cannot be listed: {trouble}"
            )
    return replace(
        file,
        results=tuple(results),
        questions=tuple(questions),
        not_checked=tuple(omissions),
        unfinished=unfinished,
    )


def _number_titles(subject: Any) -> Iterator[tuple[int, str]]:
    """Yield the titles of a presentation's slides with their numbers."""
    return ((slide.number, slide.title) for slide in getattr(subject, "slides", ()))


def _collect(question: Callable[[Any], Any], subject: Any) -> tuple[list[Any], str]:
    """Return all answers, and what went wrong if a file of another program was too strange."""
    answers: list[Any] = []
    try:
        answers.extend(question(subject))
    except Refusal as refusal:
        return answers, refusal.message
    except Exception as error:  # noqa: BLE001 - reported: the other rules can still be asked
        return answers, f"the file is damaged, or strange to this tool ({type(error).__name__})"
    return answers, ""


def _make_result(code: Code, title: str, passed: int, faults: tuple[Fault, ...]) -> Result:
    return Result(
        code=code.id,
        name=code.name,
        title=title,
        severity=str(code.severity),
        source=code.source,
        passed=passed,
        failed=len(faults),
        faults=faults,
    )


def _report(
    file: JudgedFile,
    code: Code,
    faults: Sequence[Fault],
    diagnostics: Diagnostics,
    titles: Mapping[int, str] = MappingProxyType({}),
) -> None:
    """Report each fault of a rule; `titles` are those of a presentation's slides, by number."""
    for fault in faults:
        at = fault.slide
        slide = None if at is None else NumberedSlide(number=at, title=titles.get(at, ""))
        diagnostics.report(code, file.path, str(fault), hint=fault.hint or code.fix, slide=slide)


# --- veraPDF -------------------------------------------------------------------------------


def _ask_verapdf(
    judged: Sequence[JudgedFile],
    paths: Sequence[Path],
    claims: set[Path],
    diagnostics: Diagnostics,
    progress: Progress,
) -> tuple[tuple[JudgedFile, ...], tuple[Omission, ...]]:
    """Put PDFs that could be opened to veraPDF; all to PDF/UA-1, to PDF/A-2a those that say so."""
    opened = {
        path: file
        for path, file in zip(paths, judged, strict=True)
        if file.kind == "pdf" and file.results and not _is_beyond_limits(file)
    }
    if not opened:
        return tuple(judged), ()
    if lacking := verapdf.missing():
        why = f"veraPDF is not installed: it needs {lacking}"
        return tuple(judged), (Omission(what=_PROFILE_NAMES, why=why),)
    progress("Asking veraPDF")
    added: dict[Path, tuple[Result, ...]] = dict.fromkeys(opened, ())
    left: dict[Path, tuple[Omission, ...]] = dict.fromkeys(opened, ())
    for flavour, code in _PROFILES.items():
        title = "veraPDF, PDF/UA-1" if flavour == "ua1" else "veraPDF, PDF/A-2a"
        claimants = [path for path in opened if flavour == "ua1" or path in claims]
        failures, troubles = _validate(claimants, flavour)
        if claimants and len(troubles) == len(opened):
            return tuple(judged), (Omission(what=_PROFILE_NAMES, why=troubles[claimants[0]]),)
        for path in claimants:
            if path in troubles:
                left[path] += (Omission(what=title, why=troubles[path]),)
                continue
            faults = _group_failures(each for each in failures if each.file == str(path.resolve()))
            _report(opened[path], code, faults, diagnostics)
            added[path] += (_make_result(code, title, 0 if faults else 1, faults),)
    files = (
        replace(
            file,
            results=(*file.results, *added.get(path, ())),
            not_checked=(*file.not_checked, *left.get(path, ())),
        )
        for path, file in zip(paths, judged, strict=True)
    )
    return tuple(files), ()


def _is_beyond_limits(file: JudgedFile) -> bool:
    """Tell whether a rule met a limit: veraPDF has none, and would take all time and memory."""
    return any(omission.why.startswith(BEYOND) for omission in file.not_checked)


def _validate(paths: Sequence[Path], flavour: str) -> tuple[list[verapdf.Failure], dict[Path, str]]:
    """Put files to veraPDF; where it does not finish, one by one, so that one hides no other."""
    try:
        return verapdf.validate(paths, flavour) if paths else [], {}
    except RuntimeError as error:
        if len(paths) == 1:
            return [], {paths[0]: str(error)}
    alone = [_validate([path], flavour) for path in paths]
    failures = [failure for found, _ in alone for failure in found]
    return failures, {path: why for _, troubles in alone for path, why in troubles.items()}


def _group_failures(failures: Iterable[verapdf.Failure]) -> tuple[Fault, ...]:
    """Return one fault for each clause and test, with the number of places that fail it."""
    by_test: dict[tuple[str, str], list[str]] = {}
    for failure in failures:
        by_test.setdefault((failure.clause, failure.test), []).append(failure.message)
    return tuple(
        Fault(
            place=f"clause {clause}, test {test}",
            message=first + (f" ({len(others) + 1} places)" if others else ""),
        )
        for (clause, test), (first, *others) in sorted(by_test.items())
    )


def _list_tools(files: Sequence[JudgedFile], *, with_verapdf: bool) -> dict[str, str]:
    """Return the tools that took part with their versions."""
    from importlib.metadata import version

    kinds = {file.kind for file in files}
    tools = {"deckbuilder": __version__}
    if "pptx" in kinds:
        tools["python-pptx"] = version("python-pptx")
    if "pdf" in kinds:
        tools["pikepdf"] = version("pikepdf")
        tools |= {"veraPDF": verapdf.version()} if with_verapdf else {}
    return tools
