"""The command line: click commands, one file each, and their common parts."""

__all__ = ["main"]


def main() -> None:
    """Run the program ``schedule``, and end the process; until it is loaded, Ctrl-C waits."""
    from sco_scheduler.cli import ctrl_c

    ctrl_c.hold()
    from sco_scheduler.cli.process import main as run

    run()
