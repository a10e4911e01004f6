"""``schedule agendas``."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from sco_scheduler.agendas.collation import Order
from sco_scheduler.cli.app import COMMANDS, reports_findings
from sco_scheduler.cli.parameters import (
    agendas_argument,
    changed_options,
    folder_option,
    quiet_option,
    several,
    with_language,
)
from sco_scheduler.domain.messages import LANGUAGES, Phrase, Speech
from sco_scheduler.output.terminal.console import plain, print_path, print_said, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_serious
from sco_scheduler.output.terminal.live import StepLine
from sco_scheduler.workflows.printed_files import Format, PrintWish
from sco_scheduler.workflows.printing import Printed, print_agendas

_LISTED = 12


@click.command(short_help=COMMANDS["agendas"])
@agendas_argument
@folder_option("a folder beside AGENDAS, called like it")
@click.option(
    "--format",
    "formats",
    type=several(tuple(Format)),
    default="pdf,html,ics",
    show_default=True,
    metavar="LIST",
    help="What to write: pdf, html, ics, xlsx.",
)
@click.option(
    "--for",
    "who",
    type=several(),
    multiple=True,
    metavar="ID",
    help="Only for this company (ID or name) or interpreter (ID); may be given several times.",
)
@changed_options("what changed", "print into")
@click.option(
    "--languages",
    type=several(LANGUAGES),
    metavar="LIST",
    help="The languages of the agendas, in place of the event's own: en, zh, ru.",
)
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    default=Order.ZONE.value,
    show_default=True,
    help="The order of the agendas: by zone and then name, or by name.",
)
@click.option("--separate", is_flag=True, help="A file for each delegate, named so that it can be mailed.")
@quiet_option
@with_language
@reports_findings()
def agendas(
    *,
    agendas: Path,
    out: Path | None,
    formats: tuple[str, ...],
    who: tuple[tuple[str, ...], ...],
    changed: bool,
    since: Path | None,
    languages: tuple[str, ...] | None,
    sort: str,
    separate: bool,
    quiet: bool,
    speech: Speech,
) -> None:
    """Write what delegates hold in their hands, from the workbook AGENDAS as it stands now.

    An agenda for each delegate and interpreter, sheets for the tables, posters, lists for the door
    and the desk (PDF), one page to search (HTML) and calendars (ICS). The verifier judges the
    schedule first, edits by hand included; if a rule is broken, nothing is written.

    \b
    Examples:
      schedule agendas registrations-agendas.xlsx
      schedule agendas registrations-agendas.xlsx --changed
      schedule agendas registrations-agendas.xlsx --for P003,S014 --separate
      schedule agendas registrations-agendas.xlsx --languages ru,en --sort name
    """
    wish = PrintWish(
        formats=tuple(Format(word) for word in formats),
        who=tuple(name for names in who for name in names),
        only_changed=changed or since is not None,
        since=since,
        languages=languages or (),
        order=Order(sort),
        apart=separate,
    )
    with StepLine(standard_error(), speech, silent=quiet) as steps:
        printed = print_agendas(agendas, out, wish, steps.show)
    if not quiet:
        print_serious(standard_error(), printed.findings, speech)
        _print_result(standard_output(), printed, wish, speech)


def _print_result(out: Console, printed: Printed, wish: PrintWish, speech: Speech) -> None:
    """Print what was written, and where."""
    if printed.compared_with is not None:
        file, everybody = printed.compared_with.name, printed.everybody
        print_path(out, Phrase("compared-with")(file=file, count=printed.delegates, all=everybody), speech)
    elif wish.who:
        print_said(out, Phrase("agendas-of")(count=printed.delegates, all=printed.everybody), speech)
    else:
        print_said(out, Phrase("agendas")(count=printed.delegates), speech)
    for name in printed.gone:
        print_path(out, Phrase("take-back")(name=name), speech)
    if not printed.written:
        print_said(out, Phrase("nothing-written"), speech)
        return
    if printed.apart is not None:
        print_path(out, Phrase("printed-apart")(folder=str(printed.apart)), speech)
    print_path(out, Phrase("written-into")(folder=str(printed.folder)), speech)
    folders: dict[Path, list[Path]] = {}
    for path in printed.written:
        folders.setdefault(path.parent, []).append(path)
    for folder, paths in folders.items():
        if folder not in {printed.folder, printed.apart} and len(paths) > _LISTED:
            files = speech.say(Phrase("count-files")(count=len(paths)))
            out.print(f"  {plain(folder.name)}/  {files}", soft_wrap=True)
            continue
        for path in paths:
            size = speech.say(Phrase("kilobytes")(count=max(1, round(path.stat().st_size / 1024))))
            out.print(f"  {plain(str(path.relative_to(printed.folder)))}  {size}", soft_wrap=True)
