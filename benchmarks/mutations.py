"""Changes one line of the program at a time and looks whether a test notices: ``python -m benchmarks.mutations``.

A seed chooses the places among all operators, comparisons, numbers, conditions and calls of ``src``. Each change
is made in a copy of the repository and run against the tests that mirror the module, then those of its package,
then those of the whole program from outside; it survives when all pass. Survivors are printed with file, line and
change; those of ``UNNOTICEABLE``, with which every promise is kept as well, are told apart and not tried.

``--number 100 --seed 1`` chooses; ``--only engine/rerun`` keeps to a part; ``--list`` prints the changes and runs none.
``--record FILE`` appends each outcome as a line of JSON, and leaves out on the next run what is in it already;
``--again`` tries those that survived in it, and no others.

``--reach FILE``, which ``benchmarks.reach`` writes, says which test files reach a line: then they alone are run, those
of the module first and then from the fastest, of which ``--most 120`` takes so many seconds. What no test reaches is
told, and shows a missing test by itself; as such a line may be compiled, or run in another process, the tests of the
module and of its package are run.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, count
from pathlib import Path
from random import Random

from benchmarks.machine import print_facts

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src") / "sco_scheduler"
OUTSIDE = (
    "tests/test_brute_force.py",
    "tests/test_python_interface.py",
    "tests/workflows",
    "tests/cli",
    "tests/benchmarks/test_attack.py",
)
"""Tests that pass through the whole program, tried last."""
SECONDS = 600
"""After so long a run of tests counts as one that noticed: the change made something endless."""

_COMPARISONS = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: (" in ", " not in "),
    ast.NotIn: (" not in ", " in "),
    ast.Is: (" is ", " is not "),
    ast.IsNot: (" is not ", " is "),
}
_OPERATORS = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "+"),
    ast.FloorDiv: ("//", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
}
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}

NAMED = (
    ("engine/model/constraints/gap_spread.py", "least + spread)", "least + min(spread, 1))"),
    ("verify/rules/gap_spread.py", "> spread:", "> min(spread, 1):"),
    ("engine/model/model.py", "terms.append(1)", "terms += [1 for i in items if v.problem.items[i].mandatory]"),
    ("engine/indexing.py", "if any(len(later) > 1 for later", "if any(len(later) > 2 for later"),
    ("engine/rerun/affected.py", "if len(items) > 1:", "if len(items) > 2:"),
    ("engine/rerun/affected.py", "extra = max(", "extra = min("),
    ("engine/rerun/affected.py", "if self.problem.items[j].zone != item.zone", "if False"),
    ("engine/indexing.py", "(bool(loose) or not taken_out)", "not taken_out"),
    ("engine/conflicts/explain.py", "if size == 1:", "if size <= 2:"),
    ("verify/rules/interpreter_present.py", "if not case.is_history(other):", "if not case.is_history(one):"),
    ("output/files.py", "os.fsync(file.fileno())", "pass"),
    ("output/files.py", "0o666 & ~mask", "0o666"),
)
"""Changes that once passed all tests: module, what stands there (its last place counts), and what instead."""

_HINT = "a setting or hint of the solver, on which its time depends and not its answer"
_ORDER = "rows of a model, in another order"
_IMPLIED = "it follows from the other rows of the model, which are quicker with it"
UNNOTICEABLE = (
    ("engine/params.py", ": int = ", "a size or share that decides between methods; another one is as right"),
    ("engine/gaps/proof/race.py", "linearization_level", _HINT),
    ("engine/gaps/proof/race.py", "symmetry_level", _HINT),
    ("engine/gaps/proof/race.py", "core_minimization_level", _HINT),
    ("engine/gaps/proof/race.py", "use_sat_inprocessing", _HINT),
    ("engine/gaps/proof/profile.py", "linearization_level", _HINT),
    ("engine/assignment/tables.py", "linearization_level", _HINT),
    ("engine/search/lexicographic.py", "linearization_level", _HINT),
    ("engine/search/lexicographic.py", "cp_model_probing_level", _HINT),
    ("engine/search/lexicographic.py", "max_presolve_iterations", _HINT),
    ("engine/search/model_relaxation.py", "presolve=", _HINT),
    ("engine/gaps/proof/race.py", "optimize_with_core", _HINT),
    ("engine/assignment/tables.py", "model.add_hint(", _HINT),
    ("engine/gaps/proof/maxsat.py", "enc.at_most(by_slot[t], 1)", _IMPLIED),
    ("engine/gaps/proof/model.py", "self._people(delegates, ", _IMPLIED),
    ("engine/gaps/proof/model.py", "self._people(None, ", _IMPLIED),
    ("engine/gaps/proof/model.py", "least = min(0, held", _IMPLIED),
    ("engine/gaps/proof/model.py", "for d in list(delegates)", _ORDER),
    ("engine/gaps/proof/model.py", "self._running.pop(", "a solver that has ended may be asked to stop"),
    ("engine/gaps/annealing.py", "self.chunk = ", "how many proposals are made between two looks at the clock"),
    ("engine/assignment/interpreters.py", "_ELSEWHERE = 10**9,", "costs of which each only has to outweigh the next"),
    ("engine/rerun/fixing.py", "problem.open_size <= params.few_choices", "it decides between methods"),
    ("engine/rerun/solver.py", "remaining() <= self.params.least_seconds", "a moment is as good as the next"),
    ("workflows/why.py", "row.start is None and row.date is None", "a meeting has both or none"),
    ("engine/conflicts/explain.py", "minimal and size <= len(core)", "among as many rows there is no smaller set"),
    ("engine/model/model.py", "zip(steps[2:]", _IMPLIED),
    ("workflows/repair.py", "if tries[0] <= 0:", "one try more or less"),
    ("workflows/report.py", "own_reasons(file.schedule)", "reasons that nobody asks for only take time"),
    ("cli/json_report.py", "round(question.certainty, ", "digits of an estimate"),
    ("workflows/build_workbook.py", "BackgroundTask(lambda: value_bound", "a bound that nobody asks for takes time"),
    ("workflows/repair.py", "tries[0] -= 2", "half as many tries"),
    ("engine/value/flows.py", "chunks, reported = ", "one chunk more or less"),
    ("engine/value/flow_relaxation.py", "for ratio in MILD_RATIOS:", "milder weights need time, and harm no bound"),
    ("engine/value/flow_relaxation.py", '"minimums": 3 * zones', "any larger weight is as right"),
    ("engine/gaps/phases.py", 'if "lost_time" in goals else 1', "it is read for lost time alone"),
    ("engine/solve.py", 'lead.index("value") + 2', "bounds of later goals than the one that is asked for"),
    ("engine/model/constraints/gap_spread.py", "default=2", "an event without companies has no gaps"),
    ("intake/understanding/newcomers.py", "role.other] += ", "of two counts the larger one is taken"),
    ("intake/understanding/columns.py", "text.isdecimal() and len(text) < 9", "no sheet has so many rows to count"),
    ("output/pdf/fitting.py", "narrow * size >= room", "no measured width is exactly the room"),
    ("engine/gaps/proof/race.py", "for delegate in sorted(", _ORDER),
    ("engine/local_search/moves.py", "np.zeros(", "an array that is there to be compiled for, whatever is in it"),
    ("engine/gaps/annealing.py", "np.array([", "an array that is there to be compiled for, whatever is in it"),
    ("engine/gaps/annealing.py", "=np.zeros(", "an array that is there to be compiled for, whatever is in it"),
    ("engine/search/lexicographic.py", "_EXACT = 10**12", "far from both the sums of events and where digits are lost"),
    ("engine/conflicts/explain.py", "r.asker in involved and r.target in involved", "the others cannot conflict"),
    ("output/files.py", "_WAITING = ", "how many files are forced to the disk at once"),
    ("output/report/tables.py", "SECTORS_SHOWN = ", "how many rows are enough"),
    ("engine/search/model_relaxation.py", "if len(terms) < end + start:", "a column that stands once is its own sum"),
    ("engine/local_search/moves.py", '"balance": -2', "any number below nothing turns the order round"),
    ("engine/value/flows.py", "if self.case.problem.walking:", "from which of two boards the search goes on"),
    ("engine/value/flow_relaxation.py", "(2 * limit + 2)", "any larger weight is as right"),
    ("engine/value/flow_relaxation.py", '"value": 1}', "weights that only advise"),
    ("workflows/why.py", "searched <= _SWAPS", "one search more or less"),
    ("engine/gaps/proof/model.py", "n_meetings + 2)", "a window beyond the last slot is none"),
    ("engine/gaps/annealing.py", "np.log(2.0**32)) - 1)", "a chance of one in four billion"),
    ("engine/value/selection.py", "_flows(state, lead, params.share))", "a share of the time"),
    ("engine/rerun/fixing.py", "params.widening + room + 1", "how fast a limit is widened"),
    ("engine/assignment/interpreters.py", "+ len(people) + 2", "the number of a node, which no other has"),
    ("workflows/desk/file.py", "version: int = ", "any number is one to begin with"),
    ("output/excel/sheets/tables.py", "<= FREE_LIMIT", "how many rows are too many"),
    ("output/excel/sheets/grid.py", "MOST_GRID_CELLS = ", "how many cells are too many"),
    ("engine/value/selection_relaxation.py", "values.append((y, float(way == taken)))", _HINT),
    ("engine/value/construct.py", "return self.work > ", "one step more or less"),
    ("intake/files/container.py", "formulas=False, old=True", "files of Excel 97 are read with their values alone"),
    ("workflows/desk/repairs.py", "_TRIES = ", "one try more or less"),
    ("intake/understanding/fields.py", "if content <= 0:", "both are the same at nought"),
    ("agendas/report.py", "last_number: int = ", "where no meeting has a number, the first may have any"),
    ("agendas/collation.py", "else (2, 0, word)", "words come after numbers by any larger number"),
    ("intake/values/readings.py", "point.first >= NOON_AT + 60", "noon lies half a minute beside every whole minute"),
    ("domain/record.py", "MOST_CHARACTERS = ", "a limit of a quarter of a billion, and one more"),
)
"""What no test can notice, as nothing that the program promises depends on it: module, what stands there, and why.

Of a line of which only one change cannot be noticed, what stands there after that change is named.
"""


@dataclass(frozen=True)
class Change:
    """A change of one line: what stands from column ``start`` to ``end`` becomes ``new``."""

    path: str
    line: int
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """The text of the module with the change."""
        lines = text.encode().splitlines(keepends=True)
        line = lines[self.line - 1]
        lines[self.line - 1] = line[: self.start] + self.new.encode() + line[self.end :]
        return b"".join(lines).decode()

    def told(self, text: str) -> str:
        """The place, and the line before and after."""
        old, new = (t.splitlines()[self.line - 1].strip() for t in (text, self.applied(text)))
        return f"{self.path}:{self.line}\n    - {old}\n    + {new}"


def changes(path: Path, text: str) -> Iterator[Change]:
    """Every change of one line of a module."""
    tree = ast.parse(text)
    lines = text.encode().splitlines()
    skipped = set(map(id, _annotations(tree)))
    for node in ast.walk(tree):
        if id(node) in skipped or not isinstance(node, ast.expr | ast.stmt) or node.lineno != node.end_lineno:
            continue
        found = _change(node, lines[node.lineno - 1])
        if found is not None:
            start, end, new = found
            yield Change(path.as_posix(), node.lineno, start, end, new)


def _annotations(tree: ast.AST) -> Iterator[ast.AST]:
    """What changes nothing that matters: annotations, texts alone, imports for types, guards of zips, looks of data."""
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.arg | ast.AnnAssign):
            parts = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            parts = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            parts = [*node.decorator_list]
        elif isinstance(node, ast.Call):
            parts = [keyword.value for keyword in node.keywords if keyword.arg in ("strict", "repr")]
        elif isinstance(node, ast.JoinedStr):
            parts = [*node.values]  # their places are not known before Python 3.12
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            parts = [node]
        elif (
            isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.BitOr)
        ):
            parts = [node.value]
        for part in parts:
            if part is not None:
                yield from ast.walk(part)


def _change(node: ast.expr | ast.stmt, line: bytes) -> tuple[int, int, str] | None:  # noqa: PLR0911  # a way each
    """Where to put what in the place of a node, or None where it is left alone."""
    whole = (node.col_offset, node.end_col_offset or 0)
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARISONS:
        return _between(
            line, node.left.end_col_offset or 0, node.comparators[0].col_offset, *_COMPARISONS[type(node.ops[0])]
        )
    if (
        isinstance(node, ast.BinOp)
        and type(node.op) in _OPERATORS
        and not isinstance(node.left, ast.Constant | ast.JoinedStr)
    ):
        return _between(line, node.left.end_col_offset or 0, node.right.col_offset, *_OPERATORS[type(node.op)])
    if isinstance(node, ast.BoolOp):
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        return _between(line, node.values[0].end_col_offset or 0, node.values[1].col_offset, old, new)
    if isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        return (*whole, str(not node.value if isinstance(node.value, bool) else node.value + 1))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return node.col_offset, node.col_offset + len("not "), ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        return node.col_offset, node.func.end_col_offset or 0, _CALLS[node.func.id]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return (*whole, "pass")
    if isinstance(node, ast.IfExp):
        return (*whole, line[node.body.col_offset : node.body.end_col_offset].decode())
    if isinstance(node, ast.Break | ast.Continue):
        return (*whole, "pass")
    return None


def _between(line: bytes, start: int, end: int, old: str, new: str) -> tuple[int, int, str] | None:
    """The place of an operator between its sides."""
    at = line.find(old.encode(), max(start - 1, 0), end + 1)
    return None if at < 0 else (at, at + len(old.encode()), new)


def chosen(seed: int, number: int, only: str = "") -> list[Change]:
    """As many changes as are wanted, every place of the program as likely as any other."""
    found: list[Change] = []
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        name = path.relative_to(ROOT)
        if only in name.as_posix() and path.name not in ("phrases.py", "__init__.py", "__main__.py"):
            found += changes(name, path.read_text(encoding="utf-8"))
    return Random(seed).sample(found, min(number, len(found)))


def named() -> list[Change]:
    """The changes that once passed all tests."""
    found = []
    for name, old, new in NAMED:
        lines = (ROOT / PACKAGE / name).read_text(encoding="utf-8").splitlines()
        number = max(n for n, line in enumerate(lines) if old in line)
        start = len(lines[number].partition(old)[0].encode())
        found.append(Change((PACKAGE / name).as_posix(), number + 1, start, start + len(old.encode()), new))
    return found


def survivors(record: Path) -> list[Change]:
    """The changes that survived when a record was written and can still be made: where the line stands by now."""
    found = []
    for row in map(json.loads, record.read_text(encoding="utf-8").splitlines()):
        place, old, new = row["change"].split("\n")
        path, _, line = place.rpartition(":")
        if row["noticed"] or not (ROOT / path).exists():
            continue
        text = (ROOT / path).read_text(encoding="utf-8")
        same = [c for c in changes(Path(path), text) if c.told(text).split("\n")[1:] == [old, new]]
        found += [min(same, key=lambda c: abs(c.line - int(line)))] if same else []
    return found


def targets(path: str) -> list[list[str]]:
    """The tests to run for a module, the nearest first: its own, its package's, those of the whole program."""
    return [*near_targets(path, every_room=True), list(OUTSIDE)]


def near_targets(path: str, *, every_room: bool = False) -> list[list[str]]:
    """The tests of a module and those of its folder; with ``every_room`` those of the folders around it too."""
    inner = Path(path).relative_to(PACKAGE)
    own = sorted((ROOT / "tests" / inner.parent).glob(f"test_{inner.stem}*.py"))
    rooms = [ROOT / "tests" / parent for parent in inner.parents if parent != Path()]
    found = [[room] for room in rooms if room.exists()][: None if every_room else 1]
    return [[str(p.relative_to(ROOT)) for p in paths] for paths in (own, *found) if paths]


@dataclass(frozen=True)
class Reached:
    """Which test files reach which lines, and the seconds that each takes: as ``benchmarks.reach`` measured it."""

    lines: Mapping[str, Mapping[str, Sequence[str]]]
    seconds: Mapping[str, float]

    @classmethod
    def read(cls, path: Path) -> Reached:
        """Read what was measured."""
        told = json.loads(path.read_text(encoding="utf-8"))
        return cls(told["lines"], told["seconds"])

    def tests(self, change: Change, text: str) -> list[str]:
        """The test files that reach the statement of a change, those of its module first, then from the fastest.

        What runs when a module is imported, such as a constant, is reached by whatever reaches its functions.
        """
        of_module = self.lines.get(change.path, {})
        first, last, imported = _statement(text, change.line)
        found = {test for line, tests in of_module.items() if imported or first <= int(line) <= last for test in tests}
        own = {test for tests in targets(change.path)[:-1] for test in tests}
        return sorted(found, key=lambda test: (test not in own, not test.startswith(tuple(own)), self.seconds[test]))

    def quick(self, tests: Sequence[str], most: float) -> list[str]:
        """As many of the first tests as take so many seconds, and one at least."""
        spent = list(accumulate(self.seconds[test] for test in tests))
        return [test for test, seconds in zip(tests, spent, strict=True) if seconds <= most] or list(tests[:1])

    def limit(self, tests: Sequence[str]) -> float:
        """The seconds after which tests have become endless."""
        return 60.0 + 5.0 * sum(self.seconds[test] for test in tests)


def _statement(text: str, line: int) -> tuple[int, int, bool]:
    """The first and the last line of the innermost statement of a line; whether it runs when a module is imported."""
    around = [
        node
        for node in ast.walk(ast.parse(text))  # outer statements come before inner ones
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    inside = any(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and n.body[0].lineno <= line for n in around)
    body = getattr(around[-1], "body", None)
    last = body[0].lineno - 1 if body else around[-1].end_lineno or line
    return around[-1].lineno, max(around[-1].lineno, last), not inside


def notices(
    change: Change, copy: Path, *, near: bool = False, reached: Reached | None = None, most: float = SECONDS
) -> str:
    """Make a change in a copy of the repository and run the tests; returns which noticed it, or nothing.

    With ``near`` only the tests of the module and of its folder are run; with ``reached`` those that reach the line,
    ``most`` seconds of them.
    """
    place = copy / change.path
    text = place.read_text(encoding="utf-8")
    changed = change.applied(text)
    compile(changed, change.path, "exec")
    _write(place, changed)
    rounds = targets(change.path) if not near and reached is None else near_targets(change.path)
    seconds = float(SECONDS)
    if reached is not None and (tests := reached.quick(reached.tests(change, text), most)):
        rounds, seconds = [tests], reached.limit(tests)
    try:
        for tests in rounds:
            try:
                ended = _tested(tests, copy, seconds)
            except subprocess.TimeoutExpired:
                return f"{tests[0]} (endless)"
            if ended.returncode != 0:
                failed = re.search(rb"^(?:FAILED|ERROR) (\S+)", ended.stdout, re.MULTILINE)
                return failed[1].decode() if failed is not None else tests[0]
    finally:
        _write(place, text)
    return ""


def _tested(tests: Sequence[str], copy: Path, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run tests in a copy of the repository until one fails."""
    environment = dict(os.environ) | {"PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*words, *tests], cwd=copy, env=environment, capture_output=True, timeout=seconds, check=False
    )


def fails_unchanged(by: str, copy: Path) -> bool:
    """Whether the test that noticed a change fails without any, too: then it says nothing of the change."""
    function = by.partition("[")[0]  # the parameters of a test may be any text
    return not by.endswith("(endless)") and _tested([function], copy, SECONDS).returncode != 0


_STRICTNESS = {("<", "<="), ("<=", "<"), (">", ">="), (">=", ">")}


def _on_measured_threshold(change: Change, text: str) -> bool:
    """Whether a change only turns what lies exactly on a measured share or score, by which forms are understood."""
    line = text.encode().splitlines()[change.line - 1]
    before, old, behind = line[: change.start], line[change.start : change.end], line[change.end :]
    beside = re.match(rb" *([\w.]+)", behind), re.search(rb"([\w.]+) *$", before)
    shares = _shares(text)
    measured = any(
        re.match(r"\d*\.\d", word) or word in shares for found in beside if found for word in [found[1].decode()]
    )
    strict = (old.decode(), change.new) in _STRICTNESS
    return strict and measured and "intake/understanding/" in change.path


@lru_cache(maxsize=1)
def _shares(text: str) -> frozenset[str]:
    """The names that a module gives to numbers with a fraction, as measured shares and scores have."""
    found = set[str]()
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign):
            both = [(node.targets[0], node.value)]
            if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
                both = list(zip(node.targets[0].elts, node.value.elts, strict=True))
            found |= {
                name.id
                for name, value in both
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, float)
            }
    return frozenset(found)


def not_noticeable(change: Change, text: str) -> str:
    """Why no test can notice a change, or nothing."""
    if _on_measured_threshold(change, text):
        return "what lies exactly on a measured threshold may be taken either way"
    both = [t.splitlines()[change.line - 1] for t in (text, change.applied(text))]
    named = [row for row in UNNOTICEABLE if change.path.endswith(f"/{row[0]}")]
    return next((why for _, part, why in named if any(part in line for line in both)), "")


_SECONDS = count(int(time.time()) + 1)


def _write(place: Path, text: str) -> None:
    """Write a module, each time as of another second: Python tells by it whether what it compiled is stale."""
    place.write_text(text, encoding="utf-8")
    second = next(_SECONDS)
    os.utime(place, (second, second))


def main(words: Sequence[str] | None = None) -> None:
    """Make the changes one after the other and print who noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of the path")
    parser.add_argument("--named", action="store_true", help="those that once passed all tests, and no others")
    parser.add_argument("--near", action="store_true", help="run only the tests of the module and of its folder")
    parser.add_argument("--list", action="store_true", help="print the changes, and run none")
    parser.add_argument("--record", type=Path, help="where each outcome is kept")
    parser.add_argument("--again", action="store_true", help="those that survived in the record, and no others")
    parser.add_argument("--reach", type=Path, help="which tests reach which lines, as benchmarks.reach measured it")
    parser.add_argument("--most", type=float, default=SECONDS, help="seconds of the tests that reach a line")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin no further change after so long")
    options = parser.parse_args(words)
    wanted = (
        named()
        if options.named
        else survivors(options.record)
        if options.again
        else chosen(options.seed, options.number, options.only)
    )
    reached = Reached.read(options.reach) if options.reach is not None else None
    if options.list:
        print("\n".join(change.told((ROOT / change.path).read_text(encoding="utf-8")) for change in wanted))
        return
    print_facts([options.seed])
    known = set()
    if options.record is not None and options.record.exists() and not options.again:
        known = {json.loads(line)["change"] for line in options.record.read_text(encoding="utf-8").splitlines()}
    began, outcomes, sound, left = time.monotonic(), list[str](), set[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", "__pycache__", ".venv"))
        for change in wanted:
            text = (copy / change.path).read_text(encoding="utf-8")
            told = change.told(text)
            if told in known or time.monotonic() - began > options.seconds:
                continue
            if why := not_noticeable(change, text):
                left += 1
                print(f"cannot be noticed ({why}): {told}", flush=True)
                continue
            unreached = reached is not None and not reached.tests(change, text)
            by = notices(change, copy, near=options.near, reached=reached, most=options.most)
            if by and by not in sound:
                if fails_unchanged(by, copy):
                    raise SystemExit(f"{by} fails without any change")
                sound.add(by)
            outcomes.append(by)
            reach = "reached by no test, " if unreached else ""
            print(f"{reach}{'SURVIVES' if not by else 'noticed by ' + by}: {told}", flush=True)
            if options.record is not None:
                with options.record.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"change": told, "noticed": by}) + "\n")
    print(f"{outcomes.count('')} of {len(outcomes)} changes survive; {left} more cannot be noticed.")


if __name__ == "__main__":
    main()
