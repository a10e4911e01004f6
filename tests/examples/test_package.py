"""An installed copy has the files that the program ships."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from sco_scheduler.resources import data_file, example_file

ROOT = Path(__file__).parents[2]


def test_a_wheel_holds_data_and_examples(tmp_path):
    wheel = pytest.importorskip("hatchling.builders.wheel")
    (built,) = wheel.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with ZipFile(built) as archive:
        names = set(archive.namelist())
    data = {f"sco_scheduler/data/{path.name}" for path in (ROOT / "data").iterdir() if path.is_file()}
    assert data <= names
    assert {"sco_scheduler/examples/registrations.xlsx", "sco_scheduler/examples/small.xlsx"} <= names
    assert "sco_scheduler/py.typed" in names


def test_a_checkout_finds_them_too():
    assert example_file("small.xlsx").is_file()
    assert data_file("headers.json").is_file()
