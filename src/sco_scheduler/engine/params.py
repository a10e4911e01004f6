"""What a caller may choose about a solve."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How long, how random and towards which goals the engine works.

    ``time_limit`` is in seconds of solving. ``seed`` steers every random choice. ``reproducible``
    uses one worker and limits counted in work instead of seconds, so that the same event, seed and
    version give the same schedule on any machine. ``goals`` replaces the event's order of goals.
    ``allow_moves`` is the number of published meetings that may move where that gains value; None is
    no limit, and 0 moves only what has to. ``explain`` says whether a conflict is narrowed down to the
    fewest rows; without it a conflict is only confirmed.
    """

    time_limit: float = 30.0
    seed: int = 0
    workers: int = 2
    reproducible: bool = False
    goals: tuple[str, ...] | None = None
    allow_moves: int | None = 0
    explain: bool = True
