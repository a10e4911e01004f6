"""The tables of the report after the event, in one language: the same for the PDF and the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from sco_scheduler.agendas.build_report import percent, rank_groups
from sco_scheduler.agendas.collation import company_name_in
from sco_scheduler.agendas.day_report import Attendance, DayReport, Deals
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Said
from sco_scheduler.domain.outcome import Unmet
from sco_scheduler.output.excel.sheets.meetings import REASON_WORDS
from sco_scheduler.output.texts.words import (
    country_name,
    hall_language,
    moment,
    one_line,
    outcome_word,
    session_word,
    short_day,
    words,
    zone_name,
    zone_word,
)
from sco_scheduler.output.texts.words import speech as speech_of

Figure = str | int | float | None

SECTORS_SHOWN = 20
"""The largest number of sectors in a table; smaller ones are combined in its last row."""


class Chart(StrEnum):
    """The chart of a table: none, stacked bars, grouped bars, or lines over time."""

    NONE = "none"
    STACKED = "stacked"
    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True)
class ReportTable:
    """A table of the report.

    ``drawn`` are the numbers of the columns in the chart, over the first column; ``nothing`` is the text if there
    are no rows. ``parts`` are charts of their own: the title of each, its first row and the one after its last.
    """

    key: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]
    chart: Chart = Chart.NONE
    drawn: tuple[int, ...] = ()
    note: str = ""
    nothing: str = ""
    parts: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class ReportSource:
    """The source of the figures: the workbook's name and revision, and the time of counting."""

    file: str
    revision: int
    counted_at: datetime


def report_tables(
    report: DayReport, unmet: Sequence[Unmet], lang: str, own_reasons: Mapping[str, Said] = MappingProxyType({})
) -> tuple[ReportTable, ...]:
    """All tables, in the order of the report.

    Parameters
    ----------
    unmet
        The unmet requests with their reasons, to explain why companies have no meeting.
    own_reasons
        Overall reasons of companies without a meeting, by ID.
    """
    return tuple(_Tables(report, unmet, own_reasons, lang).all())


def report_heading(report: DayReport, source: ReportSource, lang: str) -> tuple[str, str, str]:
    """Return the title of the report, the event, and the source of the figures."""
    known = words(lang)
    settings = report.event.settings
    event = ", ".join(filter(None, (one_line(settings.name), one_line(settings.venue))))
    when = moment(source.counted_at, lang)
    counted = known["report.counted"].format(file=source.file, number=source.revision, time=when)
    return known["report.title"], event, f"{counted} {known['report.definitions']}"


NO_SHARE = "–"
"""The share shown if the total is 0."""


def _share(part: int, whole: int) -> str:
    return f"{percent(part, whole)}%" if whole else NO_SHARE


class _Tables:
    def __init__(self, report: DayReport, unmet: Sequence[Unmet], own_reasons: Mapping[str, Said], lang: str) -> None:
        self.report, self.unmet, self.own_reasons, self.lang = report, unmet, own_reasons, lang
        self.event = report.event
        self.words = words(lang)

    def say(self, key: str, **blanks: object) -> str:
        return self.words[f"report.{key}"].format(**blanks)

    def all(self) -> Iterator[ReportTable]:
        report = self.report
        yield self._overview()
        yield self._attendance("by_zone", "zone", {self._zone(code): a for code, a in report.by_zone.items()})
        countries = self._merged((self._country(name), a) for name, a in report.by_country.items())
        yield self._attendance("by_country", "country", countries, note="country_note")
        yield self._attendance("by_sector", "sector", self._sectors(), note="sector_note")
        sessions = {self._session(name): a for name, a in report.by_session.items()}
        yield self._attendance("by_session", "session", sessions)
        yield self._occupancy()
        yield self._wishes("wishes_purchasers", Role.PURCHASER)
        yield self._wishes("wishes_suppliers", Role.SUPPLIER)
        yield self._outcomes()
        yield from self._deals()
        yield self._lost()
        yield self._no_shows()
        yield self._without()
        yield self._companies()
        if report.unread:
            yield self._unread()
        if report.contradictory:
            yield self._contradictory()

    def _session(self, name: str) -> str:
        """A session's name with its day if there are several; a default session in the report's language.

        Meetings outside all sessions have the name ''.
        """
        if not name or len(self.event.days) < 2:
            return session_word(name, self.lang)
        own, _, day = name.rpartition(", ")
        return f"{session_word(own, self.lang)}, {short_day(date.fromisoformat(day), self.lang)}"

    def _time(self, start: datetime) -> str:
        """A time with its day: ``Thu, 12 Jun 09:25``."""
        return f"{short_day(start.date(), self.lang)} {start:%H:%M}"

    def _overview(self) -> ReportTable:
        report, total = self.report, self.report.total
        noted = total.held + total.missed
        met = sum(day.attendance.planned > 0 for day in report.companies)
        rows: list[tuple[Figure, ...]] = [
            (self.say("planned"), total.planned),
            (self.say("held"), total.held),
            (self.say("missed"), total.missed),
            (self.say("not_noted"), total.not_noted),
            (self.say("share_held"), _share(total.held, noted)),
            (self.say("cancelled", sheet=self._meetings), report.cancelled),
            (self.say("companies_met"), f"{met} / {len(report.companies)}"),
            (self.say("interpreted"), report.interpreted),
            (self.say("deals_named"), sum(deals.count for deals in report.deals)),
        ]
        if report.rating is not None:
            rows.append((self.say("rating_mean", count=report.ratings), round(report.rating, 1)))
        return self._table("overview", ("figure", "value"), rows)

    def _attendance(self, key: str, first: str, groups: Mapping[str, Attendance], note: str = "") -> ReportTable:
        rows = [(name or self.say("other"), a.planned, a.held, a.missed, a.not_noted) for name, a in groups.items()]
        headers = (first, "planned", "held", "missed", "not_noted")
        return self._table(key, headers, rows, Chart.STACKED, (2, 3, 4), note=self.say(note) if note else "")

    def _sectors(self) -> dict[str, Attendance]:
        found = list(self.report.by_sector.items())
        shown, rest = dict(found[:SECTORS_SHOWN]), found[SECTORS_SHOWN:]
        if rest:
            shown[self.say("smaller", count=len(rest))] = _sum([a for _, a in rest])
        return shown

    def _occupancy(self) -> ReportTable:
        days = [slot.start.date() for slot in self.report.slots]
        several = len(set(days)) > 1
        rows = [
            (
                self._time(slot.start) if several else f"{slot.start:%H:%M}",
                slot.planned,
                slot.held,
                slot.tables,
                _share(slot.planned, slot.tables),
            )
            for slot in self.report.slots
        ]
        headers = ("time", "planned", "held", "tables", "in_use")
        made = self._table("occupancy", headers, rows, Chart.LINES, (1, 2, 3))
        begins = [(short_day(day, self.lang), days.index(day)) for day in dict.fromkeys(days)]
        ends = [*(first for _, first in begins[1:]), len(days)]
        parts = tuple((title, first, end) for (title, first), end in zip(begins, ends, strict=True))
        return replace(made, parts=parts if several else ())

    def _wishes(self, key: str, role: Role) -> ReportTable:
        """Wishes by rank, late ranks together, in the same rows as in the summary of a build."""
        own = [rank for rank in self.report.wishes if rank.role is role]
        groups = [
            (self._rank(ranks), some)
            for ranks in rank_groups([self.report.wishes])
            if (some := [rank for rank in own if rank.rank in ranks])
        ]
        rows = [
            (label, sum(r.asked for r in some), sum(r.planned for r in some), sum(r.held for r in some))
            for label, some in groups
        ]
        headers = ("rank", "asked", "planned", "held")
        return self._table(key, headers, rows, Chart.BARS, (1, 2, 3), note=self.say("wishes_note"))

    def _rank(self, ranks: Sequence[int | None]) -> str:
        if ranks[0] is None:
            return self.say("no_rank")
        return str(ranks[0]) if len(ranks) == 1 else self.say("and_later", rank=ranks[0])

    def _outcomes(self) -> ReportTable:
        rows = [(outcome_word(name, self.lang), count) for name, count in self.report.outcomes.items()]
        headers = ("outcome", "meetings")
        return self._table("outcomes", headers, rows, Chart.BARS, (1,), nothing=self.say("outcomes_none"))

    def _deals(self) -> Iterator[ReportTable]:
        nothing = self.say("deals_none")
        rows = [(d.currency, d.count, d.amount) for d in self.report.deals]
        yield self._table("deals", ("currency", "meetings", "amount"), rows, Chart.BARS, (1,), nothing=nothing)
        if not rows:
            return
        zones = {self._zone(code): deals for code, deals in self.report.deals_by_zone.items()}
        countries: dict[str, list[Deals]] = {}
        for name, deals in self.report.deals_by_country.items():
            countries.setdefault(self._country(name) or self.say("other"), []).extend(deals)
        columns = ("currency", "meetings", "amount")
        yield self._table("deals_by_zone", ("zone", *columns), _by_currency(zones))
        note = self.say("deals_country_note")
        yield self._table("deals_by_country", ("country", *columns), _by_currency(countries), note=note)

    def _lost(self) -> ReportTable:
        roles = {Role.PURCHASER: self.say("purchasers"), Role.SUPPLIER: self.say("suppliers")}
        rows = [
            (
                roles[lost.role],
                lost.people,
                lost.waiting,
                lost.walking,
                round((lost.waiting + lost.walking) / lost.people, 1) if lost.people else None,
            )
            for lost in self.report.lost
        ]
        headers = ("role", "people", "waiting", "walking", "per_person")
        return self._table("lost", headers, rows, Chart.STACKED, (2, 3))

    def _no_shows(self) -> ReportTable:
        rows = [
            (
                self._time(n.meeting.start),
                f"{n.meeting.zone} / {n.meeting.table}",
                self._name(n.meeting.purchaser),
                self._name(n.meeting.supplier),
                n.notes,
            )
            for n in self.report.no_shows
        ]
        headers = ("time", "table", "purchaser", "supplier", "notes")
        return self._table("no_shows", headers, rows, nothing=self.say("no_shows_none"))

    def _without(self) -> ReportTable:
        rows = [(c.id, self._name(c.id), self._country(c.country), self._why(c.id)) for c in self.report.without]
        headers = ("id", "company", "country", "why")
        return self._table("without", headers, rows, nothing=self.say("without_none"))

    def _why(self, company: str) -> str:
        if company in self.own_reasons:
            speech = speech_of(self.lang)
            return speech.sentence(self.own_reasons[company]) + speech.stop
        reasons = [u.reason for u in self.unmet if company in u.pair]
        if not reasons:
            return self.say("why_nobody")
        commonest = max(dict.fromkeys(reasons), key=reasons.count)
        return self.say("why_few", asked=len(reasons), reason=self.say(REASON_WORDS[commonest]))

    def _companies(self) -> ReportTable:
        rows = [
            (
                day.company.id,
                self._name(day.company.id),
                self._country(day.company.country),
                *(day.attendance.planned, day.attendance.held, day.attendance.missed, day.attendance.not_noted),
                *(day.wishes, day.wishes_held),
                round(day.rating, 1) if day.rating is not None else None,
            )
            for day in self.report.companies
        ]
        attendance = ("planned", "held", "missed", "not_noted")
        headers = ("id", "company", "country", *attendance, "wishes_of", "wishes_held", "rating")
        return self._table("by_company", headers, rows)

    def _unread(self) -> ReportTable:
        rows = [
            (row.meeting.number, self.words.get(f"report.{key}", key), text)
            for row in self.report.unread
            for key, text in row.outcome.unread
        ]
        return self._table("unread", ("id", "figure", "text"), rows)

    def _contradictory(self) -> ReportTable:
        rows = [
            (
                row.meeting.number,
                self._name(row.meeting.purchaser),
                self._name(row.meeting.supplier),
                "" if row.cell is None else str(row.cell),
            )
            for row in self.report.contradictory
        ]
        headers = ("id", "purchaser", "supplier", "cell")
        return self._table("contradictory", headers, rows, note=self.say("contradictory_note"))

    @property
    def _meetings(self) -> str:
        """The name of the sheet Meetings in the workbook."""
        return words(hall_language(self.event.settings.languages).main)["workbook.sheet_meetings"]

    def _name(self, company: str) -> str:
        return one_line(company_name_in(self.event, company, self.lang))

    def _zone(self, code: str) -> str:
        zone = self.event.zone_by_code.get(code)
        name = one_line(zone_name(zone, self.lang)) if zone is not None else ""
        return f"{code}  {name}" if name else zone_word(code, self.lang)

    def _country(self, country: str) -> str:
        return one_line(country_name(country, self.lang)) if country else ""

    @staticmethod
    def _merged(groups: Iterator[tuple[str, Attendance]]) -> dict[str, Attendance]:
        """Merge groups with the same name in the language, such as ``China`` and ``PRC``."""
        found: dict[str, list[Attendance]] = {}
        for name, attendance in groups:
            found.setdefault(name, []).append(attendance)
        return {name: _sum(some) for name, some in found.items()}

    def _table(
        self,
        key: str,
        headers: Sequence[str],
        rows: Sequence[tuple[Figure, ...]],
        chart: Chart = Chart.NONE,
        drawn: tuple[int, ...] = (),
        *,
        note: str = "",
        nothing: str = "",
    ) -> ReportTable:
        named = tuple(self.say(header) for header in headers)
        return ReportTable(
            key, self.say(key), named, tuple(rows), chart, drawn, note, nothing or self.say("no_figures")
        )


def _sum(some: Sequence[Attendance]) -> Attendance:
    held, missed, rest = (sum(getattr(a, state) for a in some) for state in ("held", "missed", "not_noted"))
    return Attendance(held + missed + rest, held, missed, rest)


def _by_currency(groups: Mapping[str, Sequence[Deals]]) -> list[tuple[Figure, ...]]:
    """A row for each currency of each group; the deals of a group in one currency are added up."""
    found: dict[tuple[str, str], tuple[int, float]] = {}
    for name, deals in groups.items():
        for d in deals:
            count, amount = found.get((name, d.currency), (0, 0.0))
            found[name, d.currency] = count + d.count, amount + d.amount
    return [(*key, count, amount) for key, (count, amount) in found.items()]
