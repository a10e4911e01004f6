"""The command line: click commands, one file each, and what they share."""

from __future__ import annotations


def main() -> None:
    """Run the program ``schedule``."""
    from sco_scheduler.cli.app import schedule  # noqa: PLC0415  # click is not needed to import the package

    schedule(prog_name="schedule")
