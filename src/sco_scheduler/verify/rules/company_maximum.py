"""R6: a company's maximum in each role, and its number of delegates, are respected."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.verify.case import Case, Violation, cells_of

_ABOVE_MAXIMUM = {
    Role.PURCHASER: Phrase("said-above-maximum-purchaser"),
    Role.SUPPLIER: Phrase("said-above-maximum-supplier"),
}

RULE = RULES["R6"]


def company_maximum(case: Case) -> Iterator[Violation]:
    """No company meets more often than its maximum, and only its own delegates attend for it.

    This implies that a company is in no more meetings at once than it has delegates: each of its meetings
    has one of them, who is in one meeting at a time.
    """
    yield from _above_maximum(case)
    yield from _not_its_delegate(case)


def _above_maximum(case: Case) -> Iterator[Violation]:
    words = case.words
    for role, groups in ((Role.PURCHASER, case.as_purchaser), (Role.SUPPLIER, case.as_supplier)):
        for company_id, meetings in groups.items():
            company = case.event.company_by_id.get(company_id)
            terms = company.terms(role) if company is not None else None
            if terms is None or terms.maximum is None or len(meetings) <= terms.maximum:
                continue
            if not all(case.is_history(m) for m in meetings):
                told = _ABOVE_MAXIMUM[role](
                    company=words.company(company_id), count=len(meetings), maximum=terms.maximum
                )
                yield Violation(RULE, told, tuple(meetings), cells_of(terms.cells.get("maximum")))


def _not_its_delegate(case: Case) -> Iterator[Violation]:
    words = case.words
    for meeting in case.meetings:
        for company_id, key in zip(meeting.pair, meeting.delegates, strict=True):
            company = case.event.company_of_delegate.get(key)
            if (company is None or company.id != company_id) and not case.is_history(meeting):
                told = Phrase("said-not-its-delegate")(
                    person=words.delegate(key), meeting=words.meeting(meeting), company=words.company(company_id)
                )
                yield Violation(RULE, told, (meeting,))
