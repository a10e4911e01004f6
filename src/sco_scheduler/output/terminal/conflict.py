"""A conflict of the hard rules: which rows cannot all be kept, and which to give up."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding

from sco_scheduler.domain.outcome import Conflict, ConflictRow
from sco_scheduler.output.terminal.console import heading, plain

_SETS_NAMED = 6


def print_conflict(console: Console, conflict: Conflict) -> None:
    """The rows that conflict, and the smallest sets of rows whose giving up resolves every conflict.

    Where there are further conflicts, the sets hold rows of those too; these are told in words as well.
    """
    if conflict.minimal:
        console.print(heading("These rows cannot all be kept; without any one of them, the others can:"))
    else:
        console.print(heading("These rows cannot all be kept; perhaps a part of them suffices:"))
    for row in conflict.rows:
        console.print(Padding(_row(row), (0, 0, 0, 2)))
    others = _others(conflict)
    if others:
        console.print(heading("There are further conflicts, of these rows:"))
    for row in others:
        console.print(Padding(_row(row), (0, 0, 0, 2)))
    if conflict.give_up:
        console.print(heading("To have a schedule, give up"))
        for i, rows in enumerate(conflict.give_up[:_SETS_NAMED]):
            console.print(Padding(f"{'or ' if i else '   '}{_short(rows)}", (0, 0, 0, 2)))
        more = len(conflict.give_up) - _SETS_NAMED
        if more > 0:
            console.print(f"  or one of {more} other sets of as many rows or more.")
    if not conflict.confirmed:
        console.print("A second solve with other settings has not confirmed this yet; more time may tell.")


def _others(conflict: Conflict) -> list[ConflictRow]:
    """The rows of the sets that are shown which are not among those of the conflict itself, once each."""
    shown = [row for rows in conflict.give_up[:_SETS_NAMED] for row in rows]
    return [row for row in dict.fromkeys(shown) if row not in conflict.rows]


def _row(row: ConflictRow) -> str:
    return plain(f"{row.cell}: {row.text}" if row.cell is not None else row.text)


def _short(rows: Iterable[ConflictRow]) -> str:
    return plain(" and ".join(str(row.cell) if row.cell is not None else row.text for row in rows))
