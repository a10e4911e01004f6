"""The gap problem as MaxSAT, solved by core-guided search (RC2) in a separate process.

The encoding: a literal for each meeting and slot (exactly one per meeting), the used slots of each delegate
(implied: exactly as many as meetings, and close together if no gap ends), "has met before" and the end of a gap,
whose negation is the soft clause. Where most tables are needed in every slot, the numbers of busy delegates and of
meetings in a slot are bounded too (implied). Cardinality constraints are sequential counters. RC2 (A. Ignatiev, A.
Morgado, J. Marques-Silva, 2019) with CaDiCaL proves other events than the CP-SAT methods do, and its bounds help them.
Its solve cannot be interrupted; therefore it runs in a process, terminated when its answer is no longer needed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import combinations, pairwise
from typing import IO, TYPE_CHECKING, Any

from sco_scheduler.background import end_with_standard_input

if TYPE_CHECKING:  # the child process runs this file alone, without further imports
    from sco_scheduler.engine.gaps.proof.model import SharedIncumbent
    from sco_scheduler.engine.gaps.proof.problem import GapProblem

_POLL_SECONDS = 0.05
_SAT_SOLVER = "cadical195"
"""Its bounds rise faster than those of Glucose 4 on most events that take both of them long, and it finds the last
placement sooner than CaDiCaL 1.5.3 (median of four events 2.6 s and 3.2 s)."""

_TIGHT_TABLES = 0.8
"""The share of all places at tables that the meetings take from which on the bounds of a slot are worth their clauses:
with 0.95 RC2 settles in 1 to 4 s what it did not in 25 s without them, with 0.6 it is slower by half or more."""

COMMAND = (sys.executable, "-P", __file__)
"""The command of the process: this file as a script; -P keeps its directory out of the import path."""


def prove_by_maxsat(incumbent: SharedIncumbent) -> None:
    """Solve the problem in a child process until it answers or the search is closed.

    Its rising bound is used at once: often it equals the optimum long before the process has a placement.
    """
    if incumbent.closed:
        return
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        reader = threading.Thread(target=_read, args=(incumbent, child.stdout), daemon=True)
        reader.start()
        try:
            with suppress(BrokenPipeError):
                child.stdin.write(json.dumps(clauses(incumbent.problem)).encode() + b"\n")
                child.stdin.flush()
            while child.poll() is None and not incumbent.closed:
                with suppress(subprocess.TimeoutExpired):
                    child.wait(_POLL_SECONDS)
        finally:
            if child.poll() is None:
                child.kill()
            with suppress(BrokenPipeError):
                child.stdin.close()
            reader.join()


def _read(incumbent: SharedIncumbent, lines: IO[bytes]) -> None:
    """Process complete lines of output until the process ends; the last line of a terminated process may be cut."""
    for line in lines:
        if line.endswith(b"\n"):
            _take(incumbent, json.loads(line))


def _take(incumbent: SharedIncumbent, found: dict[str, Any]) -> None:
    """Process a line of output: a bound, an optimal placement, or infeasibility."""
    if "bound" in found:
        incumbent.raise_bound(found["bound"])
    elif found["slots"] is None:
        incumbent.find_infeasible(by_maxsat=True)
    elif incumbent.offer(found["slots"]):
        incumbent.raise_bound(found["gaps"])


# The encoding


class _Encoding:
    """Hard clauses over numbered variables."""

    def __init__(self) -> None:
        self.top = 0
        self.hard: list[list[int]] = []
        self.soft: list[int] = []

    def variable(self) -> int:
        """A fresh variable."""
        self.top += 1
        return self.top

    def at_most(self, literals: Sequence[int], most: int) -> None:
        """At most ``most`` of the literals are true: a sequential counter (C. Sinz, 2005)."""
        if len(literals) <= most:
            return
        if most < 0:
            never = self.variable()
            self.hard += [[never], [-never]]
            return
        if most == 0:
            self.hard += [[-x] for x in literals]
            return
        before: list[int] = []
        for n, literal in enumerate(literals):
            if before:
                self.hard.append([-literal, -before[-1]])
            if n + 1 == len(literals):
                return
            count = [self.variable() for _ in range(most)]
            self.hard.append([-literal, count[0]])
            for k, counted in enumerate(count):
                if before:
                    self.hard.append([-before[k], counted])
                    if k:
                        self.hard.append([-literal, -before[k - 1], counted])
            before = count

    def at_least(self, literals: Sequence[int], least: int) -> None:
        """At least ``least`` of the literals are true."""
        if least == 1 and literals:
            self.hard.append(list(literals))
        elif least > 0:
            self.at_most([-x for x in literals], len(literals) - least)


def clauses(problem: GapProblem) -> dict[str, Any]:
    """The clauses of a problem, and the variable of each meeting and slot, in JSON types."""
    enc = _Encoding()
    at = [{t: enc.variable() for t in sorted(meeting.slots)} for meeting in problem.meetings]
    in_zone: dict[tuple[int, int], list[int]] = defaultdict(list)
    for meeting, slots in zip(problem.meetings, at, strict=True):
        enc.hard.append(list(slots.values()))
        enc.at_most(list(slots.values()), 1)
        for t, x in slots.items():
            in_zone[meeting.zone, t].append(x)
    for (zone, t), literals in in_zone.items():
        enc.at_most(literals, problem.capacity[zone][t])
    for earlier, later in problem.after:
        for t, x in at[later].items():
            enc.hard.append([-x, *(y for s, y in at[earlier].items() if s < t)])
    gaps: dict[int, list[int]] = {}
    busy: dict[int, list[int]] = defaultdict(list)
    for delegate, meetings in enumerate(problem.of_delegate):
        used = _used(enc, [at[i] for i in meetings])
        for t, x in used.items():
            busy[t].append(x)
        enc.at_least(list(used.values()), len(meetings))
        if delegate in problem.measured:
            gaps[delegate] = [g for day in problem.days for g in _gap_ends(enc, used, day)]
            if any(used.keys() <= set(day) for day in problem.days):
                _keep_together(enc, used, len(meetings), gaps[delegate])
    if len(problem.meetings) >= _TIGHT_TABLES * sum(problem.total_capacity):
        _keep_slots_full(enc, problem, in_zone, busy)
    for limit in problem.limits:
        enc.at_most([g for d in sorted(limit.delegates) for g in gaps.get(d, ())], limit.most)
    if problem.spread is not None:
        _keep_spread(enc, problem, problem.spread, gaps)
    enc.soft = [-g for d in sorted(problem.goal_delegates) for g in gaps.get(d, ())]
    return {"hard": enc.hard, "soft": enc.soft, "at": [list(slots.items()) for slots in at]}


def _used(enc: _Encoding, meetings: Iterable[dict[int, int]]) -> dict[int, int]:
    """A variable for each slot that a delegate can use, in order, equivalent to one of their meetings being in it."""
    by_slot: dict[int, list[int]] = defaultdict(list)
    for slots in meetings:
        for t, x in slots.items():
            by_slot[t].append(x)
    used: dict[int, int] = {}
    for t in sorted(by_slot):
        used[t] = enc.variable()
        enc.at_most(by_slot[t], 1)
        enc.hard.append([-used[t], *by_slot[t]])
        enc.hard += [[-x, used[t]] for x in by_slot[t]]
    return used


def _gap_ends(enc: _Encoding, used: dict[int, int], day: range) -> list[int]:
    """A variable for each slot of a day, equivalent to a gap ending there: used, idle before, and used before that."""
    ends: list[int] = []
    met: int | None = None
    for t in day[2:]:
        if t - 2 in used:
            before = enc.variable()
            enc.hard.append([-used[t - 2], before])
            if met is not None:
                enc.hard.append([-met, before])
            enc.hard.append([-before, used[t - 2], *([] if met is None else [met])])
            met = before
        if met is not None and t in used:
            end = enc.variable()
            idle = [used[t - 1]] if t - 1 in used else []
            enc.hard += [[-used[t], -met, end, *idle], [-end, used[t]], [-end, met], *([-end, -x] for x in idle)]
            ends.append(end)
    return ends


def _keep_together(enc: _Encoding, used: dict[int, int], meetings: int, ends: Sequence[int]) -> None:
    """Implied clauses: without a gap, no two used slots of a day are as far apart as there are meetings.

    One variable per delegate says that there is no gap; with it cores are found in half the time.
    """
    far = [(s, t) for s, t in combinations(used, 2) if t - s >= meetings]
    if far:
        gapless = enc.variable()
        enc.hard.append([gapless, *ends])
        enc.hard += [[-used[s], -used[t], -gapless] for s, t in far]


def _keep_slots_full(
    enc: _Encoding, problem: GapProblem, in_zone: dict[tuple[int, int], list[int]], busy: dict[int, list[int]]
) -> None:
    """Implied clauses: two busy delegates a table at most, and the meetings that the other slots have no tables for.

    Unit propagation over the meetings alone does not see how many delegates are busy in a slot.
    """
    for t, literals in busy.items():
        enc.at_most(literals, 2 * problem.total_capacity[t])
    for zone, capacity in enumerate(problem.capacity):
        held = sum(meeting.zone == zone for meeting in problem.meetings)
        for t in range(problem.n_slots):
            enc.at_least(in_zone.get((zone, t), []), held - sum(capacity) + capacity[t])


def _keep_spread(enc: _Encoding, problem: GapProblem, spread: int, gaps: dict[int, list[int]]) -> None:
    """Companies with meetings have between ``least`` and ``least + spread`` gaps; ``least`` is counted in unary."""
    of_company: dict[int, list[int]] = defaultdict(list)
    for delegate, meetings in enumerate(problem.of_delegate):
        if meetings:
            of_company[problem.company[delegate]] += gaps[delegate]
    counts = [_unary_counts(enc, literals) for literals in of_company.values()]
    least = [enc.variable() for _ in min(counts, key=len, default=[])]
    enc.hard += [[-more, fewer] for fewer, more in pairwise(least)]
    for count in counts:
        enc.hard += [[-at_least, count[k]] for k, at_least in enumerate(least)]
        for k, more in enumerate(count[spread:]):
            enc.hard.append([-more, *least[k : k + 1]])


def _unary_counts(enc: _Encoding, literals: Sequence[int]) -> list[int]:
    """Variables equivalent to "at least 1, 2, … of the literals are true"."""
    count: list[int] = []
    for literal in literals:
        new = [enc.variable() for _ in range(len(count) + 1)]
        for k, at_least in enumerate(new):
            before = count[k : k + 1]
            one_less = count[k - 1 : k] if k else []
            for x in before:
                enc.hard.append([-x, at_least])
            enc.hard.append([-literal, at_least, *(-x for x in one_less)])
            enc.hard.append([-at_least, literal, *before])
            enc.hard += [[-at_least, x, *before] for x in one_less]
        count = new
    return count


# The process


def solve_clauses(given: dict[str, Any], tell_bound: Callable[[int], object] = lambda _: None) -> dict[str, Any]:
    """Solve clauses by core-guided search.

    Parameters
    ----------
    given
        The output of ``clauses``.
    tell_bound
        Receives the number of soft clauses known to be violated, each time it rises.

    Returns
    -------
    dict[str, Any]
        ``slots``, the slot of each meeting, and ``gaps``, the number of violated soft clauses; None for both if
        the hard clauses are unsatisfiable.
    """
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF

    class TellingRC2(RC2):
        """RC2 that reports its cost, a lower bound, after each core."""

        def process_core(self) -> None:
            super().process_core()
            tell_bound(int(self.cost))

    formula = WCNF()
    for clause in given["hard"]:
        formula.append(clause)
    for literal in given["soft"]:
        formula.append([literal], weight=1)
    with TellingRC2(formula, solver=_SAT_SOLVER) as solver:
        model = solver.compute()
        if model is None:
            return {"slots": None, "gaps": None}
        true = set(model)
        slots = [next(t for t, x in meeting if x in true) for meeting in given["at"]]
        return {"slots": slots, "gaps": int(solver.cost)}


def answer() -> None:
    """Read clauses as one line of standard input, and write bounds and the solution to standard output, one per line.

    The parent keeps standard input open as long as it lives: if it is killed, this process ends too.
    """
    given = json.loads(sys.stdin.buffer.readline())
    end_with_standard_input()
    _write(solve_clauses(given, lambda bound: _write({"bound": bound})))


def _write(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    answer()
