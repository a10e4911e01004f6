"""Writes the report after the event from an agendas workbook, as PDF and workbook in several languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sco_scheduler.agendas.day_report import DayReport, day_report
from sco_scheduler.domain.event import present
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import LANGUAGES, OnStep
from sco_scheduler.domain.schedule import Published, PublishedMeeting
from sco_scheduler.insight.summary import own_reasons
from sco_scheduler.insight.unmet import explain
from sco_scheduler.intake.values.entries import currency_code
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.errors import RESULT_OF_MISSED, make_folder, writing


@dataclass(frozen=True)
class WrittenReport:
    """The figures, the files, and the findings of reading the workbook."""

    report: DayReport
    written: tuple[Path, ...]
    findings: tuple[Finding, ...]


def write_report(
    agendas: str | Path,
    folder: str | Path | None = None,
    *,
    languages: Sequence[str] = LANGUAGES,
    now: datetime | None = None,
    on_step: OnStep = lambda _: None,
) -> WrittenReport:
    """Count the present sheet Meetings of a workbook, and write the report in each language.

    Parameters
    ----------
    agendas
        The agendas workbook. Rules are not checked, since the meetings have taken place.
    folder
        The folder of the files, created if needed; by default ``<name>-report`` next to the workbook.
    languages
        The languages, with a PDF and a workbook each; if empty, only the figures are computed.
    now
        The time printed in the files; by default the present.
    on_step
        Called with each step.

    Raises
    ------
    Stopped
        If the workbook cannot be read, or a file cannot be written.
    """
    path = Path(agendas)
    on_step(phrases.READING)
    file = read_agendas_file(path)
    report = day_report(file.event, _in_codes(file.rows))
    findings = (*file.findings, *_contradictory(report))
    if not languages:
        return WrittenReport(report, (), findings)
    from sco_scheduler.output.report.pdf import write_report_pdf
    from sco_scheduler.output.report.tables import ReportSource, report_heading, report_tables
    from sco_scheduler.output.report.workbook import write_report_workbook

    counted_at = now or present(file.event.settings.time_zone)
    published = Published(file.rows, history_until=counted_at)
    unmet = explain(file.schedule, published=published, searched=False) if report.without else ()
    reasons = own_reasons(file.schedule) if report.without else {}
    source = ReportSource(path.name, file.revision, counted_at)
    target = Path(folder) if folder is not None else path.parent / f"{path.stem}-report"
    written: list[Path] = []
    with writing():
        make_folder(target, asked_for=True)
        for lang in languages:
            tables, head = report_tables(report, unmet, lang, reasons), report_heading(report, source, lang)
            on_step(phrases.WRITING_FILE(name=f"report-{lang}"))
            written.append(write_report_pdf(target / f"report-{lang}.pdf", head, tables, lang, counted_at))
            written.append(write_report_workbook(target / f"report-{lang}.xlsx", head, tables, counted_at))
    return WrittenReport(report, tuple(written), findings)


def _contradictory(report: DayReport) -> tuple[Finding, ...]:
    """A finding on the rows with results of a meeting that was missed; none if there are none."""
    rows = report.contradictory
    if not rows:
        return ()
    cells = tuple(cell for row in rows for cell in row.cells)
    return (Finding(RESULT_OF_MISSED, cells, details={"count": len(rows)}),)


def _in_codes(rows: Sequence[PublishedMeeting]) -> tuple[PublishedMeeting, ...]:
    """The rows with currencies as codes, so that each is counted under one name; cells are unchanged."""
    return tuple(
        replace(row, outcome=replace(row.outcome, currency=currency_code(row.outcome.currency))) for row in rows
    )
