"""The command group ``schedule``, and the conversion of exceptions into exit codes.

The module of a command is imported when it runs, and the reporting of errors when there is one, so that help is quick.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import wraps
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import click

from sco_scheduler.cli import ctrl_c
from sco_scheduler.cli.exits import EPILOG, Exit

if TYPE_CHECKING:
    from sco_scheduler.cli.parameters import Command
    from sco_scheduler.domain.messages import Phrase

COMMANDS = {
    "build": "Make the agendas workbook from a registrations workbook.",
    "tradeoffs": "Show what one goal costs in another.",
    "check": "Report every finding and the capacity, without solving.",
    "wishes": "Write a form for each company to choose whom it wants to meet.",
    "import": "Write registrations of any form as a workbook of this program.",
    "collect": "Join the forms that came back to a copy of the registrations.",
    "agendas": "Write the agendas to print, post, carry and search.",
    "suggest": "Suggest partners whom nobody asked for.",
    "whatif": "Say what a change would bring, or which changes would bring most.",
    "why": "Say why a request is not met, and the cheapest ways to meet it.",
    "show": "Print a company's agenda.",
    "desk": "Work at the desk on the day: who is there, who meets whom, what changes.",
    "free": "List whom a company can still meet, and when.",
    "book": "Book a meeting on the day.",
    "move": "Move a meeting on the day.",
    "cancel": "Cancel a meeting on the day.",
    "swap": "Let two meetings change their tables.",
    "arrived": "Note that somebody has arrived.",
    "no-show": "Note that somebody has not come, and free the tables.",
    "leaves": "Note that somebody is away for a time, or leaves early.",
    "walk-in": "Register a company that comes without a registration.",
    "held": "Note whether a meeting took place, and what came of it.",
    "close": "Close a table for a time.",
    "reopen": "Open a table again that was closed on the day.",
    "verify": "Check an agendas workbook against the registrations.",
    "diff": "Show what is different between two agendas workbooks, and why.",
    "changed": "List the companies whose printed agenda is out of date.",
    "messages": "Write e-mail drafts and short texts for the delegates.",
    "outcomes": "Take over what came of meetings from a feedback form.",
    "report": "Write the report after the event: attendance, outcomes, deals.",
    "undo": "Bring back the workbook that the last build or action replaced.",
    "template": "Write an empty registration workbook.",
    "example": "Write the example registrations, to try the program.",
}
"""Each command's short help. Its module and its function have the name of the command, followed by ``_`` if that is a
keyword of Python."""

_AT_THE_DESK = frozenset(
    ("free", "book", "move", "cancel", "swap", "held", "arrived", "no-show", "leaves", "walk-in", "close", "reopen")
)
"""The commands for single actions at the desk, which are all in the module ``desk_commands``."""

_WRITES_MANY = "agendas"
"""The command that may be interrupted after some of its files are in place."""


_ENDS_OF_CLICK = (click.ClickException, click.exceptions.Exit, click.Abort)
"""Exceptions that click itself reports and turns into exit codes."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command and return it; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name.replace("-", "_")
        module = "desk_commands" if cmd_name in _AT_THE_DESK else name
        command = getattr(import_module(f"sco_scheduler.cli.{module}"), name)
        assert isinstance(command, click.Command), f"{cmd_name} is no command"
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command named by the first word; an unknown word is a usage error that suggests a command."""
        if args[0] not in COMMANDS:
            from difflib import get_close_matches

            for near in get_close_matches(args[0], COMMANDS, n=1):
                ctx.fail(f"No such command {args[0]!r}. Maybe {near!r}?")
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Read the first words; a Ctrl-C then is told as one during a command."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except KeyboardInterrupt:
            _give_up(click.Context(self), len(_written()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an unexpected error is reported in a sentence, never as a traceback."""
        before = len(_written())
        try:
            done = super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):  # click ends a question with the latter
            _give_up(ctx, before)
        except _ENDS_OF_CLICK:
            raise
        except OSError as error:
            if ctrl_c.is_behind(error):
                _give_up(ctx, before)
            from sco_scheduler.cli.errors import refused_by_system
            from sco_scheduler.cli.parameters import in_language

            click.echo(in_language(ctx, refused_by_system(error, _written()[before:])), err=True)
            ctx.exit(Exit.FINDINGS)
        except Exception as error:  # the last resort: reported and logged
            if ctrl_c.is_behind(error):
                _give_up(ctx, before)
            from sco_scheduler.cli.errors import fault
            from sco_scheduler.cli.parameters import in_language

            for sentence in fault(error, _written()[before:]):
                click.echo(in_language(ctx, sentence), err=True)
            ctx.exit(Exit.OWN_RESULT_REFUSED)
        ctrl_c.ignore()
        return done

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands into the help from ``COMMANDS``, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _give_up(ctx: click.Context, before: int) -> NoReturn:
    """Say that the command was given up with Ctrl-C, and what it has written; ``before`` files were there before it."""
    ctrl_c.ignore()
    from sco_scheduler.cli.errors import given_up
    from sco_scheduler.cli.parameters import in_language
    from sco_scheduler.cli.process import free_silently

    free_silently()
    halfway = ctx.invoked_subcommand == _WRITES_MANY
    click.echo(in_language(ctx, given_up(_written()[before:], halfway=halfway)), err=True)
    ctx.exit(Exit.ABORTED)


def _written() -> tuple[Path, ...]:
    """The files that this process has written so far; none if the module that writes was not loaded."""
    files = sys.modules.get("sco_scheduler.output.files")
    return files.files_in_place() if files is not None else ()


def _tell_folders(options: Mapping[str, object]) -> None:
    """Tell the folders that were made for what the command wrote, besides one that it was asked for."""
    folders = sys.modules.get("sco_scheduler.workflows.errors")
    made = folders.take_made() if folders is not None else ()
    if made:
        from sco_scheduler.cli.errors import tell_folders

        tell_folders(made, options)


def reports_findings(
    blank: Mapping[str, object] | None = None, *, brief: bool = False, instead: Phrase | None = None
) -> Callable[[Command], Command]:
    """Decorate a command: print exceptions of its workflow, and exit with the corresponding code.

    Parameters
    ----------
    blank
        The contents of the ``--json`` object besides ``status`` and ``findings``; None prints no object.
    brief
        Print only the most important findings and the titles of notes.
    instead
        The advice if an existing file would be overwritten; by default another name is proposed.
    """

    def decorated(command: Command) -> Command:
        @wraps(command)
        def run(*args: object, **options: object) -> object:
            before = len(_written())
            try:
                try:
                    return command(*args, **options)
                finally:
                    _tell_folders(options)
            except _ENDS_OF_CLICK:
                raise
            except Exception as error:
                if ctrl_c.is_behind(error):
                    raise
                from sco_scheduler.cli.errors import report

                code = report(error, options, blank, brief=brief, instead=instead, written=_written()[before:])
                if code is None:
                    raise
            return click.get_current_context().exit(code)

        return cast("Command", run)

    return decorated


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "--version", package_name="sco-scheduler", prog_name="schedule")
def schedule() -> None:
    """Schedule the one-to-one meetings of a trade conference, and say how good the schedule is.

    \b
    Try it:
      schedule example trial
      schedule build trial/small.xlsx
      schedule show trial/small-agendas.xlsx --all
    """
