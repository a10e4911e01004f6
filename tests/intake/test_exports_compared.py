"""What is read of exports by others with every guess taken, and how it deviates from what their makers say they hold.

The golden files begin with the deviations: what is not yet read as meant stands there, and does not change unnoticed.
"""

from __future__ import annotations

import pytest

from benchmarks.by_others import FOLDER, deviations, exports_in, meant_by, read_as_guessed
from tests.intake.test_exports_by_others import told
from tests.output.layout import compared


@pytest.mark.one_of(16)
@pytest.mark.parametrize("path", exports_in(), ids=lambda path: path.stem)
def test_what_is_read_of_an_export_is_as_in_the_golden_file(path):
    intake = read_as_guessed(path)
    lines = [*(f"# {line}" for line in deviations(intake, meant_by(path))), *told(intake)]
    compared(FOLDER / "golden" / f"{path.stem}.txt", lines)
