"""A workbook for tests that change it: written once, a copy for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import report, small_schedule


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The agendas workbook of the small schedule of the samples."""
    path = tmp_path_factory.mktemp("written") / "x-agendas.xlsx"
    write_agendas(path, report(small_schedule()))
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, written: bytes) -> Path:
    """A copy of that workbook."""
    path = tmp_path / "x-agendas.xlsx"
    path.write_bytes(written)
    return path
