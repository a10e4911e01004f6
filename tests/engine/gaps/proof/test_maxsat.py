"""The MaxSAT encoding against every placement tried, and the process that solves it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
import time
from dataclasses import replace
from random import Random

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof import maxsat
from sco_scheduler.engine.gaps.proof.maxsat import COMMAND, clauses, prove_by_maxsat, solve_clauses
from sco_scheduler.engine.gaps.proof.model import SharedIncumbent
from sco_scheduler.engine.gaps.proof.problem import GapLimit, counted_gaps, is_placement
from tests.engine.gaps.proof.brute import fewest_gaps, one_day, random_problem


@pytest.mark.parametrize("seed", range(80))
def test_the_fewest_gaps_are_those_of_every_placement_tried(seed):
    problem = random_problem(seed)
    best, found = fewest_gaps(problem), solve_clauses(clauses(problem))
    assert found["gaps"] == best
    if best is not None:
        assert is_placement(problem, found["slots"])
        assert counted_gaps(problem, found["slots"]) == best


def tight(seed, spare=0):
    """A random problem with the tables of one placement of its meetings, and spare ones in the first zone and slot."""
    problem, rng = random_problem(seed), Random(seed)
    tables = [[0] * problem.n_slots for _ in problem.capacity]
    for meeting in problem.meetings:
        tables[meeting.zone][rng.choice(sorted(meeting.slots) or [0])] += 1
    tables[0][0] += spare
    return replace(problem, capacity=tuple(map(tuple, tables)))


@pytest.mark.parametrize("seed", range(40))
def test_bounds_of_the_slots_forbid_nothing_where_every_table_is_needed(seed):
    for problem in (tight(seed), tight(seed, spare=1)):
        assert solve_clauses(clauses(problem))["gaps"] == fewest_gaps(problem)


def test_slots_are_bounded_from_four_of_five_places_taken(monkeypatch):
    meetings = [(0, 1), (2, 3), (4, 5), (6, 7)]

    def bounded(places):
        """Whether the clauses of slots are there, with four meetings and so many tables in three slots."""
        problem = replace(one_day(meetings, 3), capacity=((2, 2, places - 4),))
        with monkeypatch.context() as without:
            without.setattr(maxsat, "_keep_slots_full", lambda *_: None)
            plain = clauses(problem)
        return len(clauses(problem)["hard"]) > len(plain["hard"])

    assert [bounded(places) for places in (4, 5, 6)] == [True, True, False]


def test_a_slot_holds_two_delegates_a_table_and_the_meetings_that_fit_nowhere_else(monkeypatch):
    called = []
    at_most = maxsat._Encoding.at_most
    monkeypatch.setattr(
        maxsat._Encoding,
        "at_most",
        lambda enc, literals, most: called.append((len(literals), most)) or at_most(enc, literals, most),
    )
    problem = replace(one_day([(0, 1), (2, 3), (4, 5), (6, 7)], 3), capacity=((2, 1, 1),))
    clauses(problem)
    busy = [call for call in called if call[0] == 8]
    assert busy == [(8, 4), (8, 2), (8, 2)]
    # Two of the four meetings at least are in the first slot; "one at least" is a clause, without a counter.
    assert called[-1] == (4, 2)
    one_left = replace(one_day([(0, 1), (2, 3)], 2), capacity=((1, 1),))
    given = clauses(one_left)
    first, second = (dict(meeting) for meeting in given["at"])
    assert [[first[t], second[t]] in given["hard"] for t in (0, 1)] == [True, True]


def test_what_is_to_be_later_is_not_at_the_same_time_though_other_people_meet():
    meetings, order = [(0, 1), (2, 3)], ((0, 1),)
    assert solve_clauses(clauses(one_day(meetings, 1, after=order)))["slots"] is None
    assert solve_clauses(clauses(one_day(meetings, 2, after=order)))["slots"] == [0, 1]


def test_an_earlier_goal_is_kept():
    meetings = [(0, 2), (0, 3), (1, 2), (1, 3)]
    apart = one_day(meetings, 4, slots={0: {0}, 1: {3}})
    assert solve_clauses(clauses(apart))["gaps"] == fewest_gaps(apart)
    limited = one_day(meetings, 4, slots={0: {0}, 1: {3}}, limits=(GapLimit(frozenset({0}), 0),))
    assert solve_clauses(clauses(limited))["slots"] is None


@pytest.mark.parametrize("spread", [0, 1, 2])
@pytest.mark.parametrize(("fewer", "more"), [(0, 0), (0, 1), (0, 2), (1, 2), (1, 3), (2, 2), (2, 3), (2, 4), (3, 4)])
def test_some_have_no_more_gaps_than_others_and_the_spread(fewer: int, more: int, spread: int):
    meetings = [(0, 1)] * (fewer + 1) + [(2, 3)] * (more + 1)
    apart = [*range(0, 2 * fewer + 1, 2), *range(0, 2 * more + 1, 2)]
    problem = one_day(meetings, 9, slots={i: {t} for i, t in enumerate(apart)}, spread=spread)
    found = solve_clauses(clauses(problem))
    assert found["gaps"] == (2 * (fewer + more) if more - fewer <= spread else None) == fewest_gaps(problem)


def test_the_process_settles_the_board():
    incumbent = SharedIncumbent(one_day([(0, 2), (0, 3), (1, 2)], 4, slots={0: {0}, 1: {2}}), Budget(60.0))
    prove_by_maxsat(incumbent)
    assert incumbent.settled
    assert incumbent.value == incumbent.bound == 1


@pytest.mark.parametrize("seed", range(80))
def test_bounds_rise_one_by_one_to_the_fewest_gaps(seed):
    problem, told = random_problem(seed), []
    solve_clauses(clauses(problem), told.append)
    best = fewest_gaps(problem)
    assert told == list(range(1, len(told) + 1))
    assert best is None or len(told) == best


def test_bounds_are_told_at_once(monkeypatch):
    told = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BufferedWriter(told), "utf-8"))
    maxsat._write({"bound": 3})
    assert json.loads(told.getvalue()) == {"bound": 3}


def test_bounds_are_taken_before_the_answer(monkeypatch):
    """A process that tells a bound and half a line, and then works on."""
    told = 'import sys, time; print(\'{"bound": 2}\\n{"bou\', end="", flush=True); time.sleep(60)'
    monkeypatch.setattr("sco_scheduler.engine.gaps.proof.maxsat.COMMAND", (sys.executable, "-c", told))
    incumbent = SharedIncumbent(one_day([(0, 2), (0, 3), (1, 2)], 4), Budget(60.0))
    bounds = []
    monkeypatch.setattr(incumbent, "raise_bound", lambda bound: (bounds.append(bound), incumbent.stop()))
    prove_by_maxsat(incumbent)
    assert bounds == [2]


@pytest.mark.parametrize("ends", ["process", "search"])
def test_waiting_ends_with_the_process_and_with_the_search(monkeypatch, ends):
    """A process that ends without an answer, and one that works on when others have settled the problem."""
    works = "import time; time.sleep(60)" if ends == "search" else "pass"
    monkeypatch.setattr("sco_scheduler.engine.gaps.proof.maxsat.COMMAND", (sys.executable, "-c", works))
    incumbent = SharedIncumbent(one_day([(0, 2), (0, 3), (1, 2)], 4), Budget(60.0))
    proving = threading.Thread(target=prove_by_maxsat, args=(incumbent,), daemon=True)
    proving.start()
    if ends == "search":
        incumbent.stop()
    proving.join(20.0)
    alive = proving.is_alive()
    incumbent.stop()
    assert not alive


def test_a_process_that_ends_before_it_is_told_anything_proves_nothing(monkeypatch):
    ended = threading.Event()
    monkeypatch.setattr(maxsat, "_read", lambda _, lines: (lines.read(), ended.set()))
    monkeypatch.setattr(maxsat, "clauses", lambda _: {"hard": [], "ended": ended.wait(20.0)})
    monkeypatch.setattr(maxsat, "COMMAND", (sys.executable, "-S", "-c", ""))
    incumbent = SharedIncumbent(one_day([(0, 1)], 2), Budget(20.0))
    prove_by_maxsat(incumbent)
    assert not incumbent.settled


def test_what_the_process_said_last_is_read_before_the_proof_ends(monkeypatch):
    read = threading.Event()

    def late(_, lines):
        lines.read()
        time.sleep(0.05)
        read.set()

    monkeypatch.setattr(maxsat, "_read", late)
    monkeypatch.setattr(maxsat, "COMMAND", (sys.executable, "-S", "-c", ""))
    prove_by_maxsat(SharedIncumbent(one_day([(0, 1)], 2), Budget(20.0)))
    assert read.is_set()


def test_the_process_ends_when_nobody_needs_it():
    incumbent = SharedIncumbent(one_day([(0, 2), (0, 3), (1, 2)], 4), Budget(60.0))
    incumbent.stop()
    prove_by_maxsat(incumbent)
    assert not incumbent.settled


def test_the_process_ends_with_the_one_that_asks():
    """A clause set that takes minutes (each of 11 pigeons in a hole of 10), and an asker that is gone."""
    holes, pigeons = range(10), range(11)
    hard = [[p * 10 + h + 1 for h in holes] for p in pigeons]
    hard += [[-(p * 10 + h + 1), -(q * 10 + h + 1)] for h in holes for p in pigeons for q in range(p)]
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdin.write(json.dumps({"hard": hard, "soft": [], "at": []}).encode() + b"\n")
        child.stdin.close()
        child.stdin = None
        assert child.communicate(timeout=60)[0] == b""
        assert child.returncode == 1
