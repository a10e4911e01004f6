"""Options and arguments that several commands share, their types, and the language of messages."""

from __future__ import annotations

import codecs
import getpass
import locale
import math
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from sco_scheduler.cli import phrases
from sco_scheduler.domain.messages import LANGUAGES, QUOTED, Said, Speech
from sco_scheduler.output.texts.speeches import speech
from sco_scheduler.workflows.options import ReadOptions

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


def first_of(names: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the first of many names, and ``…`` where there are more.

    Parameters
    ----------
    names
        The names.
    most
        How many are shown.
    """
    every = tuple(names)
    return every if len(every) <= most else (*every[:most], "…")


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
    return speech(environment_language(os.environ, _system_locale()))


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


def _system_locale() -> str:
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


def agendas_argument(command: Command) -> Command:
    """Add the argument AGENDAS to a command: an agendas workbook."""
    return click.argument("agendas", type=click.Path(path_type=Path))(command)


def folder_option(default: str) -> Callable[[Command], Command]:
    """Add the option ``--out`` to a command: the folder of the files that it writes.

    Parameters
    ----------
    default
        Where they go without it.
    """
    kind = click.Path(path_type=Path, file_okay=False)
    return click.option("--out", type=kind, metavar="DIR", help=f"Where the files go.  [default: {default}]")


def copy_option(text: str) -> Callable[[Command], Command]:
    """Add the option ``-o`` to a command, which is needed: the workbook that it writes.

    Parameters
    ----------
    text
        What it is for.
    """
    kind = click.Path(path_type=Path)
    return click.option(
        "-o", "--output", "out", type=kind, callback=workbook_name, required=True, metavar="OUT", help=text
    )


def user_name() -> str:
    """Return who works at this computer, for the log of the desk."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "desk"


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
