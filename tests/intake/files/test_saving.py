"""A workbook that another program is just saving in place is waited for, a damaged one only for a moment."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.files import opening, saving
from sco_scheduler.intake.files.opening import open_book
from tests.cli.books import registrations
from tests.workflows.late import begun, put


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """The patience of the program itself, without waiting between the looks."""
    monkeypatch.setattr(saving, "PATIENCE", 60.0)


def saved_in_parts(path: Path, monkeypatch, parts: list[bytes], module=opening) -> list[int]:
    """Let another program save the file in place: after each look of ours it has written one part more."""
    looks: list[int] = []
    look = module._opened
    path.write_bytes(parts[0])

    def looked(*words):
        found = look(*words)
        looks.append(path.stat().st_size)
        if len(looks) < len(parts):
            path.write_bytes(parts[len(looks)])
        return found

    monkeypatch.setattr(module, "_opened", looked)
    return looks


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.9])
def test_a_workbook_that_is_being_saved_is_read_when_it_is_whole(tmp_path, monkeypatch, share):
    path = registrations(tmp_path)
    whole = path.read_bytes()
    half = whole[: int(len(whole) * share)]
    looks = saved_in_parts(path, monkeypatch, [half, half + whole[len(half) : len(half) + 5], whole])
    found = Findings()
    book = open_book(path, found)
    assert book is not None
    assert len(looks) == 3
    assert found.all() == ()


def test_a_damaged_workbook_is_looked_at_once_more_and_its_finding_is_told_once(tmp_path, monkeypatch):
    path = registrations(tmp_path)
    looks = saved_in_parts(path, monkeypatch, [path.read_bytes()[:-40]])
    found = Findings()
    assert open_book(path, found) is None
    assert len(looks) == 2
    assert [finding.code for finding in found.all()] == ["file-damaged"]
    assert "is just saving it" in found.all()[0].advice


def test_one_that_was_damaged_long_ago_is_looked_at_once(tmp_path, monkeypatch):
    path = registrations(tmp_path)
    looks = saved_in_parts(path, monkeypatch, [path.read_bytes()[:-40]])
    monkeypatch.setattr(saving, "_QUIET", 0.0)
    assert open_book(path, Findings()) is None
    assert len(looks) == 1


def test_what_is_saved_again_and_again_is_not_waited_for_without_end(tmp_path, monkeypatch):
    path = registrations(tmp_path)
    half = path.read_bytes()[:-40]
    monkeypatch.setattr(saving, "PATIENCE", 0.25)
    looks = saved_in_parts(path, monkeypatch, [half[:-n] for n in range(1, 99)])
    assert open_book(path, Findings()) is None
    assert len(looks) < 10


def test_a_save_that_takes_its_time_during_a_build_is_waited_for(tmp_path, monkeypatch):
    day = begun(tmp_path)
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Notes="call first"))
    whole = day.agendas.read_bytes()
    day.agendas.write_bytes(whole[: len(whole) // 2])

    def rest():
        time.sleep(0.2)
        day.agendas.write_bytes(whole)

    saver = threading.Thread(target=rest)
    saver.start()
    done = day.build()
    saver.join()
    assert done.unchanged
    assert "file-damaged" not in {finding.code for finding in done.findings}
