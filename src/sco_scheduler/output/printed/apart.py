"""Sets a document in a process of its own.

Typst remembers what it has set, in case it is to be set again, and lets go of it late. Documents of a
large event would fill the memory one after the other; a process that ends gives all of it back, and
two of them use two cores. Starting one takes a few hundredths of a second.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sco_scheduler.output.printed.compiling import as_text, set_text
from sco_scheduler.output.printed.glyphs import Printable


class NotSet(Exception):
    """The other process gave no document; the text is what it said."""


def compile_apart(template: str, data: Mapping[str, object], printable: Printable, created: datetime) -> bytes:
    """The same as ``compile_pdf``, byte for byte, from a process of its own.

    Raises:
        NotSet: that process failed, or was interrupted.

    """
    done = subprocess.run(
        # Without -P a file in the user's folder could stand in for a module.
        [sys.executable, "-P", "-m", __name__, template, str(int(created.timestamp())), str(printable.system_fonts)],
        input=as_text(data, printable).encode("utf-8", "surrogatepass"),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)},
    )
    if done.returncode != 0:
        raise NotSet(done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}")
    return done.stdout


def main() -> None:
    """Read the data from standard input and write the PDF to standard output."""
    template, created, system_fonts = sys.argv[1:]
    text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    sys.stdout.buffer.write(set_text(template, text, int(created), system_fonts=system_fonts == "True"))


if __name__ == "__main__":
    main()
