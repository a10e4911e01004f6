"""The command line: click commands, one file each, and their common parts."""

from sco_scheduler.cli.process import main

__all__ = ["main"]
