"""The exit codes, as the help has them."""

from sco_scheduler.cli.exits import EPILOG, Exit


def test_every_exit_code_is_in_the_help():
    assert all(f"  {code.value} " in EPILOG for code in Exit)
