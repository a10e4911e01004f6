"""The command line: click commands, one file each, and what they share."""

from __future__ import annotations

import gc
import sys

_NEW_OBJECTS = 200_000
"""New objects before the garbage collector looks for cycles (by default 700): a command ends before it finds many."""


def main() -> None:
    """Run the program ``schedule``, and end the process."""
    gc.set_threshold(_NEW_OBJECTS, 50, 100)
    try:
        from sco_scheduler.cli.process import leave, run_program

        run_program()
    except SystemExit as end:
        leave(end.code)
    except KeyboardInterrupt:
        # Before there was anything to say it with, or once more while it was said.
        sys.exit(130)
