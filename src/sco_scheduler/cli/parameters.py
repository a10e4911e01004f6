"""Options and arguments that several commands share, their types, and the language of messages."""

from __future__ import annotations

import codecs
import locale
import math
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from difflib import get_close_matches
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from rich.console import Console

from sco_scheduler.cli import phrases
from sco_scheduler.domain.event import FixedMeeting, Pair
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.messages import LANGUAGES, QUOTED, Said, Sentences, Speech
from sco_scheduler.output.terminal.console import Prose, plain
from sco_scheduler.output.texts.speeches import speech
from sco_scheduler.workflows.additions import Addition, BadAddition, parse
from sco_scheduler.workflows.moments import Moment, parse_moment
from sco_scheduler.workflows.options import GOALS_OF_A_BUILD, ReadOptions

Command = TypeVar("Command", bound=Callable[..., Any])

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set names the locale of messages."""

_CHOSEN = f"{__name__}.chosen"


def with_language(command: Command) -> Command:
    """Add the option ``--lang`` to a command, which gets ``speech``, the renderer of that language."""
    option = click.option(
        "--lang",
        "speech",
        type=click.Choice(LANGUAGES),
        callback=_speech,
        is_eager=True,  # so that mistakes in other options are told in it
        help="The language of findings and messages.  [default: that of the environment]",
    )
    return option(command)


def say(console: Console, told: Said, speech: Speech, *, bold: bool = False) -> None:
    """Print a message, wrapped to the width of the terminal.

    Parameters
    ----------
    console
        The console.
    told
        The message.
    speech
        The language.
    bold
        Print it in bold.
    """
    console.print(Prose(plain(speech.say(told)), style="bold" if bold else ""))


def say_path(console: Console, told: Said, speech: Speech) -> None:
    """Print a message that names a file on one line, so that the name can be copied.

    Parameters
    ----------
    console
        The console.
    told
        The message.
    speech
        The language.
    """
    console.print(plain(speech.say(told)), soft_wrap=True)


def in_language(ctx: click.Context | None, what: Said) -> str:
    """Render a message in the language of a command, even before its options are parsed.

    Parameters
    ----------
    ctx
        The context of the command, if there is one.
    what
        The message.
    """
    chosen = ctx.meta.get(_CHOSEN) if ctx is not None else None
    return (chosen if isinstance(chosen, Speech) else environment_speech()).say(what)


def environment_speech() -> Speech:
    """Return the renderer of the language of the environment."""
    return speech(environment_language(os.environ, system_locale()))


def environment_language(environment: Mapping[str, str], system: str = "") -> str:
    """Return the language of messages, as gettext finds it; English if it is another one, or none is set.

    Parameters
    ----------
    environment
        The environment's variables.
    system
        The locale that the system names, where no variable does.
    """
    named = next((value for name in _VARIABLES if (value := environment.get(name, ""))), system)
    first = _code(named)
    if first in {"c", "posix", ""}:
        return "en"
    wanted = [*map(_code, environment.get("LANGUAGE", "").split(":")), first]
    return next((code for code in wanted if code in LANGUAGES), "en")


def system_locale() -> str:
    """Return the locale of Windows' own menus; '' on other systems, which set it in the environment."""
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _code(name: str) -> str:
    """``zh`` of ``zh_CN.UTF-8``."""
    return name.replace("-", "_").split("_")[0].split(".")[0].split("@")[0].casefold()


def _speech(ctx: click.Context, param: click.Parameter, lang: str | None) -> Speech:
    found = speech(lang) if lang is not None else environment_speech()
    ctx.meta[_CHOSEN] = found
    return found


class GoalOrder(click.ParamType[tuple[str, ...]]):
    """Names of goals, separated by ``;`` or ``,``."""

    name = "goals"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Parse an order of goals; an unknown, repeated or misplaced name is a usage error.

        Parameters
        ----------
        value
            The text of the option.
        param
            The option.
        ctx
            The context of the command.
        """
        names = tuple(word.casefold() for word in re.split(r"[;,；，、\s]+", str(value)) if word)
        known = GOALS_OF_A_BUILD
        if not names:
            self.fail(in_language(ctx, phrases.NO_GOAL(goals=known)), param, ctx)
        for i, name in enumerate(names):
            if name in RERUN_ONLY:
                self.fail(in_language(ctx, phrases.NEVER_ORDERED(name=QUOTED(text=name))), param, ctx)
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = phrases.MAYBE(name=QUOTED(text=near[0])) if near else phrases.GOALS_ARE(goals=known)
                self.fail(in_language(ctx, Sentences((phrases.UNKNOWN_GOAL(name=QUOTED(text=name)), hint))), param, ctx)
            if name in names[:i]:
                self.fail(in_language(ctx, phrases.NAMED_TWICE(name=QUOTED(text=name))), param, ctx)
        return names


class Several(click.ParamType[tuple[str, ...]]):
    """Words separated by ``,`` or ``;``, out of those known (None: any)."""

    name = "list"

    def __init__(self, known: tuple[str, ...] | None = None) -> None:
        self._known = known

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Split a list of words and check each; an unknown one is a usage error.

        Parameters
        ----------
        value
            The text of the option.
        param
            The option.
        ctx
            The context of the command.
        """
        words = tuple(word.strip() for word in re.split(r"[;,；，、]", str(value)) if word.strip())
        if self._known is None:
            return words
        words = tuple(word.casefold() for word in words)
        for word in words:
            if word not in self._known:
                self.fail(in_language(ctx, phrases.NOT_ONE_OF(word=QUOTED(text=word), known=self._known)), param, ctx)
        if not words:
            self.fail(in_language(ctx, phrases.NOTHING_NAMED(known=self._known)), param, ctx)
        return words


class PairType(click.ParamType[Pair]):
    """Two companies by their IDs: ``P003,S014``."""

    name = "pair"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Pair:
        """Parse the IDs of purchaser and supplier; a usage error unless there are two.

        Parameters
        ----------
        value
            The text of the option.
        param
            The option.
        ctx
            The context of the command.
        """
        if isinstance(value, tuple):
            return value
        ids = [part for part in re.split(r"[,，;；\s]+", str(value)) if part]
        if len(ids) != 2:
            self.fail(in_language(ctx, phrases.TWO_IDS(text=str(value))), param, ctx)
        return (ids[0], ids[1])


class MeetingType(click.ParamType[FixedMeeting]):
    """A pair, and when it meets: ``P003,S014``, ``P003,S014@10:40``, ``P003,S014@2025-06-12T10:40``."""

    name = "meeting"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> FixedMeeting:
        """The meeting; a usage error where the text names none.

        Parameters
        ----------
        value
            ``P:S``, or ``P:S@TIME`` with a date or without; a meeting as it is.
        param
            The parameter, for the message.
        ctx
            The context, for its language.
        """
        if isinstance(value, FixedMeeting):
            return value
        pair, at, when = str(value).partition("@")
        found = FixedMeeting(*PairType().convert(pair, param, ctx))
        if not at:
            return found
        day, _, clock = when.strip().rpartition("T")
        try:
            return replace(found, date=date.fromisoformat(day) if day else None, start=time.fromisoformat(clock))
        except ValueError:
            self.fail(in_language(ctx, phrases.NO_MEETING_TIME(text=str(value))), param, ctx)


class AdditionType(click.ParamType[Addition]):
    """A change of capacities, such as ``A+1``; each option has its own form."""

    name = "change"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Addition:
        """Parse a change of capacities; another text is a usage error.

        Parameters
        ----------
        value
            The text of the option.
        param
            The option.
        ctx
            The context of the command.
        """
        if isinstance(value, Addition):
            return value
        option = param.name if param is not None and param.name is not None else ""
        try:
            return parse(option, str(value))
        except BadAddition:
            self.fail(in_language(ctx, phrases.NO_CHANGE(text=str(value))), param, ctx)


_ADDITIONS = {
    "table": ("ZONE+N", "N tables more in a zone (A+1), or in one session of it (A@Morning+1)."),
    "interpreter": ("LANG-LANG+N", "N interpreters more of two languages, such as ru-zh+1."),
    "slot": ("SESSION+N", "N slots more at an end of a session."),
    "close": ("ZONE@TIME", "A zone closed in the slot of that time, or from one to another: A@10:40-12:00."),
    "without": ("COMPANY", "Without that company."),
    "delegate": ("COMPANY+N", "N delegates more of a company."),
    "maximum": ("COMPANY+N", "The maximum of a company raised by N."),
    "setting": ("NAME=VALUE", "A setting of the sheet Event, such as 'walk minutes=0'."),
}


def addition_options(*names: str) -> Callable[[Command], Command]:
    """Add the options that change capacities to a command, which gets them all as ``additions``.

    What the event does not have is a usage error.
    """

    def decorated(command: Command) -> Command:
        @wraps(command)
        def run(*args: object, **options: object) -> object:
            chosen = [cast("tuple[Addition, ...]", options.pop(name)) for name in names]
            given = tuple(addition for additions in chosen for addition in additions)
            try:
                return command(*args, additions=given, **options)
            except BadAddition as bad:
                ctx, hint = click.get_current_context(), phrases.KNOWN_ARE(known=bad.known) if bad.known else ""
                raise click.UsageError(in_language(ctx, phrases.NO_SUCH_CHANGE(text=bad.text, hint=hint)), ctx) from bad

        made: Any = run
        for name in reversed(names):
            metavar, text = _ADDITIONS[name]
            made = click.option(f"--{name}", name, type=AdditionType(), multiple=True, metavar=metavar, help=text)(made)
        return cast("Command", made)

    return decorated


def finite(ctx: click.Context, param: click.Parameter, seconds: float | None) -> float | None:
    """Check a number of seconds: ``nan`` and ``inf`` are usage errors.

    Parameters
    ----------
    ctx
        The context of the command.
    param
        The option.
    seconds
        The number, if given.
    """
    if seconds is not None and not math.isfinite(seconds):
        raise click.BadParameter(in_language(ctx, phrases.NO_SECONDS(number=seconds)), ctx, param)
    return seconds


ENCODING_HELP = "The encoding of CSV files, such as gb18030, utf-16 or cp1251.  [default: found out, and told]"
"""What ``--encoding`` is for."""


MAP_HELP = (
    "The map of the form that they come from, as `schedule check --write-map` makes one.  "
    "[default: NAME-map.toml beside them, if it is there]"
)
"""What ``--map`` is for."""

ASSUME_HELP = (
    "Take every guess at what a column or word means that is at least so sure, from 0 to 1, and list it.  "
    "[default: 0.9; what is less sure is asked]"
)
"""What ``--assume`` is for."""


@dataclass(frozen=True)
class Source:
    """The registrations, and how they are to be read."""

    files: tuple[Path, ...]
    options: ReadOptions


def registrations_argument(command: Command) -> Command:
    """Add the argument REGISTRATIONS to a command: a workbook, a folder, or several files."""
    kind = click.Path(path_type=Path)
    return click.argument("registrations", type=kind, nargs=-1, required=True, metavar="REGISTRATIONS...")(command)


def reading_options(command: Command) -> Command:
    """Add the options on how registrations are read to a command, which gets them and these as ``source``."""

    @wraps(command)
    def run(
        *args: object,
        registrations: tuple[Path, ...],
        encoding: str | None,
        form: Path | None,
        sure: float | None,
        **others: object,
    ) -> object:
        return command(*args, source=Source(registrations, ReadOptions(encoding, form, sure)), **others)

    coding = click.option("--encoding", callback=known_encoding, metavar="NAME", help=ENCODING_HELP)
    mapping = click.option("--map", "form", type=click.Path(path_type=Path), metavar="FILE", help=MAP_HELP)
    assuming = click.option("--assume", "sure", type=click.FloatRange(0, 1), metavar="CERTAINTY", help=ASSUME_HELP)
    return cast("Command", coding(mapping(assuming(run))))


def json_option(help_: str = "Print one JSON object on standard output.") -> Callable[[Command], Command]:
    """The option ``--json``; the command is called with ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help=help_)


quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
"""The option ``--quiet``."""


def workbook_name(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """Check the name of a copy; a usage error unless it ends in .xlsx.

    Parameters
    ----------
    ctx
        The context of the command.
    param
        The option.
    path
        The name, if given.
    """
    if path is not None and path.suffix.lower() != ".xlsx":
        raise click.BadParameter(in_language(ctx, phrases.MUST_END(path=str(path), ending=".xlsx")), ctx, param)
    return path


def known_encoding(ctx: click.Context, param: click.Parameter, name: str | None) -> str | None:
    """Check the name of an encoding; an unknown one is a usage error.

    Parameters
    ----------
    ctx
        The context of the command.
    param
        The option.
    name
        The name, if given.
    """
    try:
        return codecs.lookup(name).name if name is not None else None
    except LookupError as error:
        raise click.BadParameter(in_language(ctx, phrases.NO_ENCODING(name=QUOTED(text=name))), ctx, param) from error


class MomentType(click.ParamType[Moment]):
    """``10:40``, ``2025-06-12 10:40`` or ``now``."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Moment:
        """Parse a moment; a text that is no time is a usage error.

        Parameters
        ----------
        value
            The text of the option.
        param
            The option.
        ctx
            The context of the command.
        """
        if isinstance(value, Moment):
            return value
        try:
            return parse_moment(str(value))
        except ValueError:
            self.fail(in_language(ctx, phrases.NO_TIME(text=QUOTED(text=str(value)))), param, ctx)
