"""A first build for tests that change it: made once, a copy for each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.workflows.late import Day, begun
from tests.workflows.mailed import Round


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a day with its first build."""
    return begun(tmp_path_factory.mktemp("first_build")).folder


@pytest.fixture
def day(tmp_path: Path, first_build: Path) -> Day:
    """A day with its first build: four meetings, two tables, three slots; nobody meets at 09:00."""
    shutil.copytree(first_build, tmp_path, dirs_exist_ok=True)
    return Day(tmp_path)


@pytest.fixture
def trade(tmp_path: Path) -> Round:
    """Registrations whose forms were mailed."""
    return Round(tmp_path)
