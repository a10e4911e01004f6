"""The exit codes of the commands."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended, for scripts."""

    DONE = 0
    """Done; also when stopped with Ctrl-C with a schedule in hand."""
    FINDINGS = 1
    """Findings stop the work, or ``verify`` refuses a schedule."""
    USAGE = 2
    """The command was not understood."""
    CONFLICT = 3
    """The hard rules conflict."""
    NO_SCHEDULE = 4
    """Time ran out before there was any schedule."""
    OWN_RESULT_REFUSED = 70
    """The verifier refused the program's own result: nothing is written but a report file."""
    ABORTED = 130
    """A second Ctrl-C, or one before solving began: nothing is written."""


EPILOG = """\b
Exit codes:
  0   done (also when stopped with Ctrl-C with a schedule in hand)
  1   findings stop the work, or verify refuses the schedule
  2   the command was not understood
  3   the hard rules conflict
  4   time ran out with no schedule
  70  the verifier refused the program's own result: nothing is written
  130 given up (a second Ctrl-C): nothing is written
"""
"""The exit codes as the help tells them."""
