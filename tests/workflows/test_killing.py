"""A process that is killed at any moment leaves the old workbook and its history whole."""

import subprocess
import sys
import time

import pytest
from openpyxl import load_workbook

from sco_scheduler.intake import read_agendas
from tests.workflows.late import begun, cancelled

WRITING = """
import sys, time
from pathlib import Path
from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.workflows.workbooks import build_workbook
print("ready", flush=True)
for turn in range(100):
    build_workbook(Path(sys.argv[1]), fresh=True, time_limit=1)
    print("built", flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.11, 0.17])
def test_killed_while_it_builds_and_writes(tmp_path, delay):
    day = begun(tmp_path)
    day.register(**cancelled("S2"))
    words = [sys.executable, "-c", WRITING, str(day.folder / "day.xlsx")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        assert process.stdout.readline() == "built\n"
        time.sleep(delay)
        process.kill()
    assert process.returncode != 0
    left = read_agendas(day.agendas)
    assert left.findings == ()
    assert left.event is not None
    assert day.copies
    for copy in day.copies:
        assert read_agendas(copy).findings == ()
        assert "Record" in load_workbook(copy, read_only=True).sheetnames
    day.register()
    assert day.build().written == (day.agendas,)
