"""Types of options: texts that are read into goals, pairs, meetings, moments and changes of capacities."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from difflib import get_close_matches
from functools import wraps
from typing import Any, Generic, TypeVar, cast

import click

from sco_scheduler.cli import phrases
from sco_scheduler.cli.parameters import Command, in_language
from sco_scheduler.domain.event import FixedMeeting, Pair
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.messages import QUOTED, Said, Sentences
from sco_scheduler.workflows.additions import Addition, BadAddition, parse
from sco_scheduler.workflows.moments import Moment, parse_moment
from sco_scheduler.workflows.options import GOALS_OF_A_BUILD

Read = TypeVar("Read")


class WrongText(ValueError):
    """A text that an option cannot be read from; ``told`` says why."""

    def __init__(self, told: Said) -> None:
        self.told = told
        super().__init__(str(told))


class TextOption(click.ParamType[Read], Generic[Read]):
    """A value that is read from the text of an option.

    Parameters
    ----------
    name
        What it is called in the help.
    read
        Reads the text, or raises ``WrongText``.
    """

    def __init__(self, name: str, read: Callable[[str], Read]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Read:  # noqa: ANN401  # as click has it
        """Read a text; one that cannot be read is a usage error in the language of messages.

        Parameters
        ----------
        value
            The text of the option; a value that was read already stays as it is.
        param
            The option.
        ctx
            The context of the command.
        """
        try:
            return self._read(value) if isinstance(value, str) else cast("Read", value)
        except WrongText as wrong:
            self.fail(in_language(ctx, wrong.told), param, ctx)


def _goals(text: str) -> tuple[str, ...]:
    names = tuple(word.casefold() for word in re.split(r"[;,；，、\s]+", text) if word)
    known = GOALS_OF_A_BUILD
    if not names:
        raise WrongText(phrases.NO_GOAL(goals=known))
    for i, name in enumerate(names):
        if name in RERUN_ONLY:
            raise WrongText(phrases.NEVER_ORDERED(name=QUOTED(text=name)))
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = phrases.MAYBE(name=QUOTED(text=near[0])) if near else phrases.GOALS_ARE(goals=known)
            raise WrongText(Sentences((phrases.UNKNOWN_GOAL(name=QUOTED(text=name)), hint)))
        if name in names[:i]:
            raise WrongText(phrases.NAMED_TWICE(name=QUOTED(text=name)))
    return names


GOAL_ORDER = TextOption("goals", _goals)
"""Names of goals, separated by ``;`` or ``,``."""


def several(known: tuple[str, ...] | None = None) -> TextOption[tuple[str, ...]]:
    """Return the type of words separated by ``,`` or ``;``, out of those known (None: any)."""

    def read(text: str) -> tuple[str, ...]:
        words = tuple(word.strip() for word in re.split(r"[;,；，、]", text) if word.strip())
        if known is None:
            return words
        words = tuple(word.casefold() for word in words)
        for word in words:
            if word not in known:
                raise WrongText(phrases.NOT_ONE_OF(word=QUOTED(text=word), known=known))
        if not words:
            raise WrongText(phrases.NOTHING_NAMED(known=known))
        return words

    return TextOption("list", read)


def _pair(text: str) -> Pair:
    ids = [part for part in re.split(r"[,，;；\s]+", text) if part]
    if len(ids) != 2:
        raise WrongText(phrases.TWO_IDS(text=text))
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
        raise WrongText(phrases.NO_MEETING_TIME(text=text)) from error


MEETING = TextOption("meeting", _meeting)
"""A pair, and when it meets: ``P003,S014``, ``P003,S014@10:40``, ``P003,S014@2025-06-12T10:40``."""


def _moment(text: str) -> Moment:
    try:
        return parse_moment(text)
    except ValueError as error:
        raise WrongText(phrases.NO_TIME(text=QUOTED(text=text))) from error


MOMENT = TextOption("time", _moment)
"""``10:40``, ``2025-06-12 10:40`` or ``now``."""


def addition(option: str) -> TextOption[Addition]:
    """Return the type of a change of capacities, such as ``A+1``, of which each option has its own form."""

    def read(text: str) -> Addition:
        try:
            return parse(option, text)
        except BadAddition as bad:
            raise WrongText(phrases.NO_CHANGE(text=text)) from bad

    return TextOption("change", read)


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
            made = click.option(f"--{name}", name, type=addition(name), multiple=True, metavar=metavar, help=text)(made)
        return cast("Command", made)

    return decorated
