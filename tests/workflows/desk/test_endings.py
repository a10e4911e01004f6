"""What a desk had to write when it was ended is told once, with what was written after all."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

from sco_scheduler.domain.record import DeskEntry, DeskRecord
from sco_scheduler.workflows.desk.endings import Ended, note_unwritten, take_ended
from sco_scheduler.workflows.desk.file import DeskFile
from tests.events import at

SAVED, LOST, EARLIER = (
    DeskEntry(at(clock), "hall", text) for clock, text in (("09:00", "a"), ("10:00", "b"), ("11:00", "c"))
)


def test_what_is_in_the_log_by_now_is_saved_and_the_rest_is_lost(tmp_path):
    log = (replace(SAVED, at=at("09:30")), replace(LOST, desk="door"), replace(EARLIER, at=at("10:59")))
    day = SimpleNamespace(desk=DeskRecord(log))
    file = SimpleNamespace(path=tmp_path / "day.xlsx", waiting=(SAVED, LOST, EARLIER), day=lambda: day)
    ended = cast(DeskFile, file)
    note_unwritten(ended)
    assert take_ended(ended) == Ended((SAVED,), (LOST, EARLIER))
    assert take_ended(ended) == Ended((), ())
