"""Counts the rows and wishes of registrations by what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sco_scheduler.domain.event import Event, Role
from sco_scheduler.domain.findings import Finding, FindingKind
from sco_scheduler.intake import kinds
from sco_scheduler.intake.results import RowCount, WishesRead
from sco_scheduler.intake.sheets.identities import LAYOUTS as COMPANY_LAYOUTS
from sco_scheduler.intake.sheets.identities import Identities
from sco_scheduler.intake.sheets.requests import RequestRows
from sco_scheduler.intake.table.rows import SheetTable

if TYPE_CHECKING:
    from sco_scheduler.intake.understanding.understood import Understanding

_AGAIN = (kinds.REQUEST_REPEATED, kinds.REQUEST_TWICE)


def row_counts(
    tables: Mapping[str, SheetTable],
    identities: Identities,
    event: Event,
    findings: Sequence[Finding],
    asking: RequestRows,
) -> tuple[RowCount, ...]:
    """Count the rows of each sheet by their use; the numbers of one sheet add up to its rows.

    Parameters
    ----------
    asking
        How the rows of Requests are used.
    """
    counts = [
        _companies(tables[layout.key], role, identities, findings)
        for role, layout in COMPANY_LAYOUTS.items()
        if layout.key in tables
    ]
    if "Delegates" in tables:
        people = {d.cell for c in event.companies for d in c.delegates}
        used = sum(not people.isdisjoint((row.cell("delegate"), row.cell("company"))) for row in tables["Delegates"])
        counts.append(_plain(tables["Delegates"], "delegate", used))
    if "Requests" in tables:
        counts.append(_requests(tables["Requests"], event, findings, asking))
    if "Interpreters" in tables:
        counts.append(_plain(tables["Interpreters"], "interpreter", len(event.interpreters or ())))
    if "Fixed" in tables:
        counts.append(_plain(tables["Fixed"], "fixed meeting", len(event.fixed)))
    return tuple(counts)


def _companies(table: SheetTable, role: Role, identities: Identities, findings: Sequence[Finding]) -> RowCount:
    rows = len(table.rows)
    used = sum(entry.role is role for entry in identities.entries)
    nameless = len({*_rows_with(table, findings, [kinds.COMPANY_NAMELESS])})
    again = rows - used - nameless
    parts = (("companies", used), ("duplicates", again), ("without a name", nameless))
    return RowCount(table.sheet, role.value, rows, parts)


def _requests(table: SheetTable, event: Event, findings: Sequence[Finding], asking: RequestRows) -> RowCount:
    rows = len(table.rows)
    cells = {row.cell("from") for row in table}
    used = sum(request.cell in cells for request in event.requests)
    repeated = _rows_with(table, findings, _AGAIN)
    again = len(repeated if asking.further else {*repeated})
    parts = (
        ("requests", used),
        ("repeated", again),
        ("left out", rows - (used + again - asking.further) - asking.gone),
        ("of or for who cancelled", asking.gone),
    )
    return RowCount(table.sheet, "request", rows, parts)


def _plain(table: SheetTable, what: str, used: int) -> RowCount:
    return RowCount(table.sheet, what, len(table.rows), ((f"{what}s", used), ("left out", len(table.rows) - used)))


def _rows_with(table: SheetTable, findings: Sequence[Finding], kinds: Iterable[FindingKind]) -> list[int]:
    """The rows of a sheet that have findings of some kinds, once for each finding."""
    codes = {kind.code for kind in kinds}
    return [
        cell.row
        for finding in findings
        if finding.code in codes
        for cell in finding.cells[:1]
        if cell.sheet == table.sheet and cell.row > table.header
    ]


def wish_counts(known: Understanding, event: Event) -> Iterator[WishesRead]:
    """Count the wishes of each sheet of any form by their use."""
    used = Counter(request.cell for request in event.requests)
    for count in known.built.counts.values():
        if not (count.wishes or count.columns or count.nobody):  # the format's own Requests are counted as rows
            continue
        cells = {wish.cell for wish in known.built.wishes} & count.cells
        kept = sum(number for cell, number in used.items() if cell in cells)
        yield WishesRead(
            count.sheet, count.wishes, len(count.askers), len(count.columns), kept, tuple(count.nobody), count.dropped
        )
