"""Writes wish forms: a workbook for each company in which it marks the companies that it wants to meet.

Nothing in it is protected, which would hinder sorting and filtering in some office programs. Moved
and deleted content is detected when the form is read (``intake.answers.form``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sco_scheduler.domain.event import Company, Delegate, Event, Level, Request, Session, Span
from sco_scheduler.domain.spans import in_figures
from sco_scheduler.intake.answers.form import (
    ABOUT_COLUMNS,
    CONFIRMED,
    DELEGATE,
    HIDDEN_SHEET,
    HOURS,
    PERSON,
    VERSION,
    WISH_COLUMNS,
)
from sco_scheduler.intake.answers.saving import MADE
from sco_scheduler.output.excel.styles import lines, print_landscape, text_workbook
from sco_scheduler.output.texts.words import (
    clean,
    country_name,
    day_title,
    delegate_language,
    language_names,
    one_line,
    words,
    zone_name,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {"id": 6, "company": 36, "country": 14, "zone": 24, "products": 38, "wish": 14, "no": 13, "comment": 26}
_ABOUT_WIDTHS = {"key": 6, "label": 34, "value": 30, "title": 22, "languages": 18, "email": 28, "away": 22, "comes": 12}
_MORE_PEOPLE = 4
"""The number of empty rows for delegates who are not registered."""

_RANKS = 12
"""The largest rank in the dropdown; any number may be typed."""

_LINE = 15.0
"""The height of a line, in points."""


@dataclass(frozen=True)
class Candidate:
    """A company that may be chosen: its zone in the reader's language, and the present wish."""

    company: Company
    zone: str
    wish: str = ""
    no: str = ""


def form_language(event: Event, company: Company) -> str:
    """Return the language of a company's form: that of its agendas (``Agenda language``), else the event's first."""
    return delegate_language(event.settings.languages, company).main


def possible_partners(event: Event, company: Company, lang: str) -> list[Candidate]:
    """List the companies that a company may choose, first those in the zones that it named."""
    wished = {request.target: request for request in reversed(event.requests) if request.asker == company.id}
    no = words(lang)["wishes.no_word"]
    own = company.purchaser.zone if company.purchaser is not None else ""
    order = {zone.code: number for number, zone in enumerate(event.zones)}
    found = []
    for other in event.companies:
        if other.id == company.id or other.cancelled or not company.can_meet(other):
            continue
        terms = other.supplier or other.purchaser
        code = terms.zone if terms is not None else ""
        zone = event.zone_by_code.get(code)
        name = " · ".join(filter(None, (code, zone_name(zone, lang)))) if zone is not None else code
        request = wished.get(other.id)
        refused = request is not None and request.level is Level.NO
        found.append(
            (
                code != own,
                order.get(code, len(order)),
                Candidate(
                    other,
                    name,
                    _wish(request, lang) if request is not None and not refused else "",
                    no if refused else "",
                ),
            )
        )
    return [partner for _, _, partner in sorted(found, key=lambda entry: entry[:2])]


def _wish(request: Request, lang: str) -> str:
    parts = [str(request.rank)] if request.rank is not None else []
    if request.level is not Level.WANT:
        parts.append(words(lang)["wishes.must_word" if request.level is Level.MUST else "wishes.maybe_word"])
    return " ".join(parts) or "x"


def write_wish_form(path: Path, event: Event, company: Company, lang: str) -> None:
    """Write the form of a company.

    Parameters
    ----------
    path
        The workbook; an existing one is overwritten.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    with text_workbook(path) as book:
        book.set_properties({"created": MADE.replace(tzinfo=None), "title": one_line(event.settings.name)})
        _Form(book, event, company, lang).write()


class _Form:
    """Writes one form."""

    def __init__(self, book: Workbook, event: Event, company: Company, lang: str) -> None:
        self._book, self._event, self._company, self._lang = book, event, company, lang
        self._words = {key.removeprefix("wishes."): text for key, text in words(lang).items() if key[:7] == "wishes."}
        self._sent: dict[str, object] = {}
        self._texts: list[str] = []
        base = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
        filled = {**base, "bg_color": "#FFF9DB", "border": 1, "border_color": "#D9C77A"}
        self._formats = {
            name: book.add_format(how)
            for name, how in {
                "title": {**base, "text_wrap": False, "bold": True, "font_size": 16, "font_color": "#1F3864"},
                "of": {**base, "text_wrap": False, "font_color": "#595959"},
                "how": {**base, "valign": "vcenter"},
                "section": {**base, "text_wrap": False, "bold": True, "font_size": 12, "font_color": "#1F3864"},
                "head": {**base, "bold": True, "bg_color": "#DCE6F1", "border": 1, "border_color": "#A6B8CE"},
                "head_filled": {**base, "bold": True, "bg_color": "#FFE699", "border": 1, "border_color": "#D9C77A"},
                "text": {**base, "border": 1, "border_color": "#D9D9D9"},
                "name": {**base, "bold": True, "border": 1, "border_color": "#D9D9D9"},
                "label": {**base},
                "filled": filled,
                "mark": {**filled, "align": "center", "bold": True, "font_size": 12},
                "as_text": {**filled, "num_format": "@"},
                "count": {**base, "bold": True, "align": "left"},
                "hint": {**base, "italic": True, "font_color": "#595959", "text_wrap": False},
                "chosen": {"bg_color": "#E2F0D9"},
                "refused": {"bg_color": "#F2F2F2", "font_color": "#A6A6A6"},
                "twice": {"bg_color": "#F4B183"},
            }.items()
        }

    def write(self) -> None:
        """Write all sheets."""
        wishes = self._book.add_worksheet(self._words["sheet_wishes"])
        about = self._book.add_worksheet(self._words["sheet_about"])
        self._wishes(wishes)
        self._about(about)
        self._hidden(self._book.add_worksheet(HIDDEN_SHEET))

    def _wishes(self, sheet: Worksheet) -> None:
        last = len(WISH_COLUMNS) - 1
        self._columns(sheet, WISH_COLUMNS, _WIDTHS)
        room = sum(_WIDTHS[key] for key in WISH_COLUMNS[1:])
        row = self._top(sheet, self._words["form_title"])
        about = self._words["sheet_about"]
        for key in ("how_rank", "how_no", "how_about", "how_back"):
            text = self._known(self._words[key].format(sheet=about))
            sheet.merge_range(row, 1, row, last, text, self._formats["how"])
            sheet.set_row(row, _LINE * lines(text, room))
            row += 1
        counted = row
        head = row + 1
        sheet.write_string(counted, 1, self._known(self._words["count"]), self._formats["count"])
        sheet.write_string(counted, 5, self._known(self._words["twice"]), self._formats["hint"])
        for column, key in enumerate(WISH_COLUMNS):
            label = "#" if key == "id" else self._known(self._words[key])
            style = "head_filled" if key in {"wish", "no", "comment"} else "head"
            sheet.write_string(head, column, label, self._formats[style])
        sheet.set_row(head, 2 * _LINE)
        listed = possible_partners(self._event, self._company, self._lang)
        for number, partner in enumerate(listed, start=head + 1):
            self._partner(sheet, number, partner)
        first, end = head + 1, max(head + len(listed), head + 1)
        area = f"$F${first + 1}:$F${end + 1}"
        sheet.write_formula(counted, 2, f"=COUNTA({area})", self._formats["count"], sum(bool(p.wish) for p in listed))
        self._rules(sheet, first, end, area)
        sheet.autofilter(head, 1, end, last)
        sheet.freeze_panes(head + 1, 2)
        self._page(sheet, head)

    def _partner(self, sheet: Worksheet, row: int, partner: Candidate) -> None:
        company, styles = partner.company, self._formats
        name = "\n".join(dict.fromkeys(map(one_line, filter(None, (company.name or company.id, company.local_name)))))
        cells = {
            "id": (company.id, "text"),
            "company": (name, "name"),
            "country": (country_name(company.country, self._lang) if company.country else "", "text"),
            "zone": (partner.zone, "text"),
            "products": (one_line(company.products), "text"),
        }
        for column, key in enumerate(WISH_COLUMNS[:5]):
            sheet.write_string(row, column, clean(cells[key][0]), styles[cells[key][1]])
        if partner.wish.isdecimal():
            sheet.write_number(row, 5, int(partner.wish), styles["mark"])
        else:
            sheet.write(row, 5, partner.wish or None, styles["mark"])
        sheet.write(row, 6, partner.no or None, styles["mark"])
        sheet.write_blank(row, 7, None, styles["as_text"])
        needed = max(lines(cells[key][0], _WIDTHS[key] - 1) for key in ("company", "country", "zone", "products"))
        sheet.set_row(row, max(18.0, _LINE * min(needed, 8)))
        names = {"id": company.id, "name": one_line(company.name or company.id), "local": one_line(company.local_name)}
        self._sent[f"row:{company.id}"] = {**names, "wish": partner.wish, "no": partner.no}

    def _rules(self, sheet: Worksheet, first: int, end: int, area: str) -> None:
        """Dropdowns, which advise and do not forbid, and colours."""
        words_, row = self._words, first + 1
        ranks = [*map(str, range(1, _RANKS + 1)), "x"]
        tell = {"show_error": False, "validate": "list"}
        sheet.data_validation(first, 5, end, 5, {**tell, "source": ranks})
        sheet.data_validation(first, 6, end, 6, {**tell, "source": [words_["no_word"]]})
        twice = f"=AND(ISNUMBER($F{row}),COUNTIF({area},$F{row})>1)"
        for criteria, style, column in (
            (twice, "twice", 5),
            (f'=$G{row}<>""', "refused", 1),
            (f'=$F{row}<>""', "chosen", 1),
        ):
            how = {"type": "formula", "criteria": criteria, "format": self._formats[style], "stop_if_true": True}
            sheet.conditional_format(first, column, end, 5 if column == 5 else 4, how)

    def _about(self, sheet: Worksheet) -> None:
        self._columns(sheet, ABOUT_COLUMNS, _ABOUT_WIDTHS)
        row = self._top(sheet, self._words["about_title"])
        sheet.write_string(row, 1, self._known(self._words["about_how"]), self._formats["hint"])
        row = self._section(sheet, row + 2, "company_data")
        company, lang = self._company, self._lang
        spoken = _common([delegate.languages for delegate in company.delegates])
        for key, text in {
            "languages": ", ".join(language_names(spoken, lang)),
            "contact": company.contact,
            "email": company.email,
            "phone": company.phone,
            CONFIRMED: "",
        }.items():
            row = self._field(sheet, row, key, self._words[key], one_line(text))
        sheet.data_validation(
            row - 1, 2, row - 1, 2, {"validate": "list", "source": [self._words["yes_word"]], "show_error": False}
        )
        row = self._section(sheet, row + 1, "hours", "hours_how")
        absent = _common([delegate.absences for delegate in company.delegates])
        for session in sorted(self._event.sessions, key=lambda s: s.start):
            when = f"{day_title(session.date, lang)}, {session.start:%H:%M}-{session.end:%H:%M}"
            label = f"{when} · {session.name}" if session.name else when
            key = f"{HOURS}:{session.start:%Y-%m-%d %H:%M}-{session.end:%H:%M}"
            row = self._field(sheet, row, key, label, _within(absent, session))
        row = self._section(sheet, row + 1, "delegates", "delegates_how")
        self._people(sheet, row, spoken, absent)
        self._page(sheet, None)

    def _people(self, sheet: Worksheet, row: int, spoken: Iterable[str], absent: Iterable[Span]) -> None:
        labels = ("", "name", "position", "person_languages", "email", "person_away", "comes")
        for column, key in enumerate(labels, start=1):
            text = self._known(self._words[key]) if key else ""
            sheet.write_string(row, column, text, self._formats["head_filled" if key else "head"])
        sheet.set_row(row, 2 * _LINE)
        sheet.write_string(row, 0, "#", self._formats["text"])
        people: list[Delegate | None] = [*self._company.delegates, *[None] * _MORE_PEOPLE]
        for number, delegate in enumerate(people, start=1):
            row += 1
            values = dict.fromkeys(PERSON, "")
            key = f"{DELEGATE}:+{number}"
            if delegate is not None and delegate.name:
                key = f"{DELEGATE}:{delegate.key}"
                own = set(delegate.languages) - set(spoken)
                away = [span for span in delegate.absences if span not in set(absent)]
                values |= {
                    "value": one_line(delegate.name),
                    "title": one_line(delegate.title),
                    "languages": ", ".join(language_names(delegate.languages, self._lang)) if own else "",
                    "email": one_line(delegate.email),
                    "away": "; ".join(figures for span in away for figures in in_figures(span)),
                    "comes": self._words["yes_word"],
                }
            sheet.write_string(row, 0, key, self._formats["text"])
            sheet.write_string(row, 1, str(number), self._formats["label"])
            for column, name in enumerate(PERSON, start=2):
                sheet.write(row, column, clean(values[name]) or None, self._formats["as_text"])
            self._sent[f"field:{key}"] = values
            choices = [self._words["yes_word"], self._words["no_word"]]
            sheet.data_validation(row, 7, row, 7, {"validate": "list", "source": choices, "show_error": False})

    def _field(self, sheet: Worksheet, row: int, key: str, label: str, value: str) -> int:
        sheet.write_string(row, 0, key, self._formats["text"])
        sheet.write_string(row, 1, self._known(label), self._formats["label"])
        sheet.write(row, 2, clean(value) or None, self._formats["as_text"])
        sheet.set_row(row, max(18.0, _LINE * lines(label, _ABOUT_WIDTHS["label"] - 1)))
        self._sent[f"field:{key}"] = {"value": value}
        return row + 1

    def _section(self, sheet: Worksheet, row: int, title: str, how: str | None = None) -> int:
        sheet.write_string(row, 1, self._known(self._words[title]), self._formats["section"])
        if how is not None:
            sheet.write_string(row + 1, 1, self._known(self._words[how]), self._formats["hint"])
            return row + 2
        return row + 1

    def _top(self, sheet: Worksheet, title: str) -> int:
        """Write the hidden row of keys, the title, and the company's name; return the next row."""
        of = self._words["form_of"].format(company=self._company.name or self._company.id, id=self._company.id)
        texts = (self._event.settings.name, of)
        sheet.write_string(1, 1, self._known(one_line(title)), self._formats["title"])
        sheet.set_row(1, 24)
        sheet.write_string(2, 1, self._known(one_line(" · ".join(texts))), self._formats["of"])
        return 3

    def _columns(self, sheet: Worksheet, keys: Sequence[str], widths: Mapping[str, int]) -> None:
        for column, key in enumerate(keys):
            sheet.write_string(0, column, key)
            sheet.set_column(column, column, widths[key], None, {"hidden": True} if column == 0 else {})
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # such as a number of telephone

    def _page(self, sheet: Worksheet, head: int | None) -> None:
        print_landscape(sheet)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        if head is not None:
            sheet.repeat_rows(head)
        sheet.set_footer("&L&8&A&R&8&P / &N")

    def _hidden(self, sheet: Worksheet) -> None:
        company = self._company
        head: dict[str, object] = {
            "version": VERSION,
            "event": self._event.settings.name,
            "stated": "name" in self._event.settings.cells,
            "company": company.id,
            "name": one_line(company.name or company.id),
            "language": self._lang,
            "texts": self._texts,
        }
        for row, (key, value) in enumerate((head | self._sent).items()):
            sheet.write_string(row, 0, key)
            sheet.write_string(row, 1, json.dumps(value, ensure_ascii=False))
        sheet.hide()

    def _known(self, text: str) -> str:
        """Record a text of the form itself, which is not an answer when the form is returned."""
        self._texts.append(text)
        return text


def _common(sets: Sequence[Iterable[Any]]) -> list[Any]:
    """The elements that all the iterables share, in the order of the first."""
    first, *others = sets or ((),)
    rest = [set(other) for other in others]
    return [value for value in first if all(value in other for other in rest)]


def _within(absent: Iterable[Span], session: Session) -> str:
    """The hours of a session that absences take up: ``x`` for all of it."""
    parts = []
    for span in absent:
        start, end = max(span.start, session.start), min(span.end, session.end)
        if start < end:
            parts.append(f"{start:%H:%M}-{end:%H:%M}")
            if (start, end) == (session.start, session.end):
                return "x"
    return "; ".join(parts)
