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


_TWICE = 0.6
"""The share of presses of Ctrl-C that are followed by another."""

_GIVEN_UP = 130


def _hears_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def attack_while_starting(seed: int, folder: Path, tally: Tally) -> list[str]:
    """Press Ctrl-C in the first quarter of a second of a command, half the time twice."""
    chance = Random(f"start {seed}")
    write(random_spec(3, pins=False), folder / "event.xlsx")
    words = chance.choice((("check", "event.xlsx"), ("build", "event.xlsx", "--reproducible"), ("--help",)))
    moments = [chance.uniform(0, 0.25)] + [chance.uniform(0, 0.1)] * chance.choice((0, 1))
    command = subprocess.Popen(
        [*_PROGRAM, *words],
        cwd=folder,
        env=_environment({}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hears_ctrl_c,  # noqa: PLW1509  as for the limits below
    )
    for moment in moments:
        time.sleep(moment)
        if command.poll() is None:
            command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=_WHOLE)
    tally.add("presses of Ctrl-C in the first quarter of a second", len(moments))
    name = f"Ctrl-C after {', '.join(f'{moment:.3f} s' for moment in moments)} of {words[0]}: {command.returncode}"
    if command.returncode in (0, _GIVEN_UP):
        told = command.returncode == 0 or "Given up" in err
        return [] if told and "Traceback" not in out + err else [f"{name}: {err[-400:]}"]
    # Python's own start, and that of the environment, end as they do for every program.
    tally.add("of these, while Python itself started")
    return [f"{name}: {err[-400:]}"] if f"sco_scheduler{os.sep}" in err or "Aborted" in err else []


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
    again = chance.uniform(0, 0.2) if how is signal.SIGINT and chance.random() < _TWICE else None
    try:
        code = child.signalled(how, _WHOLE, again=again)
    except TimeoutError:
        return [f"{how.name} {stage}: it had not ended after {_WHOLE} s"]
    out, err = child.output, child.errors
    tally.add(f"kills by {how.name}{'' if again is None else ' twice'}")
    twice = "" if again is None else f"and once more after {again:.3f} s "
    name = f"{how.name} {twice}{f'while {stage}' if stage else 'at the beginning'} (exit code {code})"
    new = agendas.read_bytes()
    faults = [f"{name}: traceback: {err[-400:]}"] if "Traceback" in err else []
    if "othing was written" in out + err and new != old:
        faults.append(f"{name}: it says that nothing was written, and the workbook was replaced")
    if how is signal.SIGINT and code not in (0, 130):
        faults.append(f"{name}: {err[-300:]}")
    if code == _GIVEN_UP and "Given up" not in err:
        faults.append(f"{name}: it does not say whether it wrote: {err[-300:]}")
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
            ("--value-slack", "nan"),
            ("--assume", "nan"),
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


def _ended(case: Surrounding, words: Sequence[str], here: Path, said: Path) -> tuple[int, str]:
    """The exit code and the output of a command; only where the surroundings ask for it Python itself is started."""
    if not (case.environment or case.shell or case.limit or case.gone):
        child = Child(words, said, inside=here)
        return child.ended(_WHOLE), child.output + child.errors
    command = [*_PROGRAM, *words]
    if case.shell or case.gone:
        quoted = " ".join(_quoted(word) for word in command)
        gone = f"rm -r {_quoted(str(here))}; " if case.gone else ""
        command = ["/bin/bash", "-o", "pipefail", "-c", f"{gone}{quoted} {case.shell}"]
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
    return ended.returncode, (ended.stdout + ended.stderr).decode("utf-8", "replace")


def attack_by_surroundings(number: int, folder: Path, tally: Tally) -> list[str]:
    """Run a command in the surroundings of that number."""
    case = SURROUNDINGS[number % len(SURROUNDINGS)]
    here = folder / "here"
    here.mkdir()
    words = [str(word) for word in case.prepare(here)]
    tally.add("odd surroundings")
    links = {path: os.readlink(path) for path in here.iterdir() if path.is_symlink()}
    try:
        code, out = _ended(case, words, here, folder)
    except (subprocess.TimeoutExpired, TimeoutError):
        return [f"{case.name}: it had not ended after {_WHOLE} s"]
    faults = [f"{case.name}: traceback: {out[-400:]}"] if "Traceback" in out else []
    if code not in case.ends:
        faults.append(f"{case.name}: exit code {code}: {' '.join(out.split())[-400:]}")
    if here.exists():
        if "othing was written" in out and (here / "event-agendas.xlsx").is_file() and case.name != "history is a file":
            faults.append(f"{case.name}: it says that nothing was written, and wrote")
        faults += [f"{case.name}: the link was replaced" for path in links if not path.is_symlink()]
        left = [path.name for path in here.rglob(".*")]
        faults += [f"{case.name}: {left} is left"] if left else []
    return faults


def _quoted(word: str) -> str:
    return shlex.quote(word)
