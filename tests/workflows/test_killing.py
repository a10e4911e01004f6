"""A process that is killed at any moment leaves the old workbook and its history whole."""

import random
import subprocess
import sys
import time

import pytest
from openpyxl import load_workbook

from sco_scheduler.intake import read_agendas
from sco_scheduler.workflows.undo import undo
from tests.workflows.late import begun, cancelled

WRITING = """
import sys
from pathlib import Path
from sco_scheduler.workflows.build_workbook import build_workbook
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.undo import undo
agendas, *registrations = map(Path, sys.argv[1:])
for turn in range(1000):
    build_workbook(registrations[turn % 2], agendas, options=BuildOptions(time_limit=1, fresh=turn % 3 == 0))
    if turn % 5 == 4:
        undo(agendas)
    print("built", flush=True)
"""
"""Builds from two registrations in turn, so that every build has something to change, keep and replace."""

TIMES = 3
"""The attack kills many more, each at one moment of one build; here many builds and undos follow each other."""


@pytest.mark.parametrize("seed", range(TIMES))
def test_killed_at_a_random_moment(tmp_path, seed):
    day = begun(tmp_path)
    first = day.agendas.read_bytes()
    one = day.register().rename(tmp_path / "one.xlsx")
    two = day.register(**cancelled("S2")).rename(tmp_path / "two.xlsx")
    words = [sys.executable, "-c", WRITING, str(day.agendas), str(two), str(one)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(1 + seed % 3):
            assert process.stdout.readline() == "built\n"
        # A build takes about 0.15 s: any moment of two of them.
        time.sleep(random.Random(seed).uniform(0, 0.3))
        process.kill()
    assert process.returncode != 0
    for file in (day.agendas, *day.copies):
        left = read_agendas(file)
        assert left.findings == ()
        assert left.event is not None
        assert "Record" in load_workbook(file, read_only=True).sheetnames
    assert first in [copy.read_bytes() for copy in day.copies]
    # Nothing that was left half done is in the way of the next build, nor taken for a copy by undo.
    day.register(**cancelled("S1"))
    assert day.build().written == (day.agendas,)
    undo(day.agendas)
    assert read_agendas(day.agendas).findings == ()
