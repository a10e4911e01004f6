"""From a template and data to a PDF."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sco_scheduler.output.pdf.fonts import FAMILIES, Printable, fonts

TEMPLATES = Path(__file__).parent / "templates"
"""Where the templates lie."""


def compile_pdf(template: str, data: Mapping[str, object], printable: Printable, created: datetime) -> bytes:
    """The PDF of a template (``agendas`` for ``agendas.typ``) filled with data, as JSON takes it.

    The same data at the same time of creation give the same bytes. Characters that no font has are
    printed as ``printable`` says.
    """
    return set_text(template, as_text(data, printable), int(created.timestamp()), system_fonts=printable.system_fonts)


def as_text(data: Mapping[str, object], printable: Printable) -> str:
    """The data as the templates read it: JSON, with every character printable."""
    return printable.in_json(json.dumps({"fonts": FAMILIES, **data}, ensure_ascii=False, separators=(",", ":")))


def set_text(template: str, text: str, created: int, *, system_fonts: bool) -> bytes:
    """The PDF of a template filled with a text of ``as_text``, said to be created so many seconds after 1970."""
    from typst import Compiler

    # A compiler of its own for each document: what one has kept for another only fills the memory.
    compiler = Compiler(root=str(TEMPLATES), font_paths=fonts(system=system_fonts))
    pdf = compiler.compile(
        input=str(TEMPLATES / f"{template}.typ"),
        format="pdf",
        sys_inputs={"data": text},
        timestamp=created,
        pdf_tags=False,
    )
    assert isinstance(pdf, bytes), "a PDF is one piece"
    return pdf


class NotSet(Exception):  # reads as what has happened to the document
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
