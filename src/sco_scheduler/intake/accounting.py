"""What became of every row: each is used, or the count of rows that were not says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sco_scheduler.domain.event import Event, Role
from sco_scheduler.domain.findings import Finding, FindingKind
from sco_scheduler.intake.identities import LAYOUTS, Identities
from sco_scheduler.intake.kinds import companies as company_kinds
from sco_scheduler.intake.kinds import requests as request_kinds
from sco_scheduler.intake.results import RowCount
from sco_scheduler.intake.rows import Table

_AGAIN = (request_kinds.REPEATED, request_kinds.TWICE)


def row_counts(
    tables: Mapping[str, Table], identities: Identities, event: Event, findings: Sequence[Finding], gone: int
) -> tuple[RowCount, ...]:
    """The rows of the sheets of companies, delegates, requests, interpreters and fixed meetings, and what they became.

    The numbers of one sheet add up to its rows. ``gone`` is how many rows of Requests are of or for a
    company that cancelled, which are no findings.
    """
    counts = [_companies(tables[layout.key], role, identities, findings) for role, layout in LAYOUTS.items()
              if layout.key in tables]  # fmt: skip
    if "Delegates" in tables:
        people = [d.cell for c in event.companies for d in c.delegates]
        counts.append(_plain(tables["Delegates"], "delegate", _on(tables["Delegates"], people)))
    if "Requests" in tables:
        counts.append(_requests(tables["Requests"], event, findings, gone))
    if "Interpreters" in tables:
        counts.append(_plain(tables["Interpreters"], "interpreter", len(event.interpreters or ())))
    if "Fixed" in tables:
        counts.append(_plain(tables["Fixed"], "fixed meeting", len(event.fixed)))
    return tuple(counts)


def _companies(table: Table, role: Role, identities: Identities, findings: Sequence[Finding]) -> RowCount:
    rows = len(table.rows)
    used = sum(entry.role is role for entry in identities.entries)
    nameless = len(_rows_with(table, findings, [company_kinds.COMPANY_NAMELESS]))
    again = rows - used - nameless
    parts = (("companies", used), ("duplicates", again), ("without a name", nameless))
    return RowCount(table.sheet, role.value, rows, parts)


def _requests(table: Table, event: Event, findings: Sequence[Finding], gone: int) -> RowCount:
    rows = len(table.rows)
    used = _on(table, (request.cell for request in event.requests))
    again = len(_rows_with(table, findings, _AGAIN))
    parts = (("requests", used), ("repeated", again), ("left out", rows - used - again - gone),
             ("of or for who cancelled", gone))  # fmt: skip
    return RowCount(table.sheet, "request", rows, parts)


def _plain(table: Table, what: str, used: int) -> RowCount:
    return RowCount(table.sheet, what, len(table.rows), ((f"{what}s", used), ("left out", len(table.rows) - used)))


def _on(table: Table, cells: Iterable[object]) -> int:
    return sum(getattr(cell, "sheet", None) == table.sheet for cell in cells)


def _rows_with(table: Table, findings: Sequence[Finding], kinds: Iterable[FindingKind]) -> set[int]:
    """The rows of a sheet that findings of some kinds are about."""
    codes = {kind.code for kind in kinds}
    return {
        cell.row
        for finding in findings
        if finding.code in codes
        for cell in finding.cells[:1]
        if cell.sheet == table.sheet and cell.row > table.header
    }
