"""Writes the workbook of suggested partners: a page for each company, in its language, with boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.agendas.answers import Suggestion
from sco_scheduler.agendas.build_report import company_name
from sco_scheduler.agendas.collation import company_name_in
from sco_scheduler.domain.event import Company
from sco_scheduler.domain.messages import Sentence
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.styles import A4, lines, text_workbook
from sco_scheduler.output.phrases import reasons_of
from sco_scheduler.output.texts.words import (
    clean,
    country_name,
    day_in_words,
    delegate_language,
    hall_language,
    one_line,
    speech,
    words,
    zone_name,
    zone_word,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

EMPTY, TICKED = "☐", "☑"

_WIDTHS = {"yes": 6, "no": 6, "partner": 29, "when": 18, "why": 29}
"""They fill a portrait page at full scale: some programs shrink far too much when they fit a page."""

_LINE = 12.5
"""The height of a line, in points."""


def write_suggestions(path: Path, schedule: Schedule, suggestions: Sequence[Suggestion]) -> int:
    """Write a sheet with a printed page for each company with suggestions.

    Parameters
    ----------
    path
        The workbook; an existing one is overwritten.
    schedule
        The schedule.
    suggestions
        The suggestions, grouped by company.

    Returns
    -------
    int
        The number of pages.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    event = schedule.event
    with text_workbook(path, arial=True) as book:
        title = words(hall_language(event.settings.languages).main)["suggest.sheet"]
        book.set_properties({"title": one_line(f"{event.settings.name}: {title}")[:255]})
        pages = _Pages(book, book.add_worksheet(title), schedule)
        for company, some in groupby(suggestions, key=lambda s: s.company):
            pages.add(event.company_by_id[company], tuple(some))
        return pages.finish()


class _Pages:
    """Writes the pages, one below the other."""

    def __init__(self, book: Workbook, sheet: Worksheet, schedule: Schedule) -> None:
        self._sheet, self._schedule, self._event = sheet, schedule, schedule.event
        self._row, self._starts = 0, list[int]()
        base = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
        cell = {**base, "border": 1, "border_color": "#A6B8CE"}
        self._styles = {
            name: book.add_format(how)
            for name, how in {
                "of": {**base, "text_wrap": False, "font_color": "#595959"},
                "label": {**base, "text_wrap": False, "valign": "bottom", "font_color": "#595959"},
                "title": {**base, "bold": True, "font_size": 18, "font_color": "#1F3864"},
                "how": base,
                "head": {**cell, "bold": True, "bg_color": "#DCE6F1"},
                "head_box": {**cell, "bold": True, "bg_color": "#DCE6F1", "align": "center"},
                "box": {**cell, "align": "center", "valign": "vcenter", "font_size": 18},
                "bold": {**base, "text_wrap": False, "bold": True, "font_size": 12},
                "text": {**cell, "valign": "vcenter"},
                "line": {**base, "bottom": 1, "bottom_color": "#595959"},
            }.items()
        }
        for column, width in enumerate(_WIDTHS.values()):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_print_scale(100)
        sheet.set_footer("&L&8&A&R&8&P / &N")

    def add(self, company: Company, suggestions: Sequence[Suggestion]) -> None:
        """Write the page of a company."""
        event, last = self._event, len(_WIDTHS) - 1
        lang = delegate_language(event.settings.languages, company).main
        say = {key.removeprefix("suggest."): text for key, text in words(lang).items() if key.startswith("suggest.")}
        self._starts.append(self._row)
        self._text(" · ".join(filter(None, (event.settings.name, company.id))), "of", 18.0)
        self._title(company_name_in(event, company.id, lang))
        self._text(say["title"], "bold", 22.0)
        held = len(self._schedule.by_company.get(company.id, ()))
        how = say["how"].format(count=held)
        self._sheet.merge_range(self._row, 0, self._row, last, how, self._styles["how"])
        self._sheet.set_row(self._row, _LINE * lines(how, sum(_WIDTHS.values())) + 10)
        self._row += 1
        for column, key in enumerate(_WIDTHS):
            self._sheet.write_string(self._row, column, say[key], self._styles["head_box" if column < 2 else "head"])
        self._sheet.set_row(self._row, 2 * _LINE)
        self._row += 1
        first = self._row
        for suggestion in suggestions:
            self._suggestion(suggestion, lang)
        choices = {"validate": "list", "source": [EMPTY, TICKED], "show_error": False}
        self._sheet.data_validation(first, 0, self._row - 1, 1, choices)
        self._row += 1
        for key in ("comment", "signed"):
            self._sheet.set_row(self._row, 30)
            self._sheet.write_string(self._row, 0, say[key], self._styles["label"])
            for column in range(2, last + 1):
                self._sheet.write_blank(self._row, column, None, self._styles["line"])
            self._row += 1

    def _suggestion(self, suggestion: Suggestion, lang: str) -> None:
        event, meeting = self._event, suggestion.meeting
        partner = event.company_by_id[suggestion.partner]
        country = country_name(partner.country, lang)
        names = map(one_line, filter(None, (company_name(event, partner.id), partner.local_name)))
        about = (*dict.fromkeys(names), " · ".join(filter(None, (partner.id, country))), one_line(partner.products))
        zone = event.zone_by_code.get(meeting.zone)
        place = " · ".join(filter(None, (zone_word(meeting.zone, lang), zone_name(zone, lang) if zone else "")))
        table = words(lang)["suggest.table"].format(table=meeting.table)
        instead = "" if suggestion.together else words(lang)["suggest.instead"]
        when = (
            day_in_words(meeting.start.date(), lang),
            f"{meeting.start:%H:%M}–{meeting.end:%H:%M}",
            place,
            table,
            instead,
        )
        why = speech(lang).say(Sentence(reasons_of(event, suggestion)))
        texts = {"partner": "\n".join(filter(None, about)), "when": "\n".join(filter(None, when)), "why": why}
        for column, key in enumerate(_WIDTHS):
            text = clean(texts.get(key, EMPTY))
            self._sheet.write_string(self._row, column, text, self._styles["text" if key in texts else "box"])
        needed = max(sum(lines(line, _WIDTHS[key] - 3) for line in text.split("\n")) for key, text in texts.items())
        self._sheet.set_row(self._row, min(400.0, _LINE * needed + 5))
        self._row += 1

    def _title(self, name: str) -> None:
        """Write the company's name, in as many lines as it takes."""
        text, style = clean(one_line(name)), self._styles["title"]
        self._sheet.set_row(self._row, 26.0 * lines(text, sum(_WIDTHS.values()) / 2))
        self._sheet.merge_range(self._row, 0, self._row, len(_WIDTHS) - 1, "", style)
        self._sheet.write_string(self._row, 0, text, style)
        self._row += 1

    def _text(self, text: str, style: str, height: float) -> None:
        self._sheet.set_row(self._row, height)
        self._sheet.write_string(self._row, 0, clean(one_line(text)), self._styles[style])
        self._row += 1

    def finish(self) -> int:
        """Set the page breaks and the print area; return the number of pages."""
        self._sheet.set_h_pagebreaks(self._starts[1:])
        self._sheet.print_area(0, 0, max(0, self._row - 1), len(_WIDTHS) - 1)
        return len(self._starts)
