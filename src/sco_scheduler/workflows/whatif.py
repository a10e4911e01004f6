"""Computes the gain of a change of the event, by the relaxation with other capacities, or by a solve."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from sco_scheduler.agendas.answers import Cost, Figures, WhatChange, WhatIf
from sco_scheduler.agendas.changes import reprinted
from sco_scheduler.domain.event import Event, Level, Pair, Request, Role
from sco_scheduler.domain.schedule import Meeting, Published, Schedule, pair_value
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.solve import relaxation_bounds, relaxed_unmet
from sco_scheduler.intake import AgendasBook
from sco_scheduler.verify import verify
from sco_scheduler.workflows.additions import AT_START, Addition, BadAddition, Resource, added
from sco_scheduler.workflows.build import Build, Follower, NullFollower, build
from sco_scheduler.workflows.inputs import AS_IT_IS, BuildOptions, ReadOptions, Registrations, files_of, read
from sco_scheduler.workflows.limits import CHANGE_COUNT_SECONDS, CHANGE_SEARCH_SECONDS, CHANGE_SOLVE_SECONDS
from sco_scheduler.workflows.rerun.published import read_published

_COUNTED = 12

_MOST_ALIKE = 2
"""Up to this number of interpreter changes with one bound are listed singly; for more, the bound does not say which
helps."""

_GOALS = ("musts", "minimums", "value")
_TAKING_AWAY = frozenset({Resource.CLOSE, Resource.WITHOUT})
_SHARE_OF_VALUES = 0.7
"""The share of the time for the value of every change; the rest is for the number of meetings of the best ones."""
_MOST_LANGUAGES = 5


def what_if(
    source: Registrations,
    additions: Sequence[Addition] = (),
    *,
    solve: bool = False,
    seconds: float = CHANGE_SOLVE_SECONDS,
    reading: ReadOptions = AS_IT_IS,
    follower: Follower | None = None,
) -> WhatIf:
    """Compute musts, minimums and value with a change, compared with the present ones.

    Parameters
    ----------
    source
        Registrations, or an agendas workbook.
    additions
        One change, all parts of it together; if empty, promising single changes are searched.
    solve
        Find schedules instead of bounds; for an agendas workbook by reruns of the published schedule.

    Raises
    ------
    Stopped
        If the source cannot be read.
    BadAddition
        If a change names something that the event does not have.
    """
    follower = follower or NullFollower()
    event, published = _read(source, reading)
    calculator = _Calculator(event, published, seconds if solve else None)
    if additions:
        now = calculator.now()
        at_best = calculator.at_best(additions) if now.reached and not solve else None
        return WhatIf(event, now, (calculator.change(tuple(additions), now),), solved=solve, at_best=at_best)
    return _search(calculator, CHANGE_SEARCH_SECONDS, follower.stopped)


def best_gains(schedule: Schedule, most: int, seconds: float, stopped: Callable[[], bool]) -> WhatIf:
    """Search for the best single changes of a schedule's event, as ``what_if`` does for its agendas workbook.

    Parameters
    ----------
    most
        The largest number of changes to return.
    seconds
        The time limit of the search; changes not examined in time are counted.
    stopped
        Polled for a stop.
    """
    calculator = _Calculator(schedule.event, None, None, held=schedule.meetings)
    return _search(calculator, seconds * _SHARE_OF_VALUES, stopped, most)


def _search(calculator: _Calculator, seconds: float, stopped: Callable[[], bool], most: int | None = None) -> WhatIf:
    """Examine every candidate within the time; keep those with a gain, the best first."""
    budget = Budget(seconds, stopped=stopped)
    now = calculator.now()
    base = calculator.bounds() if not calculator.solves else now
    single = list(candidates(calculator.event))
    best: list[tuple[Addition, Figures]] = []
    tried = 0
    for addition in single:
        if budget.expired():
            break
        tried += 1
        try:
            figures = calculator.gain(addition, now, base)
        except BadAddition:  # for instance slots if the next session is too near
            continue
        if figures is not None:
            best.append((addition, figures))
    best.sort(key=lambda found: (-found[1].musts, found[1].minimums, -found[1].value))
    changes: list[WhatChange] = []
    for addition, figures, alike in _grouped_by_bound(_best_table_by_zone(best), solved=calculator.solves)[:most]:
        counted = len(changes) < _COUNTED or bool(alike) or budget.overdue() < CHANGE_COUNT_SECONDS
        told = calculator.told((addition,), figures, now, counted=counted)
        changes.append(replace(told, alike=tuple(other.option for other in alike)))
    at_best = _counted(calculator.event, base) if changes and now.reached and not calculator.solves else None
    return WhatIf(calculator.event, now, tuple(changes), len(single) - tried, solved=calculator.solves, at_best=at_best)


def _read(source: Registrations, reading: ReadOptions) -> tuple[Event, Published | None]:
    files = files_of(source)
    if len(files) == 1 and files[0].is_file():
        book = AgendasBook(files[0])
        event = book.own.record.event
        if event is not None:
            earlier = read_published(Path(files[0]), event, book=book)
            return earlier.event, earlier.published
    return read(source, reading), None


class _Calculator:
    """Computes the figures of an event and of its changes; ``solves`` says whether by schedules or by bounds."""

    def __init__(
        self,
        event: Event,
        published: Published | None,
        seconds: float | None,
        *,
        held: tuple[Meeting, ...] | None = None,
    ) -> None:
        self.event = event
        self.solves = seconds is not None
        self._published = published
        self._seconds = seconds
        if held is None and published is not None:
            held = tuple(row.meeting for row in published.meetings if row.is_held)
        self._held = held

    def now(self) -> Figures:
        """The present figures: those of the schedule if there is one."""
        if self._held is not None:
            return _figures(verify(self.event, self._held).goals, len(self._held), reached=True)
        return _counted(self.event, self._of(self.event))

    def bounds(self) -> Figures:
        """The bounds of the unchanged event: a change whose bounds are no better has no gain."""
        return self._bounded(self.event)

    def at_best(self, additions: Sequence[Addition]) -> Figures:
        """The bounds with the most meetings, of the same schedules as those of the change."""
        return _counted(self.event, _bounded(self.event) if _takes_away(additions) else self.bounds())

    def change(self, additions: tuple[Addition, ...], now: Figures) -> WhatChange:
        """The figures with a change."""
        event = added(self.event, *additions)
        takes_away = _takes_away(additions)
        told = self.told(additions, self._of(event, every=takes_away), now)
        cost = self._cost(event, told.figures, now) if takes_away and not told.figures.reached else None
        return replace(told, cost=cost, gain=-cost.value[0]) if cost is not None else told

    def _cost(self, event: Event, best: Figures, now: Figures) -> Cost | None:
        """The cost of a change to the schedule that leads to this event, whose bounds for every schedule are known."""
        if self._held is None or (found := room_for(event, self._held)) is None:
            return None
        left, goals = found
        missing = verify(event, self._held).goals["minimums"]  # the minimum of a removed company does not count
        worst = _figures(goals, len(left), reached=True)
        most = now.musts - worst.musts, worst.minimums - missing, now.value - worst.value
        bounds = now.musts - best.musts, best.minimums - missing, now.value - best.value
        musts, minimums, value = zip(_least(bounds), most, strict=True)
        gone = tuple(sorted(set(self._held) - set(left), key=lambda meeting: (meeting.start, meeting.pair)))
        return Cost(now.meetings - worst.meetings, musts, minimums, value, gone)

    def gain(self, addition: Addition, now: Figures, base: Figures) -> Figures | None:
        """The goals with a single change; None if they are no better than the present ones, or than its bounds."""
        figures = self._of(added(self.event, addition))
        return figures if _better(figures, now) and _better(figures, base) else None

    def told(
        self, additions: tuple[Addition, ...], figures: Figures, now: Figures, *, counted: bool = True
    ) -> WhatChange:
        """The description of a change, with its number of meetings, which bounds do not count until now."""
        figures = _counted(added(self.event, *additions), figures) if counted else figures
        agendas = None
        if self._held is not None and figures.schedule is not None:
            agendas = reprinted(Schedule(self.event, self._held), figures.schedule)
        return WhatChange(tuple(addition.option for addition in additions), figures, figures.value - now.value, agendas)

    def _of(self, event: Event, *, every: bool = False) -> Figures:
        """The figures of a schedule of the event, or bounds: of every schedule or of those as good as this one."""
        if self._seconds is not None:
            done = self._solved(event)
            if done.schedule is not None:
                values = verify(event, done.schedule.meetings).goals
                proved = {goal.name: goal.proved for goal in done.goals}
                figures = _figures(values, len(done.schedule.meetings), reached=True)
                return replace(figures, proved=all(proved.get(g, False) for g in _GOALS), schedule=done.schedule)
        return _bounded(event) if every else self._bounded(event)

    def _bounded(self, event: Event) -> Figures:
        """The bounds of the schedules of an event that are as good as this one in the goals before."""
        in_order = event.settings.goals[: len(_GOALS)] == _GOALS
        found = room_for(event, self._held) if in_order and self._held is not None else None
        return _bounded(event, None if found is None else found[1])

    def _solved(self, event: Event) -> Build:
        goals = (*_GOALS, *(goal for goal in event.settings.goals if goal not in _GOALS))
        return build(event, BuildOptions(time_limit=self._seconds, goals=goals), published=self._published)


def room_for(event: Event, meetings: tuple[Meeting, ...]) -> tuple[tuple[Meeting, ...], Mapping[str, int]] | None:
    """Those of some meetings that an event has room for if nobody moves, with the values of the goals.

    None if a rule is broken by all meetings together.
    """
    while not (verdict := verify(event, meetings)).ok:
        hit = {meeting for violation in verdict.violations for meeting in violation.meetings}
        if not hit:
            return None
        meetings = tuple(meeting for meeting in meetings if meeting not in hit)
    return meetings, verdict.goals


def _takes_away(additions: Iterable[Addition]) -> bool:
    return all(addition.resource in _TAKING_AWAY for addition in additions)


def _least(costs: Sequence[int]) -> list[int]:
    """The least cost of each goal: less resources cannot improve one, unless a goal before it loses for certain.

    Parameters
    ----------
    costs
        The present value of each goal less its bound for every schedule.
    """
    least: list[int] = []
    for cost in costs:
        least.append(cost if any(least) else max(0, cost))
    return least


def _bounded(event: Event, reached: Mapping[str, int] | None = None) -> Figures:
    """The bounds of every schedule, or of those as good as what is reached; the meetings are not counted yet."""
    bounds = relaxation_bounds(event, _GOALS, reached)
    return Figures(0, 0, 0, 0) if bounds is None else _figures(bounds, 0, reached=False)


def _counted(event: Event, figures: Figures) -> Figures:
    """The figures; if they are bounds, with the largest number of meetings."""
    return figures if figures.reached else replace(figures, meetings=meetings_bound(event))


def _better(one: Figures, other: Figures) -> bool:
    """Whether figures are better, goal by goal."""
    return (one.musts, -one.minimums, one.value) > (other.musts, -other.minimums, other.value)


def _figures(known: Mapping[str, int], meetings: int, *, reached: bool) -> Figures:
    return Figures(
        known.get("musts", 0),
        known.get("minimums", 0),
        known.get("value", 0),
        meetings,
        lost_time=known.get("lost_time"),
        reached=reached,
    )


def meetings_bound(event: Event) -> int:
    """An upper bound of the number of meetings of any schedule of the event, by the relaxation with unit values."""
    asked: dict[Pair, Request] = {}
    for request in event.requests:
        if request.level is not Level.NO:
            asked.setdefault(request.pair, replace(request, level=Level.MAYBE, rank=None))
    refused = tuple(request for request in event.requests if request.level is Level.NO)
    companies = tuple(
        replace(
            c,
            purchaser=replace(c.purchaser, vip=False) if c.purchaser is not None else None,
            supplier=replace(c.supplier, vip=False) if c.supplier is not None else None,
        )
        for c in event.companies
    )
    settings = replace(event.settings, purchaser_weight=1, supplier_weight=1, mutual_bonus=0)
    counted = replace(event, requests=(*asked.values(), *refused), companies=companies, settings=settings)
    bounds = relaxation_bounds(counted, ("value",))
    return 0 if bounds is None else bounds["value"]


# Candidates


def candidates(event: Event, *, by_value: bool = True) -> Iterator[Addition]:
    """Single changes that could have a gain, the most promising first.

    Parameters
    ----------
    by_value
        Whether to order companies by their unmet value, which takes a relaxation.
    """
    sessions = list(dict.fromkeys(session.name for session in event.sessions))
    tables = [Addition.table(code, 1) for code in _fullest_zones(event)]
    interpreters = [Addition.interpreter(one, other, 1) for one, other in _languages_needed(event)]
    slots = [Addition(Resource.SLOT, session, session=end) for session in sessions for end in ("", AT_START)]
    # One of each kind in turn: time may not suffice for all of a kind.
    for together in zip_longest(tables, interpreters, slots):
        yield from filter(None, together)
    for zone in event.zones:
        for session in sessions if len(sessions) > 1 else ():
            yield Addition.table(zone.code, 1, session)
    asked = _requested_beyond(event)
    unmet = _unmet_value(event) if asked and by_value else {}
    for company_id in sorted(dict.fromkeys(company for company, _ in asked), key=lambda c: -unmet.get(c, 0.0)):
        yield Addition.delegate(company_id, 1)
        if any(_maximum(event, (company_id, role)) is not None for role in Role if (company_id, role) in asked):
            yield Addition(Resource.MAXIMUM, company_id)


def _unmet_value(event: Event) -> dict[str, float]:
    """The value of each company's requests that the relaxation leaves unmet, as a measure of possible gain."""
    found: dict[str, float] = defaultdict(float)
    for pair, part in relaxed_unmet(event, _GOALS).items():
        for company_id in pair:
            found[company_id] += part * pair_value(event, pair)
    return found


def _fullest_zones(event: Event) -> list[str]:
    """The codes of the zones, by requested pairs for each table, the highest first."""
    asked = Counter(map(event.zone_of, event.requests_by_pair))
    ordered = sorted(event.zones, key=lambda zone: -asked[zone.code] / max(1, len(zone.tables)))
    return [zone.code for zone in ordered]


def _maximum(event: Event, key: tuple[str, Role]) -> int | None:
    terms = event.company_by_id[key[0]].terms(key[1])
    return terms.maximum if terms is not None else None


def _requested_beyond(event: Event) -> dict[tuple[str, Role], int]:
    """The requested meetings beyond the capacity of each company in a role, for those that have any."""
    counts: Counter[tuple[str, Role]] = Counter()
    for pair, requests in event.requests_by_pair.items():
        if all(r.level is not Level.NO for r in requests):
            counts.update(((pair[0], Role.PURCHASER), (pair[1], Role.SUPPLIER)))
    found = {}
    for (company_id, role), count in counts.items():
        company = event.company_by_id[company_id]
        slots, maximum = len(event.slots) * max(1, len(company.delegates)), _maximum(event, (company_id, role))
        room = slots if maximum is None else min(slots, maximum)
        if count > room and not company.cancelled:
            found[company_id, role] = count - room
    return found


def meetings_by_languages(event: Event) -> Counter[tuple[str, str]]:
    """Count, for each pair of languages in order, the requested meetings that an interpreter of them would serve."""
    needed: Counter[tuple[str, str]] = Counter()
    for pair in event.requests_by_pair:
        sides = [event.company_by_id[c].delegates[0].languages for c in pair if event.company_by_id[c].delegates]
        if len(sides) == 2 and all(sides) and not sides[0] & sides[1]:
            needed.update({(min(one, other), max(one, other)) for one in sides[0] for other in sides[1]})
    return needed


def _languages_needed(event: Event) -> list[tuple[str, str]]:
    """The pairs of languages with the largest need of interpreters: alternately one without any, and one with some.

    Each group is ordered by the number of requested meetings beyond the capacity.
    """
    if event.interpreters is None:
        return []
    needed = meetings_by_languages(event)
    able = {pair: sum(set(pair) <= known.languages for known in event.interpreters) for pair in needed}
    beyond = {pair: needed[pair] - able[pair] * len(event.slots) for pair in needed}
    short = sorted(needed, key=lambda pair: (-beyond[pair], pair))
    absent = [pair for pair in short if not able[pair]][:_MOST_LANGUAGES]
    scarce = [pair for pair in short if able[pair]][:_MOST_LANGUAGES]
    return [pair for turn in zip_longest(absent, scarce) for pair in turn if pair is not None]


def _best_table_by_zone(changes: Sequence[tuple[Addition, Figures]]) -> list[tuple[Addition, Figures]]:
    """Keep only the best table for a single session of each zone; one for the whole day is listed separately."""
    seen: set[str] = set()
    kept = []
    for addition, figures in changes:
        zone = addition.name if addition.resource is Resource.TABLE and addition.session else ""
        if zone and zone in seen:
            continue
        seen.add(zone)
        kept.append((addition, figures))
    return kept


def _grouped_by_bound(
    changes: Sequence[tuple[Addition, Figures]], *, solved: bool
) -> list[tuple[Addition, Figures, tuple[Addition, ...]]]:
    """The changes, each with equivalent ones; interpreters whose bound is shared by many come after all others.

    An additional interpreter helps through those it frees, and the relaxation gives the same bound for languages that
    gain hardly anything in a solve.
    """
    groups: dict[tuple[int, int, int], list[Addition]] = defaultdict(list)
    for addition, figures in changes:
        if addition.resource is Resource.INTERPRETER and not solved:
            groups[_goals(figures)].append(addition)
    apart, alike = [], []
    for addition, figures in changes:
        same = groups[_goals(figures)] if addition.resource is Resource.INTERPRETER and not solved else []
        if len(same) <= _MOST_ALIKE:
            apart.append((addition, figures, ()))
        elif addition is same[0]:
            alike.append((addition, figures, tuple(same[1:])))
    return [*apart, *alike]


def _goals(figures: Figures) -> tuple[int, int, int]:
    return figures.musts, figures.minimums, figures.value
