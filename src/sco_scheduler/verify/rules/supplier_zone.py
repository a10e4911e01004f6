"""R4: a meeting takes place in its supplier's zone; a company's fixed table is respected."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case, Violation, bound_table, cells_of

_WRONG_TABLE = {
    Role.PURCHASER: Phrase("said-wrong-table-purchaser"),
    Role.SUPPLIER: Phrase("said-wrong-table-supplier"),
}

RULE = RULES["R4"]


def supplier_zone(case: Case) -> Iterator[Violation]:
    """Each meeting is in its supplier's zone, and at the fixed table of either side there."""
    for meeting in case.meetings:
        if not case.is_history(meeting):
            yield from _wrong_zone(case, meeting)
            yield from _wrong_table(case, meeting)


def _wrong_zone(case: Case, meeting: Meeting) -> Iterator[Violation]:
    supplier = case.event.company_by_id.get(meeting.supplier)
    terms = supplier.supplier if supplier is not None else None
    if terms is not None and terms.zone != meeting.zone:
        words = case.words
        told = Phrase("said-wrong-zone")(
            company=words.company(meeting.supplier), zone=terms.zone, meeting=words.meeting(meeting)
        )
        yield Violation(RULE, told, (meeting,), cells_of(terms.cells.get("zone")))


def _wrong_table(case: Case, meeting: Meeting) -> Iterator[Violation]:
    zone = case.event.zone_by_code.get(meeting.zone)
    for company_id, role in zip(meeting.pair, (Role.PURCHASER, Role.SUPPLIER), strict=True):
        company = case.event.company_by_id.get(company_id)
        label = bound_table(company, role, zone)
        terms = company.terms(role) if company is not None else None
        if label is not None and terms is not None and meeting.table != label:
            words = case.words
            told = _WRONG_TABLE[role](
                company=words.company(company_id), table=f"{meeting.zone}/{label}", meeting=words.meeting(meeting)
            )
            yield Violation(RULE, told, (meeting,), cells_of(terms.cells.get("table")))
