"""What the screen of the desk shows, in words of a language."""

from __future__ import annotations

from collections.abc import Iterable

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.domain.event import Slot
from sco_scheduler.domain.messages import Said, Speech
from sco_scheduler.domain.record import Notice, Presence
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting
from sco_scheduler.insight.changes import in_words
from sco_scheduler.output.texts.words import outcome_word
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.finding import Found, search

_LATE_NAMED = 6


class DeskView:
    """Tells the state of the day."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def say(self, what: Said) -> str:
        """Say something in the language of the desk."""
        return self._speech.say(what)

    def prepare(self, day: Day) -> None:
        """Work out beforehand what the first key would have to wait for."""
        list(search(day, day.event.settings.name or "a"))
        self.top(day, 0)
        _ = day.violations

    def top(self, day: Day, unsaved: int) -> str:
        """The time, the slots, what is free, who is late, who is to be told, and what is still being written."""
        running, coming = day.running(), day.coming()
        slots = phrases.TOP_SLOTS(
            time=f"{day.now:%H:%M}",
            running=f"{running.start:%H:%M}-{running.end:%H:%M}" if running is not None else "-",
            coming=f"{coming.start:%H:%M}" if coming is not None else "-",
        )
        soon = running or coming
        late = tuple(dict.fromkeys(day.named(c) for m in day.late() for c in self._missing(day, m)))
        lines = [
            self.say(slots),
            self.say(phrases.TOP_FREE(tables=_free_tables(day, soon), interpreters=_free_interpreters(day, soon))),
            self.say(phrases.TOP_LATE(who=late[:_LATE_NAMED] or "-", told=len(day.desk.waiting))),
        ]
        if unsaved:
            lines[2] += "   " + self.say(phrases.SAVING)
        return "   ".join(lines[:2]) + "\n" + lines[2]

    def _missing(self, day: Day, meeting: Meeting) -> Iterable[str]:
        there = {Presence.ARRIVED}
        return (c for c, key in zip(meeting.pair, meeting.delegates, strict=True) if day.presence(key) not in there)

    def first(self, day: Day) -> list[Found]:
        """Who stands in the list where nothing is searched for: who is late, then all companies."""
        late = [c for m in day.late() for c in self._missing(day, m)]
        order = list(dict.fromkeys([*late, *(c.id for c in day.event.companies if not c.cancelled)]))
        return [Found(day.event.company_by_id[company]) for company in order]

    def found_row(self, day: Day, found: Found) -> tuple[str, str, str]:
        """What the list says of something that was found: ID, name and whether it is there."""
        if found.meeting is not None:
            meeting = found.meeting
            return (meeting.number, "", day.meeting_named(meeting))
        if found.interpreter is not None:
            return (found.interpreter.id, self.say(phrases.IS_INTERPRETER), found.interpreter.name)
        company = found.company
        assert company is not None, "a search finds a company, a meeting or an interpreter"
        name = " / ".join(dict.fromkeys(filter(None, (company.name, company.local_name))))
        if found.delegate is not None:
            name = f"{day.event.delegate_by_key[found.delegate].name}, {name}"
        return (company.id, self.presence(day, company.id), name)

    def presence(self, day: Day, company: str) -> str:
        """Whether the people of a company are there."""
        states = {day.presence(d.key) for d in day.event.company_by_id[company].delegates}
        return ", ".join(self.say(phrases.PRESENCE[state]) for state in sorted(states) if state)

    def state(self, row: PublishedMeeting) -> str:
        """What has become of a meeting."""
        if row.status is not MeetingStatus.HELD:
            return self.say(phrases.STATUS[row.status])
        held = {True: self.say(phrases.WAS_HELD), False: self.say(phrases.WAS_NOT_HELD), None: ""}[row.outcome.held]
        return " ".join(filter(None, (held, self.outcome(row.outcome.outcome), row.outcome.notes)))

    def outcome(self, choice: str) -> str:
        """An outcome in the language of the desk, where it is one of the format's own."""
        return outcome_word(choice, self._speech.lang)

    def heading(self, day: Day, company: str) -> str:
        """Who it is, how to reach them, and whether they are there."""
        known = day.event.company_by_id[company]
        reach = ", ".join(filter(None, (known.contact, known.phone, self.presence(day, company))))
        return f"{company} {day.named(company)}  {reach}"

    def agenda_row(self, day: Day, row: PublishedMeeting, company: str) -> tuple[str, str, str, str, str, str]:
        """A meeting as it stands on the agenda of one of its companies."""
        meeting = row.meeting
        other = meeting.supplier if meeting.purchaser == company else meeting.purchaser
        interpreter = day.event.interpreter_by_id.get(meeting.interpreter or "")
        return (
            f"{meeting.start:%H:%M}",
            f"{meeting.zone}/{meeting.table}",
            self.state(row),
            (interpreter.name or interpreter.id) if interpreter is not None else "",
            day.named(other),
            meeting.number,
        )

    def notices(self, step: Step, most: int) -> list[str]:
        """Who is to be told of a step, the first ones and how many more."""
        told = [f"  {self.notice(step.day, n)}" for n in new_notices(step)]
        return told if len(told) <= most else [*told[:most], f"  … +{len(told) - most}"]

    def changes(self, step: Step, most: int) -> list[str]:
        """What becomes of meetings, a line each as the purchaser sees it, the first ones and how many more."""
        lines = [
            f"  {step.day.named(change.purchaser)}: {self.say(in_words(change, change.purchaser, step.day.event))}"
            for change in step.changes[:most]
        ]
        more = len(step.changes) - most
        return lines if more <= 0 else [*lines, f"  … +{more}"]

    def notice(self, day: Day, notice: Notice) -> str:
        """Somebody to be told, how to reach them, and of what."""
        company = day.event.company_by_id.get(notice.company)
        phone = f" ({company.phone})" if company is not None and company.phone else ""
        return f"{day.named(notice.company)}{phone}: {self.say(notice.text)}"


def new_notices(step: Step) -> tuple[Notice, ...]:
    """The notices that a step adds: one for either side of each meeting that changes."""
    return step.day.desk.notices[-2 * len(step.changes) :] if step.changes else ()


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
