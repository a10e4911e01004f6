"""How fast registrations are read, how much memory that takes, and whether any broken workbook gets through.

``python -m benchmarks.intake [--fuzz 10000] [--first 0] [--rows 20000]`` prints seconds, megabytes and the outcome.
With ``--first 2000`` a fuzz goes on from an earlier one.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import resource
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

from benchmarks.mutations import mutated
from sco_scheduler.domain.findings import stops
from sco_scheduler.intake import Intake, read_registrations

EXAMPLE = Path(__file__).parent.parent / "examples" / "registrations.xlsx"


def timed(path: Path) -> tuple[Intake, float]:
    """What was read, and the seconds it took."""
    start = time.perf_counter()
    intake = read_registrations(path)
    return intake, time.perf_counter() - start


def large(path: Path, rows: int) -> Path:
    """A workbook of so many rows: a tenth of them companies, the others requests."""
    chance = random.Random(0)
    book = openpyxl.Workbook(write_only=True)
    purchasers, suppliers = rows // 50, rows // 10 - rows // 50
    for title, letter, count in (("Purchasers", "P", purchasers), ("Suppliers", "S", suppliers)):
        sheet = book.create_sheet(title)
        sheet.append(["ID", "Company", "Zone", "Languages", "Contact", "Email", "Phone"])
        for n in range(count):
            name = f"{chance.choice(('Alpha', 'Volga', 'River', 'Steppe'))} {letter}{n} Trade Co., Ltd."
            sheet.append([f"{letter}{n}", name, "ABC"[n % 3], "zh; ru", f"Person {n}", f"{letter}{n}@x.org", n + 10**7])
    sheet = book.create_sheet("Requests")
    sheet.append(["From", "To", "Rank", "Level"])
    for n in range(rows - purchasers - suppliers):
        sheet.append([f"P{chance.randrange(purchasers)}", f"S{chance.randrange(suppliers)}", n % 9 + 1, "want"])
    book.save(path)
    return path


@dataclass
class Outcomes:
    """What became of broken registrations; the slowest case, and the one that took most memory, with its number."""

    codes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    largest: tuple[int, int] = (0, 0)
    """In megabytes of what the process held at its peak, Python and the program themselves included."""


def fuzz(cases: range) -> Outcomes:
    """Read broken registrations; an exception, or an event despite a finding that stops, ends it."""
    outcomes = Outcomes()
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            path = mutated(case, EXAMPLE.with_name("small.xlsx"), Path(folder))
            forget_peak()
            try:
                intake, seconds = timed(path)
            except BaseException:
                print(f"Case {case}:")
                raise
        assert (intake.event is None) == stops(intake.findings), f"case {case}"
        outcomes.codes["read" if intake.event is not None else intake.findings[0].code] += 1
        outcomes.slowest = max(outcomes.slowest, (seconds, case))
        outcomes.largest = max(outcomes.largest, (peak_memory(), case))
    return outcomes


def forget_peak() -> None:
    """Let the system measure the peak of memory anew, where it can."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_memory() -> int:
    """The most memory in megabytes that this process held, since it began or was last told to forget."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fuzz", type=int, default=200, help="broken registrations to read; 10,000 take some minutes")
    parser.add_argument(
        "--first", type=int, default=0, help="the number of the first of them, to go on from an earlier run"
    )
    parser.add_argument("--rows", type=int, default=20_000)
    options = parser.parse_args()
    timed(EXAMPLE)  # imports
    forget_peak()
    intake, seconds = timed(EXAMPLE)
    print(f"Example: {sum(count.rows for count in intake.rows):,} rows in {seconds:.2f} s")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        intake, seconds = timed(large(folder / "large.xlsx", options.rows))
        print(f"Large: {sum(count.rows for count in intake.rows):,} rows in {seconds:.2f} s")
        print(f"Most memory: {peak_memory()} MB")
    start = time.perf_counter()
    cases = range(options.first, options.first + options.fuzz)
    outcomes = fuzz(cases)
    spent = time.perf_counter() - start
    print(f"Fuzz: cases {cases.start:,} to {cases.stop - 1:,} in {spent:.0f} s, no traceback")
    print("  slowest {:.2f} s (case {})".format(*outcomes.slowest))
    print("  most memory {} MB (case {})".format(*outcomes.largest))
    for code, count in outcomes.codes.most_common():
        print(f"  {count:6,} {code}")


if __name__ == "__main__":
    main()
