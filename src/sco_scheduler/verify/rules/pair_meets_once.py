"""R2: a pair meets once at most, only where a side asked and no side said no."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.event import Pair, Role
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.verdict import Violation, cells_of
from sco_scheduler.verify.words import sentence

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
        text = f"{words.company(pair[0])} meets itself in {words.meeting(meetings[0])}"
        yield Violation(RULE, sentence(text), meetings)
    for company_id, role in zip(pair, (Role.PURCHASER, Role.SUPPLIER), strict=True):
        company = case.event.company_by_id.get(company_id)
        if company is None:
            text = f"no company {company_id} is registered, but it is in {words.meeting(meetings[0])}"
            yield Violation(RULE, sentence(text), meetings)
        elif company.terms(role) is None:
            text = f"{words.company(company_id)} is no {role}, but has that role in {words.meeting(meetings[0])}"
            yield Violation(RULE, sentence(text), meetings, cells_of(company.cell))


def _not_wanted(case: Case, pair: Pair, meetings: tuple[Meeting, ...]) -> Iterator[Violation]:
    words = case.words
    for refusal in case.pairs.refusals(pair):
        text = (
            f"{words.company(refusal.asker)} said no to {words.company(refusal.target)}, "
            f"but they meet at {words.time(meetings[0].start)} at {words.place(meetings[0])}"
        )
        yield Violation(RULE, sentence(text), meetings, cells_of(refusal.cell))
    pinned = pair in case.pairs.fixed or pair in case.pairs.locks
    if not pinned and not case.pairs.requests(pair):
        yield Violation(RULE, sentence(f"nobody asked for {words.meeting(meetings[0])}"), meetings)


def _too_often(case: Case, pair: Pair, meetings: list[Meeting]) -> Iterator[Violation]:
    most = max(1, case.pairs.times_asked(pair))
    if len(meetings) > most:
        words = case.words
        times = ", ".join(f"at {words.time(m.start)} at {words.place(m)}" for m in meetings)
        fixed = case.pairs.fixed.get(pair, [])
        limit = "once" if most == 1 else f"{most} times"
        text = f"{words.pair(pair)} should meet {limit} at most, but do so {len(meetings)} times: {times}"
        yield Violation(RULE, sentence(text), tuple(meetings), cells_of(*(row.cell for row in fixed)))
