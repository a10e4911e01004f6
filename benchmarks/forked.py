"""Tries changes of one line in forks of a process that has the tests loaded already: a plugin for pytest.

``benchmarks.mutations --reach`` runs it. In each fork the functions of the changed module get the code of the change,
and the tests that reach its line run until one fails. So a change costs the tests alone, about a second, instead of
half a minute in which Python, the libraries and all tests are loaded again. What is no function or constant, such as
the body of a class, cannot be changed while a program runs: of such a change the reason is told instead.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

from benchmarks.one_line_changes import Change
from benchmarks.reach import ROOT, Reached

SURVIVES, NOT_TRIED, NOTICED = "survives", "not tried", "noticed"
_LIMITS = (signal.SIGPROF, signal.SIGALRM)
"""What ends the fork of a change that makes something endless."""
_MEMORY = 4 * 2**30
"""The bytes that a fork may have, so that what is made without end does not take the memory of the machine."""


def outcomes(
    changed: Sequence[Change], reach: Path, files: Sequence[str], *, most: float, jobs: int, seconds: float
) -> Iterator[tuple[Change, str, str]]:
    """Try changes, each against ``most`` seconds of the tests of these files that reach it.

    Yields each change, whether it survives, is noticed or was not tried, and by which test or why. ``reach`` is a file
    of ``benchmarks.reach``; ``jobs`` changes are tried at once, and after so many ``seconds`` no further one is begun.
    """
    with tempfile.TemporaryDirectory() as folder:
        order = Path(folder) / "order.json"
        read, write = os.pipe()
        wanted = {"reach": str(reach.absolute()), "changes": [astuple(c) for c in changed], "told": write}
        order.write_text(json.dumps(wanted | {"most": most, "jobs": jobs, "seconds": seconds}), encoding="utf-8")
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "-p", "benchmarks.forked", "-p", "no:cacheprovider", *files],
            cwd=ROOT,
            env={"THOROUGH": "1"} | dict(os.environ) | {"FORKED": str(order), "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            pass_fds=[write],
        )
        os.close(write)
        with process, os.fdopen(read, encoding="utf-8") as rows:
            for change, outcome, by in map(json.loads, rows):
                yield Change(*change), outcome, by
            told = process.communicate()[0]
        if process.returncode:
            raise SystemExit(told.decode(errors="replace")[-2000:])


class Functions:
    """The functions of the program as they are loaded, so that their code can be exchanged."""

    def __init__(self) -> None:
        """Find every function and every cache."""
        gc.unfreeze()  # what is frozen is not listed
        self._found: dict[tuple[str, str, int], list[types.FunctionType]] = {}
        self._caches = []
        compiled = set[types.FunctionType]()
        for thing in gc.get_objects():
            if isinstance(thing, types.FunctionType):
                code = thing.__code__
                self._found.setdefault((code.co_filename, code.co_qualname, code.co_firstlineno), []).append(thing)
            elif isinstance(thing, _lru_cache_wrapper):
                self._caches.append(thing)
            elif str(type(thing).__module__).startswith("numba.") and hasattr(thing, "py_func"):
                compiled.add(thing.py_func)
        for functions in self._found.values():
            functions[:] = [function for function in functions if function not in compiled]

    def forget(self) -> None:
        """Empty every cache, which may hold what the unchanged program found."""
        for cache in self._caches:
            cache.cache_clear()

    def make(self, change: Change, text: str) -> str:
        """Make a change in this process; returns why it cannot be made, or nothing."""
        path = str(ROOT / change.path)
        before, after = (compile(t, path, "exec") for t in (text, change.applied(text)))
        pairs = list(zip(_codes(before), _codes(after), strict=False))
        if [old.co_qualname for old, _ in pairs] != [new.co_qualname for _, new in pairs]:
            return "it changes which functions there are"
        imported = any(_own(old) != _own(new) for old, new in pairs if old.co_qualname.startswith("<"))
        made = imported and _set_constants(change.path, before, after)
        for old, new in (two for two in pairs if two[0] != two[1]):  # also where only a comprehension in it differs
            for function in self._found.get((path, old.co_qualname, old.co_firstlineno), ()):
                if len(function.__code__.co_freevars) == len(new.co_freevars):
                    function.__code__ = new
                    made = True
        return "" if made else "no function or constant of the running program has it"


def _own(code: types.CodeType) -> tuple[bytes, tuple[object, ...]]:
    """What a piece of code does, apart from that of the functions in it."""
    return code.co_code, (*code.co_names, *(c for c in code.co_consts if not isinstance(c, types.CodeType)))


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    """The code of a module and of every function in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)


def _set_constants(path: str, before: types.CodeType, after: types.CodeType) -> bool:
    """Give the constants that a change makes others their new values, wherever they were imported."""
    name = path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    loaded = sys.modules.get(name)
    if loaded is None:
        return False
    spaces = []
    for code in (before, before, after):
        module = types.ModuleType(name)
        module.__dict__.update({"__file__": code.co_filename, "__package__": name.rpartition(".")[0]})
        sys.modules[name] = module  # where dataclasses look for it
        try:
            exec(code, module.__dict__)
        finally:
            sys.modules[name] = loaded
        spaces.append(module.__dict__)
    made = False
    for key, value in spaces[2].items():
        same, other = spaces[0].get(key), spaces[1].get(key)
        fixed = key.startswith("__") or isinstance(value, types.FunctionType | type | types.ModuleType)
        if fixed or key not in loaded.__dict__ or _differ(same, other) or not _differ(value, same):
            continue
        was = loaded.__dict__[key]
        for module in list(sys.modules.values()):
            if module.__name__.startswith(("sco_scheduler", "tests")) and module.__dict__.get(key, module) is was:
                setattr(module, key, value)
                made = True
    return made


def _differ(one: object, other: object) -> bool:
    """Whether two values of a constant differ; those that cannot be compared do not."""
    try:
        return bool(one != other)
    except (TypeError, ValueError):
        return False


class Forked:
    """Runs, in place of the tests that were collected, a fork for each change."""

    def __init__(self, order: Path) -> None:
        """Read what is to be done."""
        wanted = json.loads(order.read_text(encoding="utf-8"))
        self._changes = [Change(*change) for change in wanted["changes"]]
        self._reached = Reached.read(Path(wanted["reach"]))
        self._told = wanted["told"]
        self._most, self._jobs, self._seconds = wanted["most"], wanted["jobs"], wanted["seconds"]
        self._running: dict[int, tuple[Change, int]] = {}
        self._noticed: dict[str, dict[str, int]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Try the changes, and end the process: no test is to run in it."""
        functions = Functions()
        functions.forget()
        gc.collect()
        gc.freeze()  # so that a collection in a fork does not copy every page
        items = {item.nodeid: item for item in session.items}
        began = time.monotonic()
        for change in self._changes:
            while len(self._running) >= self._jobs:
                self._reap()
            if time.monotonic() - began > self._seconds:
                break
            self._start(change, items, functions)
        while self._running:
            self._reap()
        os._exit(0)

    def _tests(self, change: Change, text: str, known: set[str]) -> list[str]:
        """The tests for a change: those that noticed others of its module, new ones, its own, then from the fastest.

        Its own tests that do not reach it are among them: what is computed once, such as a constant or what is cached,
        is reached by the first test alone.
        """
        module = Path("tests", *Path(change.path).with_suffix("").parts[2:])
        own = str(module.with_name(f"test_{module.name}"))
        reached = [test for test in self._reached.tests(change.path, change.line, text) if test in known]
        new = sorted(known - self._reached.seconds.keys())
        further = sorted(test for test in known - {*reached, *new} if test.startswith(own))
        found = [*new, *reached, *further]
        often = self._noticed.get(change.path, {})
        found.sort(key=lambda test: (-often.get(test, 0), not test.startswith(own)))
        return self._reached.quick(found, self._most)

    def _start(self, change: Change, items: dict[str, pytest.Item], functions: Functions) -> None:
        """Fork, and in the fork make the change and run its tests until one fails."""
        text = (ROOT / change.path).read_text(encoding="utf-8")
        tests = self._tests(change, text, set(items))
        read, write = os.pipe()
        process = os.fork()
        if process:
            os.close(write)
            self._running[process] = change, read
            return
        outcome = f"{NOT_TRIED}\nit fails in the fork"
        try:
            os.setpgid(0, 0)
            os.close(self._told)  # else what a test leaves running keeps it open
            for limit in _LIMITS:
                signal.signal(limit, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, 30 + 6 * self._most)  # of its own work: other work may delay it
            signal.alarm(int(60 + 6 * self._most))  # it waits without end
            resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))  # it makes something without end
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            outcome = _tried(change, text, [items[test] for test in tests], functions)
        finally:
            os.write(write, outcome.encode())
            os._exit(0)

    def _reap(self) -> None:
        """Wait for a fork and write what came of it."""
        process, status = os.wait()
        if process not in self._running:
            return
        change, read = self._running.pop(process)
        outcome, _, by = os.read(read, 4096).decode(errors="replace").partition("\n")
        os.close(read)
        with contextlib.suppress(OSError):
            os.killpg(process, signal.SIGKILL)  # what its tests have left running
        if not outcome:
            endless = os.WIFSIGNALED(status) and os.WTERMSIG(status) in _LIMITS
            outcome, by = NOTICED, "(endless)" if endless else "(the process died)"
        counts = self._noticed.setdefault(change.path, {})
        counts[by] = counts.get(by, 0) + 1
        os.write(self._told, (json.dumps([astuple(change), outcome, by]) + "\n").encode())


def _tried(change: Change, text: str, items: Sequence[pytest.Item], functions: Functions) -> str:
    """What comes of a change in this process: the outcome, and by which test or why, on the next line."""
    from _pytest.runner import runtestprotocol

    try:
        if why := functions.make(change, text):
            return f"{NOT_TRIED}\n{why}"
    except BaseException:
        return f"{NOTICED}\n(the module cannot be imported)"
    if not items:
        return f"{NOT_TRIED}\nno test reaches it"
    for item in items:
        try:
            failed = any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
        except BaseException:
            failed = True
        if failed:
            return f"{NOTICED}\n{item.nodeid[:1000]}"
    return SURVIVES


def pytest_configure(config: pytest.Config) -> None:
    """Try changes where ``FORKED`` names the order."""
    if os.environ.get("FORKED"):
        config.pluginmanager.register(Forked(Path(os.environ["FORKED"])))
