"""Changes one line of the program at a time and looks whether a test notices: ``python -m benchmarks.mutations``.

A seed chooses the places among all operators, comparisons, numbers, conditions and calls of ``src``. Each change
is made in a copy of the repository and run against the tests that mirror the module, then those of its package,
then those of the whole program from outside; it survives when all pass. Survivors are printed with file, line and
change; those of ``benchmarks/unnoticeable.py``, with which every promise is kept as well, are told apart and not tried.

``--number 100 --seed 1`` chooses; ``--only engine/rerun`` keeps to a part; ``--list`` prints the changes and runs none.
``--record FILE`` appends each outcome as a line of JSON, and leaves out on the next run what is in it already;
``--again`` tries those that survived in it, and no others.

``--reach FILE``, which ``benchmarks.reach`` writes, says which tests reach a line: then they alone are run, in forks of
one process that has them loaded (``benchmarks.forked``), those that noticed other changes of the module first and then
from the fastest, ``--most 120`` seconds of them for a change, ``--jobs`` changes at once. What cannot be changed while
the program runs is tried in the copy. Tests are run with ``THOROUGH=1`` unless it is set otherwise, as it has to be
with a file that was measured without it: tests that were not measured run first.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random

from benchmarks import forked
from benchmarks.machine import print_facts
from benchmarks.one_line_changes import Change, changes
from benchmarks.reach import Reached
from benchmarks.unnoticeable import not_noticeable

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
COMPILED = ("tests/engine/gaps/test_annealing.py", "tests/engine/value/test_flows.py")
"""Tests of what the local search brings: they run it compiled, so that ``benchmarks.reach`` sees none of its lines."""
SECONDS = 600
"""After so long a run of tests counts as one that noticed: the change made something endless."""

NAMED = (
    ("engine/model/constraints/gap_spread.py", "least + spread)", "least + min(spread, 1))"),
    ("verify/rules/gap_spread.py", "> spread:", "> min(spread, 1):"),
    ("engine/model/complete.py", "terms.append(1)", "terms += [1 for i in items if v.problem.items[i].mandatory]"),
    ("engine/indexing.py", "if any(len(later) > 1 for later", "if any(len(later) > 2 for later"),
    ("engine/rerun/affected.py", "if len(items) > 1:", "if len(items) > 2:"),
    ("engine/rerun/affected.py", "coming = sum(", "coming = any("),
    ("engine/rerun/affected.py", "if self.problem.items[j].zone != item.zone", "if False"),
    ("engine/conflicts/explain.py", "if size == 1:", "if size <= 2:"),
    ("verify/rules/interpreter_present.py", "if not case.is_history(other):", "if not case.is_history(one):"),
    ("output/files.py", "os.fsync(file.fileno())", "pass"),
    ("output/files.py", "0o666 & ~mask", "0o666"),
)
"""Changes that once passed all tests: module, what stands there (its last place counts), and what instead."""


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


def notices(change: Change, copy: Path, rounds: Sequence[Sequence[str]]) -> str:
    """Make a change in a copy of the repository and run tests, round by round; returns which noticed it, or nothing."""
    place = copy / change.path
    text = place.read_text(encoding="utf-8")
    changed = change.applied(text)
    compile(changed, change.path, "exec")
    _write(place, changed)
    try:
        for tests in rounds:
            try:
                ended = _tested(tests, copy, SECONDS)
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
    environment = {"THOROUGH": "1"} | dict(os.environ) | {"PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*words, *tests], cwd=copy, env=environment, capture_output=True, timeout=seconds, check=False
    )


def fails_unchanged(by: str, copy: Path) -> bool:
    """Whether the test that noticed a change fails without any, too: then it says nothing of the change."""
    function = by.partition("[")[0]  # the parameters of a test may be any text
    return not by.endswith("(endless)") and _tested([function], copy, SECONDS).returncode != 0


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
    parser.add_argument("--most", type=float, default=120.0, help="seconds of the tests that reach a line")
    parser.add_argument("--jobs", type=int, default=1, help="how many changes are tried at once, with --reach")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin no further change after so long")
    options = parser.parse_args(words)
    wanted = (
        named()
        if options.named
        else survivors(options.record)
        if options.again
        else chosen(options.seed, options.number, options.only)
    )
    if options.list:
        print("\n".join(map(_told, wanted)))
        return
    print_facts([options.seed])
    known = set()
    if options.record is not None and options.record.exists() and not options.again:
        known = {json.loads(line)["change"] for line in options.record.read_text(encoding="utf-8").splitlines()}
    to_try, left = list[Change](), 0
    for change in wanted:
        if why := not_noticeable(change, (ROOT / change.path).read_text(encoding="utf-8")):
            left += 1
            print(f"cannot be noticed ({why}): {_told(change)}", flush=True)
        elif _told(change) not in known:
            to_try.append(change)
    found = []
    for change, by in _tried(to_try, options):
        found.append(by)
        print(f"{'SURVIVES' if not by else 'noticed by ' + by}: {_told(change)}", flush=True)
        if options.record is not None:
            with options.record.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"change": _told(change), "noticed": by}) + "\n")
    print(f"{found.count('')} of {len(found)} changes survive; {left} more cannot be noticed.")


def _told(change: Change) -> str:
    """A change with its place, as it is printed and recorded."""
    return change.told((ROOT / change.path).read_text(encoding="utf-8"))


def _tried(changed: Sequence[Change], options: argparse.Namespace) -> Iterator[tuple[Change, str]]:
    """Try changes, in forks where it is known which tests reach them; yields each with what noticed it, or nothing."""
    ends, left = time.monotonic() + options.seconds, {change: targets(change.path) for change in changed}
    if options.near:
        left = {change: near_targets(change.path) for change in changed}
    if options.reach is not None:
        reached = Reached.read(options.reach)
        files = {test for path in {c.path for c in changed} for test in reached.files(path)}
        files |= {test for change in changed for test in near_targets(change.path)[0]}
        sizes = {"most": options.most, "jobs": options.jobs, "seconds": options.seconds}
        present = sorted(file for file in files if (ROOT / file).exists())
        left = {}
        for change, outcome, by in forked.outcomes(changed, options.reach, present, **sizes):
            if outcome != forked.NOT_TRIED:
                yield change, by
                continue
            text = (ROOT / change.path).read_text(encoding="utf-8")
            tests = reached.quick(reached.tests(change.path, change.line, text), options.most)
            left[change] = [tests] if tests else near_targets(change.path)
            if "/local_search/" in change.path:
                left[change] += [*near_targets(change.path), list(COMPILED)]
    sound = set[str]()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", "__pycache__", ".venv"))
        for change, rounds in left.items():
            if time.monotonic() > ends:
                return
            by = notices(change, copy, rounds)
            if by and by not in sound:
                if fails_unchanged(by, copy):
                    raise SystemExit(f"{by} fails without any change")
                sound.add(by)
            yield change, by


if __name__ == "__main__":
    main()
