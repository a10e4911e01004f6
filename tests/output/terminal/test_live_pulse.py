import threading

from sco_scheduler.output.terminal.live import Pulse


def test_it_beats_until_it_is_left():
    beats = threading.Semaphore(0)
    with Pulse(0.001, beats.release) as pulse:
        for _ in range(3):
            assert beats.acquire(timeout=10)
    assert not pulse._thread.is_alive()
