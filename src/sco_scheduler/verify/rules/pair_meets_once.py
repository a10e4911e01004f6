"""R2: a pair meets once at most, only where a side asked and no side said no."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.event import Pair, Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case, Violation, cells_of

_NOT_IN_ROLE = {Role.PURCHASER: Phrase("said-no-purchaser"), Role.SUPPLIER: Phrase("said-no-supplier")}

RULE = RULES["R2"]


def pair_meets_once(case: Case) -> Iterator[Violation]:
    """Both sides are registered in their roles, asked for the meeting, did not refuse, and meet once.

    A pair meets more often only where Fixed, or locked rows, list it so.
    """
    for pair, meetings in case.by_pair.items():
        new = tuple(m for m in meetings if not case.is_history(m))
        if new:
            yield from _wrong_sides(case, pair, new)
            yield from _not_wanted(case, pair, new)
            yield from _too_often(case, pair, meetings)


def _wrong_sides(case: Case, pair: Pair, meetings: tuple[Meeting, ...]) -> Iterator[Violation]:
    words = case.words
    if pair[0] == pair[1]:
        told = Phrase("said-meets-itself")(company=words.company(pair[0]), meeting=words.meeting(meetings[0]))
        yield Violation(RULE, told, meetings)
    for company_id, role in zip(pair, (Role.PURCHASER, Role.SUPPLIER), strict=True):
        company = case.event.company_by_id.get(company_id)
        if company is None:
            told = Phrase("said-not-registered")(id=company_id, meeting=words.meeting(meetings[0]))
            yield Violation(RULE, told, meetings)
        elif company.terms(role) is None:
            told = _NOT_IN_ROLE[role](company=words.company(company_id), meeting=words.meeting(meetings[0]))
            yield Violation(RULE, told, meetings, cells_of(company.cell))


def _not_wanted(case: Case, pair: Pair, meetings: tuple[Meeting, ...]) -> Iterator[Violation]:
    words = case.words
    for refusal in case.pairs.refusals(pair):
        asker, target = words.company(refusal.asker), words.company(refusal.target)
        told = Phrase("said-refused")(asker=asker, target=target, at=words.at(meetings[0]))
        yield Violation(RULE, told, meetings, cells_of(refusal.cell))
    pinned = pair in case.pairs.fixed or pair in case.pairs.locks
    if not pinned and not case.pairs.requests(pair):
        yield Violation(RULE, Phrase("said-not-asked")(meeting=words.meeting(meetings[0])), meetings)


def _too_often(case: Case, pair: Pair, meetings: list[Meeting]) -> Iterator[Violation]:
    most = max(1, case.pairs.times_asked(pair))
    if len(meetings) > most:
        words = case.words
        times = tuple(words.at(m) for m in meetings)
        fixed = case.pairs.fixed.get(pair, [])
        told = Phrase("said-more-than-once") if most == 1 else Phrase("said-too-often")(most=most)
        told = told.with_blanks(pair=words.pair(pair), count=len(meetings), times=times)
        yield Violation(RULE, told, tuple(meetings), cells_of(*(row.cell for row in fixed)))
