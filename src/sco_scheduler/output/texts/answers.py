"""Phrases parts of answers: the time and place of a meeting, and the reasons of a suggestion."""

from __future__ import annotations

from sco_scheduler.agendas.answers import Because, Suggestion, UnmetPrice, WhatChange, WhatIf
from sco_scheduler.agendas.clock import clock_time
from sco_scheduler.agendas.report import company_name
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Clauses, Note, Phrase, Said
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output import phrases

_UP_TO = {"musts": Phrase("gain-musts"), "minimums": Phrase("gain-minimums"), "meetings": Phrase("gain-meetings")}

REASONS = {
    "products": Phrase("because-products"),
    "products of asked": Phrase("because-products-of-asked"),
    "also asked for": Phrase("because-also"),
    "zone": Phrase("because-zone"),
    "country": Phrase("because-country"),
}
NOT_COMPUTED = Phrase("price-not-computed")


def meeting_place(event: Event, meeting: Meeting) -> Said:
    """Return the time and place of a meeting, with the date if the event has several days."""
    return Phrase("way-place")(time=clock_time(event, meeting.start), zone=meeting.zone, table=meeting.table)


def price_note(event: Event, price: UnmetPrice) -> Note:
    """Tell the price of a must or first wish that is not held."""
    if price.held is None:
        return Phrase("price-not-possible") if price.computed else NOT_COMPUTED
    if price.dropped:
        change = f"{price.value_change:+,}"
        if price.missing_change > 0:
            return Phrase("price-gives-up-minimums")(count=price.dropped, change=change, missing=price.missing_change)
        return Phrase("price-gives-up")(count=price.dropped, change=change)
    place = meeting_place(event, price.held)
    return Phrase("price-moves")(count=price.moved, place=place) if price.moved else Phrase("price-nobody")(place=place)


def gain_notes(found: WhatIf, most: int) -> tuple[Note, ...]:
    """Tell what the best single changes would bring, or that nothing would.

    Parameters
    ----------
    found
        The changes, the best first.
    """
    told = tuple(_gain(found, change) for change in found.changes[:most])
    return (phrases.NOTHING_HELPS,) if not told and not found.left_out else told


def _gain(found: WhatIf, change: WhatChange) -> Note:
    """What a change would bring; its room for meetings is against the most that could be held now, at any value."""
    now, best = found.now, change.figures
    gains = {"musts": best.musts - now.musts, "minimums": now.minimums - best.minimums}
    gains["meetings"] = best.meetings - (found.at_best or now).meetings
    parts: list[Said] = [_UP_TO[goal](count=count) for goal, count in gains.items() if count > 0]
    parts.append(Phrase("gain-value")(gain=f"{change.gain:+,}"))
    names = Clauses(tuple(phrases.what_change(*option, event=found.event) for option in change.options))
    return Phrase("gain-of-change")(change=names, gains=Clauses(tuple(parts)))


def reasons_of(event: Event, suggestion: Suggestion) -> Clauses:
    """Return the reasons of a suggestion, the strongest first."""
    return Clauses(tuple(_because(event, because) for because in suggestion.reasons))


def _because(event: Event, because: Because) -> Said:
    if because.kind == "language":
        return Phrase("because-language")
    about = because.about
    if because.kind == "also asked for":
        about = tuple(company_name(event, company) for company in about)
    return REASONS[because.kind](about=about)
