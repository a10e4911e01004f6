"""Effects of a move of Kempe chains on gaps, zone moves, lost time and walking.

*Gaps* are counted as runs: a delegate with r runs of meetings on a day has max(0, r - 1) gaps.
Removing or adding a meeting changes the number of runs depending on the two
neighbouring slots alone. A delegate with two meetings in a Kempe chain is busy in both slots before and
after the swap: only delegates with one meeting in it can gain or lose a gap.

``here`` and ``there`` are the two columns (slots with blanks between the days, see ``kempe_state``) that a move swaps.
A day is considered *as swapped* if a resource's meetings in ``here`` and ``there`` are exchanged for the calculation
only; with both the same column it is the present day.

Throughout, ``s`` is the state of the annealing, which only ``add_run_changes``, ``change_company``, ``spread_kept`` and
``enter_lost`` change; ``size`` is the number of meetings in the chain, which are in the scratch row CHAIN; ``resource``
is a delegate, ``column`` any column of the day, and ``source`` and ``target`` are the columns that a meeting leaves and
enters.
"""

from __future__ import annotations

from sco_scheduler.engine.local_search.compiled import inlined, part
from sco_scheduler.engine.local_search.kempe_state import (
    CHAIN,
    COLUMN,
    COMPANY,
    DAY,
    END,
    EXCESS,
    FIRST,
    FREE,
    GROUP,
    MINUTE_WEIGHT,
    MINUTES,
    REACH,
    SEVERAL_ZONES,
    SPREAD,
    WALK,
    WAY,
    ZONE,
    KempeState,
)


@inlined
def gaps_of(runs: int) -> int:
    """The number of gaps of a day with this number of runs."""
    return runs - 1 if runs > 1 else 0


@inlined
def runs_less(s: KempeState, resource: int, column: int) -> int:
    """The change in the number of runs of a day if the meeting in a column is removed: -1, 0 or 1."""
    return int(s.at[resource, column - 1] != FREE) + int(s.at[resource, column + 1] != FREE) - 1


@inlined
def runs_more(s: KempeState, resource: int, column: int, left: int) -> int:
    """The change in the number of runs if a meeting enters a free column, column ``left`` being free: -1, 0 or 1.

    Parameters
    ----------
    s
        The state of the annealing.
    resource
        The delegate.
    column
        The free column that the meeting enters.
    left
        A column that counts as free, which the meeting leaves; FREE for none.
    """
    joined = 0
    if column - 1 != left and s.at[resource, column - 1] != FREE:
        joined += 1
    if column + 1 != left and s.at[resource, column + 1] != FREE:
        joined += 1
    return 1 - joined


@inlined
def _gap_change(s: KempeState, resource: int, source: int, target: int) -> int:
    """The change in a delegate's number of gaps if a meeting moves from one column to a free one."""
    less = runs_less(s, resource, source)
    more = runs_more(s, resource, target, source)
    day, other_day = s.columns[source, DAY], s.columns[target, DAY]
    before = s.runs[resource, day]
    if day == other_day:
        return gaps_of(before + less + more) - gaps_of(before)
    other = s.runs[resource, other_day]
    return gaps_of(before + less) - gaps_of(before) + gaps_of(other + more) - gaps_of(other)


@inlined
def gap_changes(s: KempeState, size: int, here: int, there: int) -> tuple[int, int]:
    """The change in the numbers of gaps of the two groups of delegates if the chain is swapped.

    Returns
    -------
    tuple[int, int]
        The changes for the delegates whose gaps count as purchasers', and for all others.
    """
    purchasers, suppliers = 0, 0
    for i in range(size):
        member = s.scratch[CHAIN, i]
        source = s.meeting[member, COLUMN]
        target = here + there - source
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            if s.at[resource, target] == FREE:
                change = _gap_change(s, resource, source, target)
                if s.resource[resource, GROUP] == 0:
                    purchasers += change
                else:
                    suppliers += change
    return purchasers, suppliers


@inlined
def add_run_changes(s: KempeState, resource: int, source: int, target: int) -> None:
    """Update a delegate's runs, and with a spread the company's gaps, for a meeting that moves."""
    if s.number[SPREAD] >= 0:
        change_company(s, s.resource[resource, COMPANY], _gap_change(s, resource, source, target))
    less = runs_less(s, resource, source)
    more = runs_more(s, resource, target, source)
    s.runs[resource, s.columns[source, DAY]] += less
    s.runs[resource, s.columns[target, DAY]] += more


@inlined
def change_company(s: KempeState, company: int, change: int) -> None:
    """Update the histogram of companies by gaps if one's number of gaps changes.

    Parameters
    ----------
    s
        The state of the annealing, changed.
    company
        The company.
    change
        The change in its number of gaps.
    """
    s.companies_with[s.company_gaps[company]] -= 1
    s.company_gaps[company] += change
    s.companies_with[s.company_gaps[company]] += 1


@part
def spread_kept(s: KempeState) -> bool:
    """Whether the gaps of companies differ by the spread at most, or the excess does not grow."""
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


@inlined
def _seen_at(s: KempeState, resource: int, column: int, here: int, there: int) -> int:
    """The resource's meeting in a column of the day as swapped; FREE if none."""
    if column == here:
        return int(s.at[resource, there])
    if column == there:
        return int(s.at[resource, here])
    return int(s.at[resource, column])


@part
def zone_moves_on(s: KempeState, resource: int, column: int, here: int, there: int) -> int:
    """The zone moves of a delegate on the day of a column, as swapped."""
    moves, last = 0, FREE
    for then in range(s.columns[column, FIRST], s.columns[column, END]):
        meeting = _seen_at(s, resource, then, here, there)
        if meeting != FREE:
            zone = s.meeting[meeting, ZONE]
            if FREE != last != zone:
                moves += 1
            last = zone
    return moves


@part
def zone_move_change(s: KempeState, size: int, here: int, there: int) -> int:
    """The change in the zone moves of all delegates if the chain is swapped."""
    change = 0
    one_day = s.columns[here, DAY] == s.columns[there, DAY]
    for i in range(size):
        member = s.scratch[CHAIN, i]
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            if s.resource[resource, SEVERAL_ZONES] == 0 or (
                s.meeting[member, COLUMN] == there and s.at[resource, here] != FREE
            ):
                continue  # always in one zone, or counted with its meeting in ``here``
            change += zone_moves_on(s, resource, here, here, there) - zone_moves_on(s, resource, here, here, here)
            if not one_day:
                change += zone_moves_on(s, resource, there, here, there) - zone_moves_on(s, resource, there, here, here)
    return change


@inlined
def lost_on(s: KempeState, resource: int, column: int, here: int, there: int) -> int:
    """The weighted lost time of a delegate on the day of a column, as swapped.

    Returns
    -------
    int
        In the unit of lost time (``AnnealProblem``), times the weight of a minute of the delegate.
    """
    lost, idle, last = 0, 0, FREE
    for then in range(s.columns[column, FIRST], s.columns[column, END]):
        meeting = _seen_at(s, resource, then, here, there)
        if meeting == FREE:
            idle += s.columns[then, MINUTES]
            continue
        zone = s.meeting[meeting, ZONE]
        if last != FREE:
            lost += idle
            if zone != last:
                lost += s.number[WALK]
        idle, last = 0, zone
    return int(lost * s.resource[resource, MINUTE_WEIGHT])


@inlined
def _lost_by_swap(s: KempeState, resource: int, here: int, there: int) -> int:
    """The change in the lost time of one delegate if the meetings in two columns are exchanged."""
    if s.resource[resource, SEVERAL_ZONES] == 0 and s.at[resource, here] != FREE and s.at[resource, there] != FREE:
        return 0
    day, other_day = s.columns[here, DAY], s.columns[there, DAY]
    change = lost_on(s, resource, here, here, there) - int(s.lost[resource, day])
    if day != other_day:
        change += lost_on(s, resource, there, here, there) - int(s.lost[resource, other_day])
    return change


@inlined
def lost_by_meeting(s: KempeState, meeting: int, here: int, there: int) -> int:
    """The change in the lost time of a meeting's two delegates if the chain is swapped."""
    way = s.meeting[meeting, WAY]
    return _lost_by_swap(s, s.way[way, 0], here, there) + _lost_by_swap(s, s.way[way, 1], here, there)


@inlined
def lost_change(s: KempeState, size: int, here: int, there: int) -> int:
    """The change in the lost time of all delegates if the chain is swapped."""
    change = 0
    for i in range(size):
        member = s.scratch[CHAIN, i]
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            if s.meeting[member, COLUMN] == here or s.at[resource, here] == FREE:
                change += _lost_by_swap(s, resource, here, there)  # else counted with its meeting in ``here``
    return change


@inlined
def enter_lost(s: KempeState, size: int, here: int, there: int) -> None:
    """Update the lost time of all delegates of a chain that has been swapped."""
    for i in range(size):
        member = s.scratch[CHAIN, i]
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            s.lost[resource, s.columns[here, DAY]] = lost_on(s, resource, here, here, here)
            s.lost[resource, s.columns[there, DAY]] = lost_on(s, resource, there, there, there)


@part
def can_walk(s: KempeState, size: int, here: int, there: int) -> bool:
    """Whether all delegates of the chain can walk between their meetings after the swap (rule R5)."""
    if s.number[REACH] == 0:
        return True
    for i in range(size):
        member = s.scratch[CHAIN, i]
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            if not reaches(s, resource, member, here + there - s.meeting[member, COLUMN], here, there):
                return False
    return True


@part
def reaches(s: KempeState, resource: int, meeting: int, target: int, here: int, there: int) -> bool:
    """Whether a delegate can walk to a meeting in column ``target`` and from it, on days as swapped."""
    if s.resource[resource, SEVERAL_ZONES] == 0:
        return True
    reach = s.number[REACH]
    for column in range(max(target - reach, 0), min(target + reach + 1, len(s.columns))):
        if s.near[target, column]:
            other = _seen_at(s, resource, column, here, there)
            if FREE != other != meeting and s.meeting[other, ZONE] != s.meeting[meeting, ZONE]:
                return False
    return True
