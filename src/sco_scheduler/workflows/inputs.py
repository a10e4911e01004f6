"""The input of workflows: registrations and how they are read, options of a build, and moments such as ``--from``.

Options are declared once here, and passed on as a whole.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path

from sco_scheduler.domain.event import Event, FixedMeeting, Pair, present
from sco_scheduler.domain.goals import GOALS, RERUN_ONLY
from sco_scheduler.domain.messages import Phrase, Tally, no_tally
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.outcome import LARGEST_SEED, SolveOptions
from sco_scheduler.intake import Intake, Previous, as_files, read_registrations
from sco_scheduler.intake.files.sheet_names import has_schedule
from sco_scheduler.intake.results import Opened
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.output.files import same_file
from sco_scheduler.workflows.additions import Addition
from sco_scheduler.workflows.errors import Stopped, not_written
from sco_scheduler.workflows.limits import MOST_SECONDS

# Registrations


_NAMELESS = ("", "..")
"""The names of paths such as ``.`` and ``..``, which do not say what the folder is called."""

_ONTO_ITSELF = Phrase("onto-itself")

Registrations = str | Path | Sequence[str | Path]
"""The registrations: a workbook, a folder of CSV files, or several CSV files."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options for reading registrations.

    ``encoding`` is that of CSV files (None: detect it); ``form`` is the map of their form
    (None: the one next to them, if any). ``sure`` is the certainty, from 0 to 1, from
    which a guess at the meaning of a column or word is accepted without a question. ``opened`` are the registrations if
    they were just read in the same way, so that they are not opened twice.
    """

    encoding: str | None = None
    form: str | Path | None = None
    sure: float = SURE
    opened: Opened | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.sure <= 1:
            raise ValueError(f"sure is {self.sure}: it must be a certainty from 0 to 1")

    @property
    def form_path(self) -> Path | None:
        """The path of the map, if there is one."""
        return Path(self.form) if self.form is not None else None


AS_IT_IS = ReadOptions()
"""The default: the encoding is detected, and no map is needed."""


Earlier = Callable[[], Previous | None]
"""Gives the IDs and the default day of the earlier build that is rerun, if there is one."""


def no_earlier() -> None:
    """Return None: there is no earlier build."""


def read(registrations: Registrations, options: ReadOptions = AS_IT_IS) -> Event:
    """The event that registrations describe.

    Parameters
    ----------
    registrations
        The workbook, or the folder or list of CSV files in its place.
    options
        How they are read.

    Raises
    ------
    Stopped
        If findings stop the work (no such file, a sheet is missing, …). ``check`` reports the other findings too.
    """
    return read_with_findings(registrations, options)[0]


def default_output(registrations: Registrations) -> Path:
    """Return ``<name>-agendas.xlsx`` next to the registrations; for several files, ``registrations-agendas.xlsx``.

    Raises
    ------
    Stopped
        If there are several files in different folders.
    """
    path, *others = files_of(registrations)
    if others:
        if len({file.resolve().parent for file in (path, *others)}) > 1:
            raise not_written(Phrase("several-folders"))
        return path.with_name("registrations-agendas.xlsx")
    stem = path.resolve().name if path.is_dir() else path.stem
    return path.with_name(f"{stem}-agendas.xlsx") if path.name else path / f"{stem}-agendas.xlsx"


def read_with_findings(
    registrations: Registrations,
    options: ReadOptions = AS_IT_IS,
    *,
    previous: Previous | None = None,
    requests_to_come: bool = False,
    tally: Tally = no_tally,
) -> tuple[Event, Intake]:
    """Read registrations, with all findings; arguments as for ``intake_of``.

    Raises
    ------
    Stopped
        If findings stop the work.
    """
    intake = intake_of(registrations, options, previous=previous, requests_to_come=requests_to_come, tally=tally)
    if intake.event is None:
        raise Stopped(intake.findings)
    return intake.event, replace(intake, opened=None)  # its cells would occupy memory during the whole build


def intake_of(
    registrations: Registrations,
    options: ReadOptions = AS_IT_IS,
    *,
    previous: Previous | None = None,
    requests_to_come: bool = False,
    tally: Tally = no_tally,
) -> Intake:
    """Read registrations as far as they can be understood, with all findings and open questions.

    Parameters
    ----------
    previous
        Provides the IDs and the default day of an earlier build.
    requests_to_come
        Whether requests may still be missing.
    """
    return read_registrations(
        files_of(registrations),
        previous=previous,
        encoding=options.encoding,
        form=form_of(registrations, options),
        sure=options.sure,
        requests_to_come=requests_to_come,
        tally=tally,
        opened=None if requests_to_come else options.opened,
    )


def refuse_onto(out: Path, sources: Iterable[Path], reason: Phrase = _ONTO_ITSELF) -> None:
    """Refuse to write a file onto one of its own sources.

    Parameters
    ----------
    reason
        The message, with a blank for the path.

    Raises
    ------
    Stopped
        If it is one of them.
    """
    if any(same_file(out, source) for source in sources):
        raise not_written(reason(path=str(out)))


def refuse_onto_schedule(out: Path) -> None:
    """Refuse to write registrations, or anything made from them, in the place of a schedule.

    Raises
    ------
    Stopped
        If there is an agendas workbook already.
    """
    if has_schedule(out):
        raise not_written(Phrase("onto-schedule")(path=str(out)))


def files_of(registrations: Registrations) -> tuple[Path, ...]:
    """The files of registrations, without duplicates."""
    several = [registrations] if isinstance(registrations, (str, Path)) else registrations
    return as_files([Path(path) for path in several])


def form_of(registrations: Registrations, options: ReadOptions) -> Path | None:
    """Return the map by which registrations are read: the given one, else the one next to them."""
    if options.form_path is not None:
        return options.form_path
    beside = map_beside(registrations)
    return beside if beside.is_file() else None


def map_beside(registrations: Registrations) -> Path:
    """The path for answers about registrations: ``registrations-map.toml`` next to ``registrations.xlsx``."""
    return beside(registrations, "-map.toml")


def beside(registrations: Registrations, ending: str) -> Path:
    """A path next to registrations (the first of several files), with their name and an ending."""
    first = files_of(registrations)[0]
    if first.is_dir():
        folder = first.resolve() if first.name in _NAMELESS else first
        return folder.parent / f"{folder.name}{ending}"
    return first.with_name(f"{first.stem}{ending}")


def shown(files: Sequence[Path]) -> str:
    """The names of files for messages."""
    return ", ".join(str(file) for file in files)


# How a schedule is built


MOST_MOVES = 10**9
"""The largest number of moves that can be allowed; it is no real limit."""

_MOST_PERCENT = 100

GOALS_OF_A_BUILD = tuple(name for name in GOALS if name not in RERUN_ONLY)
"""The goals that may be ordered; the others are pursued on every rerun, right after the musts."""


@dataclass(frozen=True)
class BuildOptions(SolveOptions):
    """Options for building a schedule: the options of every solve, and the following.

    Attributes
    ----------
    time_limit
        The limit of seconds of solving; it ends earlier when everything is proved. None chooses by the event
        (``seconds_of``).
    patience
        Seconds beyond the limit that a rerun may take while it is not proved that no fewer published meetings have to
        be lost or moved. None chooses by the event (``patience_of``).
    hold
        Meetings that have to be held, in a repair of the published schedule: nothing else is added, and every other
        meeting is held, with as few moved as possible.
    give_up
        Pairs whose published meetings are dropped for those.
    move_nobody
        Do not move other meetings for them.
    additions
        Changes of the event's capacities against the registrations.
    fresh
        Forget the published schedule.
    since
        Meetings that start before this moment are past and stay.
    prices
        Also find the gain of 1, 3 and 10 further moves, within ``price_seconds`` of solving.

    Raises
    ------
    TypeError
        If goals are a text, not a list.
    ValueError
        If a value is invalid; the message says which, and what is valid.
    """

    time_limit: float | None = None
    patience: float | None = None
    hold: tuple[FixedMeeting, ...] = ()
    give_up: tuple[Pair, ...] = ()
    move_nobody: bool = False
    additions: tuple[Addition, ...] = ()
    fresh: bool = False
    since: Moment | None = None
    prices: bool = False
    price_seconds: float = 30.0

    def __post_init__(self) -> None:
        for name in ("time_limit", "price_seconds"):
            seconds = getattr(self, name)
            if seconds is not None and not (math.isfinite(seconds) and 0 < seconds <= MOST_SECONDS):
                raise ValueError(f"{name} is {seconds}: it must be above 0, and {MOST_SECONDS:.0f} seconds at most")
        if self.patience is not None and not 0 <= self.patience <= MOST_SECONDS:
            raise ValueError(f"patience is {self.patience}: it must be from 0 to {MOST_SECONDS:.0f} seconds")
        if not _is_integer(self.seed, LARGEST_SEED):
            raise ValueError(f"seed is {self.seed!r}: it must be a whole number from 0 to {LARGEST_SEED}")
        if self.allow_moves is not None and not _is_integer(self.allow_moves, MOST_MOVES):
            raise ValueError(
                f"allow_moves is {self.allow_moves!r}: it must be a whole number from 0 to {MOST_MOVES}, or None"
            )
        if not 0 <= self.value_slack <= _MOST_PERCENT:
            raise ValueError(f"value_slack is {self.value_slack}: it must be from 0 to {_MOST_PERCENT} percent")
        if self.goals is not None:
            object.__setattr__(self, "goals", _known_goals(self.goals))


def _is_integer(number: object, most: int) -> bool:
    """Whether a value is an integer from 0 to ``most``."""
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= most


def _known_goals(goals: Sequence[str]) -> tuple[str, ...]:
    """The goals as a tuple, each a goal that may be ordered, without duplicates."""
    if isinstance(goals, str):
        raise TypeError(f"goals is the text {goals!r}: it must be a list of names, such as {GOALS_OF_A_BUILD[:2]}")
    for name in goals:
        if name not in GOALS_OF_A_BUILD:
            near = get_close_matches(str(name), GOALS_OF_A_BUILD, n=1)
            hint = f"maybe {near[0]!r}?" if near else f"goals are {', '.join(GOALS_OF_A_BUILD)}"
            raise ValueError(f"{name!r} is no goal that can be ordered: {hint}")
    if len(set(goals)) < len(goals):
        raise ValueError(f"a goal is named twice: {', '.join(goals)}")
    return tuple(goals)


DEFAULTS = BuildOptions()


# Moments


_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:;.,\-hчж时点]\s*|\s+)?(\d{2})?\s*(?:分|m|м)?")
"""A time, possibly without its colon, or with another character of that key (without Shift, or in Russian)."""

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[T\s]+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as the organizer gives it: on a date, or today; ``clock`` None is the present."""

    clock: time | None = None
    date: date | None = None


def parse_moment(text: str) -> Moment:
    """Parse ``10:40``, ``2025-06-12 10:40`` or ``now``; also ``1040``, ``10.40``, ``10`` and ``10点40分``.

    Raises
    ------
    ValueError
        If the text has another form.
    """
    words = fold(text)
    if words == "now":
        return Moment()
    dated = _DATED.fullmatch(words)
    clock = _CLOCK.fullmatch(dated[2] if dated else words)
    try:
        day = date.fromisoformat(dated[1]) if dated else None
        if clock is not None:
            return Moment(time(int(clock[1]), int(clock[2] or 0)), day)
    except ValueError:
        pass
    raise ValueError(f"{text!r} is no time")


def resolve(moment: Moment, event: Event, now: datetime | None = None) -> datetime:
    """Return the moment as a local time of the event.

    A time alone means today in the event's time zone, or the event's first day if today is not
    one of its days.

    Parameters
    ----------
    now
        The present in the event's time zone; by default that of the computer's clock.
    """
    here = now or present(event.settings.time_zone)
    if moment.clock is None:
        return here
    days = event.days
    today = here.date()
    first = today if today in days or not days else days[0]
    return datetime.combine(moment.date or first, moment.clock)


def clock(moment: Moment | None) -> Callable[[Event], datetime]:
    """A function that gives the present: a fixed moment, or the event's own clock."""
    wanted = moment or Moment()

    def now(event: Event) -> datetime:
        return resolve(wanted, event).replace(second=0, microsecond=0)

    return now
