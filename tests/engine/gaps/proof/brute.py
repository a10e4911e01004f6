"""Tiny gap problems, and the answer by trying every placement."""

from __future__ import annotations

from itertools import product
from random import Random

from sco_scheduler.engine.gaps.proof.problem import GapLimit, GapProblem, GivenMeeting


def one_day(
    meetings: list[tuple[int, int]],
    n_slots: int,
    tables: int = 9,
    slots: dict[int, set[int]] | None = None,
    **more: object,
) -> GapProblem:
    """Meetings between delegates in one zone on one day; ``slots`` narrows single meetings."""
    narrowed = slots or {}
    n_delegates = max(max(pair) for pair in meetings) + 1
    defaults: dict[str, object] = {
        "meetings": tuple(
            GivenMeeting(a, b, 0, frozenset(narrowed.get(i, range(n_slots)))) for i, (a, b) in enumerate(meetings)
        ),
        "day": (0,) * n_slots,
        "capacity": ((tables,) * n_slots,),
        "company": tuple(range(n_delegates)),
    }
    return GapProblem(**{**defaults, **more})


def fewest_gaps(problem: GapProblem) -> int | None:
    """The fewest gaps over all placements, written down anew; None where there is no placement."""
    best: int | None = None
    for slots in product(*(sorted(meeting.slots) for meeting in problem.meetings)):
        if _keeps_rules(problem, slots):
            gaps = _gaps(problem, slots)
            total = sum(gaps[d] for d in range(len(gaps)) if problem.counted is None or d in problem.counted)
            best = total if best is None else min(best, total)
    return best


def _keeps_rules(problem: GapProblem, slots: tuple[int, ...]) -> bool:
    seats = [(d, t) for m, t in zip(problem.meetings, slots, strict=True) for d in (m.a, m.b)]
    if len(set(seats)) < len(seats) or any(slots[j] <= slots[i] for i, j in problem.after):
        return False
    for zone, row in enumerate(problem.capacity):
        for t, tables in enumerate(row):
            if sum(m.zone == zone and s == t for m, s in zip(problem.meetings, slots, strict=True)) > tables:
                return False
    gaps = _gaps(problem, slots)
    if any(sum(gaps[d] for d in limit.delegates) > limit.most for limit in problem.limits):
        return False
    if problem.spread is None:
        return True
    meeting = {d for d, _ in seats}
    companies = {problem.company[d] for d in meeting}
    totals = [sum(gaps[d] for d in meeting if problem.company[d] == c) for c in companies]
    return not totals or max(totals) - min(totals) <= problem.spread


def _gaps(problem: GapProblem, slots: tuple[int, ...]) -> list[int]:
    """Gaps told as text: the runs of dots between two crosses of a day."""
    gaps = [0] * len(problem.company)
    for delegate in range(len(gaps)):
        mine = {t for m, t in zip(problem.meetings, slots, strict=True) if delegate in (m.a, m.b)}
        for day in sorted(set(problem.day)):
            line = "".join("x" if t in mine else "." for t, d in enumerate(problem.day) if d == day)
            gaps[delegate] += len([run for run in line.strip(".").split("x") if run])
    return gaps


def random_problem(seed: int) -> GapProblem:
    """A tiny problem with everything in it now and then: zones, days, absences, precedences, spread, weights."""
    rng = Random(seed)
    n_delegates, n_slots = rng.randint(3, 5), rng.randint(3, 5)
    pairs = [(a, b) for a in range(n_delegates) for b in range(a + 1, n_delegates)]
    chosen = rng.sample(pairs, min(len(pairs), rng.randint(2, 5)))
    if rng.random() < 0.2:
        chosen.append(chosen[0])
    n_zones = rng.choice((1, 1, 2))
    meetings = tuple(
        GivenMeeting(a, b, rng.randrange(n_zones), frozenset(t for t in range(n_slots) if rng.random() < 0.8))
        for a, b in chosen
    )
    split = rng.randint(1, n_slots)
    indices = rng.sample(range(len(meetings)), 2)
    someone = frozenset(d for d in range(n_delegates) if rng.random() < 0.5)
    return GapProblem(
        meetings,
        day=tuple(int(t >= split) for t in range(n_slots)) if rng.random() < 0.4 else (0,) * n_slots,
        capacity=tuple(
            tuple(rng.randint(0, 2) if rng.random() < 0.2 else 2 for _ in range(n_slots)) for _ in range(n_zones)
        ),
        company=tuple(rng.randrange(n_delegates) for _ in range(n_delegates))
        if rng.random() < 0.3
        else tuple(range(n_delegates)),
        after=((indices[0], indices[1]),) if rng.random() < 0.3 else (),
        spread=rng.choice((None, None, 0, 1)),
        counted=someone if rng.random() < 0.3 else None,
        limits=(GapLimit(frozenset(range(n_delegates)) - someone, rng.randint(0, 1)),) if rng.random() < 0.3 else (),
    )
