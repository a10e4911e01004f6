"""``python -m sco_scheduler``: the same as ``schedule``."""

from sco_scheduler.cli import main

main()
