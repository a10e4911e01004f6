"""How much of the program a reader has to open to follow a build from file to file."""

import subprocess
import sys
from pathlib import Path

MOST_FILES = 120

_COUNT = """
import sys, threading

executed = set()

def note(frame, event, _):
    file = frame.f_code.co_filename
    if event != "call" or file in executed or "sco_scheduler" not in file or frame.f_code.co_name == "<module>":
        return
    while frame is not None and not frame.f_code.co_filename.startswith("<frozen importlib"):
        frame = frame.f_back
    if frame is None:  # what only an import calls is not counted
        executed.add(file)

sys.setprofile(note)
threading.setprofile(note)
from sco_scheduler.cli.process import run_program
sys.argv = ["schedule", "build", *sys.argv[1:], "--quiet", "--reproducible"]
try:
    run_program()
except SystemExit as end:
    assert end.code in (0, None), end.code
sys.setprofile(None)
print(*sorted(executed), sep="\\n")
"""


def test_a_small_build_runs_fewer_than_120_files(tmp_path):
    small = Path(__file__).parents[1] / "examples" / "small.xlsx"
    words = [sys.executable, "-c", _COUNT, str(small), "-o", str(tmp_path / "agendas.xlsx")]
    ran = subprocess.run(words, capture_output=True, text=True, check=True)
    files = [line for line in ran.stdout.splitlines() if line.endswith(".py")]
    assert (tmp_path / "agendas.xlsx").is_file()
    assert 50 < len(files) < MOST_FILES, "\n".join(files)
