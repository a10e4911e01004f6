"""The Summary sheet: the goals with their bounds, figures, occupancy, and a guide to the other sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from sco_scheduler.agendas.build_report import Occupancy, company_name, percent, rank_groups
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.findings import Severity, by_importance
from sco_scheduler.domain.goals import GOALS, GoalResult, Sense
from sco_scheduler.domain.messages import Phrase, Sentence
from sco_scheduler.domain.outcome import Status
from sco_scheduler.output.excel.book import CellValue, Link, WorkbookWriter, columns, link_to, page
from sco_scheduler.output.excel.styles import lines
from sco_scheduler.output.phrases import OLDER_MUSTS, SCOPES
from sco_scheduler.output.texts.rerun import sentences, source
from sco_scheduler.output.texts.words import day_in_words, goal_title, one_line

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


WIDTHS = (30, 13, 13, 13, 13, 13, 13)
LAST = len(WIDTHS) - 1
GOAL_HEADERS = (
    ("goal", "header"),
    ("reached", "header_right"),
    ("best", "header_right"),
    ("proved_question", "header_middle"),
)
FINDINGS_SHOWN = 40
MISSED_SHOWN = 100

STATUS_WORDS = {
    Status.OPTIMAL: "status_optimal",
    Status.FEASIBLE: "status_feasible",
    Status.INTERRUPTED: "status_interrupted",
}
SEVERITY_WORDS = {
    Severity.STOPS: "severity_stops",
    Severity.CHANGES: "severity_changes",
    Severity.NOTE: "severity_note",
}


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A line of the guide to the workbook: a sheet and its contents."""

    sheet: str
    text: str


def write(book: WorkbookWriter, guide: Sequence[SheetNote], notes: Sequence[str]) -> None:
    """Write the sheet.

    Parameters
    ----------
    notes
        What was omitted because the event is large.
    """
    name = book.say("sheet_summary")
    sheet = book.add(name)
    columns(sheet, WIDTHS)
    row = _heading(book, sheet, notes)
    row = _write_kept(book, sheet, row)
    sections: tuple[Callable[[WorkbookWriter, Worksheet, int], int], ...] = (
        _goals,
        _figures,
        _minimums,
        _gains,
        _wishes,
        _occupancy,
        partial(_guide, guide=guide),
        _findings,
    )
    starts = list[int]()
    for section in sections:
        starts.append(row + 1)  # its title, after a blank row
        row = section(book, sheet, row)
    sheet.print_area(0, 0, row - 1, LAST)
    page(book, sheet, name)
    heights = {row: height for row, (height, _) in sheet.row_sizes.items()}
    sheet.set_h_pagebreaks(page_breaks([*starts, row], heights))


_PAGE = 815.0
"""The height of a page for rows, in points of the sheet, which is shrunk by a tenth to fit the paper."""

_ROW, _LEAST_OF_SECTION, _LEFT_BLANK = 15.0, 90.0, 0.45


def page_breaks(starts: Sequence[int], heights: Mapping[int, float]) -> list[int]:
    """Find page breaks such that sections that fit on a page are not divided, nor titles separated from their content.

    Parameters
    ----------
    starts
        The first row of each section below the heading, and the row after the last one.
    heights
        The heights of rows, in points, unless they have the default height.

    Returns
    -------
    list[int]
        The first row of each page but the first, if a section begins there.
    """
    breaks, used = [], 0.0
    for first, end in pairwise([0, *starts]):
        rows = [heights.get(row, _ROW) for row in range(first, end)]
        left = _PAGE - used
        parted = left < sum(rows) <= _PAGE and left <= _LEFT_BLANK * _PAGE
        if used and (parted or left < min(_LEAST_OF_SECTION, sum(rows))):
            breaks.append(first)
            used = 0.0
        for height in rows:
            used = used + height if used + height <= _PAGE else height
    return breaks


def _heading(book: WorkbookWriter, sheet: Worksheet, notes: Sequence[str]) -> int:
    report, settings, styles = book.report, book.event.settings, book.styles
    name = one_line(settings.name)
    sheet.set_row(0, 28.0 * lines(name, sum(WIDTHS) / 2))
    book.across(sheet, 0, (0, LAST), name, styles["title_wrapped"])
    days = book.event.days
    when = day_in_words(days[0], book.lang) if days else ""
    if len(days) > 1:
        when = f"{when} – {day_in_words(days[-1], book.lang)}"
    book.put(sheet, 1, 0, "  ·  ".join(filter(None, (when, settings.venue))), styles["subtitle"])
    source = book.say("from_source", name=report.built.input) if report.built.input else ""
    by = book.say("by_version", version=report.built.program) if report.built.program else ""
    time = f"{report.built.time:%Y-%m-%d %H:%M}"
    zone, number = settings.time_zone, report.built.revision
    built = book.say("summary_built", time=time, source=source, number=number, by=by, zone=zone)
    book.put(sheet, 2, 0, built, styles["small"])
    row = 4
    for text in (book.say(STATUS_WORDS[report.status]), *notes):
        _paragraph(book, sheet, row, text)
        row += 1
    return row


def _paragraph(book: WorkbookWriter, sheet: Worksheet, row: int, text: str) -> None:
    sheet.set_row(row, 15.0 * lines(text, sum(WIDTHS) - 4))
    book.across(sheet, row, (0, LAST), text, book.styles["wrapped"])


def _section(book: WorkbookWriter, sheet: Worksheet, row: int, title: str) -> int:
    """Write a section's title, after a blank row; return the next row."""
    sheet.set_row(row + 1, 22)
    for column in range(LAST + 1):
        book.put(sheet, row + 1, column, title if column == 0 else "", book.styles["section"])
    return row + 2


def _goals(book: WorkbookWriter, sheet: Worksheet, row: int) -> int:
    goals, styles = book.report.goals, book.styles
    if not goals:
        return row
    row = _section(book, sheet, row, book.say("goals_title"))
    for column, (title, style) in enumerate(GOAL_HEADERS):
        book.put(sheet, row, column, book.say(title), styles[style])
    book.across(sheet, row, (4, LAST), book.say("counts"), styles["header"])
    for result in goals:
        row += 1
        meaning = _meaning(book, result)
        sheet.set_row(row, 14.0 * lines(meaning, sum(WIDTHS[4:]) - 2) + 6)
        book.put(sheet, row, 0, goal_title(result.name, book.speech), styles["cell_bold"])
        book.put(sheet, row, 1, result.value, styles["number"])
        bound = book.say("not_known") if result.bound is None or result.says_nothing else result.bound
        book.put(sheet, row, 2, bound, styles["number"])
        known, style = ("proved", "good") if result.proved else ("not_proved", "warn")
        book.put(sheet, row, 3, book.say(known), styles[style])
        book.across(sheet, row, (4, LAST), meaning, styles["cell"])
    _paragraph(book, sheet, row + 1, book.say("proved_note"))
    return row + 2


def _meaning(book: WorkbookWriter, result: GoalResult) -> str:
    goal = GOALS.get(result.name)
    scope = book.speech.say(SCOPES.get(result.scope, result.scope))
    if result.older_musts:
        scope = book.speech.say(OLDER_MUSTS(count=result.older_musts))
    if goal is None:
        return scope
    wanted = book.say("more_better" if goal.sense is Sense.MOST else "less_better")
    return " ".join(filter(None, (book.speech.text(f"goal-{goal.name}.sentence"), wanted, _sentence(scope))))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def _figures(book: WorkbookWriter, sheet: Worksheet, row: int) -> int:
    summary, say, number = book.report.summary, book.say, book.speech.number
    pairs = say("pairs_meet_or_fixed") if summary.pairs_unasked else say("pairs_meet")
    figures: tuple[tuple[str, str], ...] = (
        (say("meetings_held"), number(summary.meetings)),
        (pairs, say("some_of", part=number(summary.pairs_held), whole=number(summary.pairs_asked))),
        (say("musts_held"), say("some_of", part=number(summary.musts_held), whole=number(summary.musts_asked))),
        (say("meetings_value"), number(summary.value)),
        (say("lost_purchasers"), number(summary.lost_purchasers)),
        (say("lost_suppliers"), number(summary.lost_suppliers)),
        (say("gaps_purchasers"), number(summary.gaps_purchasers)),
        (say("gaps_suppliers"), number(summary.gaps_suppliers)),
        (say("zone_moves"), number(summary.zone_moves)),
        (say("table_moves"), number(summary.table_moves)),
    )
    row = _section(book, sheet, row, book.say("figures_title"))
    for label, figure in figures:
        book.put(sheet, row, 0, label, book.styles["cell"])
        book.across(sheet, row, (1, 2), figure, book.styles["cell_figure"])
        row += 1
    return row


def _minimums(book: WorkbookWriter, sheet: Worksheet, row: int) -> int:
    missed, styles = book.report.summary.minimums_missed, book.styles
    if not missed:
        return row
    row = _section(book, sheet, row, book.say("minimums_title"))
    book.across(sheet, row, (0, 3), book.say("company"), styles["header"])
    for column, title in enumerate(("role", "held", "minimum"), start=4):
        book.put(sheet, row, column, book.say(title), styles["header" if column == 4 else "header_right"])
    for entry in missed[:MISSED_SHOWN]:
        row += 1
        name = company_name(book.event, entry.company)
        book.across(sheet, row, (0, 3), f"{entry.company}  {name}", styles["cell"])
        role = "role_purchaser" if entry.role is Role.PURCHASER else "role_supplier"
        book.put(sheet, row, 4, book.say(role), styles["cell"])
        book.put(sheet, row, 5, entry.held, styles["number"])
        book.put(sheet, row, 6, entry.minimum, styles["number"])
        if entry.why:
            row += 1
            why = book.speech.say(Sentence(entry.why))
            sheet.set_row(row, 14.0 * lines(why, sum(WIDTHS) - 2) + 6)
            book.across(sheet, row, (0, LAST), why, styles["cell"])
    if len(missed) > MISSED_SHOWN:
        row += 1
        book.put(sheet, row, 0, book.say("and_more", count=f"{len(missed) - MISSED_SHOWN:,}"), styles["quiet"])
    return row + 1


def _gains(book: WorkbookWriter, sheet: Worksheet, row: int) -> int:
    """The single changes of the event with the largest gain, by this build or an earlier one."""
    answers = book.report.answers
    if not answers.gains_revision:
        return row
    row = _section(book, sheet, row, book.say("gains_title"))
    notes = [book.speech.sentence(told) for told in answers.gains]
    if answers.gains_revision != book.report.built.revision:
        notes.append(book.say("gains_earlier", build=answers.gains_revision))
    if answers.gains:
        notes.append(book.say("gains_note"))
    if answers.left_out:
        notes.append(book.say("gains_left_out", count=f"{answers.left_out:,}"))
    for note in notes:
        _paragraph(book, sheet, row, note)
        row += 1
    return row


def _wishes(book: WorkbookWriter, sheet: Worksheet, row: int) -> int:
    summary, styles = book.report.summary, book.styles
    sides = (summary.purchaser_wishes, summary.supplier_wishes)
    rows = [(_rank_label(book, ranks), ranks) for ranks in rank_groups(sides)]
    if not rows:
        return row
    row = _section(book, sheet, row, book.say("wishes_title"))
    book.put(sheet, row, 0, book.say("rank"), styles["header"])
    for column, title in ((1, book.say("of_purchasers")), (4, book.say("of_suppliers"))):
        book.across(sheet, row, (column, column + 1), title, styles["header_middle"])
    for label, ranks in rows:
        row += 1
        book.put(sheet, row, 0, label, styles["cell"])
        for column, side in ((1, sides[0]), (4, sides[1])):
            met = sum(wish.met for wish in side if wish.rank in ranks)
            asked = sum(wish.asked for wish in side if wish.rank in ranks)
            count = book.say("some_of", part=f"{met:,}", whole=f"{asked:,}") if asked else "–"
            book.put(sheet, row, column, count, styles["cell_middle"])
            book.put(sheet, row, column + 1, f"{percent(met, asked)}%" if asked else "", styles["cell_middle"])
    return row + 1


def _rank_label(book: WorkbookWriter, ranks: Sequence[int | None]) -> str:
    if ranks[0] is None:
        return book.say("rank_none")
    return book.say("rank_one" if len(ranks) == 1 else "rank_later", rank=ranks[0])


def _guide(book: WorkbookWriter, sheet: Worksheet, row: int, guide: Sequence[SheetNote]) -> int:
    row = _section(book, sheet, row, book.say("guide_title"))
    for note in guide:
        target: CellValue = Link(link_to(note.sheet), note.sheet)
        book.put(sheet, row, 0, target, book.styles["cell_link"])
        sheet.set_row(row, 14.0 * lines(note.text, sum(WIDTHS[1:]) - 2) + 4)
        book.across(sheet, row, (1, LAST), note.text, book.styles["cell"])
        row += 1
    return row


def _findings(book: WorkbookWriter, sheet: Worksheet, row: int) -> int:
    findings, styles = by_importance(book.report.findings), book.styles
    if not findings:
        return row
    row = _section(book, sheet, row, book.say("findings_title", count=f"{len(findings):,}"))
    for finding in findings[:FINDINGS_SHOWN]:
        text = book.speech.paragraph(finding.message_in(book.speech), finding.advice_in(book.speech))
        label = f"{book.say(SEVERITY_WORDS[finding.severity])}\n{finding.where_in(book.speech)}".strip()
        sheet.set_row(row, 14.0 * max(lines(label, WIDTHS[0] - 1), lines(text, sum(WIDTHS[1:]) - 2)) + 4)
        book.put(sheet, row, 0, label, styles["cell"])
        book.across(sheet, row, (1, LAST), text, styles["cell"])
        row += 1
    if len(findings) > FINDINGS_SHOWN:
        text = book.say("findings_more", count=f"{len(findings) - FINDINGS_SHOWN:,}")
        book.put(sheet, row, 0, text, styles["quiet"])
        row += 1
    return row


def _write_kept(book: WorkbookWriter, sheet: Worksheet, row: int) -> int:
    """Write what a rerun kept."""
    rerun = book.report.rerun
    if rerun is None:
        return row
    row = _section(book, sheet, row, book.say("kept_title"))
    had = Phrase("published-had")(published=source(rerun), count=rerun.meetings)
    for told in (Sentence(had), *sentences(book.report, rerun)):
        _paragraph(book, sheet, row, book.speech.say(told))
        row += 1
    return row


ZONES_BESIDE = LAST
"""The number of zones side by side; further zones follow below, so that the page keeps its width."""


def _occupancy(book: WorkbookWriter, sheet: Worksheet, row: int) -> int:
    """Write the heat map of occupancy, slots by zones."""
    occupancy, styles = book.report.summary.occupancy, book.styles
    if not occupancy:
        return row
    row = _section(book, sheet, row, book.say("occupancy_title"))
    codes = list(dict.fromkeys(entry.zone for entry in occupancy))
    found = {(entry.zone, entry.start): entry for entry in occupancy}
    starts = sorted({entry.start for entry in occupancy})
    for first in range(0, len(codes), ZONES_BESIDE):
        block = codes[first : first + ZONES_BESIDE]
        for day, times in groupby(starts, key=lambda start: start.date()):
            book.put(sheet, row, 0, day_in_words(day, book.lang), styles["header"])
            for column, code in enumerate(block, start=1):
                book.put(sheet, row, column, book.say("zone_only", zone=code), styles["header_middle"])
            for start in times:
                row += 1
                book.put(sheet, row, 0, f"{start:%H:%M}", styles["cell_middle"])
                for column, code in enumerate(block, start=1):
                    _occupancy_cell(book, sheet, (row, column), found.get((code, start)))
            row += 1
        row += 1
    return row - 1


def _occupancy_cell(book: WorkbookWriter, sheet: Worksheet, at: tuple[int, int], entry: Occupancy | None) -> None:
    if entry is None or not entry.tables:
        text, style = (book.say("closed") if entry is not None and not entry.meetings else "–"), book.styles["closed"]
        if entry is not None and entry.meetings:
            text = book.say("some_of", part=entry.meetings, whole=0)
    else:
        text = book.say("some_of", part=entry.meetings, whole=entry.tables)
        style = book.styles.heat(entry.meetings / entry.tables)
    book.put(sheet, *at, text, style)
