"""``schedule report``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from sco_scheduler.agendas.day_report import DayReport
from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.json_report import finding_objects, print_json
from sco_scheduler.cli.parameters import agendas_argument, folder_option, json_option, several, with_language
from sco_scheduler.domain.messages import LANGUAGES, Phrase, Speech
from sco_scheduler.output.terminal.console import print_path, print_said, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_serious
from sco_scheduler.output.terminal.live import StepLine
from sco_scheduler.workflows.report import write_report


@click.command(short_help=COMMANDS["report"])
@agendas_argument
@folder_option("AGENDAS-report beside AGENDAS")
@click.option(
    "--languages",
    type=several(LANGUAGES),
    default="en,zh,ru",
    show_default=True,
    metavar="LIST",
    help="The languages of the report: a PDF and a workbook in each.",
)
@json_option()
@with_language
@reports_findings({})
def report(*, agendas: Path, out: Path | None, languages: tuple[str, ...], as_json: bool, speech: Speech) -> None:
    """Write the report after the event, counted from the sheet Meetings of AGENDAS as it stands now.

    Planned, held and missed meetings by zone, country, sector, session and company; wishes met,
    no-shows, intended deals, waiting and walking, occupancy, and the companies without a meeting and
    why: as PDF and as a workbook with charts, in three languages. --json prints the figures, and
    writes files only where --out says so.

    \b
    Examples:
      schedule report registrations-agendas.xlsx
      schedule report registrations-agendas.xlsx --out ministry --languages zh,ru
      schedule report registrations-agendas.xlsx --json
    """
    wanted = () if as_json and out is None else languages
    with StepLine(standard_error(), speech, silent=as_json) as steps:
        done = write_report(agendas, out, languages=wanted, on_step=steps.show)
    if as_json:
        findings = finding_objects(done.findings, speech)
        written = [str(path) for path in done.written]
        print_json({"status": "ok", **_figures_object(done.report), "written": written, "findings": findings})
        return
    print_serious(standard_error(), done.findings, speech)
    console, total = standard_output(), done.report.total
    told_of = {"count": total.planned, "held": total.held, "missed": total.missed, "open": total.not_noted}
    print_said(console, Phrase("report-counted")(**told_of), speech)
    for path in done.written:
        print_path(console, Phrase("report-written")(path=str(path)), speech)


def _figures_object(report: DayReport) -> dict[str, object]:
    """The figures of the report in types of JSON, companies by ID."""
    grouped = ("by_zone", "by_country", "by_sector", "by_session")
    deals = {"deals_by_zone": report.deals_by_zone, "deals_by_country": report.deals_by_country}
    return {
        "total": {**asdict(report.total), "cancelled": report.cancelled, "interpreted": report.interpreted},
        **{name: {key: asdict(value) for key, value in getattr(report, name).items()} for name in grouped},
        "by_company": {
            day.company.id: {
                **asdict(day.attendance),
                "wishes": day.wishes,
                "wishes_planned": day.wishes_planned,
                "wishes_held": day.wishes_held,
                "rating": day.rating,
            }
            for day in report.companies
        },
        "wishes": [{**asdict(rank), "role": rank.role.value} for rank in report.wishes],
        "no_shows": [
            {
                "meeting": n.meeting.number,
                "purchaser": n.meeting.purchaser,
                "supplier": n.meeting.supplier,
                "start": n.meeting.start.isoformat(),
                "marked": n.marked,
                "notes": n.notes,
            }
            for n in report.no_shows
        ],
        "outcomes": dict(report.outcomes),
        "deals": [asdict(deal) for deal in report.deals],
        **{name: {key: [asdict(d) for d in some] for key, some in groups.items()} for name, groups in deals.items()},
        "rating": report.rating,
        "lost": [{**asdict(lost), "role": lost.role.value} for lost in report.lost],
        "occupancy": [{**asdict(slot), "start": slot.start.isoformat()} for slot in report.slots],
        "without": [company.id for company in report.without],
        "unread": [
            {"meeting": row.meeting.number, "column": key, "text": text}
            for row in report.unread
            for key, text in row.outcome.unread
        ],
    }
