"""A workbook for all tests that only look."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from tests.agendas.samples import report, small_schedule
from tests.output.reading import written


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The small schedule of the samples, written once for all."""
    return written(tmp_path_factory.mktemp("small"), report(small_schedule()))
