"""What every test shares: how continuous integration, a developer's run and fast tests differ."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

from tests.shared import examples

_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a developer take what is found now as what is expected from now on."""
    parser.addoption(
        "--accept", action="store_true", help="rewrite the expected outputs (never in CI)"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Build everything anew, and refuse to rewrite outputs where nobody sees the difference."""
    os.environ["DECKBUILDER_CACHE"] = "off"  # the tests of the cache name a folder of their own
    gc.set_threshold(20_000)  # decks are very many small nodes, none of which refers back
    _choose_examples(quick="not slow" in config.getoption("markexpr"))
    if os.environ.get("CI") and config.getoption("--accept", default=False):
        message = "--accept is for a developer's machine: CI never rewrites what it expects"
        raise pytest.UsageError(message)


def _choose_examples(*, quick: bool) -> None:
    """Set what all property tests share: no deadlines; in CI the same examples each time."""
    settings.register_profile(
        "deckbuilder", deadline=None, derandomize=bool(os.environ.get("CI")),
        max_examples=examples.QUICK if quick else examples.ALL,
        suppress_health_check=[HealthCheck.too_slow],
    )  # fmt: skip
    settings.load_profile("deckbuilder")


def pytest_runtest_teardown() -> None:
    """Collect garbage again, which a command that a test ran does without."""
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a skipped test fail where the environment says that nothing may be skipped."""
    return _without_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let a module that skips itself fail, as a skipped test does."""
    return _without_skip((yield))


def _without_skip(report: _Report) -> _Report:
    """Make a skip a failure under DECKBUILDER_NO_SKIPS=1; an expected failure stays one."""
    if not report.skipped or hasattr(report, "wasxfail"):
        return report
    if os.environ.get("DECKBUILDER_NO_SKIPS") == "1":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"no test may be skipped here: {reason}"
    return report
