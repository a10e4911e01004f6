import signal
import threading

import pytest

from sco_scheduler.output.files import TooLate, undisturbed


def press():
    signal.raise_signal(signal.SIGINT)


@pytest.fixture
def handler():
    """Sets the handler for a test."""
    before = signal.getsignal(signal.SIGINT)
    yield lambda handle: signal.signal(signal.SIGINT, handle)
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_waits_and_is_then_told_to_be_too_late():
    def put_in_place():
        with undisturbed():
            press()
            done.append("all of it")

    done = []
    with pytest.raises(TooLate):
        put_in_place()
    assert done == ["all of it"]


def test_a_handler_that_only_takes_note_hears_of_it_afterwards(handler):
    heard = []
    handler(lambda number, frame: heard.append("pressed"))
    with undisturbed():
        press()
        assert heard == []
    assert heard == ["pressed"]


def test_without_ctrl_c_nothing_happens_and_the_handler_is_back():
    before = signal.getsignal(signal.SIGINT)
    with undisturbed():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_an_error_passes_through_and_the_handler_is_back():
    def fill_up():
        with undisturbed():
            press()
            raise OSError("full")

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(OSError, match="full"):
        fill_up()
    assert signal.getsignal(signal.SIGINT) is before


def test_outside_the_main_thread_it_does_nothing():
    def work():
        before = signal.getsignal(signal.SIGINT)
        with undisturbed():
            same.append(signal.getsignal(signal.SIGINT) is before)

    same = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert same == [True]
