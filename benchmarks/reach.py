"""Notes which tests reach which lines of ``src``, and how long each takes: a plugin for pytest.

``THOROUGH=1 REACH=reach.json python -m pytest -p benchmarks.reach`` runs the tests and writes it, for
``benchmarks.mutations --reach reach.json``. It needs ``coverage``, which nothing else here does: ``pip install
coverage``. Lines that run while a module is imported, in another process or in compiled code belong to no test; nor
does any line belong to a test that fails. It takes three times as long as the tests alone.
"""

from __future__ import annotations

import ast
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NEW = 0.05
"""The seconds that a test is taken to last that was written after the measuring."""


@dataclass(frozen=True)
class Reached:
    """Which tests reach which lines of the modules as they stood then; lines are bits of a number.

    ``seconds`` has the tests by their names in pytest, and ``lines`` counts them in that order.
    """

    seconds: Mapping[str, float]
    lines: Mapping[str, Sequence[tuple[int, int]]]
    texts: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> Reached:
        """Read what was measured."""
        told = json.loads(path.read_text(encoding="utf-8"))
        lines = {name: [(int(test), int(bits, 16)) for test, bits in rows] for name, rows in told["lines"].items()}
        return cls(told["seconds"], lines, told["texts"])

    def files(self, path: str) -> set[str]:
        """The files of tests that reach any line of a module."""
        names = list(self.seconds)
        return {names[test].partition("::")[0] for test, _ in self.lines.get(path, ())}

    def tests(self, path: str, line: int, text: str) -> list[str]:
        """The tests that reach the statement of a line, the fastest first.

        What runs when a module is imported, such as a constant, and what was written since is reached by whatever
        reaches its module.
        """
        first, last, imported = statement(text, line)
        then = self._then(path, text)
        wanted = sum(1 << then[at] for at in range(first, last + 1) if at in then)
        names = list(self.seconds)
        found = [names[n] for n, bits in self.lines.get(path, ()) if imported or not wanted or bits & wanted]
        return sorted(found, key=lambda test: self.seconds[test])

    def quick(self, tests: Sequence[str], most: float) -> list[str]:
        """As many of the first tests as take so many seconds, and one at least."""
        found, spent = list[str](), 0.0
        for test in tests:
            spent += self.seconds.get(test, NEW)
            if found and spent > most:
                break
            found.append(test)
        return found

    def _then(self, path: str, text: str) -> dict[int, int]:
        """The line, when it was measured, of each line that stands unchanged today."""
        if (old := self.texts.get(path, "")) == text:
            return {n: n for n in range(1, text.count("\n") + 2)}
        same = SequenceMatcher(None, old.splitlines(), text.splitlines(), autojunk=False).get_matching_blocks()
        return {b + k + 1: a + k + 1 for a, b, size in same for k in range(size)}


def statement(text: str, line: int) -> tuple[int, int, bool]:
    """The first and the last line of the innermost statement of a line; whether it runs when a module is imported."""
    around = [
        node
        for node in ast.walk(ast.parse(text))  # outer statements come before inner ones
        if isinstance(node, ast.stmt) and _first(node) <= line <= (node.end_lineno or 0)
    ]
    inside = any(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and n.body[0].lineno <= line for n in around)
    body = getattr(around[-1], "body", None)
    last = body[0].lineno - 1 if body else around[-1].end_lineno or line
    return _first(around[-1]), max(_first(around[-1]), last), not inside


def _first(node: ast.stmt) -> int:
    """The first line of a statement, its decorators included."""
    return min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])


class Reach:
    """Measures while tests run, each under its own name."""

    def __init__(self, place: Path) -> None:
        """Begin to measure."""
        from coverage import Coverage

        self._place = place
        self._coverage: Any = Coverage(data_file=None, source=[str(ROOT / "src")], config_file=False)
        self._coverage.start()
        self._seconds: dict[str, float] = {}
        self._failed: set[str] = set()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Count what one test runs, its fixtures included."""
        self._coverage.switch_context(item.nodeid)
        began = time.monotonic()
        yield
        self._seconds[item.nodeid] = time.monotonic() - began

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember which tests fail without any change."""
        if report.failed:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write what was measured."""
        from coverage.numbits import numbits_to_nums

        self._coverage.stop()
        data = self._coverage.get_data()
        places = {name: place for place, name in enumerate(self._seconds)}
        to_lines: Callable[[bytes], list[int]] = numbits_to_nums
        lines: dict[str, list[tuple[int, str]]] = {}
        with data._connect() as database:  # by line, as its interface gives it, it would take hours
            query = "select path, context, numbits from line_bits join file on file.id = file_id "
            for path, test, bits in database.con.execute(query + "join context on context.id = context_id"):
                if test in places and test not in self._failed:
                    name = Path(path).relative_to(ROOT).as_posix()
                    number = sum(1 << line for line in to_lines(bits))
                    lines.setdefault(name, []).append((places[test], f"{number:x}"))
        texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in lines}
        told = {"seconds": self._seconds, "lines": lines, "texts": texts}
        self._place.write_text(json.dumps(told), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Measure where ``REACH`` names a file."""
    if os.environ.get("REACH"):
        config.pluginmanager.register(Reach(Path(os.environ["REACH"]).absolute()))
