"""The command line: click commands, one file each, and what they share."""

from sco_scheduler.cli.process import main

__all__ = ["main"]
