"""What a cell of registrations says, apart from how it is written: a day, a rank, a list of companies, …"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Text:
    """A text that is kept to the letter, such as a product."""

    text: str


@dataclass(frozen=True)
class Phone:
    """A phone number, kept to the letter."""

    text: str


@dataclass(frozen=True)
class Whole:
    """A whole number."""

    number: int


@dataclass(frozen=True)
class Rank:
    """A place in an order of preference."""

    number: int


@dataclass(frozen=True)
class Day:
    """A day."""

    day: date


@dataclass(frozen=True)
class Clock:
    """A time of day."""

    moment: time


@dataclass(frozen=True)
class OneOf:
    """A thing that several texts name alike; the first is the plainest."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Several:
    """A list in one cell. ``commas`` and ``loose``: commas, or slashes and words such as ``and``, may separate."""

    parts: tuple[OneOf, ...]
    commas: bool = False
    loose: bool = False


@dataclass(frozen=True)
class Labels:
    """Tables ``prefix1`` to ``prefixN``."""

    prefix: str
    count: int

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of every table."""
        return tuple(f"{self.prefix}{n + 1}" for n in range(self.count))


@dataclass(frozen=True)
class Stretch:
    """An entry of a range list: a session, a whole day, or times of a day; without a day, of every day."""

    day: date | None = None
    session: str = ""
    start: time | None = None
    end: time | None = None

    @property
    def whole_day(self) -> bool:
        """Whether it is a day and nothing else."""
        return not (self.session or self.start or self.end)


@dataclass(frozen=True)
class Ranges:
    """A range list."""

    stretches: tuple[Stretch, ...]


Value = Text | Phone | Whole | Rank | Day | Clock | OneOf | Several | Labels | Ranges

Line = Mapping[str, Value]
"""A row: what its filled cells say, by the key of the column."""
