"""Changes companies and their wishes by what a remark means."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.cells.facts import languages_said
from sco_scheduler.intake.understanding.cells.listed_names import listed_in
from sco_scheduler.intake.understanding.cells.questions import PARTIES, WITHDRAWN, question_of_times
from sco_scheduler.intake.understanding.companies.built import CompanyRecord
from sco_scheduler.intake.understanding.companies.hours import HoursReader, is_part, more_hours, overlap
from sco_scheduler.intake.understanding.companies.people import let_meet, person_of
from sco_scheduler.intake.understanding.companies.settling import NOTES, OF_WISHES, SPOKEN, Settler
from sco_scheduler.intake.understanding.companies.sheet_words import GONE
from sco_scheduler.intake.understanding.companies.wish_changes import WishChanges
from sco_scheduler.intake.understanding.remarks.remarks_beside import TextPlace
from sco_scheduler.intake.understanding.remarks.repeated_hours import repeats_journey
from sco_scheduler.intake.understanding.wording.indications import changes_hours
from sco_scheduler.intake.understanding.wording.parties import parties_of
from sco_scheduler.intake.values.asides import without_day_of_call
from sco_scheduler.intake.values.clauses import LIKELY, OPEN, clauses_of, rewritten
from sco_scheduler.intake.values.dates import ONLY, may_be_day
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized, split_list, written
from sco_scheduler.intake.values.journeys import moments_of, ways_of, with_missed_days, without_morning
from sco_scheduler.intake.values.languages import interpreted_in
from sco_scheduler.intake.values.limits import limit_in
from sco_scheduler.intake.values.only_days import listed_days, only_days, tells_all_days
from sco_scheduler.intake.values.presence import (
    DAY,
    NEVER,
    SPAN,
    absence_in_figures,
    always_there,
    in_words,
    names_all_days,
    told_absence,
)
from sco_scheduler.intake.values.readings import leaves_words, read_when
from sco_scheduler.intake.values.statuses import status_of
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.intake.values.undated_journeys import days_said_there, readings_of_journey, with_days_of_journey
from sco_scheduler.intake.values.unknown_words import missed_by_journey
from sco_scheduler.resources import lazy_regex


class MeaningChanges:
    """Changes companies and their wishes by the meanings of remarks."""

    def __init__(self, settler: Settler) -> None:
        self._settler, self._names, self._built = settler, settler.names, settler.built
        self.wishes = WishChanges(settler.names, settler.built)
        self.stated: list[str] = []
        """What follows from the text that is read, as in a map."""

    def apply(self, place: TextPlace, meant: str, text: str, others: AbstractSet[str] = frozenset()) -> None:
        """Add wishes for others, or change the company of a place."""
        if place.asker is None:
            return
        record, asker = place.asker
        self._state(meant, text, others)
        if (level := OF_WISHES.get(meant)) is not None:
            self.wishes.take(asker, others, level, place.cell)
        elif meant == WITHDRAWN and record is not None and others and not place.pair:
            self.wishes.withdraw(record, others)
        elif meant == WITHDRAWN and place.pair:
            here = place.cell.of_row
            gone = [wish for wish in self._built.wishes if wish.cell.of_row == here]
            for wish in gone:
                self._built.drop(wish.cell)
            self._built.wishes = [wish for wish in self._built.wishes if wish not in gone]
        elif record is not None and meant == GONE:
            self._amended(record)
            record.values["status"] = (GONE, place.cell)
        elif record is not None and meant == SPOKEN:
            self._amended(record)
            said = languages_said(text) or interpreted_in(text)[0] or text
            before = [written(record.values["languages"][0])] if "languages" in record.values else []
            record.values["languages"] = "; ".join([*before, said]), place.cell
            for person in (of for of in record.people if "languages" in of and not place.of_one):
                person["languages"] = f"{written(person['languages'][0])}; {said}", place.cell
        elif record is not None and meant == PARTIES:
            self._amended(record)
            let_meet(record, parties_of(text) or 1, place.cell)
            if not record.people:
                self._built.joined = [of for of in self._built.joined if not {*of[1]} <= {*record.rows}]
        elif record is not None and meant in {"Not available", "Maximum", "Minimum"}:
            self._amend(record, meant, text, place)

    def apply_to_all(self, place: TextPlace, meant: str, text: str, others: AbstractSet[str]) -> None:
        """Apply a text to others and to all that it lists beside them, with the numbers before them as ranks."""
        level = OF_WISHES.get(meant)
        if level is None or not others or place.asker is None or self._settler.waits(text):
            self.apply(place, meant, text, others)
            return
        listed = listed_in(self._names, text, place.here, level)
        named = {**listed.companies, **dict.fromkeys(sorted(others - listed.companies.keys()))}
        for name in listed.unknown:
            named |= dict.fromkeys(sorted(self._settler.companies_in(name, place.cell) - place.here))
        numbers = [number for number in named.values() if number is not None]
        self._state(meant, text, {*named})
        ranked = level in {Level.WANT, Level.MUST} and sorted(numbers) == list(range(1, len(named) + 1))
        for key, number in named.items() if ranked else ():
            self.wishes.take(place.asker[1], {key}, level, place.cell, number)
        self.wishes.take(place.asker[1], set() if ranked else {*named}, level, place.cell)

    def _state(self, meant: str, text: str, others: AbstractSet[str]) -> None:
        """Note what follows from the text that is read."""
        names = "; ".join(sorted(record.shown for key in others if (record := self._built.records.get(key))))
        if meant == PARTIES:
            self.stated.append(f"{meant}: {text}")
        elif meant in {"Maximum", "Minimum"}:
            self.stated.append(f"{meant}: {limit_in(text, meant.casefold()) or text}")
        elif meant == SPOKEN:
            self.stated.append(f"{meant}: {languages_said(text) or interpreted_in(text)[0] or text}")
        elif names or meant not in {*OF_WISHES, NOTES}:
            self.stated.append(f"{meant}: {names}" if names else meant)

    def add_absence(self, record: CompanyRecord, hours: str, of: TextPlace, *, instead: bool = False) -> None:
        """Add hours to those in which the company or person of a place is away, or put them ``instead`` of these."""
        self._amended(record)
        values = person_of(record.people, of.person) or record.values
        before, place = ("", of.cell) if instead else values.get("not_available", ("", of.cell))
        values["not_available"] = more_hours(before, hours) if before else hours, place

    def drop_absence(self, record: CompanyRecord, of: TextPlace) -> None:
        """Take back the hours in which the person of a place is away, or if she has none of her own the company."""
        self._amended(record)
        own = person_of(record.people, of.person) or {}
        if own.pop("not_available", None) is None:
            record.values.pop("not_available", None)
            record.hours.clear()
        self.stated.append(f"Not available: {NEVER}")

    def limit_all(self, roles: AbstractSet[Role], limit: str, cell: Cell) -> str:
        """Apply a limit of all companies of some roles to those that have none of their own."""
        meant = self._settler.meaning_of_remark(limit, cell, None, asker=True)
        for record in self._built.records.values() if meant == "Maximum" else ():
            if record.roles & roles:
                self._amended(record)
                record.values.setdefault("maximum", (limit_in(limit) or limit, cell))
        return meant

    def _amend(self, record: CompanyRecord, meant: str, text: str, place: TextPlace) -> None:
        """Add an absence or a limit to a company."""
        self._amended(record)
        if meant != "Not available":
            name = meant.casefold()
            record.values[name] = (limit_in(text, name) or text, place.cell)
            return
        if person_of(record.people, place.person) is None:
            record.hours.append((place.cell, text))
        waits, text = self._settler.waits(text), without_day_of_call(text, place.days)
        text = without_morning(text, tuple(place.days))
        dated = normalized(with_days_of_event(text, tuple(place.days)))
        said, span = text, SPAN.search(text)
        figures = _on_its_day(told_absence(dated) or absence_in_figures(dated), dated)
        figures = None if leaves_words(translated(dated), told=True) else figures
        # An uncertain absence becomes one question, after that on the meaning of its text.
        whole = ", ".join(split_list(text))
        answered = self._settler.decider.said_by("times", record.shown, whole)
        gone = status_of(written(record.values.get("status", ("",))[0])) == "cancelled"
        if answered == NEVER or (figures is None and (waits or gone)):
            return  # who does not come is not asked when she is away
        if answered is None and (days := _mere_days(dated, place)):
            question = question_of_times(whole, place.cell, record.shown, days, OPEN)
            self._add_decided(record, self._settler.decider.decide(question), place)
            return
        reading = read_when(dated) if figures is not None or not may_be_day(dated) else None
        journey = readings_of_journey(text, reading.away, place.days) if reading is not None else ()
        if figures is not None and figures.startswith(ONLY):
            text = figures
        elif journey and repeats_journey(journey, place.away):
            return
        elif journey := journey or _with_days_missed(dated, figures, record, place):
            hours = self._settler.decider.decide(question_of_times(text, place.cell, record.shown, journey, LIKELY))
            text = "" if hours == NEVER else in_words(hours)
        elif figures and _days_there(record, place).difference(_DATE.findall(figures)):
            text = in_words(figures)
        elif not (figures and moments_of(dated, None)):  # arrival on a day implies absence on the days before
            text = in_words(figures) if figures else answered or (span[0] if span is not None else whole)
            missed = missed_by_journey(translated(dated), place.days)
            named = min(_DATE.findall(dated), default="")
            unread = (missed and missed[-len(_ISO) :] < named) or (reading is None and _says_presence(dated))
            if text == whole and not figures and named and unread:  # ``will be there the second day``
                read = HoursReader(self._settler.decider).read
                text = read(whole, place.cell, record.shown, present=False, days=tuple(place.days))
        if not text:
            return
        before = place.away
        if before and _is_of_days(before, in_words(text)):
            return
        changed = bool(before and figures and not journey and changes_hours(said) and overlap(before, figures))
        precise = bool(before) and before == record.denied and is_part(in_words(text), before)
        self.add_absence(record, text, place, instead=changed or precise)

    def _add_decided(self, record: CompanyRecord, hours: str, place: TextPlace) -> None:
        """Add the absence that a question decided, unless there is none."""
        if hours != NEVER:
            self.add_absence(record, in_words(hours), place)

    def _amended(self, record: CompanyRecord) -> None:
        self._built.amended |= {cell.sheet for cell in record.rows}


def _mere_days(dated: str, place: TextPlace) -> tuple[str, ...]:
    """The readings of a text that names days of the event and does not say whether somebody is there or away on them.

    None for texts with other words. Nobody says that he is away on all days.
    """
    days = [day for day in listed_days(dated) if day in set(map(date.isoformat, place.days))]
    if not days or len(days) < len(listed_days(dated)):
        return ()
    away, there = "; ".join(days), ONLY + " & ".join(days)
    return (NEVER, away) if len({*days}) == len(place.days) else (away, there)


_COMING = ("there", "come", "arrive")


def _says_presence(dated: str) -> bool:
    """Whether a text only says on which days somebody is there."""
    clauses = clauses_of(rewritten(translated(dated)))
    there = any(c.days and c.says(*_COMING) and {*c.words} <= {*_COMING, "stay", "only", "filler"} for c in clauses)
    bare = not any(map(str.isdecimal, _DATE.sub(" ", dated)))
    return only_days(dated) is not None or (there and bare and not any(c.times for c in clauses))


def _dated(place: TextPlace) -> str:
    """The whole text of a place, folded, with the days of the event as dates."""
    return normalized(with_days_of_event(place.whole, tuple(place.days)))


def _days_there(record: CompanyRecord, place: TextPlace) -> set[str]:
    """The days on which the whole text of a place, or another cell of its company, says that somebody is there."""
    every = {day.isoformat() for day in place.days} if _is_there_daily(record, place) else set[str]()
    return days_said_there(_dated(place)) | every


def _is_there_daily(record: CompanyRecord, place: TextPlace) -> bool:
    """Whether another cell of a company says that it is there on all days of the event, of several."""
    others = [translated(normalized(said)) for cell, said in record.hours if cell != place.cell]
    told = (always_there(said) or names_all_days(said) or tells_all_days(said, place.days) for said in others)
    return len(place.days) > 1 and any(told)


def _with_days_missed(dated: str, figures: str | None, record: CompanyRecord, place: TextPlace) -> tuple[str, ...]:
    """The readings of an arrival or departure on a day with the days that are missed wholly; none for other texts.

    Whoever is there on all days misses none by an arrival; a departure may mean both.
    """
    readings = (figures,) if figures and not moments_of(dated, None) else ()
    if figures and _is_there_daily(record, place):
        missed = with_missed_days(figures, "until", place.days)
        return (figures, missed) if missed != figures and "until" in ways_of(translated(dated)) else ()
    found = with_days_of_journey(dated, readings, place.days, _dated(place))
    return found if found != readings else ()


def _on_its_day(figures: str | None, dated: str) -> str | None:
    """An absence without a day, on the one date that its text names: ``17日上午在路上，中午到``."""
    days = set(_DATE.findall(dated))
    if not figures or len(days) != 1 or figures.startswith(ONLY) or DAY.search(figures) is not None:
        return figures
    return "; ".join(f"{day} {part}" for day in days for part in figures.split("; "))


def _is_of_days(known: str, hours: str) -> bool:
    """Whether hours without a day, or without its month, are those of a ``known`` absence with a day in each part."""
    parts = known.split("; ")
    dated = all(DAY.search(normalized(part)) is not None for part in parts)
    return dated and any(part.endswith(hours) and not part.removesuffix(hours)[-1:].isdigit() for part in parts)


_DATE, _ISO = lazy_regex(r"\d{4}-\d\d-\d\d"), "2026-06-09"
