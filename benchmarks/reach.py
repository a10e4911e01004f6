"""Notes which test files reach which lines of ``src``, and how long each takes: a plugin for pytest.

``REACH=reach.json python -m pytest -p benchmarks.reach`` runs the tests and writes it, for ``benchmarks.mutations
--reach reach.json``. It needs ``coverage``, which nothing else here does: ``pip install coverage``. Lines that run
while a module is imported, in another process or in compiled code belong to no test file; nor does any line belong to
a file that has a failing test. It takes three times as long as the tests alone.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


class Reach:
    """Measures while tests run, each test under the name of its file."""

    def __init__(self, place: Path) -> None:
        """Begin to measure."""
        from coverage import Coverage

        self._place = place
        self._coverage: Any = Coverage(data_file=None, source=[str(ROOT / "src")], config_file=False)
        self._coverage.start()
        self._seconds: dict[str, float] = defaultdict(float)
        self._failed: set[str] = set()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Count what one test runs, its fixtures included, to its file."""
        name = item.path.relative_to(ROOT).as_posix()
        self._coverage.switch_context(name)
        began = time.monotonic()
        yield
        self._seconds[name] += time.monotonic() - began

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember which files have tests that fail without any change."""
        if report.failed:
            self._failed.add(Path(report.nodeid.partition("::")[0]).as_posix())

    def pytest_sessionfinish(self) -> None:
        """Write what was measured."""
        self._coverage.stop()
        data = self._coverage.get_data()
        lines = {
            Path(path).relative_to(ROOT).as_posix(): {
                line: sorted(set(tests) - self._failed - {""})
                for line, tests in sorted(data.contexts_by_lineno(path).items())
            }
            for path in sorted(data.measured_files())
        }
        self._place.write_text(json.dumps({"seconds": self._seconds, "lines": lines}), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Measure where ``REACH`` names a file."""
    if os.environ.get("REACH"):
        config.pluginmanager.register(Reach(Path(os.environ["REACH"]).absolute()))
