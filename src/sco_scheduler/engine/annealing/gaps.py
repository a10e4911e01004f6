"""Gaps, counted as runs: a delegate with r runs of meetings on a day has max(0, r - 1) gaps.

Taking a meeting out of a slot, or putting one in, changes the number of runs by what stands in the
two neighbouring slots alone. In a Kempe chain, whoever has two meetings is busy in both slots before
and after: only people with one meeting in it can gain or lose a gap.
"""

from __future__ import annotations

from sco_scheduler.engine.annealing.arrays import (
    CHAIN,
    COLUMN,
    COMPANY,
    DAY,
    EXCESS,
    FREE,
    GROUP,
    SPREAD,
    WAY,
    Arrays,
)
from sco_scheduler.engine.annealing.compiled import part


@part
def gaps_of(runs: int) -> int:
    """The gaps of so many runs on one day."""
    return runs - 1 if runs > 1 else 0


@part
def runs_less(s: Arrays, resource: int, column: int) -> int:
    """How many runs more there are without what stands in a column: -1, 0 or 1."""
    return int(s.at[resource, column - 1] != FREE) + int(s.at[resource, column + 1] != FREE) - 1


@part
def runs_more(s: Arrays, resource: int, column: int, left: int) -> int:
    """How many runs more there are with a meeting in a free column, once column ``left`` is free too."""
    joined = 0
    if column - 1 != left and s.at[resource, column - 1] != FREE:
        joined += 1
    if column + 1 != left and s.at[resource, column + 1] != FREE:
        joined += 1
    return 1 - joined


@part
def gap_change(s: Arrays, resource: int, source: int, target: int) -> int:
    """How the gaps of a delegate change when a meeting moves from one column to a free one."""
    less = runs_less(s, resource, source)
    more = runs_more(s, resource, target, source)
    day, other_day = s.columns[source, DAY], s.columns[target, DAY]
    before = s.runs[resource, day]
    if day == other_day:
        return gaps_of(before + less + more) - gaps_of(before)
    other = s.runs[resource, other_day]
    return gaps_of(before + less) - gaps_of(before) + gaps_of(other + more) - gaps_of(other)


@part
def gap_changes(s: Arrays, size: int, here: int, there: int) -> tuple[int, int]:
    """How the gaps of the two groups change when the chain is swapped."""
    purchasers, suppliers = 0, 0
    for i in range(size):
        member = s.scratch[CHAIN, i]
        source = s.meeting[member, COLUMN]
        target = here + there - source
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            if s.at[resource, target] == FREE:
                change = gap_change(s, resource, source, target)
                if s.resource[resource, GROUP] == 0:
                    purchasers += change
                else:
                    suppliers += change
    return purchasers, suppliers


@part
def add_run_changes(s: Arrays, resource: int, source: int, target: int) -> None:
    """Count the runs, and the gaps of the company, as they will be once the meeting has moved."""
    if s.number[SPREAD] >= 0:
        change_company(s, s.resource[resource, COMPANY], gap_change(s, resource, source, target))
    less = runs_less(s, resource, source)
    more = runs_more(s, resource, target, source)
    s.runs[resource, s.columns[source, DAY]] += less
    s.runs[resource, s.columns[target, DAY]] += more


@part
def change_company(s: Arrays, company: int, change: int) -> None:
    """Count a company under its new number of gaps."""
    s.companies_with[s.company_gaps[company]] -= 1
    s.company_gaps[company] += change
    s.companies_with[s.company_gaps[company]] += 1


@part
def spread_kept(s: Arrays) -> bool:
    """Whether the gap counts of the companies are within the spread, or no further from it than before."""
    least, most = FREE, FREE
    for gaps in range(len(s.companies_with)):
        if s.companies_with[gaps] > 0:
            if least == FREE:
                least = gaps
            most = gaps
    excess = max(most - least - s.number[SPREAD], 0)
    if excess > s.number[EXCESS]:
        return False
    s.number[EXCESS] = excess
    return True
