"""One holds a lock at a time, and none outlives its holder."""

from __future__ import annotations

import errno
import os
import runpy
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace

import pytest

from sco_scheduler.output import locks
from sco_scheduler.output.locks import _is_at, alone

_HOLD = """
import sys
from pathlib import Path
from sco_scheduler.output.locks import _is_at, alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """A process that holds the lock until it ends."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        yield process
        process.kill()


def test_the_lock_of_a_killed_process_is_had_at_once(tmp_path, holder, monkeypatch):
    holder.kill()
    holder.wait()
    assert (tmp_path / "lock").exists(), "what was killed cannot clear away"
    monkeypatch.setattr(locks, "_PAUSE", None)  # waiting would fail
    with alone(tmp_path / "lock"):
        pass
    assert not (tmp_path / "lock").exists()


def test_one_waits_for_another_that_lives(tmp_path, holder):
    got, waits = [], Event()

    def wait():
        waits.set()
        with alone(tmp_path / "lock"):
            got.append(holder.poll())

    waiting = Thread(target=wait)
    waiting.start()
    waits.wait()
    waiting.join(0.3)
    assert not got
    holder.communicate(b"")
    waiting.join()
    assert got


def test_nobody_waits_for_ever(tmp_path, holder, monkeypatch):
    monkeypatch.setattr(locks, "_SECONDS", 0.0)
    with alone(tmp_path / "lock"):
        assert holder.poll() is None


def test_threads_exclude_each_other(tmp_path):
    inside, most = [], []

    def work(number):
        for _ in range(20):
            with alone(tmp_path / "lock"):
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    threads = [Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 60


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell why it gives no lock")
@pytest.mark.parametrize(
    ("module", "function", "error"),
    [("locks.fcntl", "flock", OSError(errno.ENOTSUP, "no locks here")), ("locks.os", "open", PermissionError())],
)
def test_nobody_waits_for_a_lock_that_cannot_be_had(tmp_path, monkeypatch, module, function, error):
    def refused(*_):
        raise error

    def waited(_):
        raise AssertionError("waited")

    monkeypatch.setattr("sco_scheduler.output.locks.time.sleep", waited)
    monkeypatch.setattr(f"sco_scheduler.output.{module}.{function}", refused)
    with alone(tmp_path / "lock"):
        pass


def handles() -> set[str]:
    return set(os.listdir("/proc/self/fd"))


def _no_lock(_: int) -> bool:
    raise OSError(errno.ENOLCK, "no locks")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the open files of a process are listed on Linux alone")
@pytest.mark.parametrize("how", ["held", "waited in vain", "no locks"])
def test_no_file_stays_open(tmp_path, monkeypatch, request, how):
    if how == "waited in vain":
        request.getfixturevalue("holder")
        monkeypatch.setattr(locks, "_SECONDS", 0.05)
    if how == "no locks":
        monkeypatch.setattr(locks, "_lock", _no_lock)
    before = handles()
    with alone(tmp_path / "lock"):
        assert len(handles()) == len(before) + (how == "held")
    assert handles() == before


def test_a_file_that_was_removed_or_replaced_meanwhile_is_not_the_one_at_its_place(tmp_path):
    path = tmp_path / "day.lock"
    handle = os.open(path, os.O_CREAT | os.O_RDWR)
    try:
        assert _is_at(handle, path)
        path.rename(tmp_path / "other.lock")
        assert not _is_at(handle, path)
        path.touch()
        assert not _is_at(handle, path)
    finally:
        os.close(handle)


@pytest.mark.skipif(sys.platform == "win32", reason="there the module itself is what it is here only for this test")
def test_on_windows_one_holds_a_lock_and_a_file_that_is_being_removed_is_waited_for(tmp_path, monkeypatch):
    import fcntl

    path, refused = tmp_path / "lock", [PermissionError()]

    def locking(handle, *_):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises, as that of Windows does, if another has it

    def opened(*words, real=os.open):
        if refused:
            raise refused.pop()
        return real(*words)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    there = runpy.run_path(locks.__file__)
    monkeypatch.setattr(os, "open", opened)
    handle = there["_locked"](path, time.monotonic() + 20)
    assert not refused
    assert there["_locked"](path, 0.0) is None
    there["_release"](handle, path)
    assert not path.exists()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)
