"""The first reason that applies to an unmet pair, in the order that ``reasons`` defines."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.domain.event import Pair
from sco_scheduler.domain.outcome import Reason
from tests.oracles.reasons.additions import Additions
from tests.oracles.reasons.prospects import Prospect, Prospects
from tests.oracles.reasons.room import Room


class FirstReason:
    """Why a pair does not meet, judged against a finished schedule as it stands."""

    def __init__(self, room: Room, prospects: Prospects, order: Sequence[str]) -> None:
        self._case = room.case
        self._prospects = prospects
        self._additions = Additions(room, order)

    def of(self, pair: Pair) -> tuple[Reason, set[str] | None]:
        """The first reason that applies, and the companies that it is about where that is settled."""
        companies = self._case.event.company_by_id
        cancelled = {c for c in pair if c in companies and companies[c].cancelled}
        if refusals := self._case.pairs.refusals(pair):
            return Reason.REFUSED, {r.asker for r in refusals}
        if cancelled or self._case.pairs.taken_out(pair):
            return Reason.CANCELLED, cancelled
        if len(self._prospects.bound_tables(pair)) > 1:
            return Reason.DIFFERENT_TABLES, None
        if not self._prospects.common(pair):
            return Reason.NO_COMMON_SLOT, None
        return self._reason_to_prospect(self._prospects.prospect(pair))

    def _reason_to_prospect(self, prospect: Prospect) -> tuple[Reason, set[str] | None]:
        if not prospect.open:
            return Reason.WISHES, None
        if self._prospects.never_spoken(prospect):
            return Reason.NO_INTERPRETER, None
        if full := self._at_maximum(prospect.pair):
            return Reason.AT_MAXIMUM, full
        found = Reason.EVERY_SLOT_TAKEN
        for meeting in self._additions.kinds_of_ways(prospect):
            if not self._additions.keeps_gap_spread(meeting):
                found = Reason.GAP_SPREAD if found is Reason.EVERY_SLOT_TAKEN else found
            elif self._additions.betters(meeting):
                return Reason.TIME_RAN_OUT, None
            else:
                found = Reason.GOALS
        return found, None

    def _at_maximum(self, pair: Pair) -> set[str]:
        """The sides that hold as many meetings in their role as their maximum there."""
        companies = self._case.event.company_by_id
        sides = (
            (pair[0], companies[pair[0]].purchaser, self._case.as_purchaser),
            (pair[1], companies[pair[1]].supplier, self._case.as_supplier),
        )
        return {
            company
            for company, terms, held in sides
            if terms is not None and terms.maximum is not None and len(held.get(company, ())) >= terms.maximum
        }
