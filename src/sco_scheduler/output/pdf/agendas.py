"""The data of the delegates' pages: every text of a page, in its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from sco_scheduler.agendas.build_report import company_name, delegate_labels, interpreter_label
from sco_scheduler.agendas.collation import Script, sorting_script
from sco_scheduler.agendas.rows import AgendaRow, DelegateAgenda, InterpreterAgenda, RowKind, TimeRow, on_paper
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.styles import ZONE_COLOURS
from sco_scheduler.output.pdf.fitting import HeadImages, density_data, fit
from sco_scheduler.output.pdf.pages import Content, Page, PageDay, PageEdition, PageRow
from sco_scheduler.output.texts.words import (
    PageLanguage,
    by_colleagues,
    country_name,
    days_in_words,
    delegate_language,
    interpreter_language,
    language_names,
    one_line,
    programme_line,
    short_day,
    speech,
    words,
    zone_name,
    zone_word,
)

AGENDA_WORDS = ("time", "zone", "table", "company", "interpreter", "notes", "free", "away", "break", "page", "new")
_PRODUCTS, _BRIEF = 110, 40
"""Longest descriptions of products, so that a day fits on its page; the second for very full days."""
_INTERPRETER_WORD = 13
"""The longest word of a name that fits into the interpreters' column."""
_HYPHEN = "\u00ad"
"""A soft hyphen, printed only at the end of a line."""
_SHORT_CODE = 4
"""A zone's code up to this length has the word for a zone below it; a longer code is a word itself."""


def agendas_data(event: Event, agendas: Iterable[DelegateAgenda], edition: PageEdition) -> dict[str, object]:
    """Make the data of the template ``agendas``: a page for each delegate's agenda."""
    asked = event.settings.languages
    pages, languages = [], dict[str, PageLanguage]()
    for agenda in agendas:
        language = delegate_language(asked, agenda.company)
        languages[language.key] = language
        pages.append(_page(event, agenda, language, edition))
    words = {key: words_of(language, AGENDA_WORDS) for key, language in languages.items()}
    return _data(event, edition, words, pages)


def _data(
    event: Event, edition: PageEdition, words: Mapping[str, Mapping[str, list[str]]], pages: Sequence[Page]
) -> dict[str, object]:
    return {
        **event_data(event),
        **_head_images(event, edition),
        "densities": density_data(),
        "words": words,
        "pages": pages,
    }


def event_data(event: Event) -> dict[str, object]:
    """The part of the data about the event that every template needs."""
    return {
        "event": one_line(event.settings.name),
        "venue": one_line(event.settings.venue),
        # The colours of zones by their codes, as in the workbook.
        "zones": {one_line(zone.code): ZONE_COLOURS[i % len(ZONE_COLOURS)] for i, zone in enumerate(event.zones)},
    }


def _head_images(event: Event, edition: PageEdition) -> dict[str, object]:
    """Make the data of the event's logo and of the QR code of its page; None for those it does not have."""
    logo, address = edition.logo, event.settings.page_address
    return {
        "logo": None if logo is None else {"bytes": list(logo.data), "format": logo.kind},
        "qr": qr_code(address) if address else None,
    }


def qr_code(address: str) -> str:
    """The QR code of an address, as an SVG drawing without a margin."""
    import segno

    text: str = segno.make(address, micro=False, error="m").svg_inline(border=0, scale=1)
    return text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')


def fitted(event: Event, content: Content, edition: PageEdition) -> Page:
    """Choose the size of a page's type so that it takes as few sheets as possible."""
    images = HeadImages(logo=edition.logo is not None, code=bool(event.settings.page_address))
    above = " · ".join(filter(None, (one_line(event.settings.name), one_line(event.settings.venue))))
    found = fit(content, above, images)
    return {
        **content,
        "density": found.density,
        "sure": found.sure,
        "apart": found.apart,
        "extra": round(found.extra, 3),
    }


def words_of(language: PageLanguage, keys: Iterable[str], group: str = "agenda") -> dict[str, list[str]]:
    """Return words in a page's languages, by the last part of their key; blanks are filled by the template."""
    blanks = {"page": "{page}", "pages": "{pages}"}
    return {key: language.word(f"{group}.{key}", **blanks) for key in keys}


def _page(event: Event, agenda: DelegateAgenda, language: PageLanguage, edition: PageEdition) -> Page:
    """The page of a delegate: the texts of its template."""
    gone = _cancelled_or_moved(edition.before, event, agenda, language)
    agenda = agenda if gone else on_paper(agenda)
    company, delegate = agenda.company, agenda.delegate
    name = one_line(company.name or company.local_name or company.id)
    local = one_line(company.local_name)
    zones = {row.zone for day in agenda.days for row in day.rows if row.zone}
    known = _known_before(edition.before, delegate.key)
    rows = [[{**_row(row, language, known), **gone.get(row.start, {})} for row in day.rows] for day in agenda.days]
    note: list[str] = []
    if company.cancelled:
        note = language.word("agenda.cancelled")
    elif not agenda.meetings:
        note = language.word("agenda.no_meetings")
        if agenda.colleagues:
            note = language.each(lambda lang: by_colleagues(agenda.colleagues, lang))
        if company.id in edition.reasons:
            reason = edition.reasons[company.id]
            note += language.each(lambda lang: speech(lang).sentence(reason) + speech(lang).stop)
    days: list[PageDay] = [
        {"title": language.day(day.date), "rows": of_day} for day, of_day in zip(agenda.days, rows, strict=True)
    ]
    content: Content = {
        "language": language.key,
        "lang": language.main,
        "dates": days_in_words([day.date for day in agenda.days], language.main),
        "company": breakable(name),
        "local": breakable(local) if local != name else "",
        "delegate": one_line(delegate.name),
        "position": one_line(delegate.title),
        "country": " · ".join(country_names(company.country, language)),
        "id": one_line(company.id),
        "count": language.word("agenda.meetings", count=agenda.meetings) if agenda.meetings else [],
        "note": note,
        "interpreted": any(row.get("interpreter") for of_day in rows for row in of_day),
        "days": days,
        "zones": _zone_legend(event, zones, language),
        "revision": edition.in_words(language, delegate.key),
    }
    return fitted(event, content, edition)


def country_names(country: str, language: PageLanguage) -> list[str]:
    """Return the country in the page's language, then in the second one if it differs."""
    return language.each(lambda lang: one_line(country_name(country, lang)))


def _zone_legend(event: Event, codes: Iterable[str], language: PageLanguage) -> list[dict[str, str]]:
    """List zones with their names, in the order of the event; zones without a name are omitted."""
    wanted = set(codes)
    found = []
    for zone in event.zones:
        names = dict.fromkeys(filter(None, (one_line(zone_name(zone, lang)) for lang in language.all)))
        if zone.code in wanted and names:
            found.append({"code": one_line(zone.code), "name": " · ".join(names)})
    return found


def _place_words(zone: str, lang: str) -> str:
    """Return the word for a zone below its code: ``Zone A``; empty below a code that is a word itself."""
    return zone_word(one_line(zone), lang) if len(zone) <= _SHORT_CODE else ""


_Place = tuple[object, ...]
"""Start, zone, table and partner of a meeting."""


def _known_before(before: Schedule | None, key: str) -> dict[_Place, tuple[str, str]] | None:
    """The partner's delegate and the interpreter of each meeting on the last printed agenda; None without one."""
    if before is None or key not in before.event.delegate_by_key:
        return None
    labels = delegate_labels(before.event)
    known: dict[_Place, tuple[str, str]] = {}
    for m in before.by_delegate.get(key, ()):
        other = m.supplier_delegate if m.purchaser_delegate == key else m.purchaser_delegate
        people = (labels.get(other, other), interpreter_label(before.event, m.interpreter))
        known[m.start, m.zone, m.table, m.partner_of(key)] = people
    return known


_GONE = 60
"""The largest number of letters of a cancelled meeting on an agenda, which has one line."""


def _cancelled_or_moved(
    before: Schedule | None, event: Event, agenda: DelegateAgenda, language: PageLanguage
) -> dict[datetime, PageRow]:
    """The meetings of a delegate's last printed agenda that were cancelled or moved, by the start of the free row now.

    ``gone`` is the place and company, to be struck through; ``mark`` says whether it was cancelled or moved.
    """
    key = agenda.delegate.key
    if before is None or key not in before.event.delegate_by_key:
        return {}
    rows = [row for day in agenda.days for row in day.rows]
    now = {row.company.id: row.start for row in rows if row.company is not None}
    idle = {row.start for row in rows if row.kind in {RowKind.FREE, RowKind.AWAY}}
    found: dict[datetime, PageRow] = {}
    for meeting in before.by_delegate.get(key, ()):
        partner = meeting.partner_of(key)
        if meeting.start in idle:
            mark = language.each(partial(_cancelled_or_moved_mark, meeting.start, now.get(partner)))
            text = f"{one_line(meeting.zone)}/{one_line(meeting.table)}  {one_line(company_name(event, partner))}"
            found[meeting.start] = {"gone": _cut_to_line(text, _GONE), "mark": " · ".join(mark)}
    return found


def _cancelled_or_moved_mark(before: datetime, now: datetime | None, lang: str) -> str:
    """The word for a cancelled meeting, or the time to which it was moved, with its day if that is another one."""
    if now is None:
        return words(lang)["agenda.gone"]
    day = "" if before.date() == now.date() else f"{short_day(now.date(), lang)} "
    return words(lang)["agenda.moved"].format(time=f"{day}{now:%H:%M}")


def _row(
    row: AgendaRow, language: PageLanguage, known: Mapping[_Place, tuple[str, str]] | None = None
) -> dict[str, str]:
    """A row of a page; what is not in ``known`` is marked as new, unless that is None: the meeting, or who attends."""
    found = _times(row, language)
    if row.kind is not RowKind.MEETING:
        return found
    other = row.company.id if row.company is not None else row.company_name
    place = (row.start, row.zone, row.table, other)
    new = known is not None and place not in known
    delegate, interpreter = known[place] if known is not None and not new else (row.delegate, row.interpreter)
    company = row.company
    name = one_line(row.company_name)
    local = one_line(company.local_name) if company is not None else ""
    return {
        **found,
        "zone": one_line(row.zone),
        "word": _place_words(row.zone, language.main),
        "table": one_line(row.table),
        "name": breakable(name),
        "local": breakable(local) if local != name else "",
        "country": " · ".join(country_names(company.country, language)) if company is not None else "",
        "products": _cut_to_line(company.products, _PRODUCTS) if company is not None else "",
        "brief": _cut_to_line(company.products, _BRIEF) if company is not None else "",
        "delegate": breakable(one_line(row.delegate)),
        # One who is not needed any more leaves a dash, which has the mark.
        "interpreter": breakable(one_line(row.interpreter), _INTERPRETER_WORD) or ("–" if interpreter else ""),
        "new": "new" if new else "",
        **({"new_delegate": "new"} if delegate != row.delegate else {}),
        **({"new_interpreter": "new"} if interpreter != row.interpreter else {}),
    }


def _times(row: AgendaRow | TimeRow, language: PageLanguage) -> dict[str, str]:
    """The kind of a row and its times, and the text of a programme item."""
    found = {"kind": row.kind.value, "start": f"{row.start:%H:%M}", "end": f"{row.end:%H:%M}"}
    if row.item is None:
        return found
    text = " · ".join(dict.fromkeys(breakable(programme_line(row.item, lang)) for lang in language.all))
    return {**found, "text": text, "end": "" if row.item.end is None else found["end"]}


def _cut_to_line(text: str, limit: int) -> str:
    """Put a text on one line and cut it."""
    text = one_line(text)
    return breakable(text if len(text) <= limit else text[: limit - 1].rstrip() + "…")


def breakable(text: str, longest: int = 28) -> str:
    """Insert break opportunities into long words, so that they never leave their column."""
    words = text.split(" ")
    return " ".join(_hyphenated(word, longest) for word in words)


def _pieces(word: str, longest: int) -> list[str]:
    """The pieces of a word; Chinese, which may be broken anywhere, is one piece."""
    if sorting_script(word) is Script.CHINESE:
        return [word]
    size = max(4, longest // 2)
    return [word[start : start + size] for start in range(0, len(word), size)]


def _hyphenated(word: str, longest: int) -> str:
    """A word with soft hyphens wherever it may be broken; existing hyphens are break points too."""
    parts = re.split(r"(?<=\w-)(?=\w)", word)
    return "".join(_HYPHEN.join(_pieces(part, longest)) if len(part) > longest else part for part in parts)


def interpreters_data(event: Event, agendas: Iterable[InterpreterAgenda], edition: PageEdition) -> dict[str, object]:
    """Make the data of the template ``agendas``: a page for each interpreter."""
    labels = delegate_labels(event)
    pages, languages = [], dict[str, PageLanguage]()
    for agenda in agendas:
        language = interpreter_language(event.settings.languages, agenda.interpreter)
        languages[language.key] = language
        pages.append(_interpreter_page(event, labels, agenda, language, edition))
    words = {
        key: {**words_of(language, AGENDA_WORDS), "company": language.word("hall.both_sides")}
        for key, language in languages.items()
    }
    return _data(event, edition, words, pages)


def _interpreter_page(
    event: Event, labels: Mapping[str, str], agenda: InterpreterAgenda, language: PageLanguage, edition: PageEdition
) -> Page:
    person = agenda.interpreter
    zones = {row.meeting.zone for day in agenda.days for row in day.rows if row.meeting is not None}
    known = _served_before(edition.before, person.id)
    days: list[PageDay] = [
        {
            "title": language.day(day.day.date),
            "rows": [_interpreter_row(event, labels, row, language, known) for row in day.rows],
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
        "zones": _zone_legend(event, zones, language),
        "revision": edition.in_words(language, person.id),
    }
    return fitted(event, content, edition)


def _served_before(before: Schedule | None, key: str) -> frozenset[_Place] | None:
    """The meetings on an interpreter's last printed agenda; None without one."""
    if before is None or key not in before.event.interpreter_by_id:
        return None
    return frozenset((*m.slot_and_table, m.pair) for m in before.meetings if m.interpreter == key)


def _interpreter_row(
    event: Event,
    labels: Mapping[str, str],
    row: TimeRow,
    language: PageLanguage,
    known: frozenset[_Place] | None,
) -> dict[str, str]:
    found = _times(row, language)
    meeting = row.meeting
    if meeting is None:
        return found
    sides = [event.company_by_id.get(code) for code in meeting.pair]
    names = [breakable(one_line(company_name(event, code))) for code in meeting.pair]
    local = [one_line(side.local_name) if side is not None else "" for side in sides]
    countries = [country_names(side.country, PageLanguage(language.main)) if side is not None else [] for side in sides]
    return {
        **found,
        "zone": one_line(meeting.zone),
        "word": _place_words(meeting.zone, language.main),
        "table": one_line(meeting.table),
        "name": " – ".join(names),
        "local": " – ".join(filter(None, local)) if local != names else "",
        "country": " – ".join(name for some in countries for name in some),
        "products": "",
        "brief": "",
        "delegate": " – ".join(filter(None, (one_line(labels.get(key, key)) for key in meeting.delegates))),
        "interpreter": "",
        "new": "new" if known is not None and (*meeting.slot_and_table, meeting.pair) not in known else "",
    }
