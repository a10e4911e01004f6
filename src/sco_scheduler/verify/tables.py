"""Which table a company is bound to."""

from __future__ import annotations

from sco_scheduler.domain.event import Company, Role, Zone


def bound_table(company: Company | None, role: Role, zone: Zone | None) -> str | None:
    """The label of the table in ``zone`` that all the company's meetings in that role are at, if any.

    A table given as ``5`` binds in every zone that has a table 5, ``A/5`` in zone A alone.
    """
    terms = company.terms(role) if company is not None else None
    if terms is None or terms.table is None or zone is None:
        return None
    if terms.table.zone not in (None, zone.code):
        return None
    return terms.table.label if any(t.label == terms.table.label for t in zone.tables) else None
