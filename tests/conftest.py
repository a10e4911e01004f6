"""What holds for every test."""

import gc
import os
import shutil
import signal
import tempfile
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from math import ceil
from pathlib import Path
from zlib import crc32

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, settings
from openpyxl.worksheet.merge import MergedCellRange

from sco_scheduler.intake.files import saving
from tests.merged_cells import format_merged
from tests.parts import PART, THOROUGH, part

# No test measures time: on a busy machine any example may take long.
settings.register_profile(
    "unhurried", max_examples=part(100), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")

MEMORY = Path("/dev/shm")
"""A folder of Linux that no disk has to keep up with: workbooks are flushed to the disk as they are written."""
READING = Path(__file__).parent / "intake" / "understanding"
_SEVERAL = 3
"""The tests of reading sheets of any form, and how many rows of one are several."""

ROOM = 2 << 30
"""What it needs to have free; that of a container mostly has too little."""


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: tests of the desk mostly wait for the screen."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests of which a run takes a part, keep temporary files in memory, and read quickly."""
    config.addinivalue_line("markers", "one_of(n): one of n rows of the test is run, with THOROUGH=1 all of them")
    if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
    MergedCellRange.format = format_merged


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most of what says the same of further events and exports, unless the run is thorough.

    Of a test over seeds the first of each run of numbers is kept and each third after it, so that a seed that stands
    alone, since it has found something once, is always tried. Of a test that reads a workbook for each of several
    wordings, a third is kept.
    """
    if THOROUGH:
        return
    rows: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        rows[item.nodeid.partition("[")[0]].append(item)
    left_out = {item for of_one in rows.values() for item in _left_out(of_one)}
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = [item for item in items if item not in left_out]


def _left_out(rows: Sequence[pytest.Item]) -> Iterable[pytest.Item]:
    """The rows of a test that only a thorough run takes."""
    marker = rows[0].get_closest_marker("one_of")
    one_of = marker.args[0] if marker is not None else 3 if _read_each(rows) else 1
    if one_of > 1:
        # In the order of a checksum: every n-th row would have the same value of a parameter with n values.
        return sorted(rows, key=lambda row: crc32(row.nodeid.encode()))[ceil(len(rows) / one_of) :]
    seeds = {item: seed for item in rows if isinstance(seed := _parameters(item).get("seed"), int)}
    known = set(seeds.values())
    place: dict[int, int] = {}
    for seed in sorted(known):
        place[seed] = place[seed - 1] + 1 if seed - 1 in known else 0
    return [item for item, seed in seeds.items() if place[seed] % PART]


def _read_each(rows: Sequence[pytest.Item]) -> bool:
    """Whether a test reads a workbook of another wording for each of its rows, which are several."""
    test = rows[0]
    reads = isinstance(test, pytest.Function) and "tmp_path" in test.fixturenames
    return reads and len(rows) >= _SEVERAL and READING in test.path.parents


def _parameters(item: pytest.Item) -> dict[str, object]:
    """The parameters of a row."""
    return dict(item.callspec.params) if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let no search for cycles of objects go through modules and tests, of which there are many and which all stay.

    Later searches are rare, as in the program: a reading or a build makes more objects than the default waits for.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        gc.enable()


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """In a process beside others, report of a test neither start nor end, nor that set-up and teardown went well.

    Packing, sending and unpacking five messages about each test takes as long as many a test.
    """
    if not hasattr(item.config, "workerinput") or item.config.getoption("durations") is not None:
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_being_saved() -> None:
    """Do not wait for another program that may be saving a damaged file: the tests write damaged ones on purpose."""
    saving.PATIENCE = 0.0


@pytest.fixture(autouse=True, scope="session")
def _ctrl_c_is_heard() -> Iterator[None]:
    """Hear Ctrl-C also where the tests run as a job in the background, which ignores it."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
