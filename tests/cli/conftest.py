import shutil

import pytest

from sco_scheduler.workflows import build as building
from tests.cli import books
from tests.workflows.late import Day, begun, extended


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch):
    """Eighty columns, no colour and English, wherever the tests run."""
    for name in ("FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def day(tmp_path):
    """A small registration workbook."""
    return books.registrations(tmp_path)


@pytest.fixture
def quick(monkeypatch):
    """The engine replaced by one that answers at once; call it with what it is to answer."""

    def replace(**how):
        monkeypatch.setattr(building, "solve", books.answer(**how))

    replace()
    return replace


@pytest.fixture
def agendas(day, quick):
    """The agendas workbook of that day."""
    assert books.run("build", day, "-q").exit_code == 0
    return day.with_name("day-agendas.xlsx")


@pytest.fixture(scope="session")
def first_build(tmp_path_factory):
    """The folder of a day with its first build."""
    return begun(tmp_path_factory.mktemp("first_build"), **extended("Purchasers", "Phone", P1="+7 111")).folder


@pytest.fixture
def late(tmp_path, first_build):
    """A copy of that day."""
    shutil.copytree(first_build, tmp_path, dirs_exist_ok=True)
    return Day(tmp_path)
