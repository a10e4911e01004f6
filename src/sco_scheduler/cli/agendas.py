"""``schedule agendas``."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console

from sco_scheduler.agendas.handing_out import Order
from sco_scheduler.cli.app import COMMANDS
from sco_scheduler.cli.exits import Exit
from sco_scheduler.cli.language import environment_speech
from sco_scheduler.domain.findings import Severity
from sco_scheduler.output.terminal.console import count, heading, plain, standard_error, standard_output
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.output.terminal.steps import Steps
from sco_scheduler.output.terminal.verdict import print_verdict
from sco_scheduler.workflows.agenda_files import Format, Wish
from sco_scheduler.workflows.agendas import Printed, print_agendas
from sco_scheduler.workflows.failures import Stopped, Unknown
from sco_scheduler.workflows.standing import Refused

_LISTED = 12
_FINDINGS_SHOWN = 10
Choice = TypeVar("Choice", bound=StrEnum)


class Several(click.ParamType[tuple[str, ...]]):
    """Words separated by ``,`` or ``;``, out of those known (None: any)."""

    name = "list"

    def __init__(self, known: tuple[str, ...] | None = None) -> None:
        self._known = known

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The words in their order; a usage error for an unknown one."""
        words = tuple(word.strip() for word in re.split(r"[;,；，、]", str(value)) if word.strip())
        if self._known is None:
            return words
        words = tuple(word.casefold() for word in words)
        for word in words:
            if word not in self._known:
                self.fail(f"{word!r} is not one of {', '.join(self._known)}.", param, ctx)
        if not words:
            self.fail(f"Nothing is named. Choose from {', '.join(self._known)}.", param, ctx)
        return words


@click.command(short_help=COMMANDS["agendas"])
@click.argument("agendas", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the files go.  [default: a folder beside AGENDAS, called like it]",
)
@click.option(
    "--format",
    "formats",
    type=Several(tuple(Format)),
    default="pdf,html,ics",
    show_default=True,
    metavar="LIST",
    help="What to write: pdf, html, ics, xlsx.",
)
@click.option(
    "--for",
    "who",
    type=Several(),
    multiple=True,
    metavar="ID",
    help="Only for this company (ID or name) or interpreter (ID); may be given several times.",
)
@click.option("--changed", is_flag=True, help="Only what changed since the newest copy in the folder history.")
@click.option(
    "--since",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Only what changed since this older agendas workbook.",
)
@click.option(
    "--lang",
    type=Several(("en", "zh", "ru")),
    metavar="LIST",
    help="Languages in place of the event's own: en, zh, ru.",
)
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    default=Order.ZONE.value,
    show_default=True,
    help="The order of the agendas: by zone and then name, or by name.",
)
@click.option("--separate", is_flag=True, help="A file for each delegate, named so that it can be mailed.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.pass_context
def agendas(
    ctx: click.Context,
    *,
    agendas: Path,
    out: Path | None,
    formats: tuple[str, ...],
    who: tuple[tuple[str, ...], ...],
    changed: bool,
    since: Path | None,
    lang: tuple[str, ...] | None,
    sort: str,
    separate: bool,
    quiet: bool,
) -> None:
    """Write what delegates hold in their hands, from the workbook AGENDAS as it stands now.

    An agenda for each delegate and interpreter, sheets for the tables, posters, lists for the door
    and the desk (PDF), one page to search (HTML) and calendars (ICS). The verifier judges the
    schedule first, edits by hand included; if a rule is broken, nothing is written.

    \b
    Examples:
      schedule agendas registrations-agendas.xlsx
      schedule agendas registrations-agendas.xlsx --changed
      schedule agendas registrations-agendas.xlsx --for P003 --for S014 --format pdf,ics --separate
      schedule agendas registrations-agendas.xlsx --lang "ru; en" --sort name --out print
    """  # noqa: D301  # \b is click's mark for a paragraph that keeps its lines
    err = standard_error()
    wish = Wish(
        formats=tuple(Format(word) for word in formats),
        who=tuple(name for names in who for name in names),
        only_changed=changed or since is not None,
        since=since,
        languages=lang or (),
        order=Order(sort),
        apart=separate,
    )
    try:
        with Steps(err, silent=quiet) as steps:
            printed = print_agendas(agendas, out, wish, steps.tell)
    except Stopped as stopped:
        print_findings(err, stopped.findings, environment_speech())
        ctx.exit(Exit.FINDINGS)
    except Refused as refused:
        err.print(heading("The schedule breaks rules as it stands: nothing is written."))
        print_findings(err, refused.misread, environment_speech())
        if not refused.verdict.ok:
            print_verdict(err, refused.verdict, refused.cells, environment_speech())
        ctx.exit(Exit.FINDINGS)
    except Unknown as unknown:
        err.print(plain(str(unknown)))
        for candidate in unknown.candidates:
            err.print(f"  {plain(candidate)}")
        ctx.exit(Exit.FINDINGS)
    if not quiet:
        told = [f for f in printed.findings if f.severity is not Severity.NOTE]
        print_findings(err, told, environment_speech(), limit=_FINDINGS_SHOWN)
        _tell(standard_output(), printed, wish)


def _tell(out: Console, printed: Printed, wish: Wish) -> None:
    """What was written, and where."""
    if printed.compared_with is not None:
        changed = f"{count(printed.delegates, 'agenda')} of {printed.everybody:,} changed"
        out.print(f"Compared with {plain(printed.compared_with.name)}: {changed}.", soft_wrap=True)
    elif wish.who:
        out.print(f"{count(printed.delegates, 'agenda')} of {printed.everybody:,}.")
    else:
        out.print(f"{count(printed.delegates, 'agenda')}.")
    for name in printed.gone:
        out.print(f"To be taken back, with nothing in its place: the agenda of {plain(name)}.", soft_wrap=True)
    if not printed.written:
        out.print("Nothing was written.")
        return
    out.print(f"Written into {plain(str(printed.folder))}:", soft_wrap=True)
    folders: dict[Path, list[Path]] = {}
    for path in printed.written:
        folders.setdefault(path.parent, []).append(path)
    for folder, paths in folders.items():
        if folder != printed.folder and len(paths) > _LISTED:
            out.print(f"  {plain(folder.name)}/  {count(len(paths), 'file')}", soft_wrap=True)
            continue
        for path in paths:
            size = max(1, round(path.stat().st_size / 1024))
            out.print(f"  {plain(str(path.relative_to(printed.folder)))}  {size:,} kB", soft_wrap=True)
