"""How much of the program a reader has to open to follow a build from file to file."""

import subprocess
import sys
from pathlib import Path

import pytest

from sco_scheduler.engine.local_search.compiled import is_kept

EXAMPLES = Path(__file__).parents[1] / "examples"

_COUNT = """
import sys, threading

executed = set()

def note(frame, *_):  # called for each function of Python alone, where a profile is told of each return and of C, too
    file = frame.f_code.co_filename
    if file in executed or "sco_scheduler" not in file or frame.f_code.co_name == "<module>":
        return
    while frame is not None and not frame.f_code.co_filename.startswith("<frozen importlib"):
        frame = frame.f_back
    if frame is None:  # what only an import calls is not counted
        executed.add(file)

sys.settrace(note)
threading.settrace(note)
from sco_scheduler.cli.process import run_program
sys.argv = ["schedule", "build", *sys.argv[1:]]
try:
    run_program()
except SystemExit as end:
    assert end.code in (0, None), end.code
sys.settrace(None)
print(*sorted(executed), sep="\\n")
"""


@pytest.mark.parametrize(
    ("registrations", "options", "limit"),
    [
        ("small.xlsx", ["--reproducible"], 105),
        # Counted work, in which the flows come in too, as they else do on a busy machine alone. Only other builds look
        # for what changes of the event would bring, in ``whatif`` and ``additions``, and on a busy machine find the
        # price of an unmet request by a whole rerun. What is printed takes three files more, as in the build above.
        ("registrations.xlsx", ["--reproducible", "--time-limit", "1.5", "--quiet"], 123),
    ],
)
def test_a_build_executes_fewer_files_than(registrations, options, limit, tmp_path):
    # Compiled before it is watched, since watching makes compiling take twice as long.
    for part in ("annealing", "board"):
        if not is_kept(part):
            subprocess.run([sys.executable, "-m", "sco_scheduler.engine.local_search.precompile", part], check=True)
    words = [str(EXAMPLES / registrations), "-o", str(tmp_path / "agendas.xlsx"), *options]
    ran = subprocess.run([sys.executable, "-c", _COUNT, *words], capture_output=True, text=True, check=True)
    files = [line for line in ran.stdout.splitlines() if "sco_scheduler" in line and line.endswith(".py")]
    assert (tmp_path / "agendas.xlsx").is_file()
    assert 50 < len(files) < limit, "\n".join([str(len(files)), *files])
