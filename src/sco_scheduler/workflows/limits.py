"""Default time limits of the workflows, in seconds.

Where a workflow counts work in place of time, the work is that of as many seconds on a machine of 2024.
The parameters of the methods themselves are in ``engine.params``, with the time limit of a build that has no
published schedule.
"""

MOST_SECONDS = 1e7
"""The longest valid time limit, four months; solvers accept no longer one."""

RERUN_SECONDS = 7.0
"""Time limit of a rerun that moves only what has to move; all of it takes less than ten seconds at full size.

The proofs take a second or two; the rest goes into the lost time of new meetings.
"""

RERUN_PATIENCE = 13.0
"""What such a rerun may take beyond it while it is not proved that no fewer meetings have to be lost or moved.

A meeting that is given up for nothing costs more than a few seconds.
"""

REPAIR_SECONDS = 3.0
"""The most work of one repair; most take a tenth of it."""

REPAIR_CHECK_SECONDS = 5.0
"""The most work of a repair for one check whether the pins can be kept."""

DESK_REPAIR_SECONDS = 2.5
"""The most work of each step of a repair at the desk."""

COMPANY_SECONDS = 15.0
"""Time for ways to meet the unmet requests of a company; requests not reached in time get only their reason."""

RESOURCE_SECONDS = 0.5
"""The most work for a way with one more resource; a way that needs more is not listed."""

CHANGE_SEARCH_SECONDS = 13.0
"""Time for bounds of the value for every single change of the event; changes not reached are only counted."""

CHANGE_COUNT_SECONDS = 4.0
"""Time for bounds of the number of meetings of the best changes; the first ones are computed in any case."""

CHANGE_SOLVE_SECONDS = 20.0
"""Time limit of a solve of the event with a change."""

TRADEOFFS_SECONDS = 60.0
"""Time limit of all solves of a trade-off together."""
