"""Ctrl-C while a run is followed."""

import io
import signal

import pytest
from rich.console import Console

from sco_scheduler.cli.process import Interrupt, TerminalFollower, following
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.workflows import phrases


def test_ctrl_c_gives_up_before_solving_and_then_stops_first():
    with Interrupt() as interrupt:
        follower = TerminalFollower(interrupt, None)
        follower.stage(phrases.READING)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        follower.stage(phrases.SOLVING)
        assert not follower.stopped()
        signal.raise_signal(signal.SIGINT)
        assert follower.stopped()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_afterwards_ctrl_c_does_what_it_did():
    before = signal.getsignal(signal.SIGINT)
    with following(Console(file=io.StringIO()), ENGLISH, quiet=True):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("quiet", [True, False])
def test_stages_are_shown_unless_it_is_quiet(quiet):
    shown = io.StringIO()
    with following(Console(file=shown), ENGLISH, quiet=quiet) as follower:
        follower.stage(phrases.SOLVING)
        follower.counted(1, 2, "rows")
        follower.finished(())
    assert bool(shown.getvalue().strip()) is not quiet


def test_ctrl_c_stays_ignored_where_it_was():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interrupt() as interrupt:
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            interrupt.armed = True
            signal.raise_signal(signal.SIGINT)
            assert not interrupt.stopped
    finally:
        signal.signal(signal.SIGINT, before)
