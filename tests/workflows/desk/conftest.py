"""The workbook of a small event at its desk, and its day."""

from __future__ import annotations

import pytest

from tests.workflows.desk.day import opened, write


@pytest.fixture
def file(tmp_path):
    return opened(write(tmp_path))


@pytest.fixture
def day(file):
    return file.day()
