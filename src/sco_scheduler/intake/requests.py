"""All requests of an event: who counts as the purchaser, and which of several rows counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.domain.event import Company, FixedMeeting, Level, Pair, Request
from sco_scheduler.intake.asking import Asked
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.directory import Directory
from sco_scheduler.intake.fixed import fixed_cell
from sco_scheduler.intake.kinds import requests as kinds


def decide_requests(
    asked: Sequence[Asked],
    companies: Mapping[str, Company],
    fixed: Sequence[FixedMeeting],
    directory: Directory,
    found: Findings,
) -> tuple[Request, ...]:
    """Turn wishes, in the order of the sheets, into requests with their roles.

    Of several wishes of one company for one other the first counts, except that a ``no`` always
    wins. Where two companies in both roles meet, the one that asked first is the purchaser; a fixed
    meeting of the two says it otherwise.
    """
    counting = _counting(asked, directory, found)
    roles = _roles(asked, companies, fixed, directory, found)
    requests = tuple(
        Request(
            a.asker, *roles[frozenset((a.asker, a.target))], a.level, a.rank, a.sessions, a.delegate, a.after, a.notes,
            a.cell,
        )
        for a in counting
    )  # fmt: skip
    _report_idle_after(counting, requests, directory, found)
    return requests


def _counting(asked: Sequence[Asked], directory: Directory, found: Findings) -> list[Asked]:
    by_pair: dict[tuple[str, str], list[Asked]] = {}
    for a in asked:
        by_pair.setdefault((a.asker, a.target), []).append(a)
    counting = []
    for rows in by_pair.values():
        first = next((a for a in rows if a.level is Level.NO), rows[0])
        counting.append(first)
        for other in rows:
            if other is not first:
                kind = kinds.REPEATED if other.alike(first) else kinds.TWICE
                sides = {"asker": directory.shown(first.asker), "target": directory.shown(first.target)}
                found.add(kind, other.cell, first.cell, counts=first.cell, **sides)
    order = {id(a): place for place, a in enumerate(asked)}
    return sorted(counting, key=lambda a: order[id(a)])


def _roles(
    asked: Sequence[Asked],
    companies: Mapping[str, Company],
    fixed: Sequence[FixedMeeting],
    directory: Directory,
    found: Findings,
) -> dict[frozenset[str], Pair]:
    """The purchaser and the supplier of each two companies between which somebody asked."""
    roles: dict[frozenset[str], Pair] = {}
    pinned: dict[frozenset[str], Pair] = {}
    for meeting in fixed:
        pinned.setdefault(frozenset(meeting.pair), meeting.pair)
    # A refusal does not ask: it decides only where nobody asked.
    for a in sorted(asked, key=lambda a: a.level is Level.NO):
        two = frozenset((a.asker, a.target))
        if two in roles:
            continue
        pair = _pair(companies[a.asker], companies[a.target])
        if two in pinned and pair != pinned[two]:
            purchaser, supplier = pair = pinned[two]
            cells = (fixed_cell(fixed, purchaser, supplier), a.cell)
            shown = {"purchaser": directory.shown(purchaser), "supplier": directory.shown(supplier)}
            found.add(kinds.FIXED_ROLES_TURNED, *cells, **shown)
        roles[two] = pair
    return roles


def _pair(asker: Company, target: Company) -> Pair:
    asks_as_purchaser = asker.purchaser is not None and target.supplier is not None
    return (asker.id, target.id) if asks_as_purchaser else (target.id, asker.id)


def _report_idle_after(
    counting: Sequence[Asked], requests: Sequence[Request], directory: Directory, found: Findings
) -> None:
    wanted = {frozenset(r.pair) for r in requests if r.level is not Level.NO}
    for a in counting:
        for other in a.after:
            if frozenset((a.asker, other)) not in wanted:
                names = {"asker": directory.shown(a.asker), "value": directory.shown(other)}
                found.add(kinds.AFTER_NO_MEETING, a.after_cell, **names)
