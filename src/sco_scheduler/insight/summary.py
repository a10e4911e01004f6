"""The figures of a schedule: requests met, occupancy, gaps and minimums, and a data frame of the meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from sco_scheduler.agendas.build_report import (
    MinimumMissed,
    Occupancy,
    Summary,
    WishesMet,
    company_name,
    interpreter_label,
)
from sco_scheduler.domain.event import Company, Event, Level, Pair, Role
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Phrase, Said, each_language
from sco_scheduler.domain.outcome import Unmet
from sco_scheduler.domain.schedule import Meeting, Schedule, is_must, pair_value
from sco_scheduler.insight.capacity import BELOW_LANGUAGES, NOBODY_ASKED
from sco_scheduler.insight.hall import Availability, languages_nobody_interprets
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.verdict import GoalValues, lost_minutes

if TYPE_CHECKING:
    from pandas import DataFrame


def summarize(schedule: Schedule, goals: Sequence[GoalResult] = (), unmet: Sequence[Unmet] = ()) -> Summary:
    """Compute the figures of a schedule, whichever goals were pursued.

    Parameters
    ----------
    goals
        The results of the build; they are not recomputed and have to belong to the schedule.
    unmet
        The unmet requests of the build, likewise.

    Raises
    ------
    ValueError
        If the schedule holds an unmet request.
    """
    event = schedule.event
    both = [u.pair for u in unmet if u.pair in schedule.by_pair]
    if both:
        raise ValueError(f"{both[0]} is both held and unmet")
    case = Case(event, schedule.meetings)
    lost = lost_minutes(case)
    values, known = GoalValues(case), {g.name: g.value for g in goals}

    def value(goal: str) -> int:
        return known[goal] if goal in known else values.of(goal)

    held = set(schedule.by_pair)
    asked = {pair for pair in event.requests_by_pair if event.is_allowed(pair)} | held
    musts = {pair for pair in asked if is_must(event, pair)}
    return Summary(
        meetings=len(schedule.meetings),
        pairs_held=len(held),
        pairs_asked=len(asked),
        pairs_unasked=len(held - event.requests_by_pair.keys()),
        musts_held=len(musts & held),
        musts_asked=len(musts),
        value=value("value"),
        minimums_missed=_missed(schedule, unmet),
        without_meetings=why_without_meetings(schedule, unmet),
        own_reasons=own_reasons(schedule),
        purchaser_wishes=_wishes(schedule, Role.PURCHASER),
        supplier_wishes=_wishes(schedule, Role.SUPPLIER),
        lost_time=value("lost_time"),
        lost_purchasers=lost[0],
        lost_suppliers=lost[1],
        gaps_purchasers=value("gaps_purchasers"),
        gaps_suppliers=value("gaps_suppliers"),
        zone_moves=value("zone_moves"),
        table_moves=value("table_moves"),
        occupancy=_occupancy(schedule),
    )


def minimums_missed(event: Event, meetings: Iterable[Meeting]) -> list[tuple[Company, Role, int]]:
    """List the companies below a minimum: company, role and number of missing meetings."""
    rows = list(meetings)
    held = {role: Counter(meeting.company(role) for meeting in rows) for role in Role}
    missed = []
    for company in event.companies:
        for role in Role:
            terms = company.terms(role)
            if terms is not None and not company.cancelled and held[role][company.id] < terms.minimum:
                missed.append((company, role, terms.minimum - held[role][company.id]))
    return missed


def _missed(schedule: Schedule, unmet: Sequence[Unmet]) -> tuple[MinimumMissed, ...]:
    rows = []
    for company, role, missing in minimums_missed(schedule.event, schedule.meetings):
        terms = company.terms(role)
        assert terms is not None, "it has a minimum"
        lacking = [u for u in unmet if u.pair[role is Role.SUPPLIER] == company.id]
        why = _why_below(schedule.event, company, terms.minimum - missing, terms.minimum, lacking)
        rows.append(MinimumMissed(company.id, role, terms.minimum - missing, terms.minimum, why))
    return tuple(rows)


def why_without_meetings(schedule: Schedule, unmet: Sequence[Unmet]) -> dict[str, Said]:
    """The overall reason for each company without a meeting.

    Parameters
    ----------
    unmet
        The unmet requests of at least these companies.

    Returns
    -------
    dict[str, Said]
        The reasons by the company's ID; cancelled companies are omitted.
    """
    held = {company for meeting in schedule.meetings for company in meeting.pair}
    lacking: dict[str, list[Unmet]] = {c.id: [] for c in schedule.event.companies if c.id not in held}
    for entry in unmet:
        for company in entry.pair:
            if company in lacking:
                lacking[company].append(entry)
    event = schedule.event
    return {
        company: _why_below(event, event.company_by_id[company], 0, 1, entries)
        for company, entries in lacking.items()
        if not event.company_by_id[company].cancelled
    }


def own_reasons(schedule: Schedule) -> dict[str, Said]:
    """Reasons of companies without a meeting that concern no other company, and so can be shown in their own agenda.

    Returns
    -------
    dict[str, Said]
        The reasons by the company's ID: no interpreter for its languages, or between them and those of its requested
        partners; or no requests.
    """
    event = schedule.event
    held = {company for meeting in schedule.meetings for company in meeting.pair}
    pairs: dict[str, list[Pair]] = {c.id: [] for c in event.companies if c.id not in held and not c.cancelled}
    for pair in event.requests_by_pair:
        if event.is_allowed(pair):
            for company in pairs.keys() & {*pair}:
                pairs[company].append(pair)
    wished = {company for r in event.requests if r.level is not Level.NO for company in r.pair}
    found = {
        company: _own_reason(event, event.company_by_id[company], 0, asked) or _no_interpreter_between(event, asked)
        for company, asked in pairs.items()
    }
    return {
        company: reason
        for company, reason in found.items()
        if reason and (pairs[company] or company not in wished)  # a refused request was made all the same
    }


def _no_interpreter_between(event: Event, pairs: Sequence[Pair]) -> Said:
    """The sentence that no interpreter speaks the languages of any of these pairs (at least one); '' if one does."""
    people = Availability(event)
    for pair in pairs:
        sides = [event.company_by_id[company].delegates for company in pair]
        for a, b in product(*sides):
            if not people.needs_interpreter(a, b) or people.suitable(a, b, event.zone_of(pair)):
                return ""
    return Phrase("below-between")(count=len(pairs))


def _own_reason(event: Event, company: Company, held: int, unmet: Sequence[Pair]) -> Said:
    """The sentence that no interpreter speaks a company's languages, or that it has no requests; else ''."""
    if unmet and (languages := languages_nobody_interprets(event, company)):
        others = [c for pair in unmet for c in pair if c != company.id]
        spoken = frozenset(languages)
        if all(not spoken & d.languages for c in others for d in event.company_by_id[c].delegates):
            return BELOW_LANGUAGES(languages=each_language(languages))
    return NOBODY_ASKED if not held and not unmet else ""


def _why_below(event: Event, company: Company, held: int, minimum: int, unmet: Sequence[Unmet]) -> Said:
    """The overall reason why a company is below its minimum: few requests, a language, or its best unmet request."""
    own = _own_reason(event, company, held, [u.pair for u in unmet])
    if own:
        return own
    if held + len(unmet) < minimum:
        return Phrase("below-asked")(count=held + len(unmet))
    if len(unmet) == 1:
        return Phrase("below-one")(text=unmet[0].text)
    best = max(unmet, key=lambda u: (u.must, u.value))
    other = next(company_id for company_id in best.pair if company_id != company.id)
    return Phrase("below-best")(count=len(unmet), other=company_name(event, other), text=best.text)


def _wishes(schedule: Schedule, role: Role) -> tuple[WishesMet, ...]:
    """Requests met by the rank that the asking side gave, over the allowed requests."""
    event = schedule.event
    asked: Counter[int | None] = Counter()
    met: Counter[int | None] = Counter()
    for request in event.requests:
        if request.role is role and event.is_allowed(request.pair):
            asked[request.rank] += 1
            met[request.rank] += request.pair in schedule.by_pair
    ranks = sorted(asked, key=lambda rank: (rank is None, rank or 0))
    return tuple(WishesMet(rank, met[rank], asked[rank]) for rank in ranks)


def _occupancy(schedule: Schedule) -> tuple[Occupancy, ...]:
    event = schedule.event
    presence = Availability(event)
    held = Counter((m.zone, m.start) for m in schedule.meetings)
    rows = []
    for zone in event.zones:
        tables = [presence.table(zone.code, t.label) for t in zone.tables]
        for slot in event.slots:
            opened = sum(t >> slot.index & 1 for t in tables)
            rows.append(Occupancy(zone.code, slot.start, held[(zone.code, slot.start)], opened))
    return tuple(rows)


MEETING_COLUMNS = (
    "meeting",
    "start",
    "end",
    "zone",
    "table",
    "purchaser_id",
    "purchaser",
    "purchaser_delegate",
    "supplier_id",
    "supplier",
    "supplier_delegate",
    "interpreter",
    "value",
)
"""The columns of the frame of a schedule."""


def to_frame(schedule: Schedule) -> DataFrame:
    """Make a data frame of ``MEETING_COLUMNS`` with one row for each meeting, in the order of the schedule."""
    from pandas import DataFrame

    event = schedule.event
    rows = [
        (
            m.number,
            m.start,
            m.end,
            m.zone,
            m.table,
            m.purchaser,
            company_name(event, m.purchaser),
            _person(event, m.purchaser_delegate),
            m.supplier,
            company_name(event, m.supplier),
            _person(event, m.supplier_delegate),
            interpreter_label(event, m.interpreter),
            pair_value(event, m.pair),
        )
        for m in schedule.meetings
    ]
    return DataFrame(rows, columns=list(MEETING_COLUMNS))


@dataclass(frozen=True)
class TabularSchedule(Schedule):
    """A schedule with a method that returns it as a data frame; the type that scripts get from ``build``."""

    @classmethod
    def of(cls, schedule: Schedule) -> TabularSchedule:
        """Convert a schedule into this type."""
        return cls(schedule.event, schedule.meetings)

    def to_frame(self) -> DataFrame:
        """The meetings as a pandas frame; see ``to_frame``."""
        return to_frame(self)


def _person(event: Event, key: str) -> str:
    delegate = event.delegate_by_key.get(key)
    return delegate.name if delegate is not None else ""
