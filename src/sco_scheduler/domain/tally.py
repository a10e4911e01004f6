"""How far a long job has come: it counts what it does, and tells now and then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeAlias, TypeVar

from sco_scheduler.domain.messages import Said

T = TypeVar("T")

Tally: TypeAlias = Callable[[int, int, Said], None]
"""Hears how many are done, of how many (0 where that is not known), and what is counted."""

EVERY = 256
"""So many are done between two tellings: often enough for the eye, and too seldom to cost anything."""


def untold(done: int, total: int, what: Said) -> None:
    """A tally that is not listened to."""


def tallied(items: Collection[T], what: Said, tell: Tally, *, every: int = EVERY) -> Iterator[T]:
    """The items one by one, telling how far that has come."""
    return tallied_of(items, len(items), what, tell, every=every)


def tallied_of(items: Iterable[T], total: int, what: Said, tell: Tally, *, every: int = EVERY) -> Iterator[T]:
    """The same for items whose number is known from elsewhere, or not at all (0)."""
    done = 0
    tell(done, total, what)
    for item in items:
        yield item
        done += 1
        if done % every == 0:
            tell(done, total, what)
    if done % every:
        tell(done, total, what)
