"""How far the reading has come is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.domain.messages import Phrase
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.files import container
from tests.intake.books import base, save


def test_the_file_is_told_as_it_is_read_and_the_requests_as_they_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(container, "_MEGABYTE", 1_000)
    path = save(tmp_path / "registrations.xlsx", base())
    told: list[tuple[int, int, object]] = []
    intake = read_registrations(path, tally=lambda *words: told.append(words))
    assert intake.event is not None
    file = [(done, total) for done, total, what in told if what == Phrase("megabytes-read")]
    assert file == sorted(file)
    assert {total for _, total in file} == {-(-path.stat().st_size // 1_000)}
    assert file[-1][1] // 2 < file[-1][0] <= file[-1][1]  # the theme, which is large here, is not read
    rows = len(base()["Requests"]) - 1
    assert told[-1] == (rows, rows, Phrase("requests-understood"))


def test_each_megabyte_is_told_once_and_never_more_than_there_are(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "_MEGABYTE", 1_000)
    path, told = tmp_path / "x.bin", []
    path.write_bytes(b"x" * 2_500)
    with container.CountedFile(path, lambda *words: told.append(words[:2])) as file:
        for size, done in ((400, []), (700, [(1, 3)]), (1_000, [(2, 3)]), (300, []), (None, [])):
            told.clear()
            file.read(size)
            assert told == done
        file.seek(0)
        told.clear()
        assert len(file.read()) == 2_500
        assert told == [(3, 3)]
