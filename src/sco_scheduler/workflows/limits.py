"""Time limits of the workflows: the seconds that each solves or searches for, unless it is told otherwise.

Where a workflow counts work in place of time, the seconds are those of a machine of 2024.
The parameters of the methods themselves are in ``engine.params``, with the time limit of a build that has no
published schedule.
"""

MOST_SECONDS = 1e7
"""The longest time limit that is taken, four months; it is also the longest a solver can be told."""

RERUN_SECONDS = 7.0
"""Solving of a rerun that moves only what has to, so that all of it takes less than ten seconds at full size.

What it proves takes a second or two; the rest goes into lost time of what is new, which few would wait for.
"""

REPAIR_SECONDS = 3.0
"""The most work of one repair; most take a tenth of it."""

REPAIR_CHECK_SECONDS = 5.0
"""The most work of a repair for one look at whether the pins can be kept."""

DESK_REPAIR_SECONDS = 2.5
"""The most work of each step of a repair at the desk."""

COMPANY_SECONDS = 15.0
"""The ways to meet all unmet requests of a company; those after it have their reason alone."""

RESOURCE_SECONDS = 0.5
"""The most work for a way with one more resource; a way that needs more is not listed."""

CHANGE_SEARCH_SECONDS = 13.0
"""Bounds of the value for every single change of the event; changes that it does not suffice for are counted."""

CHANGE_COUNT_SECONDS = 4.0
"""Bounds of the number of meetings for the best changes after that; the first ones have them in any case."""

CHANGE_SOLVE_SECONDS = 20.0
"""Each solve of the event with a change."""

TRADEOFFS_SECONDS = 60.0
"""Solving of all schedules of a trade-off together."""
