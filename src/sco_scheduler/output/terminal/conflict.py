"""A conflict of the hard rules: which rows cannot all be kept, and which to give up."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from sco_scheduler.domain.messages import ENGLISH, Speech
from sco_scheduler.domain.outcome import Conflict, ConflictRow
from sco_scheduler.output import phrases
from sco_scheduler.output.terminal.console import plain
from sco_scheduler.output.terminal.prose import Prose

_SETS_NAMED = 6


def print_conflict(console: Console, conflict: Conflict, speech: Speech = ENGLISH) -> None:
    """The rows that conflict, and the smallest sets of rows whose giving up resolves every conflict.

    Where there are further conflicts, the sets hold rows of those too; these are told in words as well.
    """
    say = speech.say
    lead = phrases.CONFLICT if conflict.minimal else phrases.CONFLICT_PERHAPS
    console.print(Prose(say(lead), style="bold"))
    for row in conflict.rows:
        console.print(Prose(_row(row, speech), hang="  "))
    others = _others(conflict)
    if others:
        console.print(Prose(say(phrases.FURTHER_CONFLICTS), style="bold"))
    for row in others:
        console.print(Prose(_row(row, speech), hang="  "))
    if conflict.give_up:
        console.print(Prose(say(phrases.GIVE_UP), style="bold"))
        before = f"  {say(phrases.OR_ELSE)} "
        for i, rows in enumerate(conflict.give_up[:_SETS_NAMED]):
            console.print(Prose(rows_together(rows, speech), hang=before if i else "     "))
        more = len(conflict.give_up) - _SETS_NAMED
        if more > 0:
            console.print(Prose(say(phrases.OTHER_SETS(count=more)), hang="  "))
    if not conflict.confirmed:
        console.print(Prose(say(phrases.NOT_CONFIRMED)))


def rows_together(rows: Iterable[ConflictRow], speech: Speech = ENGLISH) -> str:
    """Rows to give up together, by their cells."""
    *others, last = [row.cell if row.cell is not None else row.text for row in rows]
    return plain(speech.say(phrases.ROWS_AND(one=tuple(others), other=last) if others else last))


def _others(conflict: Conflict) -> list[ConflictRow]:
    """The rows of the sets that are shown which are not among those of the conflict itself, once each."""
    shown = [row for rows in conflict.give_up[:_SETS_NAMED] for row in rows]
    return [row for row in dict.fromkeys(shown) if row not in conflict.rows]


def _row(row: ConflictRow, speech: Speech) -> str:
    text = row.text if row.cell is None else phrases.ROW_ASKS(cell=row.cell, text=row.text)
    return plain(speech.say(text))
