"""Kinds of option values: an order of goals, a number of seconds, a time of day."""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import click

from sco_scheduler.cli import phrases
from sco_scheduler.cli.language import told
from sco_scheduler.domain.goals import GOALS, RERUN_ONLY
from sco_scheduler.domain.messages import QUOTED, Sentences
from sco_scheduler.workflows.history import Moment, parse_moment


class GoalOrder(click.ParamType[tuple[str, ...]]):
    """Names of goals, separated by ``;`` or ``,``."""

    name = "goals"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names in their order; a usage error for an unknown, repeated or misplaced one."""
        names = tuple(word.casefold() for word in re.split(r"[;,；，、\s]+", str(value)) if word)
        known = [name for name in GOALS if name not in RERUN_ONLY]
        if not names:
            self.fail(told(ctx, phrases.NO_GOAL(goals=tuple(known))), param, ctx)
        for i, name in enumerate(names):
            if name in RERUN_ONLY:
                self.fail(told(ctx, phrases.NEVER_ORDERED(name=QUOTED(text=name))), param, ctx)
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = phrases.MAYBE(name=QUOTED(text=near[0])) if near else phrases.GOALS_ARE(goals=tuple(known))
                self.fail(told(ctx, Sentences((phrases.UNKNOWN_GOAL(name=QUOTED(text=name)), hint))), param, ctx)
            if name in names[:i]:
                self.fail(told(ctx, phrases.NAMED_TWICE(name=QUOTED(text=name))), param, ctx)
        return names


def finite(ctx: click.Context, param: click.Parameter, seconds: float | None) -> float | None:
    """The seconds, if any are given; ``nan`` and ``inf`` are usage errors, though they pass for numbers above 0."""
    if seconds is not None and not math.isfinite(seconds):
        raise click.BadParameter(told(ctx, phrases.NO_SECONDS(number=seconds)), ctx, param)
    return seconds


ENCODING_HELP = "The encoding of CSV files, such as gb18030, utf-16 or cp1251.  [default: found out, and told]"
"""What ``--encoding`` is for."""


MAP_HELP = "The map of the form that they come from, as `schedule check --write-map` makes one."
"""What ``--map`` is for."""

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True)
class Source:
    """The registrations, and how they are to be read."""

    registrations: tuple[Path, ...]
    encoding: str | None
    form: Path | None


def registrations_argument(command: Command) -> Command:
    """The argument REGISTRATIONS: a workbook, a folder, or several CSV files."""
    kind = click.Path(path_type=Path)
    return click.argument("registrations", type=kind, nargs=-1, required=True, metavar="REGISTRATIONS...")(command)


def reading_options(command: Command) -> Command:
    """The options of every command that reads registrations: ``--encoding`` and ``--map``."""
    encoding = click.option("--encoding", callback=known_encoding, metavar="NAME", help=ENCODING_HELP)
    form = click.option("--map", "form", type=click.Path(path_type=Path), metavar="FILE", help=MAP_HELP)
    return encoding(form(command))


def known_encoding(ctx: click.Context, param: click.Parameter, name: str | None) -> str | None:
    """The name of an encoding; a usage error for one that nobody knows."""
    try:
        return codecs.lookup(name).name if name is not None else None
    except LookupError as error:
        raise click.BadParameter(told(ctx, phrases.NO_ENCODING(name=QUOTED(text=name))), ctx, param) from error


class MomentType(click.ParamType[Moment]):
    """``10:40``, ``2025-06-12 10:40`` or ``now``."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Moment:
        """The moment; a usage error for what is no time."""
        if isinstance(value, Moment):
            return value
        try:
            return parse_moment(str(value))
        except ValueError:
            self.fail(told(ctx, phrases.NO_TIME(text=QUOTED(text=str(value)))), param, ctx)
