"""The texts of the desk's screen, in a language.

``company`` is a company's ID, ``person`` a delegate's key if only that delegate's agenda is shown, and ``most`` the
number of lines that are shown in full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from rich.text import Text

from sco_scheduler.agendas.build_report import company_name, delegate_labels, interpreter_label
from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.domain.event import Company, Slot
from sco_scheduler.domain.messages import Phrase, Said, Speech
from sco_scheduler.domain.record import Notice, Presence
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting
from sco_scheduler.insight.changes import in_words
from sco_scheduler.insight.placing import Partner, UnmetWish, possible_meeting, unmet_wishes
from sco_scheduler.output.texts.words import outcome_word
from sco_scheduler.workflows.desk.actions import NOT_HELD
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.finding import Found, search

_NEEDS_OTHERS = Phrase("desk-ui-needs-others")

_LATE_NAMED = 6

_FREE_TOLD = 3
"""The largest number of free wishes that are told of a company without a meeting."""


class DeskView:
    """Renders the state of the day as texts for the screen."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def say(self, what: Said) -> str:
        """Say something in the language of the desk."""
        return self._speech.say(what)

    def prepare(self, day: Day) -> None:
        """Fill the caches that the first key would otherwise have to wait for."""
        list(search(day, day.event.settings.name or "a"))
        self.top(day)
        self.second(day, 0)
        _ = day.violations

    def top(self, day: Day) -> str:
        """The time, the slots, and the free tables and interpreters."""
        running, coming = day.running(), day.coming()
        soon = running or coming
        told = Phrase("desk-ui-top")(
            time=f"{day.now:%H:%M}" if day.on_no_day is None else f"{day.now:%Y-%m-%d %H:%M}",
            running=f"{running.start:%H:%M}-{running.end:%H:%M}" if running is not None else "-",
            coming=f"{coming.start:%H:%M}" if coming is not None else "-",
            tables=_free_tables(day, soon),
        )
        if day.event.interpreters is not None:
            told = Phrase("desk-ui-top-interpreters")(top=told, interpreters=_free_interpreters(day, soon))
        return self.say(told)

    def second(self, day: Day, unsaved: int, *, trouble: bool = False) -> str:
        """Pending or failing writes, the number of undelivered notices, and late delegates."""
        late = self._late(day)
        who = tuple(day.short[company] for company in late[:_LATE_NAMED])
        told = self.say(
            Phrase("desk-ui-top-late")(
                count=len(late), who=who or "-", told=len({notice.company for notice in day.desk.waiting})
            )
        )
        waits = Phrase("desk-ui-unwritten")(count=unsaved) if trouble else phrases.SAVING
        return f"{self.say(waits)}   {told}" if unsaved else told

    def _late(self, day: Day) -> list[str]:
        owners = day.event.company_of_delegate
        return list(dict.fromkeys(owners[key].id for m in day.late() for key in day.missing(m)))

    def first(self, day: Day) -> list[Found]:
        """The list without a search: late delegates, then all companies."""
        order = dict.fromkeys([*self._late(day), *(c.id for c in day.event.companies if not c.cancelled)])
        return [Found(day.event.company_by_id[company]) for company in order]

    def found_row(self, day: Day, found: Found) -> tuple[str, str, str]:
        """A search result in the list: ID, name and presence."""
        if found.meeting is not None:
            meeting = found.meeting
            place = f"{self.say(day.clock(meeting.start))} {meeting.place}"
            return (meeting.number, self.state(day.row(meeting.number)), f"{place} {self.sides(day, meeting)}")
        if found.interpreter is not None:
            away = self._away(day, [found.interpreter.id])
            return (found.interpreter.id, away or self.say(Phrase("desk-ui-is-interpreter")), found.interpreter.name)
        company = found.company
        assert company is not None, "a search finds a company, a meeting or an interpreter"
        name, state = self.both_names(day, company), self.presence(day, company.id)
        if found.delegate is not None:
            name = f"{day.event.delegate_by_key[found.delegate].name}, {day.short[company.id]}"
            state = self._presence_of(day, found.delegate)
        if not state and company.id in self._late(day):
            state = self.say(Phrase("desk-ui-is-late"))
        return (company.id, state, name)

    @staticmethod
    def both_names(day: Day, company: Company) -> str:
        """The short name of a company, and its name in its own script if that differs."""
        name = day.short[company.id]
        local = company.local_name
        return f"{name} / {local}" if local and local not in {name, company_name(day.event, company.id)} else name

    def presence(self, day: Day, company: str) -> str:
        """The presence of a company's delegates."""
        states = Counter(day.presence(d.key) for d in day.event.company_by_id[company].delegates)
        if len(states) == 1:
            return self._presence_of(day, day.event.company_by_id[company].delegates[0].key)
        all_of_them = states.total()
        return ", ".join(
            f"{self.say(phrases.PRESENCE[state])} {states[state]}/{all_of_them}" for state in sorted(states) if state
        )

    def _presence_of(self, day: Day, person: str) -> str:
        state = day.presence(person)
        return self.say(phrases.PRESENCE[state]) if state else ""

    def state(self, row: PublishedMeeting) -> str:
        """The status of a meeting."""
        if not row.is_held:
            return self.say(phrases.STATUS[row.status])
        held = {True: self.say(Phrase("desk-ui-was-held")), False: self.say(NOT_HELD), None: ""}[row.took_place]
        return " ".join(filter(None, (held, self.outcome(row.outcome.outcome))))

    def outcome(self, choice: str) -> str:
        """An outcome in the language of the desk, if it is one of the format's own."""
        return outcome_word(choice, self._speech.lang)

    def heading(self, day: Day, company: str, person: str | None = None) -> str:
        """The company's name, presence and contact."""
        known = day.event.company_by_id[company]
        if person is None:
            state, who = self.presence(day, company), known.contact
        else:
            state, who = self._presence_of(day, person), delegate_labels(day.event)[person]
        keys = [person] if person is not None else [d.key for d in known.delegates]
        told = ", ".join(filter(None, (state, self._away(day, keys), who, known.phone)))
        return f"{company} {day.short[company]}  {told}"

    def _away(self, day: Day, keys: Sequence[str]) -> str:
        """The remaining absences of people that the desk noted."""
        gone = {Presence.NO_SHOW, Presence.LEFT}
        noted = (span for key in keys if day.presence(key) not in gone for span in day.desk.absences.get(key, ()))
        spans = dict.fromkeys(span for span in noted if span.end > day.now)
        told = (Phrase("desk-ui-is-away")(start=day.clock(s.start), end=day.until(s.start, s.end)) for s in spans)
        return ", ".join(map(self.say, told))

    def nothing(self, day: Day, company: str) -> str:
        """Which wishes of a company without a meeting are free, and why it has none; '' if it has or had one."""
        reason = day.why_without_meetings(company) if not day.agenda(company) else ""
        if not reason:
            return ""
        free = [
            Phrase("desk-ui-could-meet")(who=day.called(other), time=day.clock(meeting.start), place=meeting.place)
            for other, meeting in _free_wishes(day, company)
        ]
        return "\n".join(map(self.say, (*free[:_FREE_TOLD], Phrase("desk-ui-no-meeting")(why=reason))))

    def agenda_columns(self, day: Day, company: str | None, person: str | None = None) -> list[str]:
        """The headers of an agenda; for a company with several delegates including the delegate."""
        told = [phrases.TIME, phrases.TABLE, Phrase("desk-ui-number"), phrases.STATE, phrases.WITH]
        if company is not None and self._several(day, company) and person is None:
            told.append(Phrase("desk-ui-delegate"))
        return [self.say(title) for title in (*told, Phrase("desk-ui-interpreter"), phrases.NOTES)]

    @staticmethod
    def _several(day: Day, company: str) -> bool:
        return len(day.event.company_by_id[company].delegates) > 1

    def agenda_row(self, day: Day, row: PublishedMeeting, company: str, person: str | None = None) -> list[Text]:
        """A meeting on the agenda of one of its companies; a cancelled one is struck through."""
        meeting = row.meeting
        own, other = sorted(zip(meeting.pair, meeting.delegates, strict=True), key=lambda side: side[0] != company)
        out = not row.is_held
        place = (self.say(day.clock(meeting.start)), meeting.place)
        comes = [delegate_labels(day.event)[own[1]]] if self._several(day, company) and person is None else []
        through = interpreter_label(day.event, meeting.interpreter)
        cells = [
            *(Text(text, "strike" if out else "") for text in place),
            Text(meeting.number),
            Text(self.state(row)),
            *(Text(text, "strike" if out else "") for text in (day.short[other[0]], *comes, through)),
            Text(row.outcome.notes),
        ]
        for cell in cells:
            cell.no_wrap, cell.overflow = True, "ellipsis"
        return cells

    def notices(self, step: Step, most: int) -> list[str]:
        """The recipients of a step's notices: the first ones and the number of others."""
        told = [f"  {self.notice(step.day, n)}" for n in step.notices]
        return told if len(told) <= most else [*told[:most], f"  … +{len(told) - most}"]

    def changes(self, step: Step, most: int) -> list[str]:
        """The changes of meetings, one line each as seen by the purchaser: the first ones and the number of others."""
        lines = [
            f"  {step.day.short[change.purchaser]}: "
            f"{self.say(in_words(change, change.purchaser, step.day.event, step.day.short))}"
            for change in step.changes[:most]
        ]
        more = len(step.changes) - most
        return lines if more <= 0 else [*lines, f"  … +{more}"]

    def notice(self, day: Day, notice: Notice) -> str:
        """The recipient of a notice, the contact, and the text."""
        return f"{_name_and_phone(day, notice.company)}: {self.say(notice.text)}"

    def call(self, day: Day, company: str, notices: Sequence[Notice]) -> str:
        """A company with notices, its contact, and their texts, one line each."""
        return "\n  ".join([_name_and_phone(day, company), *(self.say(notice.text) for notice in notices)])

    def sides(self, day: Day, meeting: Meeting) -> str:
        """The two sides of a meeting."""
        return " / ".join(day.short[company] for company in meeting.pair)

    def partner(self, day: Day, partner: Partner) -> str:
        """A possible partner: time, place, interpreter, and the value of the wish."""
        meeting = partner.meeting
        interpreter = interpreter_label(day.event, meeting.interpreter)
        through = f"  {interpreter}" if interpreter else ""
        place = f"{self.say(day.clock(meeting.start))} {meeting.place}"
        return f"{_value_text(partner)}  {place}  {partner.company} {day.short[partner.company]}{through}"

    def blocked(self, day: Day, wish: UnmetWish) -> str:
        """A wish that cannot be met with all others fixed."""
        return f"{_value_text(wish)}  {wish.company} {day.short[wish.company]}  {self.say(_NEEDS_OTHERS)}"


def _name_and_phone(day: Day, company: str) -> str:
    known = day.event.company_by_id.get(company)
    phone = f" ({known.phone})" if known is not None and known.phone else ""
    return f"{day.called(company)}{phone}"


def _value_text(wish: Partner | UnmetWish) -> str:
    return f"★ {wish.value:>3}" if isinstance(wish, UnmetWish) or wish.wished else " " * 5


def _free_wishes(day: Day, company: str) -> Iterator[tuple[str, Meeting]]:
    """The wishes that can be met without moving anybody, each with the earliest meeting; the most valuable first."""
    for wish in unmet_wishes(day.schedule, company):
        pair = day.event.pair_of(company, wish.company)
        found = (possible_meeting(day.hall, pair, slot) for slot in day.ahead()) if pair is not None else ()
        yield from ((wish.company, meeting) for meeting in islice(filter(None, found), 1))


def _free_tables(day: Day, slot: Slot | None) -> str:
    if slot is None:
        return "-"
    hall = day.hall
    return ", ".join(
        f"{zone.code} {sum(hall.free_at(zone.code, table.label) >> slot.index & 1 for table in zone.tables)}"
        for zone in day.event.zones
    )


def _free_interpreters(day: Day, slot: Slot | None) -> int:
    if slot is None:
        return 0
    hall = day.hall
    zones = [zone.code for zone in day.event.zones]
    return sum(
        any(hall.interpreter_free(i, zone) >> slot.index & 1 for zone in zones if i.zone in {None, zone})
        for i in day.event.interpreters or ()
    )


# Column widths on a screen without room for all columns

_PADDING = 2
"""The padding of a column, in columns of the screen."""

_LEAST = 12
"""The least width to which a column is reduced; narrower ones stay."""


def fitted(widths: Sequence[int], room: int, whole: int = 0) -> list[int]:
    """Reduce the widths of the widest columns until all fit.

    Parameters
    ----------
    widths
        The width that each column needs.
    room
        The columns of the screen for all of them.
    whole
        The number of first columns that are not reduced: half a time tells nothing.
    """
    kept, found = list(widths[:whole]), list(widths[whole:])
    over = sum(widths) + _PADDING * len(widths) - room
    while over > 0 and max(found, default=0) > _LEAST:
        found[found.index(max(found))] -= 1
        over -= 1
    return kept + found
