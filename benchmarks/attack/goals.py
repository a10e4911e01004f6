"""Every goal once more: what a schedule is worth by each of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.attack.meetings import Held, Pair, Row, allowed, counts, days, least_and_most, value_of
from benchmarks.attack.spec import Spec

LARGE = {"musts", "value"}
"""The goals of which more is better."""

RERUN_ONLY = ("kept", "slot_moves", "table_changes", "person_changes")


def goals(
    spec: Spec, meetings: Sequence[Held], published: Sequence[Row] = (), old_musts: frozenset[Pair] = frozenset()
) -> dict[str, int]:
    """The value of every goal."""
    asks = spec.asked
    bought, sold = counts(meetings)
    found = dict.fromkeys(("gaps_purchasers", "gaps_suppliers", "zone_moves", "lost_time", "table_moves"), 0)
    musts = {m.pair for m in meetings if any(r.level == "must" for r in asks.get(m.pair, []))}
    found["musts"] = len(musts - old_musts)
    found["minimums"] = sum(
        max(0, least_and_most(spec, c, role)[0] - count.get(c.id, 0))
        for c in spec.companies
        if not c.cancelled
        for role, count in ((0, bought), (1, sold))
    )
    found["value"] = sum(value_of(spec, m.pair) for m in meetings)
    found["balance"] = sum(n * n for n in sold.values())
    slots = spec.slots
    for (company, _), day in days(meetings):
        buys = spec.company(company).purchaser is not None
        for a, b in pairwise(day):
            idle = [s for s in slots if s.day == a.slot.day and a.slot.index < s.index < b.slot.index]
            moved = a.zone != b.zone
            found["gaps_purchasers" if buys else "gaps_suppliers"] += bool(idle)
            found["zone_moves"] += moved
            lost = sum(s.end - s.start for s in idle) + spec.walk * moved
            found["lost_time"] += lost * spec.weights[0 if buys else 1]
    found["gaps"] = found["gaps_purchasers"] + found["gaps_suppliers"]
    found["table_moves"] = table_moves_of(spec, meetings)
    now = {m.pair: m for m in meetings}
    still = allowed(spec)
    rows = [row for row in published if row.open and row.held.pair in still]
    found["kept"] = sum(row.held.pair not in now for row in rows)
    for name in RERUN_ONLY[1:]:
        found[name] = 0
    for row in rows:
        old, new = row.held, now.get(row.held.pair)
        if new is None:
            continue
        if old.slot.index != new.slot.index:
            found["slot_moves"] += 1
        elif (old.zone, old.table) != (new.zone, new.table):
            found["table_changes"] += 1
        elif (old.purchaser, old.supplier, old.interpreter) != (new.purchaser, new.supplier, new.interpreter):
            found["person_changes"] += 1
    return found


def gaps_of(spec: Spec, meetings: Sequence[Held]) -> dict[str, int]:
    """The gaps of each company that holds a meeting."""
    found = {name: 0 for m in meetings for name in m.pair}
    for (company, _), day in days(meetings):
        found[company] += sum(b.slot.index - a.slot.index > 1 for a, b in pairwise(day))
    return found


def table_moves_of(spec: Spec, meetings: Sequence[Held]) -> int:
    if spec.seated == "nobody":
        return 0
    moves = 0
    for person, day in days(meetings):
        last: dict[str, str] = {}
        for m in day:
            if (m.purchaser if spec.seated == "purchasers" else m.supplier) != person:
                continue  # it goes to somebody else's table
            moves += m.zone in last and last[m.zone] != m.table
            last[m.zone] = m.table
    return moves
