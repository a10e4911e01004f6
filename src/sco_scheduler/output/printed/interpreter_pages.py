"""The data of the interpreters' pages, for the same template as the delegates'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sco_scheduler.agendas.hall import InterpreterAgenda
from sco_scheduler.agendas.people import company_name, delegate_labels
from sco_scheduler.agendas.timetable import RowKind, TimeRow
from sco_scheduler.domain.event import Event
from sco_scheduler.output.localized.dates import day_title, days_in_words
from sco_scheduler.output.localized.language import PageLanguage, interpreter_language
from sco_scheduler.output.localized.languages import language_names
from sco_scheduler.output.printed.agenda_pages import (
    AGENDA_WORDS,
    breakable,
    country_names,
    event_data,
    fitted,
    place_words,
    words_of,
    zone_legend,
)
from sco_scheduler.output.printed.edition import Edition
from sco_scheduler.output.printed.fitting import density_data
from sco_scheduler.output.printed.page_data import Content, Day, Page
from sco_scheduler.output.text import one_line


def interpreters_data(event: Event, agendas: Iterable[InterpreterAgenda], edition: Edition) -> dict[str, object]:
    """The data of the template ``agendas``: a page for each interpreter, in their order."""
    labels = delegate_labels(event)
    pages, languages = [], dict[str, PageLanguage]()
    for agenda in agendas:
        language = interpreter_language(event.settings.languages, agenda.interpreter)
        languages[language.key] = language
        pages.append(_page(event, labels, agenda, language, edition))
    return {
        **event_data(event),
        "densities": density_data(),
        "words": {
            key: {**words_of(language, AGENDA_WORDS), "company": language.word("hall.both_sides")}
            for key, language in languages.items()
        },
        "pages": pages,
    }


def _page(
    event: Event, labels: Mapping[str, str], agenda: InterpreterAgenda, language: PageLanguage, edition: Edition
) -> Page:
    person = agenda.interpreter
    zones = {row.meeting.zone for day in agenda.days for row in day.rows if row.meeting is not None}
    days: list[Day] = [
        {
            "title": list(dict.fromkeys(day_title(day.day.date, lang) for lang in language.all)),
            "rows": [_row(event, labels, row, language) for row in day.rows],
        }
        for day in agenda.days
    ]
    content: Content = {
        "language": language.key,
        "lang": language.main,
        "dates": days_in_words([day.day.date for day in agenda.days], language.main),
        "company": one_line(person.name or person.id),
        "local": "",
        "delegate": language.joined("hall.interpreter"),
        "position": ", ".join(language_names(person.languages, language.main)),
        "country": "",
        "id": one_line(person.id) if person.name else "",
        "count": language.word("agenda.meetings", count=agenda.meetings) if agenda.meetings else [],
        "note": [] if agenda.meetings else language.word("agenda.no_meetings"),
        "interpreted": False,
        "days": days,
        "zones": zone_legend(event, zones, language),
        "revision": edition.in_words(language, person.id),
    }
    return fitted(event, content)


def _row(event: Event, labels: Mapping[str, str], row: TimeRow, language: PageLanguage) -> dict[str, str]:
    found = {"kind": row.kind.value, "start": f"{row.start:%H:%M}", "end": f"{row.end:%H:%M}"}
    meeting = row.meeting
    if row.kind is not RowKind.MEETING or meeting is None:
        return found
    sides = [event.company_by_id.get(code) for code in meeting.pair]
    names = [breakable(one_line(company_name(event, code))) for code in meeting.pair]
    local = [one_line(side.local_name) if side is not None else "" for side in sides]
    countries = [country_names(side.country, PageLanguage(language.main)) if side is not None else [] for side in sides]
    return {
        **found,
        "zone": one_line(meeting.zone),
        "word": place_words(meeting.zone, language.main),
        "table": one_line(meeting.table),
        "name": " – ".join(names),
        "local": " – ".join(filter(None, local)) if local != names else "",
        "country": " – ".join(name for some in countries for name in some),
        "products": "",
        "brief": "",
        "delegate": " – ".join(filter(None, (one_line(labels.get(key, key)) for key in meeting.delegates))),
        "interpreter": "",
    }
