"""Options and arguments that several commands share, their types, and the language of messages."""

from __future__ import annotations

import codecs
import getpass
import locale
import math
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from difflib import get_close_matches
from functools import wraps
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import click

from sco_scheduler.cli import process
from sco_scheduler.domain.event import FixedMeeting, Pair
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.messages import LANGUAGES, QUOTED, Phrase, Said, Sentences, Speech
from sco_scheduler.domain.outcome import LARGEST_SEED
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.additions import Addition, BadAddition, parse
from sco_scheduler.workflows.inputs import (
    GOALS_OF_A_BUILD,
    BuildOptions,
    Earlier,
    Moment,
    ReadOptions,
    intake_of,
    no_earlier,
    parse_moment,
)
from sco_scheduler.workflows.limits import MOST_SECONDS

Command = TypeVar("Command", bound=Callable[..., Any])

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables for the locale of messages; the first one that is set counts."""

_CHOSEN = f"{__name__}.chosen"


def with_language(command: Command) -> Command:
    """Add the option ``--lang`` to a command, which receives ``speech``, the renderer of that language."""
    option = click.option(
        "--lang",
        "speech",
        type=click.Choice(LANGUAGES),
        callback=_speech,
        is_eager=True,  # so that errors in other options are reported in it
        help="The language of findings and messages.  [default: that of the environment]",
    )
    return option(command)


def first_of(names: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the first of many names, and ``…`` if there are more."""
    every = tuple(names)
    return every if len(every) <= most else (*every[:most], "…")


def in_language(ctx: click.Context | None, what: Said) -> str:
    """Render a message in the language of a command, even before its options are parsed."""
    chosen = ctx.meta.get(_CHOSEN) if ctx is not None else None
    return (chosen if isinstance(chosen, Speech) else environment_speech()).say(what)


def environment_speech() -> Speech:
    """Return the renderer of the language of the environment."""
    return speech(environment_language(os.environ, _system_locale()))


def environment_language(environment: Mapping[str, str], system: str = "") -> str:
    """Return the language of messages, by the rules of gettext; English if it is another one, or none is set.

    Parameters
    ----------
    environment
        The environment variables.
    system
        The system's locale, used if no variable is set.
    """
    named = next((value for name in _VARIABLES if (value := environment.get(name, ""))), system)
    first = _code(named)
    if first in {"c", "posix", ""}:
        return "en"
    wanted = [*map(_code, environment.get("LANGUAGE", "").split(":")), first]
    return next((code for code in wanted if code in LANGUAGES), "en")


def _system_locale() -> str:
    """Return the locale of Windows' menus; '' on other systems, which set it in the environment."""
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


def seconds_option(help_: str, default: float | None = None) -> Callable[[Command], Command]:
    """Add the option ``--time-limit`` to a command.

    Parameters
    ----------
    help_
        The help text: what is limited, and the default.
    default
        The seconds without the option.
    """
    return click.option(
        "--time-limit",
        type=FiniteRange(min=0, min_open=True, max=MOST_SECONDS),
        default=default,
        metavar="SECONDS",
        help=help_,
    )


class FiniteRange(click.FloatRange):
    """A range of numbers to which ``nan``, which is neither below nor above any other, does not belong."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Parse a number; ``nan`` and ``inf`` are usage errors."""
        number: float = super().convert(cast("float", value), param, ctx)
        if not math.isfinite(number):
            self.fail(in_language(ctx, Phrase("usage-no-number")(number=number)), param, ctx)
        return number


seed_option = click.option(
    "--seed",
    type=click.IntRange(min=0, max=LARGEST_SEED),
    default=BuildOptions.seed,
    show_default=True,
    help="Steers every random choice.",
)
"""The option ``--seed``."""

reproducible_option = click.option(
    "--reproducible",
    is_flag=True,
    help="The same input, seed and version give the same result: one worker, a limit in work.",
)
"""The option ``--reproducible``."""

ENCODING_HELP = "The encoding of CSV files, such as gb18030, utf-16 or cp1251.  [default: found out, and told]"
"""The help text of ``--encoding``."""

MAP_HELP = (
    "The map of the form that they come from, as `schedule check --write-map` makes one.  "
    "[default: NAME-map.toml beside them, if it is there]"
)
"""The help text of ``--map``."""

ASSUME_HELP = (
    "Take every guess at what a column or word means that is at least so sure, from 0 to 1, and list it.  "
    f"[default: {SURE:g}; what is less sure is asked]"
)
"""The help text of ``--assume``."""


@dataclass(frozen=True)
class Source:
    """The registrations, and the options for reading them."""

    files: tuple[Path, ...]
    options: ReadOptions

    def settled(self, speech: Speech, earlier: Earlier | None = no_earlier) -> ReadOptions:
        """The options for reading after all uncertain points were asked; without a terminal none are.

        If no question is open they include the opened files.

        Parameters
        ----------
        earlier
            The earlier build that is rerun; None asks nothing about unknown names and levels of Requests.

        Raises
        ------
        Stopped
            If the answers cannot be stored.
        """
        if not process.at_a_terminal():
            return self.options
        intake = intake_of(self.files, self.options)
        if not intake.questions and (intake.event is not None or earlier is None):
            return replace(self.options, opened=intake.opened)
        from sco_scheduler.cli.asking import ask_what_is_not_sure

        return ask_what_is_not_sure(self, intake, speech, earlier)


def registrations_argument(command: Command) -> Command:
    """Add the argument REGISTRATIONS to a command: a workbook, a folder, or several files."""
    kind = click.Path(path_type=Path)
    return click.argument("registrations", type=kind, nargs=-1, required=True, metavar="REGISTRATIONS...")(command)


def reading_options(command: Command) -> Command:
    """Add the options for reading registrations to a command, which receives everything as ``source``."""

    @wraps(command)
    def run(
        *args: object,
        registrations: tuple[Path, ...],
        encoding: str | None,
        form: Path | None,
        sure: float,
        **others: object,
    ) -> object:
        return command(*args, source=Source(registrations, ReadOptions(encoding, form, sure)), **others)

    coding = click.option("--encoding", callback=known_encoding, metavar="NAME", help=ENCODING_HELP)
    mapping = click.option("--map", "form", type=click.Path(path_type=Path), metavar="FILE", help=MAP_HELP)
    certainty = FiniteRange(0, 1)
    assuming = click.option("--assume", "sure", type=certainty, default=SURE, metavar="CERTAINTY", help=ASSUME_HELP)
    return cast("Command", coding(mapping(assuming(run))))


def agendas_argument(command: Command) -> Command:
    """Add the argument AGENDAS to a command: an agendas workbook."""
    return click.argument("agendas", type=click.Path(path_type=Path))(command)


def folder_option(default: str) -> Callable[[Command], Command]:
    """Add the option ``--out`` to a command: the folder of the files that it writes.

    Parameters
    ----------
    default
        The description of the default folder.
    """
    kind = click.Path(path_type=Path, file_okay=False)
    return click.option("--out", type=kind, metavar="DIR", help=f"Where the files go.  [default: {default}]")


def changed_options(what: str, last: str) -> Callable[[Command], Command]:
    """Add the options ``--changed`` and ``--since`` to a command, by which it writes only what changed.

    Parameters
    ----------
    what
        What it writes then.
    last
        What was last written to its folder, with a preposition.
    """
    flag = click.option(
        "--changed",
        is_flag=True,
        help=f"Only {what} since the last {last} DIR, else since the workbook before the desk.",
    )
    kind = click.Path(path_type=Path, dir_okay=False)
    since = click.option("--since", type=kind, metavar="FILE", help=f"Only {what} since this older agendas workbook.")
    return lambda command: flag(since(command))


def user_name() -> str:
    """Return the name of the computer's user, for the log of the desk."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "desk"


def json_option(help_: str = "Print one JSON object on standard output.") -> Callable[[Command], Command]:
    """The option ``--json``; the command receives ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help=help_)


quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
"""The option ``--quiet``."""


def output_option(
    *names: str, help_: str, ending: str = ".xlsx", metavar: str = "OUT", required: bool = False
) -> Callable[[Command], Command]:
    """Add an option for an output file to a command.

    Parameters
    ----------
    *names
        The names of the option.
    help_
        The help text.
    ending
        The required suffix of the file's name; another one is a usage error.
    """
    kind = click.Path(path_type=Path)
    return click.option(*names, type=kind, callback=must_end(ending), required=required, metavar=metavar, help=help_)


def must_end(ending: str) -> Callable[[click.Context, click.Parameter, Path | None], Path | None]:
    """A check of a path, for which another suffix is a usage error."""

    def checked(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
        if path is not None and path.suffix.lower() != ending:
            told = Phrase("usage-must-end")(path=str(path), ending=ending)
            raise click.BadParameter(in_language(ctx, told), ctx, param)
        return path

    return checked


def known_encoding(ctx: click.Context, param: click.Parameter, name: str | None) -> str | None:
    """Check the name of an encoding; an unknown one is a usage error."""
    try:
        return codecs.lookup(name).name if name is not None else None
    except LookupError as error:
        raise click.BadParameter(
            in_language(ctx, Phrase("usage-no-encoding")(name=QUOTED(text=name))), ctx, param
        ) from error


# Types of options that are parsed from a text

Read = TypeVar("Read")


class WrongText(ValueError):
    """An invalid text of an option; ``told`` says why."""

    def __init__(self, told: Said) -> None:
        self.told = told
        super().__init__(str(told))


class TextOption(click.ParamType[Read], Generic[Read]):
    """An option type that is parsed from a text.

    Parameters
    ----------
    name
        Its name in the help.
    read
        Parses the text, or raises ``WrongText``.
    """

    def __init__(self, name: str, read: Callable[[str], Read]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Read:
        """Parse a text; an invalid one is a usage error in the language of messages.

        Parameters
        ----------
        value
            The text of the option; a parsed value is returned unchanged.
        """
        try:
            return self._read(value) if isinstance(value, str) else cast("Read", value)
        except WrongText as wrong:
            self.fail(in_language(ctx, wrong.told), param, ctx)


def _goals(text: str) -> tuple[str, ...]:
    names = tuple(word.casefold() for word in re.split(r"[;,；，、\s]+", text) if word)
    known = GOALS_OF_A_BUILD
    if not names:
        raise WrongText(Phrase("usage-no-goal")(goals=known))
    for i, name in enumerate(names):
        if name in RERUN_ONLY:
            raise WrongText(Phrase("usage-never-ordered")(name=QUOTED(text=name)))
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = Phrase("usage-maybe")(name=QUOTED(text=near[0])) if near else Phrase("usage-goals-are")(goals=known)
            raise WrongText(Sentences((Phrase("usage-unknown-goal")(name=QUOTED(text=name)), hint)))
        if name in names[:i]:
            raise WrongText(Phrase("usage-named-twice")(name=QUOTED(text=name)))
    return names


GOAL_ORDER = TextOption("goals", _goals)
"""Names of goals, separated by ``;`` or ``,``."""


def several(known: tuple[str, ...] | None = None) -> TextOption[tuple[str, ...]]:
    """Return the type of a list of words separated by ``,`` or ``;``, each once and one of those known (None: any)."""

    def read(text: str) -> tuple[str, ...]:
        given = (word.strip() for word in re.split(r"[;,；，、]", text) if word.strip())
        words = tuple(dict.fromkeys(given if known is None else (word.casefold() for word in given)))
        if known is None:
            return words
        for word in words:
            if word not in known:
                raise WrongText(Phrase("usage-not-one-of")(word=QUOTED(text=word), known=known))
        if not words:
            raise WrongText(Phrase("usage-nothing-named")(known=known))
        return words

    return TextOption("list", read)


def _pair(text: str) -> Pair:
    ids = [part for part in re.split(r"[,，;；\s]+", text) if part]
    if len(ids) != 2:
        raise WrongText(Phrase("two-ids")(text=text))
    return (ids[0], ids[1])


PAIR = TextOption("pair", _pair)
"""Two companies by their IDs, purchaser and supplier: ``P003,S014``."""


def _meeting(text: str) -> FixedMeeting:
    pair, at, when = text.partition("@")
    found = FixedMeeting(*_pair(pair))
    if not at:
        return found
    day, _, clock = when.strip().rpartition("T")
    try:
        return replace(found, date=date.fromisoformat(day) if day else None, start=time.fromisoformat(clock))
    except ValueError as error:
        raise WrongText(Phrase("no-meeting-time")(text=text)) from error


MEETING = TextOption("meeting", _meeting)
"""A pair, and optionally its time: ``P003,S014``, ``P003,S014@10:40``, ``P003,S014@2025-06-12T10:40``."""


def _moment(text: str) -> Moment:
    try:
        return parse_moment(text)
    except ValueError as error:
        raise WrongText(Phrase("usage-no-time")(text=QUOTED(text=text))) from error


MOMENT = TextOption("time", _moment)
"""``10:40``, ``2025-06-12 10:40`` or ``now``."""


def addition(option: str) -> TextOption[Addition]:
    """Return the type of a change of capacities, such as ``A+1``; each option has its own syntax."""

    def read(text: str) -> Addition:
        try:
            return parse(option, text)
        except BadAddition as bad:
            raise WrongText(bad.reason or Phrase("usage-no-change")(text=text)) from bad

    return TextOption("change", read)


_ADDITIONS = {
    "table": ("ZONE+N", "N tables more in a zone (A+1), or in one session of it (A@Morning+1)."),
    "interpreter": ("LANG-LANG+N", "N interpreters more of two languages, such as ru-zh+1."),
    "slot": ("SESSION+N", "N slots more at an end of a session."),
    "close": ("ZONE@TIME", "A zone closed in the slot of that time, or a while: A@10:40-12:00, A@2025-06-12T10:40."),
    "without": ("COMPANY", "Without that company."),
    "delegate": ("COMPANY+N", "N delegates more of a company."),
    "maximum": ("COMPANY+N", "The maximum of a company raised by N."),
    "setting": ("NAME=VALUE", "A setting of the sheet Event, such as 'walk minutes=0'."),
}


def addition_options(*names: str) -> Callable[[Command], Command]:
    """Add the options that change capacities to a command, which receives all of them as ``additions``.

    A change of something that the event does not have is a usage error.
    """

    def decorated(command: Command) -> Command:
        @wraps(command)
        def run(*args: object, **options: object) -> object:
            chosen = [cast("tuple[Addition, ...]", options.pop(name)) for name in names]
            given = tuple(addition for additions in chosen for addition in additions)
            try:
                return command(*args, additions=given, **options)
            except BadAddition as bad:
                ctx, hint = click.get_current_context(), Phrase("known-are")(known=bad.known) if bad.known else ""
                told = bad.reason or Phrase("no-such-change")(text=bad.text, hint=hint)
                raise click.UsageError(in_language(ctx, told), ctx) from bad

        made: Any = run
        for name in reversed(names):
            metavar, text = _ADDITIONS[name]
            made = click.option(f"--{name}", name, type=addition(name), multiple=True, metavar=metavar, help=text)(made)
        return cast("Command", made)

    return decorated
