"""The rows that may take part in a conflict, and the event without some of them.

A row is anything the organizer could give up by editing one cell or row: a pin, an absence, a
refusal, a cancellation, a closing, a maximum, a fixed table, a wish. Numbers of tables and of
interpreters are not rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sco_scheduler.domain.event import Company, Event, FixedMeeting, Level, Request, Role, Span, Table, Terms
from sco_scheduler.domain.messages import Cell, Phrase, Said, all_of, each_language, one_of
from sco_scheduler.domain.schedule import Meeting, Published
from sco_scheduler.domain.spans import span_in_words

_MAXIMUM = {Role.PURCHASER: Phrase("row-maximum-purchaser"), Role.SUPPLIER: Phrase("row-maximum-supplier")}
_TABLE = {Role.PURCHASER: Phrase("row-table-purchaser"), Role.SUPPLIER: Phrase("row-table-supplier")}

Instance = tuple[Event, Published | None]
"""The input of a solve: the registrations, and the published schedule of a rerun."""

Change = Callable[[Instance], Instance]
"""A function that gives the instance without a row."""


@dataclass(frozen=True, eq=False)
class PinnedRow:
    """A row that may be given up: its cell, what it asks for, and the instance without it.

    ``offered`` says whether giving it up is proposed as a solution. A cancellation is not proposed: the company does
    not come, and its other wishes are not read while it is cancelled.
    """

    cell: Cell | None
    text: Said
    is_pin: bool
    without: Change
    offered: bool = True


def give_up(case: Instance, rows: Iterable[PinnedRow]) -> Instance:
    """The case without the rows.

    Parameters
    ----------
    case
        The event and the published schedule.
    rows
        The rows to leave out, from ``rows_of``.
    """
    for row in rows:
        case = row.without(case)
    return case


def rows_of(event: Event, published: Published | None, *, languages: bool = False) -> list[PinnedRow]:
    """List the rows that could take part in a conflict of an event's pins, pins first.

    Parameters
    ----------
    languages
        Whether the companies' languages count as rows too.
    """
    rows = _Rows(event, published)
    return [*rows.all(), *(rows.languages() if languages else ())]


class _Rows:
    """Lists the rows of a case that concern the pinned pairs and their companies."""

    def __init__(self, event: Event, published: Published | None) -> None:
        self.event = event
        self.locked = [place for place in published.meetings if place.locked] if published is not None else []
        self.pairs = {row.pair for row in event.fixed} | {place.meeting.pair for place in self.locked}
        self.involved = {company for pair in self.pairs for company in pair}

    def all(self) -> Iterator[PinnedRow]:
        yield from (self._fixed(row) for row in self.event.fixed)
        yield from self._locks()
        yield from self._requests()
        for company in self.event.companies:
            if company.id in self.involved:
                yield from self._company(company)
        yield from self._places()
        yield from self._interpreters()

    def _name(self, company_id: str) -> str:
        company = self.event.company_by_id.get(company_id)
        return f"{company.name} ({company.id})" if company is not None and company.name != company.id else company_id

    def _fixed(self, row: FixedMeeting) -> PinnedRow:
        """The row of the sheet Fixed that pins a meeting."""
        when = " ".join([*([row.date.isoformat()] if row.date else []), *([f"{row.start:%H:%M}"] if row.start else [])])
        sides = {"purchaser": self._name(row.purchaser), "supplier": self._name(row.supplier)}
        text = Phrase("row-meets-at")(time=when, **sides) if when else Phrase("row-meets-any-time")(**sides)
        if row.table is not None:
            text = Phrase("row-at-table")(meets=text, table=row.table.label)
        if row.interpreter is not None:
            text = Phrase("row-with-interpreter")(meets=text, interpreter=row.interpreter)

        def without(event: Event) -> Event:
            place = next(k for k, other in enumerate(event.fixed) if other is row)
            return replace(event, fixed=event.fixed[:place] + event.fixed[place + 1 :])

        return PinnedRow(row.cell, text, True, _change_event(without))

    def _locks(self) -> Iterator[PinnedRow]:
        for place in self.locked:
            m = place.meeting
            text = Phrase("row-locked")(
                purchaser=self._name(m.purchaser),
                supplier=self._name(m.supplier),
                time=_clock(m.start),
                place=f"{m.zone}/{m.table}",
            )
            yield PinnedRow(place.cell, text, True, _unlock(m))

    def _requests(self) -> Iterator[PinnedRow]:
        """The rows of Requests with a refusal or a wish that concern the pairs in conflict."""
        for request in self.event.requests:
            if request.pair not in self.pairs:
                continue
            asker, target = self._name(request.asker), self._name(request.target)
            if request.level is Level.NO:
                text = Phrase("row-refuses")(asker=asker, target=target)
                for row in (request, *(other for other in request.others if other.level is Level.NO)):
                    yield PinnedRow(row.cell, text, False, _drop_request(row))
                continue
            if not self._wishes(request):
                continue
            for row in (request, *request.others):  # if the first row is given up, the next one counts
                if wishes := self._wishes(row):
                    text = Phrase("row-wishes")(asker=asker, target=target, wishes=tuple(wishes))
                    yield PinnedRow(row.cell, text, False, _give_up_wishes(row))

    def _wishes(self, request: Request) -> list[Phrase]:
        """The wishes of a request about time, delegate and order."""
        wishes: list[Phrase] = []
        if request.sessions:
            wishes.append(Phrase("row-in-session")(sessions=one_of(request.sessions)))
        if request.delegate:
            person = self.event.delegate_by_key.get(request.delegate)
            named = person.name if person is not None and person.name else request.delegate
            wishes.append(Phrase("row-with-delegate")(delegate=named))
        if request.after:
            wishes.append(Phrase("row-after")(companies=all_of([self._name(c) for c in request.after])))
        return wishes

    def _company(self, company: Company) -> Iterator[PinnedRow]:
        """The rows of a company that can conflict with a pin: cancellation, absences, maxima and fixed tables."""
        name = self._name(company.id)
        if company.cancelled:
            text = Phrase("row-cancelled")(company=name)
            without = _change_company(company.id, _uncancelled)
            yield PinnedRow(company.cancelled_cell, text, False, without, offered=False)
        for cell, spans in _by_cell(span for d in company.delegates for span in d.absences).items():
            text = Phrase("row-absent")(company=name, times=_times(spans))
            yield PinnedRow(cell, text, False, _change_company(company.id, _without_absences(cell)))
        for role in Role:
            terms = company.terms(role)
            if terms is None:
                continue
            if terms.maximum is not None:
                text = _MAXIMUM[role](company=name, count=terms.maximum)
                cell = terms.cells.get("maximum")
                yield PinnedRow(cell, text, False, _change_company(company.id, _with_terms(role, _without_maximum)))
            if terms.table is not None:
                text = _TABLE[role](company=name, table=terms.table.label)
                cell = terms.cells.get("table")
                yield PinnedRow(cell, text, False, _change_company(company.id, _with_terms(role, _without_table)))

    def _places(self) -> Iterator[PinnedRow]:
        for zone in self.event.zones:
            for cell, spans in _by_cell(zone.closed).items():
                text = Phrase("row-zone-closed")(zone=zone.code, times=_times(spans))
                yield PinnedRow(cell, text, False, _without_closing(zone.code, None, cell))
            for table in zone.tables:
                for cell, spans in _by_cell(table.closed).items():
                    text = Phrase("row-table-closed")(table=f"{zone.code}/{table.label}", times=_times(spans))
                    yield PinnedRow(cell, text, False, _without_closing(zone.code, table.label, cell))

    def _interpreters(self) -> Iterator[PinnedRow]:
        for person in self.event.interpreters or ():
            for cell, spans in _by_cell(person.absences).items():
                text = Phrase("row-interpreter-absent")(name=person.name or person.id, times=_times(spans))
                yield PinnedRow(cell, text, False, _without_absences_of(person.id, cell))

    def languages(self) -> Iterator[PinnedRow]:
        """The languages of the companies that are to meet; a company without languages needs no interpreter."""
        if self.event.interpreters is None:
            return
        for company in self.event.companies:
            if company.id in self.involved:
                for spoken in dict.fromkeys(d.languages for d in company.delegates if d.languages):
                    text = Phrase("row-speaks")(company=self._name(company.id), languages=each_language(spoken))
                    cell = _cell_of_languages(company, spoken)
                    yield PinnedRow(
                        cell, text, False, _change_company(company.id, _without_languages(spoken)), offered=False
                    )


def _cell_of_languages(company: Company, spoken: frozenset[str]) -> Cell | None:
    """The cell of the company's languages, else that of a delegate who speaks exactly these."""
    terms = [company.terms(role) for role in Role]
    cells = [side.cells["languages"] for side in terms if side is not None and "languages" in side.cells]
    named = [d.cell for d in company.delegates if d.languages == spoken and d.cell is not None]
    return next(iter((*cells, *named)), company.cell)


# Changes to a case


def _change_event(change: Callable[[Event], Event]) -> Change:
    """Change the registrations, and leave the published schedule as it is."""
    return lambda case: (change(case[0]), case[1])


def _unlock(meeting: Meeting) -> Change:
    def without(case: Instance) -> Instance:
        event, published = case
        assert published is not None
        rows = tuple(replace(p, locked=False) if p.meeting == meeting else p for p in published.meetings)
        return event, replace(published, meetings=rows)

    return without


def _drop_request(row: Request) -> Change:
    """Remove a row of Requests.

    If its company has other rows for the same other company, one of those counts instead: a refusal, else the first.
    """

    def dropped(request: Request) -> Request | None:
        others = tuple(other for other in request.others if not _same_row(other, row))
        if not _same_row(request, row):
            return replace(request, others=others) if _same_wish(request, row) else request
        head = next((other for other in others if other.level is Level.NO), others[0] if others else None)
        return None if head is None else replace(head, others=tuple(other for other in others if other is not head))

    def without(event: Event) -> Event:
        rows = map(dropped, event.requests)
        return replace(event, requests=tuple(r for r in rows if r is not None))

    return _change_event(without)


def _give_up_wishes(row: Request) -> Change:
    """Remove the wishes of a row of Requests.

    If its company has other rows for the same other company, the next one counts instead.
    """

    def changed(request: Request) -> Request:
        others = tuple(other for other in request.others if not _same_row(other, row))
        if not _same_row(request, row):
            return replace(request, others=others) if _same_wish(request, row) else request
        if others:
            return replace(others[0], others=others[1:])
        return replace(request, sessions=(), delegate=None, after=(), others=())

    return _change_event(lambda event: replace(event, requests=tuple(map(changed, event.requests))))


def _same_wish(one: Request, other: Request) -> bool:
    return (one.asker, one.pair) == (other.asker, other.pair)


def _same_row(one: Request, other: Request) -> bool:
    return one is other or (_same_wish(one, other) and one.cell is not None and one.cell == other.cell)


def _change_company(company_id: str, change: Callable[[Company], Company]) -> Change:
    def without(event: Event) -> Event:
        return replace(event, companies=tuple(change(c) if c.id == company_id else c for c in event.companies))

    return _change_event(without)


def _uncancelled(company: Company) -> Company:
    return replace(company, cancelled=False)


def _without_absences(cell: Cell | None) -> Callable[[Company], Company]:
    """Remove from all delegates the absences that come from a cell."""

    def change(company: Company) -> Company:
        people = (replace(d, absences=_without(d.absences, cell)) for d in company.delegates)
        return replace(company, delegates=tuple(people))

    return change


def _without_languages(spoken: frozenset[str]) -> Callable[[Company], Company]:
    """Remove the languages of the delegates who speak exactly these, so that they need no interpreter."""

    def change(company: Company) -> Company:
        people = (replace(d, languages=frozenset()) if d.languages == spoken else d for d in company.delegates)
        return replace(company, delegates=tuple(people))

    return change


def _without_maximum(terms: Terms) -> Terms:
    return replace(terms, maximum=None)


def _without_table(terms: Terms) -> Terms:
    return replace(terms, table=None)


def _with_terms(role: Role, change_terms: Callable[[Terms], Terms]) -> Callable[[Company], Company]:
    def change(company: Company) -> Company:
        terms = company.terms(role)
        assert terms is not None
        return company.with_terms(role, change_terms(terms))

    return change


def _without_closing(zone_code: str, label: str | None, cell: Cell | None) -> Change:
    """Remove the closing of a zone, or of one of its tables, that comes from a cell."""

    def opened(table: Table) -> Table:
        return replace(table, closed=_without(table.closed, cell)) if table.label == label else table

    def without(event: Event) -> Event:
        zones = []
        for zone in event.zones:
            if zone.code != zone_code:
                zones.append(zone)
            elif label is None:
                zones.append(replace(zone, closed=_without(zone.closed, cell)))
            else:
                zones.append(replace(zone, tables=tuple(opened(t) for t in zone.tables)))
        return replace(event, zones=tuple(zones))

    return _change_event(without)


def _without_absences_of(interpreter_id: str, cell: Cell | None) -> Change:
    def without(event: Event) -> Event:
        people = tuple(
            replace(p, absences=_without(p.absences, cell)) if p.id == interpreter_id else p
            for p in event.interpreters or ()
        )
        return replace(event, interpreters=people)

    return _change_event(without)


# Spans


def _by_cell(spans: Iterable[Span]) -> dict[Cell | None, list[Span]]:
    found: dict[Cell | None, list[Span]] = {}
    for span in spans:
        known = found.setdefault(span.cell, [])
        if span not in known:
            known.append(span)
    return found


def _without(spans: tuple[Span, ...], cell: Cell | None) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.cell != cell)


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _times(spans: list[Span]) -> tuple[Said, ...]:
    return tuple(map(span_in_words, spans))
