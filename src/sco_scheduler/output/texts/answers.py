"""Phrases parts of answers: the time and place of a meeting, and the reasons of a suggestion."""

from __future__ import annotations

from sco_scheduler.agendas.answers import Because, Suggestion
from sco_scheduler.agendas.report import company_name
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Clauses, Phrase, Said
from sco_scheduler.domain.schedule import Meeting

PLACE = Phrase("way-place")
REASONS = {
    "products": Phrase("because-products"),
    "also asked for": Phrase("because-also"),
    "zone": Phrase("because-zone"),
    "country": Phrase("because-country"),
}
SAME_LANGUAGE = Phrase("because-language")


def meeting_place(event: Event, meeting: Meeting) -> Said:
    """Return the time and place of a meeting, with the date if the event has several days.

    Parameters
    ----------
    event
        The event.
    meeting
        The meeting.
    """
    days = {slot.date for slot in event.slots}
    time = f"{meeting.start:%m-%d %H:%M}" if len(days) > 1 else f"{meeting.start:%H:%M}"
    return PLACE(time=time, zone=meeting.zone, table=meeting.table)


def reasons_of(event: Event, suggestion: Suggestion) -> Clauses:
    """Return the reasons of a suggestion, the strongest first.

    Parameters
    ----------
    event
        Gives the names.
    suggestion
        The suggestion.
    """
    return Clauses(tuple(_because(event, because) for because in suggestion.reasons))


def _because(event: Event, because: Because) -> Said:
    if because.kind == "language":
        return SAME_LANGUAGE
    about = because.about
    if because.kind == "also asked for":
        about = tuple(company_name(event, company) for company in about)
    return REASONS[because.kind](about=about)
