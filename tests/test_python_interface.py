"""The program from Python: what ``from sco_scheduler import …`` gives."""

import subprocess
import sys
import textwrap

import pytest

import sco_scheduler
from sco_scheduler.resources import example_file
from tests.events import event


def test_the_example_of_the_package_runs_as_it_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(example_file("small.xlsx").parents[1])
    text = sco_scheduler.__doc__ or ""
    example = textwrap.dedent(text.split("::\n", 1)[1].split("\n\n``build_workbook``")[0])
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True)
    assert "value" in done.stdout
    assert "proved" in done.stdout


def test_the_package_gives_every_name_it_promises():
    for name in sco_scheduler.__all__:
        assert getattr(sco_scheduler, name).__name__ == name
    assert set(sco_scheduler.__all__) <= set(dir(sco_scheduler))


def test_a_name_that_it_does_not_have():
    with pytest.raises(AttributeError, match="has no attribute 'solve_it'"):
        _ = sco_scheduler.solve_it


@pytest.mark.parametrize(
    "code",
    [
        "from sco_scheduler import verify",
        "import sco_scheduler.verify.rules; from sco_scheduler import verify",
        "from sco_scheduler.verify import Verdict; from sco_scheduler import verify",
    ],
)
def test_verify_is_the_function_whatever_was_imported_before(code):
    check = f"{code}; from sco_scheduler.verify import Verdict; print(callable(verify))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


@pytest.fixture
def small():
    """Two meetings that can both be held, solved by the engine."""
    return event(purchasers=2, suppliers=2, slots=2, tables=2, requests=["P1 > S1 must", "P2 > S2 #1", "P2 > S1 no"])
