"""Kills and odd surroundings: what needs a process of its own.

A build that is ended at any moment, by whatever signal, leaves the old workbook or a whole new one, says
truly which, and nothing that is in the way of the next. In odd surroundings a command does its work or says
in a sentence why not.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from random import Random

from benchmarks.attack.builds import Tally
from benchmarks.attack.child import Child
from benchmarks.attack.events import late_change, random_spec
from benchmarks.attack.program import run
from benchmarks.attack.workbook import write

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
_PROGRAM = (sys.executable, "-m", "sco_scheduler")
_WHOLE = 300
"""Seconds after which a command is taken to hang, also where many others run."""


def _environment(changed: Mapping[str, str | None]) -> dict[str, str]:
    # What Python compiles is not kept: where files are cut short, later processes would find half of it.
    found = dict(os.environ) | {"PYTHONFAULTHANDLER": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    for name, value in changed.items():
        found.pop(name, None)
        if value is not None:
            found[name] = value
    return found


@lru_cache(maxsize=1)
def _before() -> bytes:
    """The published schedule that is built again."""
    with tempfile.TemporaryDirectory() as name:
        registrations = write(random_spec(3, pins=False), Path(name) / "event.xlsx")
        first = run("build", registrations, "--quiet", "--reproducible")
        assert first.code == 0, first
        return (Path(name) / "event-agendas.xlsx").read_bytes()


def attack_by_killing(seed: int, folder: Path, tally: Tally) -> list[str]:
    """End a rerun at a random moment, then look at what is left and build again."""
    chance = Random(f"kill {seed}")
    said, folder = folder / "said", folder / "event"
    said.mkdir()
    folder.mkdir()
    registrations, agendas = folder / "event.xlsx", folder / "event-agendas.xlsx"
    old = _before()
    agendas.write_bytes(old)
    write(late_change(random_spec(3, pins=False), seed), registrations)
    how = chance.choice(SIGNALS)
    stage = chance.choice(("", "Reading", "Solving", "Verifying", "Writing", "Writing"))
    child = Child(["build", str(registrations), "--reproducible", "--rearrange"], said)
    if stage:
        child.wait_for(stage, _WHOLE)
    time.sleep(chance.uniform(0, chance.choice((0.005, 0.03, 0.1))))
    try:
        code = child.signalled(how, _WHOLE)
    except TimeoutError:
        return [f"{how.name} {stage}: it had not ended after {_WHOLE} s"]
    out, err = child.output, child.errors
    tally.add(f"kills by {how.name}")
    name = f"{how.name} {f'while {stage}' if stage else 'at the beginning'} (exit code {code})"
    new = agendas.read_bytes()
    faults = [f"{name}: traceback: {err[-400:]}"] if "Traceback" in err else []
    if "othing was written" in out + err and new != old:
        faults.append(f"{name}: it says that nothing was written, and the workbook was replaced")
    if how is signal.SIGINT and code not in (0, 130):
        faults.append(f"{name}: {err[-300:]}")
    if code == 0 and "Written" in out and new == old:
        faults.append(f"{name}: it says that it wrote, and did not")
    if new != old:
        tally.add("workbooks replaced before the kill")
        verified = run("verify", registrations, agendas)
        faults += [] if verified.code == 0 else [f"{name}: {verified}"]
        copies = [path.read_bytes() for path in (folder / "history").glob("*.xlsx")]
        faults += [] if old in copies else [f"{name}: the old workbook is lost"]
    again = run("build", registrations, "--quiet", "--reproducible", "--rearrange")
    faults += [] if again.code in (0, 3) else [f"{name}, then {again}"]
    left = [str(path.relative_to(folder)) for path in folder.rglob(".*")]
    faults += [f"{name}: {left} is left, also after the next build"] if left else []
    return faults


@dataclass(frozen=True)
class Surrounding:
    """Where and how a command is run; ``prepare`` makes the folder ready and returns the words after ``schedule``."""

    name: str
    prepare: Callable[[Path], Sequence[str]]
    environment: Mapping[str, str | None] = field(default_factory=dict)
    shell: str = ""
    """What follows the command in a shell, such as a pipe."""
    limit: Callable[[], None] | None = None
    ends: frozenset[int] = frozenset({0, 1, 2})
    gone: bool = False
    """Whether the working folder is taken away first."""


def _build(folder: Path) -> Sequence[str]:
    write(random_spec(3, pins=False), folder / "event.xlsx")
    return ("build", "event.xlsx", "--reproducible")


def _named(name: str) -> Callable[[Path], Sequence[str]]:
    def prepare(folder: Path) -> Sequence[str]:
        with contextlib.suppress(OSError):
            write(random_spec(3, pins=False), folder / name)
        return ("build", name, "--reproducible")

    return prepare


def _linked(folder: Path) -> Sequence[str]:
    (folder / "loop.xlsx").symlink_to("loop.xlsx")
    return ("build", "loop.xlsx")


def _link_as_output(folder: Path) -> Sequence[str]:
    words = _build(folder)
    (folder / "elsewhere").mkdir()
    (folder / "event-agendas.xlsx").symlink_to("elsewhere/real.xlsx")
    return words


def _output(place: str) -> Callable[[Path], Sequence[str]]:
    return lambda folder: (*_build(folder), "-o", place)


def _folder_as_output(folder: Path) -> Sequence[str]:
    (folder / "event-agendas.xlsx").mkdir()
    return _build(folder)


def _history_is_a_file(folder: Path) -> Sequence[str]:
    words = _build(folder)
    run("build", folder / "event.xlsx", "--quiet", "--reproducible")
    (folder / "history").write_text("no folder", encoding="utf-8")
    write(late_change(random_spec(3, pins=False), 4), folder / "event.xlsx")
    return words


def _pipe(folder: Path) -> Sequence[str]:
    os.mkfifo(folder / "pipe.xlsx")
    return ("check", "pipe.xlsx")


def _words(*words: str) -> Callable[[Path], Sequence[str]]:
    return lambda folder: (_build(folder), words)[1]


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def _few_files() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (24, 24))


SURROUNDINGS = (
    *(
        Surrounding(f"TZ={zone!r}", _build, {"TZ": zone})
        for zone in ("", "Nowhere/Atlantis", ":bad", "UTC-99", "../../etc/passwd")
    ),
    *(
        Surrounding(
            f"locale {name}", _build, {"LC_ALL": name, "LANG": name, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        )
        for name in ("C", "POSIX", "zh_CN.GB18030", "ru_RU.KOI8-R", "no_SUCH")
    ),
    Surrounding("ASCII output", _build, {"PYTHONIOENCODING": "ascii"}),
    Surrounding("one column", _build, {"COLUMNS": "1"}),
    Surrounding("no home", _build, {"HOME": None, "XDG_CACHE_HOME": None}),
    Surrounding("a home that is not there", _build, {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc/nothing"}),
    Surrounding("TERM=dumb", _build, {"TERM": "dumb"}),
    Surrounding("no PATH", _build, {"PATH": None}),
    Surrounding("temporary folder that is not there", _build, {"TMPDIR": "/nonexistent"}),
    Surrounding("output closed", _build, shell=">&-"),
    Surrounding("errors closed", _build, shell="2>&-"),
    Surrounding("input closed", _build, shell="<&-"),
    Surrounding("full output", _build, shell=">/dev/full", ends=frozenset({0, 1})),
    Surrounding("full errors", _build, shell="2>/dev/full"),
    Surrounding("a reader that stops", _build, shell="| head -c 1", ends=frozenset({0})),
    Surrounding(
        "a reader of JSON that stops",
        _words("build", "event.xlsx", "--json", "--reproducible"),
        shell="| head -c 1",
        ends=frozenset({0}),
    ),
    Surrounding("help to a reader that stops", _words("build", "--help"), shell="| head -1", ends=frozenset({0})),
    Surrounding("small files only", _build, limit=_small_files),
    Surrounding("small files only, template", _words("template", "new.xlsx"), limit=_small_files),
    Surrounding("small files only, example", _words("example", "trial"), limit=_small_files),
    Surrounding(
        "small files only, annotate", _words("check", "event.xlsx", "--annotate", "marked.xlsx"), limit=_small_files
    ),
    Surrounding("few open files", _build, limit=_few_files),
    Surrounding("no working folder", _build, gone=True),
    Surrounding("a name of 245 letters", _named("n" * 240 + ".xlsx")),
    Surrounding("a name of 255 letters", _named("n" * 250 + ".xlsx")),
    Surrounding("a name in Chinese of 82 letters", _named("名" * 82 + ".xlsx")),
    Surrounding("a name with a line break", _named("a\nb.xlsx")),
    Surrounding("a name that looks like an option", _named("./--json.xlsx")),
    Surrounding("a link to itself", _linked),
    Surrounding("a link as output", _link_as_output),
    Surrounding("a folder as output", _folder_as_output),
    Surrounding("/dev/null as output", _output("/dev/null")),
    Surrounding("/dev/full as output", _output("/dev/full")),
    Surrounding("an output in no folder", _output("not/there/agendas.xlsx")),
    Surrounding("an output below a file", _output("event.xlsx/agendas.xlsx")),
    Surrounding("an output without a name", _output("")),
    Surrounding("history is a file", _history_is_a_file),
    Surrounding("/dev/null as input", _words("check", "/dev/null")),
    Surrounding("a pipe without a writer", _pipe),
    *(
        Surrounding(f"{' '.join(words)}", _words("build", "event.xlsx", *words))
        for words in (
            ("--time-limit", "1e300"),
            ("--time-limit", "nan"),
            ("--time-limit", "inf"),
            ("--time-limit", "1e-300"),
            ("--time-limit", "-1"),
            ("--seed", "99999999999999999999"),
            ("--allow-moves", "99999999999999999999"),
            ("--from", "9999-12-31 23:59"),
            ("--from", "25:00"),
            ("--order", "musts; musts"),
            ("--order", ";"),
            ("--order", "nothing"),
        )
    ),
)


def attack_by_surroundings(number: int, folder: Path, tally: Tally) -> list[str]:
    """Run a command in the surroundings of that number."""
    case = SURROUNDINGS[number % len(SURROUNDINGS)]
    here = folder / "here"
    here.mkdir()
    words = [str(word) for word in case.prepare(here)]
    command = [*_PROGRAM, *words]
    if case.shell or case.gone:
        quoted = " ".join(_quoted(word) for word in command)
        gone = f"rm -r {_quoted(str(here))}; " if case.gone else ""
        command = ["/bin/bash", "-o", "pipefail", "-c", f"{gone}{quoted} {case.shell}"]
    tally.add("odd surroundings")
    links = {path: os.readlink(path) for path in here.iterdir() if path.is_symlink()}
    try:
        ended = subprocess.run(
            command,
            cwd=here,
            env=_environment(case.environment),
            capture_output=True,
            timeout=_WHOLE,
            check=False,
            preexec_fn=case.limit,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return [f"{case.name}: it had not ended after {_WHOLE} s"]
    out = (ended.stdout + ended.stderr).decode("utf-8", "replace")
    faults = [f"{case.name}: traceback: {out[-400:]}"] if "Traceback" in out else []
    if ended.returncode not in case.ends:
        faults.append(f"{case.name}: exit code {ended.returncode}: {' '.join(out.split())[-400:]}")
    if here.exists():
        if "othing was written" in out and (here / "event-agendas.xlsx").is_file() and case.name != "history is a file":
            faults.append(f"{case.name}: it says that nothing was written, and wrote")
        faults += [f"{case.name}: the link was replaced" for path in links if not path.is_symlink()]
        left = [path.name for path in here.rglob(".*")]
        faults += [f"{case.name}: {left} is left"] if left else []
    return faults


def _quoted(word: str) -> str:
    return shlex.quote(word)
