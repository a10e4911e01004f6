"""Large events from their files to their files: ``schedule build`` as its user runs it.

    python -m benchmarks.from_files [--sizes 10 largest] [--seed 1] [--limit 60] [--terminal]
                                    [--ctrl-c STAGE+SECONDS ...] [--folder DIR] [--json]

Each size of ``benchmarks.growth`` is written as a registrations workbook and built by the program in a
process of its own, whose output is listened to. Prints for each stage that the program tells of: its
seconds, the seconds for which cores worked (which other work on the machine makes no longer), the
longest silence, and the most memory of the process and its children; then the whole. ``--terminal``
gives the program a terminal, where it redraws in place. ``--ctrl-c Solving+5`` interrupts it 5 seconds
after a stage began (and again, if given again); then what is left in the folder is looked at too, and a
workbook that was written is judged by ``schedule verify``. What is written stays in ``--folder``, with
the registrations; without it, it is deleted.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from benchmarks.growth import SIZES, event_of
from benchmarks.machine import print_facts
from benchmarks.registrations import write_registrations
from benchmarks.watching import CtrlC, Watched, watch


def ctrl_c(text: str) -> CtrlC:
    """``Solving+5`` as the stage and the seconds in it."""
    stage, _, seconds = text.rpartition("+")
    return CtrlC(stage, float(seconds)) if stage else CtrlC(text)


def registrations(size: str, seed: int, folder: Path) -> Path:
    """The registrations of a size, written unless they are there."""
    path = folder / f"{size}-{seed}.xlsx"
    if not path.exists():
        start = time.perf_counter()
        event = event_of(size, seed)
        write_registrations(path, event)
        megabytes = path.stat().st_size / 1e6
        print(
            f"{path.name}: {len(event.requests):,} requests, {megabytes:.1f} MB, "
            f"made and written in {time.perf_counter() - start:.1f} s",
            file=sys.stderr,
        )
    return path


def show(size: str, seed: int, run: Watched, output: Path) -> None:
    """One run as a table."""
    print(f"\n{'size ' + size:<14} {'seconds':>9} {'cores s':>8} {'silence s':>10} {'MB':>7}")
    for name, part in (*((stage.name, stage) for stage in run.stages), ("all", run)):
        times = f"{part.seconds:>9.1f} {part.processor:>8.1f} {part.silence:>10.1f}"
        print(f"{name:<14} {times} {part.megabytes:>7,}")
    written = sorted(output.parent.glob(f"{output.stem}*{output.suffix}"))
    size_mb = sum(path.stat().st_size for path in written) / 1e6
    print(f"exit code {run.exit_code}, {len(written)} workbooks written, {size_mb:.1f} MB")
    if run.reaction is not None:
        print(f"ended {run.reaction:.1f} s after Ctrl-C: {run.said.strip().splitlines()[-1]}")
        print(f"left half-written: {', '.join(sorted(p.name for p in output.parent.glob('.*'))) or 'nothing'}")
        if written:
            verdict = watch(("verify", output.parent / f"{size}-{seed}.xlsx", output))
            print(f"verify: exit code {verdict.exit_code}, {verdict.seconds:.1f} s")


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=["10", "largest"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds of solving (default 60)")
    parser.add_argument("--terminal", action="store_true", help="let the program believe that it has a terminal")
    parser.add_argument(
        "--ctrl-c", type=ctrl_c, action="append", default=[], metavar="STAGE+SECONDS", help="interrupt the program then"
    )
    parser.add_argument("--folder", type=Path, help="where the workbooks go, and stay")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of tables")
    given = parser.parse_args(arguments)
    print_facts([given.seed])
    rows = []
    with _place(given.folder) as folder:
        for size in given.sizes:
            source = registrations(size, given.seed, folder)
            output = source.with_name(f"{source.stem}-agendas.xlsx")
            words = ("build", source, "-o", output, "--fresh", "--time-limit", str(given.limit))
            words += ("--seed", str(given.seed))
            for older in folder.glob(f"{output.stem}*{output.suffix}"):
                older.unlink()
            run = watch(words, terminal=given.terminal, ctrl_c=given.ctrl_c)
            rows.append({"size": size, **asdict(run)})
            if not given.json:
                show(size, given.seed, run, output)
    if given.json:
        print(json.dumps(rows, indent=2))
    return 0 if given.ctrl_c or all(row["exit_code"] == 0 for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
