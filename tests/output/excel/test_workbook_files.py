"""What is left on the disk where the agendas workbook cannot be written."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from sco_scheduler.output.excel import workbook
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.files import NotWritten, Trouble
from tests.agendas.samples import report, small_schedule


def test_a_file_open_elsewhere_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "AGENDAS_IN_ONE", 4)
    path = tmp_path / "x-agendas.xlsx"
    (tmp_path / ".~lock.x-agendas-1.xlsx#").write_text("Olga,,,,;", encoding="utf-8")
    with pytest.raises(NotWritten) as caught:
        write_agendas(path, report(small_schedule()))
    assert caught.value.trouble is Trouble.OPEN_ELSEWHERE
    assert not path.exists()


def test_a_disk_that_fills_up_while_writing_leaves_the_old_workbook_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "x-agendas.xlsx"
    write_agendas(path, report(small_schedule()))
    before = path.read_bytes()

    def full(target: Path, data: bytes) -> None:
        with target.open("wb") as file:
            file.write(data[:1000])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NotWritten) as caught:
        write_agendas(path, report(small_schedule(), revision=2))
    assert caught.value.trouble is Trouble.DISK_FULL
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["x-agendas.xlsx"]
