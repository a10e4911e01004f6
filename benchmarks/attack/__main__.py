"""Attacks the program for a while: ``python -m benchmarks.attack --seconds 600 --seed 1``.

Prints the machine, versions and seeds, what was tried and what failed. Each case that failed is kept as a small
file in the folder of ``--keep``; moved to ``tests/benchmarks/cases`` it is a test. ``--case FILE`` carries one out.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.attack import builds, files, past, processes
from benchmarks.attack.builds import Case, Tally
from benchmarks.machine import print_facts

KINDS = ("events", "reruns", "past", "registrations", "agendas", "kills", "starts", "surroundings")
SHARES = {
    "events": 5,
    "reruns": 4,
    "past": 2,
    "registrations": 2,
    "agendas": 2,
    "kills": 2,
    "starts": 1,
    "surroundings": 2,
}
"""How the time is shared out."""

_RUN: dict[str, Callable[[int, Path, Tally], list[str]]] = {
    "registrations": files.attack_registrations,
    "agendas": files.attack_agendas,
    "past": past.attack_past,
    "kills": processes.attack_by_killing,
    "starts": processes.attack_while_starting,
    "surroundings": processes.attack_by_surroundings,
}
_MADE: dict[str, Callable[[int], Case]] = {"events": builds.first_build, "reruns": builds.rerun}


def carry_out(case: dict[str, Any], tally: Tally) -> list[str]:
    """Carry out a case as it is kept in a file, in a folder of its own; returns what did not hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            if case["kind"] == "build":
                return builds.attack(Case.from_json(case), folder, tally)
            return _RUN[case["kind"]](case["seed"], folder, tally)
        except AssertionError as error:
            return [f"{type(error).__name__}: {error}"]


def case_of(kind: str, seed: int) -> dict[str, Any]:
    """The case of a seed: events and reruns whole, the others by their seed."""
    return _MADE[kind](seed).to_json() if kind in _MADE else {"kind": kind, "seed": seed}


def main() -> None:
    """Attack, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120.0, help="how long the attack goes on")
    parser.add_argument("--seed", type=int, default=0, help="where the seeds of the cases start")
    parser.add_argument("--only", nargs="*", choices=KINDS, default=KINDS, help="the kinds to try")
    parser.add_argument("--most", type=int, default=10**9, help="the most cases of each kind")
    parser.add_argument("--keep", type=Path, default=Path("attack-failures"), help="where failing cases are kept")
    parser.add_argument("--case", type=Path, help="carry out this case alone")
    options = parser.parse_args()
    os.environ.update(NO_COLOR="1", COLUMNS="200", LC_ALL="C.UTF-8")
    tally = Tally()
    if options.case is not None:
        faults = carry_out(json.loads(options.case.read_text(encoding="utf-8")), tally)
        print("\n".join(faults) or "holds")
        raise SystemExit(bool(faults))
    print_facts([options.seed])
    failed: list[str] = []
    for kind in options.only:
        limit = options.seconds * SHARES[kind] / sum(SHARES[k] for k in options.only)
        tried, wrong = _attack(kind, options.seed, limit, options.most, options.keep, tally)
        print(f"{kind}: {tried} tried (seeds {options.seed} to {options.seed + tried - 1}), {len(wrong)} failed")
        failed += wrong
    for what, number in tally.counts.items():
        print(f"{number:>8} {what}")
    print("\n".join(failed) or "Nothing failed.")
    raise SystemExit(bool(failed))


def _attack(kind: str, first: int, seconds: float, most: int, keep: Path, tally: Tally) -> tuple[int, list[str]]:
    until, tried, failed = time.monotonic() + seconds, 0, []
    while tried < most and time.monotonic() < until:
        seed = first + tried
        tried += 1
        case = case_of(kind, seed)
        try:
            faults = carry_out(case, tally)
        except Exception:  # a fault of the attack itself is kept as well, and the attack goes on
            faults = [traceback.format_exc()]
        if faults:
            keep.mkdir(parents=True, exist_ok=True)
            path = keep / f"{kind}-{seed}.json"
            path.write_text(json.dumps({**case, "faults": faults}, ensure_ascii=False, indent=1), encoding="utf-8")
            failed.append(f"{path}: {faults[0]}")
    return tried, failed


if __name__ == "__main__":
    main()
