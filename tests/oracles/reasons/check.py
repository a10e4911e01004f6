"""Whether the reasons given for unmet requests are true of the finished schedule.

A pair is *unmet* where some request for it is not a refusal and the schedule holds no meeting of it.
Every unmet pair is listed once, and only unmet pairs are listed. (Pairs with a cancelled company may
be listed or not: requests for and from it do not count.) Of the reasons below the first that
applies is the one to give. Everything is judged against the finished schedule as it stands: nobody
is moved, no table or interpreter is exchanged.

Terms, for a pair of purchaser P and supplier S whose zone is Z:

* A *slot* is one of the event's slots; on a rerun with history only those that start at or after
  ``history_until``.
* A *choice* is a delegate of P and a delegate of S. A choice *fits the wishes* where every delegate
  that a request for the pair names is one of the two. (Refusals carry no wishes.)
* A person is *present* in a slot where none of their absences overlaps it.
* A table is *usable* for the pair where it is a table of Z and, if P (as purchaser) or S (as
  supplier) is bound to a table, that table. A company is bound to ``5`` in every zone that has a
  table 5, and to ``A/5`` in zone A where A has it; elsewhere it is not bound.
* A slot is *common* where Z is open (none of its closings overlaps the slot), some delegate of P is
  present and some delegate of S is present.
* A slot is *open to the pair* where it is common; lies in a session that each request's session wish
  names; some choice that fits the wishes is present on both sides; and no ``After`` is broken by a
  meeting of the pair in it: for each request for the pair with ``After`` X, every held meeting of
  its asker with X (in either role) has ended when the slot starts; and for every held meeting whose
  own request (by P or by S) names the other of the two in its ``After``, the slot has ended when
  that meeting starts.

Reasons, in order:

REFUSED           A request for the pair is a refusal. ``who``: exactly the companies that refused.
CANCELLED         P or S is cancelled, or the published schedule takes the meeting out: it has a row
                  of the pair marked cancelled or no-show. ``who``: exactly the cancelled companies
                  (none where only the meeting was taken out).
DIFFERENT_TABLES  P and S are both bound to a table in Z, and not to the same.
NO_COMMON_SLOT    No slot is common. (A zone that the event does not have is open in no slot.)
WISHES            No slot is open to the pair.
NO_INTERPRETER    In every slot that is open to the pair, every choice that fits the wishes and is present needs
                  an interpreter, and none who is *suitable* (below) is present.
AT_MAXIMUM        P holds as many meetings as purchaser as its maximum in that role, or S as
                  supplier. ``who``: exactly those that do.
EVERY_SLOT_TAKEN  Every slot that is open to the pair has an obstacle. ``obstacles``: exactly one
                  entry for each such slot, with the slot's first obstacle (below).
GAP_SPREAD        A gap spread is set, and the meeting, added in any slot without an obstacle and by
                  any choice without one, at any free usable table, breaks it (rule R9).
GOALS             However it is added (slot, choice and table as under GAP_SPREAD, and keeping the
                  gap spread), the schedule becomes no better: comparing the goals before and after
                  in the order in which they are pursued, the first that differs gets worse, or
                  none differs.
TIME_RAN_OUT      None of the above: it could be added and the schedule would be better.

The obstacle of a slot that is open to the pair. Start from the choices that fit the wishes and are
present. Each obstacle in turn strikes out the choices that it hits; the obstacle of the slot is the
one that strikes out the last of them, and a slot in which a choice is left has none. (With one
delegate on either side this is simply the first obstacle that applies.)

BUSY            hits a choice where either delegate has a meeting that overlaps the slot.
                ``meetings``: for every choice struck out, such a meeting of one of its two.
CANNOT_WALK     hits a choice where either delegate has a meeting on the same day in another zone
                that does not overlap the slot, with less than ``Walk minutes`` between the two.
                ``meetings``: for every choice struck out, such a meeting of one of its two.
TABLES_TAKEN    hits every choice where each usable table is closed at some time in the slot or has a
                meeting that overlaps it. ``meetings``: for every usable table that has a meeting which
                overlaps the slot, such a meeting.
NO_INTERPRETER  hits a choice that needs an interpreter (the event has an Interpreters sheet, both
                delegates have languages and share none) when no interpreter is free. *Suitable* is
                one who speaks a language of each, works in Z or anywhere, and is present; *free* is a
                suitable one with no meeting in the way: one that overlaps the slot, or one on the
                same day in another zone, with less than ``Walk minutes`` between it and the slot.
                ``meetings``: for every suitable interpreter a meeting in the way (so none where
                nobody is suitable).

``meetings`` may name more than one meeting where it says "a meeting", but never one that is not in
the way in the sense given. Two times overlap where they share more than a moment: touching is not
overlapping. Besides the reason, ``value`` is the value of the meeting and ``must`` says whether
some request for it is a must.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.outcome import Reason, SlotObstacle, Unmet
from sco_scheduler.domain.schedule import Published, Schedule
from sco_scheduler.verify.case import Case
from tests.oracles.reasons.first_reason import FirstReason
from tests.oracles.reasons.obstacles import in_the_way, obstacle_at
from tests.oracles.reasons.prospects import Prospect, Prospects
from tests.oracles.reasons.room import Room


def check_reasons(
    schedule: Schedule, unmet: Sequence[Unmet], published: Published | None = None, order: Sequence[str] | None = None
) -> tuple[str, ...]:
    """A sentence for everything that is not true of the reasons given; none where all of them are.

    ``order`` are the goals pursued, first things first: by default those of the event's settings, in
    the order of a rerun where the schedule was made from a ``published`` one.
    """
    if order is None:
        goals = schedule.event.settings.goals
        order = goals if published is None else rerun_order(goals)
    checker = _Checker(Case(schedule.event, schedule.meetings, published), order)
    return tuple(f"{text[:1].upper()}{text[1:]}." for text in checker.errors(unmet))


class _Checker:
    """Compares the reason given for each unmet pair with the first that applies."""

    def __init__(self, case: Case, order: Sequence[str]) -> None:
        self._case = case
        self._room = Room(case)
        self._prospects = Prospects(self._room)
        self._first = FirstReason(self._room, self._prospects, order)
        self._held = set(case.meetings)

    def errors(self, unmet: Sequence[Unmet]) -> Iterator[str]:
        """Texts for what is wrong with the list as a whole and with each entry."""
        case, words = self._case, self._case.words
        due = [pair for pair in case.event.requests_by_pair if case.pairs.requests(pair) and pair not in case.by_pair]
        listed = Counter(entry.pair for entry in unmet)
        for pair in due:
            if pair not in listed and case.pairs.registered(pair):
                yield f"the meeting of {words.pair(pair)} is neither held nor listed as unmet"
        known = set(due)
        for pair, times in listed.items():
            if pair not in known:
                yield f"{words.pair(pair)} is listed as unmet, but was not asked for or is held"
            elif times > 1:
                yield f"{words.pair(pair)} is listed as unmet {times} times"
        for entry in unmet:
            if entry.pair in known:
                for error in self._errors_of(entry):
                    yield f"unmet, {words.pair(entry.pair)}: {error}"

    def _errors_of(self, entry: Unmet) -> Iterator[str]:
        pair, pairs = entry.pair, self._case.pairs
        if entry.value != pairs.value(pair):
            yield f"its value is {pairs.value(pair)}, not {entry.value}"
        if entry.must != pairs.must(pair):
            yield f"it is {'a must' if pairs.must(pair) else 'no must'}"
        reason, who = self._first.of(pair)
        if entry.reason is not reason:
            yield f"the reason given is {entry.reason.value}, but the first that applies is {reason.value}"
            return
        if who is not None and set(entry.who) != who:
            words = self._case.words
            yield f"{reason.value} names {words.companies(entry.who)}, but should name {words.companies(sorted(who))}"
        if reason is Reason.EVERY_SLOT_TAKEN:
            yield from self._obstacle_errors(entry.obstacles, self._prospects.prospect(pair))
        elif entry.obstacles:
            yield f"obstacles are listed, which {reason.value} does not have"

    def _obstacle_errors(self, obstacles: Sequence[SlotObstacle], prospect: Prospect) -> Iterator[str]:
        words = self._case.words
        listed = Counter(o.start for o in obstacles)
        for start in sorted(prospect.open - set(listed)):
            yield f"nothing is said of the slot at {words.time(start)}, which both could use"
        for start, times in listed.items():
            if start not in prospect.open:
                yield f"they could not use {words.time(start)} anyhow"
            elif times > 1:
                yield f"the slot at {words.time(start)} is listed {times} times"
        for obstacle in obstacles:
            if obstacle.start in prospect.open:
                for error in self._obstacle_error(obstacle, prospect):
                    yield f"at {words.time(obstacle.start)} {error}"

    def _obstacle_error(self, given: SlotObstacle, prospect: Prospect) -> Iterator[str]:
        """What is wrong with the obstacle of one slot, or the meetings named as in the way."""
        words = self._case.words
        found = obstacle_at(self._room, prospect, given.start)
        if found is None:
            yield "nothing stands in the way"
            return
        obstacle, struck = found
        if obstacle is not given.obstacle:
            yield f"the obstacle is {obstacle.value}, not {given.obstacle.value}"
            return
        way = in_the_way(self._room, prospect, obstacle, struck, self._room.slots.at[given.start])
        strangers, unnamed = way.faults(given.meetings)
        for meeting in strangers:
            not_held = "" if meeting in self._held else ", which is not held,"
            yield f"{words.meeting(meeting)}{not_held} is not in the way ({obstacle.value})"
        for group in unnamed:
            yield f"no meeting is named of those in the way ({obstacle.value}): {words.meeting(group[0])}"
