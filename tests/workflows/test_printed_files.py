"""Jobs side by side: what they write, and what becomes of the rest when one fails."""

from pathlib import Path
from threading import Event

import pytest

from sco_scheduler.output.files import NotWritten, Trouble
from sco_scheduler.workflows import printed_files
from sco_scheduler.workflows.printed_files import Job


def job(*names, sets=False):
    return Job(lambda: iter([Path(name) for name in names]), sets)


def test_files_are_told_in_the_order_of_the_jobs():
    jobs = [job("a", "b", sets=True), job("c"), job(), job("d", sets=True)]
    assert [path.name for path in printed_files._done(jobs)] == ["a", "b", "c", "d"]


def test_after_a_failure_nothing_more_is_begun_and_what_runs_stops_at_its_next_file(monkeypatch):
    monkeypatch.setattr(printed_files, "_OTHER_THREADS", 1)
    monkeypatch.setattr(printed_files, "_PDF_THREADS", 1)
    begun, failed = Event(), Event()
    written = []

    def fails():
        assert begun.wait(10)
        failed.set()
        raise NotWritten(Path("x"), Trouble.DISK_FULL, printed_files.phrases.NOTHING)
        yield

    def long():
        begun.set()
        assert failed.wait(10)
        for number in range(10_000):
            Event().wait(0.001)
            written.append(number)
            yield Path(str(number))

    def late():
        written.append("late")
        yield Path("late")

    with pytest.raises(NotWritten):
        list(printed_files._done([Job(fails, True), Job(long, False), Job(late, False), Job(late, True)]))
    assert "late" not in written
    assert len(written) < 10_000
