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

from sco_scheduler.domain.goals import GOALS, RERUN_ONLY
from sco_scheduler.workflows.history import Moment, parse_moment


class GoalOrder(click.ParamType[tuple[str, ...]]):
    """Names of goals, separated by ``;`` or ``,``."""

    name = "goals"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names in their order; a usage error for an unknown, repeated or misplaced one."""
        names = tuple(word.casefold() for word in re.split(r"[;,；，、\s]+", str(value)) if word)
        known = [name for name in GOALS if name not in RERUN_ONLY]
        if not names:
            self.fail(f"No goal is named. Goals are: {', '.join(known)}.", param, ctx)
        for i, name in enumerate(names):
            if name in RERUN_ONLY:
                self.fail(
                    f"{name!r} is pursued on every rerun, right after the musts, and cannot be ordered.", param, ctx
                )
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f"Maybe {near[0]!r}?" if near else f"Goals are: {', '.join(known)}."
                self.fail(f"{name!r} is no goal. {hint}", param, ctx)
            if name in names[:i]:
                self.fail(f"{name!r} is named twice.", param, ctx)
        return names


def finite(ctx: click.Context, param: click.Parameter, seconds: float) -> float:
    """The seconds given; ``nan`` and ``inf`` are usage errors, though they pass for numbers above 0."""
    if not math.isfinite(seconds):
        raise click.BadParameter(f"{seconds} is no number of seconds.", ctx, param)
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
        raise click.BadParameter(
            f"{name!r} is no encoding. Try utf-8, gb18030, utf-16 or cp1251.", ctx, param
        ) from error


class MomentType(click.ParamType[Moment]):
    """``10:40``, ``2025-06-12 10:40`` or ``now``."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Moment:
        """The moment; a usage error for what is no time."""
        if isinstance(value, Moment):
            return value
        try:
            return parse_moment(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)
