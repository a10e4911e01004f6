"""With numba or without, with a place for what it compiles or without: the same decisions."""

import os
import time
from pathlib import Path

import numba
import pytest

from sco_scheduler import resources
from sco_scheduler.engine import params
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.annealing import anneal
from sco_scheduler.engine.gaps.annealing_problem import annealing_from
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search import compiled
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from tests.engine.held import ONE_WORKER
from tests.engine.local_search.plain import without_numba
from tests.random_events import random_event


@pytest.fixture
def _without_numba():
    """Annealing imported anew where there is no numba."""
    with without_numba("gaps.annealing", "gaps.annealing_problem") as (annealing, problem):
        yield annealing.anneal, problem.annealing_from


@pytest.mark.parametrize("seed", [600, 601, 602, 603])
def test_interpreted_and_compiled_agree(seed, _without_numba):  # noqa: PT019  # its value is wanted
    problem = index(random_event(seed))
    placement = LexicographicSolver(Model(problem), ONE_WORKER).optimise("value", Budget(20.0)).placement
    found = []
    for annealing, of in ((anneal, annealing_from), _without_numba):
        start = of(problem, placement)
        result = annealing(start.problem, start.slots, start.ways, Budget(), moves=1_500, seed=seed)
        found.append((result.slots.tolist(), result.ways.tolist(), result.gaps_purchasers, result.zone_moves))
    assert found[0] == found[1]


def test_nowhere_to_keep_what_is_compiled_is_no_failure(monkeypatch):
    real = numba.njit

    def njit(*args, cache=False, **options):
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return real(*args, **options)

    monkeypatch.setattr(numba, "njit", njit)

    @compiled.entry
    def doubled(x):
        return 2 * x

    assert doubled(21) == 42


def test_the_digest_tells_versions_of_the_sources_apart(monkeypatch, tmp_path):
    package = tmp_path / "local_search"
    (tmp_path / "value").mkdir()
    package.mkdir()
    (tmp_path / "value" / "flow_problem.py").write_text("", encoding="utf-8")
    (package / "compiled.py").write_text("one", encoding="utf-8")
    monkeypatch.setattr(compiled, "__file__", str(package / "compiled.py"))
    first = compiled.digest_of_sources.__wrapped__()
    (package / "compiled.py").write_text("two", encoding="utf-8")
    second = compiled.digest_of_sources.__wrapped__()
    monkeypatch.setattr(params, "BOARD_TRIES", params.BOARD_TRIES + 1)
    assert len({first, second, compiled.digest_of_sources.__wrapped__()}) == 3


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A fresh folder for compiled code."""
    monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def read_only(monkeypatch, tmp_path):
    """An install that cannot be written to; returns what sets the user's own folder."""

    def home(folder):
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            monkeypatch.setenv(name, str(folder))

    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr(compiled, "digest_of_sources", lambda: "0")
    (tmp_path / "in the way").touch()
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "in the way" / "compiled.py"))
    return home


def test_where_nothing_of_the_users_can_be_written_a_folder_among_temporary_files_is_taken(
    monkeypatch, tmp_path, read_only
):
    read_only(tmp_path / "in the way")
    monkeypatch.setattr(resources.tempfile, "gettempdir", lambda: str(tmp_path))
    found = compiled.cache_folder.__wrapped__()
    assert found is not None
    assert found.parent.parent == tmp_path
    if os.name != "nt":
        assert found.parent.stat().st_mode & 0o777 == 0o700
        found.parent.chmod(0o777)
        assert compiled.cache_folder.__wrapped__() is None, "somebody else could put code there"


def test_where_the_install_cannot_be_written_the_users_folder_is_taken(tmp_path, read_only):
    read_only(tmp_path)
    found = compiled.cache_folder.__wrapped__()
    assert found is not None
    assert tmp_path in found.parents
    assert "sco-scheduler" in found.parts


def test_what_is_compiled_is_compiled_once(folder, monkeypatch):
    """A second solve waits for the process of the first, and a third finds the code kept."""
    started = []

    class Process:
        def __init__(self, command, **_):
            started.append(command[-1])

        def poll(self):
            return None

    monkeypatch.setattr(compiled.subprocess, "Popen", Process)
    first, second = compiled.start_compiling("annealing"), compiled.start_compiling("annealing")
    assert started == ["annealing"]
    assert first()
    assert second()
    compiled.mark_kept("annealing")
    compiled.stop_compiling("annealing")
    assert not second()
    assert compiled.is_kept("annealing")


@pytest.mark.usefixtures("folder")
def test_what_python_calls_is_kept_on_the_disk_and_lets_others_run(monkeypatch):
    how = []
    monkeypatch.setattr(numba, "njit", lambda **options: lambda function: how.append(options) or function)
    assert compiled.entry(abs)(-1) == 1
    ((cache, nogil),) = [(options["cache"], options["nogil"]) for options in how]
    assert (cache, nogil) == (True, True)


def test_the_end_of_a_compilation_can_be_recorded_twice(folder):
    for _ in range(2):
        compiled.stop_compiling("annealing")
    assert not list(folder.iterdir())


@pytest.mark.parametrize(("age", "begun"), [(0.0, 0), (2 * compiled._ABANDONED_SECONDS, 1)])
def test_a_compilation_that_was_abandoned_is_begun_again(folder, monkeypatch, age, begun):
    lock = compiled._marker("annealing").with_suffix(".lock")
    lock.touch()
    os.utime(lock, (time.time() - age,) * 2)
    started = []
    monkeypatch.setattr(compiled, "module_process", lambda *words: started.append(words))
    running = compiled.start_compiling("annealing")
    assert len(started) == begun
    assert (running is None, lock.exists()) == (bool(begun), not begun), (
        "nobody waits for a process that could not begin"
    )


def test_where_nothing_can_be_kept_no_process_compiles(monkeypatch):
    monkeypatch.setattr(compiled, "cache_folder", lambda: None)
    assert compiled.start_compiling("annealing") is None
    assert not compiled.is_kept("annealing")


def test_the_digest_does_not_depend_on_the_order_in_which_files_are_listed(monkeypatch):
    digest = compiled.digest_of_sources.__wrapped__
    before = digest()
    listed = Path.glob
    monkeypatch.setattr(Path, "glob", lambda path, pattern: sorted(listed(path, pattern), reverse=True))
    assert digest() == before
