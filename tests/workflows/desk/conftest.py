"""The workbook of a small event at its desk, and its day."""

from __future__ import annotations

import pytest

from tests.workflows.desk.day import opened, write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


@pytest.fixture
def file(path):
    return opened(path)


@pytest.fixture
def day(file):
    return file.day()
