"""The sheets of participants: the Index, an agenda for each delegate, and Companies with the result of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.agendas.rows import (
    AgendaDay,
    AgendaRow,
    DelegateAgenda,
    IndexEntry,
    RowKind,
    company_rows,
    on_paper,
    row_hours,
)
from sco_scheduler.domain.event import Company, Terms, Zone
from sco_scheduler.domain.messages import Sentence
from sco_scheduler.output.excel.book import (
    CellValue,
    ColumnFormat,
    Link,
    WorkbookWriter,
    columns,
    link_to,
    page,
    write_list,
)
from sco_scheduler.output.excel.sheets.hall import zone_heading
from sco_scheduler.output.excel.styles import lines
from sco_scheduler.output.texts.words import (
    by_colleagues,
    clean,
    day_in_words,
    delegate_language,
    one_line,
    programme_line,
)
from sco_scheduler.output.texts.words import speech as speech_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


# The Index


INDEX_COLUMNS = (
    ColumnFormat("id", 9),
    ColumnFormat("company", 27),
    ColumnFormat("local_name", 18),
    ColumnFormat("country", 14),
    ColumnFormat("delegate", 18),
    ColumnFormat("role", 13),
    ColumnFormat("meetings", 9, "number"),
    ColumnFormat("first_meeting", 17, "moment"),
    ColumnFormat("agenda", 31),
)
WORKBOOK_COLUMN = ColumnFormat("workbook", 30)
WHY_NONE = ColumnFormat("why_none", 27)
"""The reason of companies without a meeting, if there are any."""


@dataclass(frozen=True, slots=True)
class AgendaPlace:
    """The sheet of an agenda, and its workbook if that is another one."""

    sheet: str
    workbook: Path | None = None


def write_index(book: WorkbookWriter, entries: Sequence[IndexEntry], places: Mapping[str, AgendaPlace]) -> None:
    """Write the sheet Index: every delegate, linked to the agenda.

    Parameters
    ----------
    places
        The sheet, or other workbook, of each agenda by the delegate's key.
    """
    elsewhere = any(place.workbook is not None for place in places.values())
    others = (
        *((WORKBOOK_COLUMN,) if elsewhere else ()),
        *((WHY_NONE,) if book.report.summary.without_meetings else ()),
    )
    write_list(
        book,
        book.say("sheet_index"),
        book.say("sheet_index"),
        (*INDEX_COLUMNS, *others),
        _index_rows(book, entries, places, elsewhere=elsewhere),
        sentence=book.say("index_about"),
        frozen=2,
        expected=len(entries),
    )


def _index_rows(
    book: WorkbookWriter, entries: Sequence[IndexEntry], places: Mapping[str, AgendaPlace], *, elsewhere: bool
) -> Iterator[tuple[CellValue, ...]]:
    without = book.report.summary.without_meetings
    for entry in entries:
        company, place = entry.company, places.get(entry.delegate.key)
        values: tuple[CellValue, ...] = (
            company.id,
            company.name,
            company.local_name,
            book.country(company.country),
            entry.delegate.name,
            role_words(book, company),
            entry.meetings,
            entry.first,
            _link(place) if place is not None else book.say("cancelled"),
        )
        if elsewhere:
            other = place.workbook if place is not None else None
            values += (book.say("this_one") if other is None else other.name,)
        if without:
            values += (book.speech.say(Sentence(without[company.id])) if company.id in without else "",)
        yield values


def role_words(book: WorkbookWriter, company: Company) -> str:
    """Return the company's roles in the workbook's language."""
    both = company.purchaser is not None and company.supplier is not None
    return book.say("role_both" if both else "role_purchaser" if company.purchaser is not None else "role_supplier")


def _link(place: AgendaPlace) -> Link:
    target = link_to(place.sheet)
    if place.workbook is not None:
        target = f"external:{place.workbook.name}#" + target.removeprefix("internal:")
    return Link(target, place.sheet)


# Companies


COMPANIES_COLUMNS = (
    ColumnFormat("id", 9),
    ColumnFormat("company", 30),
    ColumnFormat("local_name", 20),
    ColumnFormat("country", 14),
    ColumnFormat("role", 14),
    ColumnFormat("zone", 7, "cell_middle", zoned=True),
    ColumnFormat("delegates", 11, "number"),
    ColumnFormat("meetings", 10, "number"),
    ColumnFormat("as_purchaser", 11, "number"),
    ColumnFormat("as_supplier", 9, "number"),
    ColumnFormat("min", 8, "cell_middle"),
    ColumnFormat("max", 8, "cell_middle"),
    ColumnFormat("own_met", 9, "number"),
    ColumnFormat("of", 7, "number"),
    ColumnFormat("top_met", 9, "number"),
    ColumnFormat("of", 7, "number"),
    ColumnFormat("invited_met", 11, "number"),
    ColumnFormat("of", 7, "number"),
    ColumnFormat("gaps", 7, "number"),
    ColumnFormat("lost_minutes", 9, "number"),
    ColumnFormat("status", 11, "cell_middle"),
)


def write_companies(book: WorkbookWriter) -> None:
    """Write the sheet Companies, in the order of the registrations."""
    count = len(book.event.companies)
    name = book.say("sheet_companies")
    about = book.say("companies_about")
    write_list(book, name, name, COMPANIES_COLUMNS, _company_values(book), sentence=about, frozen=2, expected=count)


def _company_values(book: WorkbookWriter) -> Iterator[tuple[CellValue, ...]]:
    for row in company_rows(book.report.schedule):
        company = row.company
        yield (
            company.id,
            company.name,
            company.local_name,
            book.country(company.country),
            role_words(book, company),
            company.supplier.zone if company.supplier is not None else "",
            len(company.delegates),
            row.as_purchaser + row.as_supplier,
            row.as_purchaser,
            row.as_supplier,
            _limits(terms.minimum or None for terms in _terms(company)),
            _limits(terms.maximum for terms in _terms(company)),
            row.wishes_met,
            row.wishes_asked,
            row.top_met,
            row.top_asked,
            row.invited_met,
            row.invited,
            row.gaps,
            row.lost_minutes,
            book.say("cancelled") if company.cancelled else "",
        )


def _terms(company: Company) -> tuple[Terms, ...]:
    return tuple(terms for terms in (company.purchaser, company.supplier) if terms is not None)


def _limits(limits: Iterable[int | None]) -> str:
    """The limits of a company's roles; '' if it has none."""
    told = ["–" if limit is None else str(limit) for limit in limits]
    return " / ".join(told) if any(limit != "–" for limit in told) else ""


# The agenda of a delegate


AGENDA_HEADER_ROW = 6
"""The row of the column headers; the rows above name the delegate."""


def write_agenda(book: WorkbookWriter, name: str, agenda: DelegateAgenda, index: str) -> None:
    """Write the agenda of a delegate onto a new sheet, a page for each day.

    Parameters
    ----------
    index
        The sheet to which it links back.
    """
    agenda = on_paper(agenda)
    sheet, company = book.add(name), agenda.company
    title = one_line(company.name or company.local_name or company.id)
    used = {row.zone for day in agenda.days for row in day.rows if row.zone}
    zones = [zone for zone in book.event.zones if zone.code in used]
    lang = delegate_language(book.event.settings.languages, company).main
    layout = _choose_layout(agenda, title, len(zones), lang, interpreters=book.event.interpreters is not None)
    columns(sheet, layout.widths)
    sheet.set_row(0, 14)
    book.put(sheet, 0, 0, Link(link_to(index), book.say("back", layout.lang)), book.styles["small_link"])
    _heading(book, sheet, agenda, title, layout)
    row, starts = AGENDA_HEADER_ROW + 1, []
    for day in agenda.days:
        starts.append(row)
        row = _day(book, sheet, row, day, layout)
    row = _legend(book, sheet, row, zones, layout)
    sheet.print_area(1, 0, row - 1, len(layout.widths) - 1)
    sheet.freeze_panes(AGENDA_HEADER_ROW + 1, 0)
    states = book.report.agendas.delegates.get(agenda.delegate.key, ())
    page(
        book,
        sheet,
        f"{company.id}  {title}",
        lang=layout.lang,
        repeat=(1, AGENDA_HEADER_ROW),
        revision=states[-1] if states else None,
    )
    if layout.one_page:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.set_h_pagebreaks(starts[1:])


def _heading(book: WorkbookWriter, sheet: Worksheet, agenda: DelegateAgenda, title: str, layout: AgendaLayout) -> None:
    """Write the delegate's name and company, and the headers of the columns."""
    company, delegate, styles = agenda.company, agenda.delegate, book.styles
    below = (
        company.local_name if company.local_name != title else "",
        book.country(company.country, layout.lang),
        company.id,
    )
    person = one_line(", ".join(filter(None, (delegate.name, delegate.title))))
    rows = (
        (title, "title_agenda", layout.title),
        ("  ·  ".join(one_line(text) for text in below if text), "subtitle", 17.0),
        (book.say("delegate_is", layout.lang, name=person) if person else "", "person", 18.0 if person else 4.0),
        (_meetings_in_words(book, agenda, layout.lang), "quiet", 16.0),
        ("", "quiet", 6.0),
    )
    for row, (text, style, height) in enumerate(rows, start=1):
        sheet.set_row(row, height)
        if row == 1:
            book.across(sheet, row, (0, len(layout.widths) - 1), text, styles[style])
        else:
            book.put(sheet, row, 0, text, styles[style])
    sheet.set_row(AGENDA_HEADER_ROW, HEADER_HEIGHT)
    for column in range(len(layout.widths)):
        style = "header_middle" if column < 3 else "header"
        book.put(sheet, AGENDA_HEADER_ROW, column, book.say(AGENDA_HEADERS[column], layout.lang), styles[style])


def _meetings_in_words(book: WorkbookWriter, agenda: DelegateAgenda, lang: str) -> str:
    if agenda.company.cancelled:
        return book.say("is_cancelled", lang)
    if agenda.colleagues:
        return by_colleagues(agenda.colleagues, lang)
    if not agenda.meetings:
        none = book.say("no_meetings", lang)
        reason = book.report.summary.own_reasons.get(agenda.company.id)
        speech = speech_of(lang)
        return none if reason is None else speech.paragraph(none, speech.sentence(reason) + speech.stop)
    key = "one_meeting" if agenda.meetings == 1 else "many_meetings"
    return book.say(key, lang, count=agenda.meetings)


def _day(book: WorkbookWriter, sheet: Worksheet, row: int, day: AgendaDay, layout: AgendaLayout) -> int:
    """Write a day's rows; return the next row."""
    last = len(layout.widths) - 1
    sheet.set_row(row, DAY_HEIGHT)
    book.along(sheet, row, (0, last), day_in_words(day.date, layout.lang), book.styles["day"])
    for entry, height in zip(day.rows, layout.heights[day.date], strict=True):
        row += 1
        sheet.set_row(row, height)
        _entry(book, sheet, row, entry, layout)
    return row + 1


def _entry(book: WorkbookWriter, sheet: Worksheet, row: int, entry: AgendaRow, layout: AgendaLayout) -> None:
    styles, lang, last = book.styles, layout.lang, len(layout.widths) - 1
    if entry.kind in {RowKind.BREAK, RowKind.PROGRAMME}:
        book.put(sheet, row, 0, row_hours(entry), styles["break_time"])
        text = book.say("break", lang) if entry.item is None else programme_line(entry.item, lang)
        book.along(sheet, row, (1, last), text, styles["break"])
        return
    book.put(sheet, row, 0, row_hours(entry), styles["cell_time"])
    if entry.kind is not RowKind.MEETING:
        word = book.say("free_row" if entry.kind is RowKind.FREE else "away_row", lang)
        book.along(sheet, row, (1, last), word, styles["idle"])
        return
    book.put(sheet, row, 1, entry.zone, styles.zone(entry.zone, "cell_big"))
    book.put(sheet, row, 2, entry.table, styles["cell_big"])
    company, country, *others = _row_texts(entry)
    texts = (company, book.country(country, lang), *others)
    for column, text in zip(range(3, last + 1), texts, strict=False):
        book.put(sheet, row, column, text, styles["cell_bold" if column == 3 else "cell"])


def _legend(book: WorkbookWriter, sheet: Worksheet, row: int, zones: Sequence[Zone], layout: AgendaLayout) -> int:
    """Write the zones of the agenda with their colours and names, after a thin row; return the next row."""
    if not zones:
        return row
    sheet.set_row(row, 8)
    for zone in zones:
        row += 1
        sheet.set_row(row, LEGEND_HEIGHT)
        book.put(sheet, row, 1, zone.code, book.styles.zone(zone.code))
        book.across(
            sheet, row, (2, len(layout.widths) - 1), zone_heading(book, zone, layout.lang), book.styles["quiet_indent"]
        )
    return row + 1


AGENDA_HEADERS = ("time", "zone", "table", "company", "country", "products", "delegate", "interpreter")

# Widths of the columns, with interpreters and without.
AGENDA_WIDTHS = ((13, 6, 8, 31, 12, 22, 17, 13), (13, 6, 8, 35, 13, 27, 19))

PAGE_POINTS = 900.0
"""The height for rows, in points, of a page whose columns are printed at five sixths of their size."""

SHRINK = 1.18
"""How many times too high a single day may be and still be shrunk onto one page."""

SHRINK_DAYS = 1.1
"""The same for several days, which otherwise have a page each."""

TITLE_HEIGHT, TITLE_SIZE = 24.0, 1.75
"""The height of a line of the title, and its width relative to other text."""

DAY_HEIGHT, HEADER_HEIGHT, BREAK_HEIGHT, IDLE_HEIGHT = 22.0, 22.0, 18.0, 20.0
"""Heights of rows, in points: the day's title, the columns' headers, a break, a slot without a meeting."""

LEGEND_HEIGHT = 16.0


@dataclass(frozen=True, slots=True)
class AgendaLayout:
    """The layout of an agenda: column widths, heights of the title and of each day's rows, page breaks."""

    widths: Sequence[float]
    title: float
    heights: Mapping[date, Sequence[float]]
    lang: str
    one_page: bool


def _choose_layout(agenda: DelegateAgenda, title: str, zones: int, lang: str, *, interpreters: bool) -> AgendaLayout:
    """Choose the layout of an agenda; every page is in portrait format."""
    widths = AGENDA_WIDTHS[0 if interpreters else 1]
    heights = {day.date: [_row_height(row, widths) for row in day.rows] for day in agenda.days}
    title_height = TITLE_HEIGHT * lines(title, sum(widths) / TITLE_SIZE - 4)
    layout = AgendaLayout(widths, title_height, heights, lang, one_page=False)
    days = sum(DAY_HEIGHT + sum(rows) for rows in heights.values())
    whole = layout.title + HEADER_HEIGHT + 60.0 + days + LEGEND_HEIGHT * zones
    shrink = SHRINK if len(heights) == 1 else SHRINK_DAYS
    return replace(layout, one_page=whole <= shrink * PAGE_POINTS)


def _row_texts(row: AgendaRow) -> tuple[str, ...]:
    """The texts of the columns from Company on, in a row with a meeting."""
    company = row.company
    country, products = (company.country, company.products) if company is not None else ("", "")
    return (_both_names(row), one_line(country), _shortened(products), one_line(row.delegate), row.interpreter)


def _row_height(row: AgendaRow, widths: Sequence[float]) -> float:
    """Estimate the height of a row, in points."""
    if row.kind in {RowKind.BREAK, RowKind.PROGRAMME}:
        return BREAK_HEIGHT
    if row.kind is not RowKind.MEETING:
        return IDLE_HEIGHT
    company, *others = _row_texts(row)
    needed = lines(company, (widths[3] - 2) / 1.08)  # bold is wider
    for text, room in zip(others, widths[4:], strict=False):
        needed = max(needed, lines(text, room - 2))
    return max(27.0, needed * 13.0 + 6.0)


def _both_names(row: AgendaRow) -> str:
    local = row.company.local_name if row.company is not None else ""
    names = (row.company_name, local) if local != row.company_name else (row.company_name,)
    return "\n".join(filter(None, map(one_line, names)))


def _shortened(text: str) -> str:
    """A long description is cut, so that a day fits on its page."""
    text = clean(text)
    return text if len(text) <= 160 else text[:159].rstrip() + "…"
