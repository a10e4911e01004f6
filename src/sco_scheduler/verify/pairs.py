"""What is said about a pair: who asked, who refused, what pins hold it, and how often it may meet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from sco_scheduler.domain.event import Event, FixedMeeting, Level, Pair, Request, Role
from sco_scheduler.domain.schedule import MeetingStatus, Published, PublishedMeeting
from sco_scheduler.verify.clock import Clock

_POINTS = {Level.MUST: 20, Level.MAYBE: 1}
_LEAST_WANT = 2
_KEEN = (Level.MUST, Level.WANT)


class Pairs:
    """The standing of every pair of an event, and of its published schedule where there is one."""

    def __init__(self, event: Event, published: Published | None, clock: Clock) -> None:
        self._event = event
        self._published = published
        self._clock = clock

    @cached_property
    def fixed(self) -> Mapping[Pair, list[FixedMeeting]]:
        """The rows of Fixed for each pair."""
        found: dict[Pair, list[FixedMeeting]] = {}
        for row in self._event.fixed:
            found.setdefault(row.pair, []).append(row)
        return found

    @cached_property
    def published(self) -> Mapping[Pair, list[PublishedMeeting]]:
        """The rows of the published schedule for each pair."""
        found: dict[Pair, list[PublishedMeeting]] = {}
        for row in self._published.meetings if self._published is not None else ():
            found.setdefault(row.meeting.pair, []).append(row)
        return found

    @cached_property
    def locks(self) -> Mapping[Pair, list[PublishedMeeting]]:
        """The locked rows that bind, for each pair.

        A lock is void where a company is not registered any more in that role, has cancelled or refuses, and
        where no slot starts at its time now. History is kept by a rule of its own.
        """
        found: dict[Pair, list[PublishedMeeting]] = {}
        for pair, rows in self.published.items():
            binding = [row for row in rows if self._is_binding(row)]
            if binding and self.registered(pair) and not self.refusals(pair):
                found[pair] = binding
        return found

    def _is_binding(self, row: PublishedMeeting) -> bool:
        until = self._published.history_until if self._published is not None else None
        start = row.meeting.start
        later = until is None or start >= until
        return row.locked and row.status is MeetingStatus.HELD and later and start in self._clock.end_of

    def requests(self, pair: Pair) -> list[Request]:
        """The requests for a meeting of the pair, refusals left out."""
        return [r for r in self._event.requests_by_pair.get(pair, ()) if r.level is not Level.NO]

    def refusals(self, pair: Pair) -> list[Request]:
        """The rows in which a side says no to the pair."""
        return [r for r in self._event.requests_by_pair.get(pair, ()) if r.level is Level.NO]

    def registered(self, pair: Pair) -> bool:
        """Whether both companies are in the event in the role that they have here, and neither has cancelled."""
        sides = [(self._event.company_by_id.get(company), role) for company, role in zip(pair, Role, strict=True)]
        return all(c is not None and not c.cancelled and c.terms(role) is not None for c, role in sides)

    def must(self, pair: Pair) -> bool:
        """Whether a side marked the pair must."""
        return any(r.level is Level.MUST for r in self.requests(pair))

    def taken_out(self, pair: Pair) -> list[PublishedMeeting]:
        """The published rows of the pair that are marked cancelled or no-show."""
        return [row for row in self.published.get(pair, []) if row.status is not MeetingStatus.HELD]

    def times_asked(self, pair: Pair) -> int:
        """How often the pair may meet by requests and pins.

        Once where a side asked, and as often as Fixed or binding locks list it; never where a side
        refused, cancelled or is not registered.
        """
        if self.refusals(pair) or not self.registered(pair):
            return 0
        once = 1 if self.requests(pair) else 0
        return max(once, len(self.fixed.get(pair, [])), len(self.locks.get(pair, [])))

    def times_allowed(self, pair: Pair) -> int:
        """How often the pair may meet when what was taken out stays out.

        Each row marked cancelled or no-show takes one from ``times_asked``; but what the published
        schedule holds of the pair (such as a row that the organizer put in its place) may be held.
        """
        asked = self.times_asked(pair)
        taken_out = len(self.taken_out(pair))
        still_held = len(self.published.get(pair, [])) - taken_out
        return max(asked - taken_out, min(asked, still_held))

    def value(self, pair: Pair) -> int:
        """The value of one meeting of the pair: that of the requests for it, and the mutual bonus."""
        requests = self.requests(pair)
        keen = {r.asker for r in requests if r.level in _KEEN}
        bonus = self._event.settings.mutual_bonus if len(keen) == 2 else 0
        return bonus + sum(self._request_value(r) for r in requests)

    def _request_value(self, request: Request) -> int:
        """Points by level and rank, times the weight of the asking side, times its priority."""
        settings = self._event.settings
        if request.level is Level.WANT:
            points = _LEAST_WANT if request.rank is None else max(_LEAST_WANT, 11 - request.rank)
        else:
            points = _POINTS[request.level]
        weight = settings.purchaser_weight if request.role is Role.PURCHASER else settings.supplier_weight
        company = self._event.company_by_id.get(request.asker)
        terms = company.terms(request.role) if company is not None else None
        return points * weight * (2 if terms is not None and terms.vip else 1)
