"""How fast registrations are read, how much memory that takes, and whether any broken workbook gets through.

``python -m benchmarks.intake [--fuzz 10000] [--first 0] [--seconds 200] [--rows 20000]`` prints seconds, megabytes and
the outcome. With ``--first 2000`` a fuzz goes on from an earlier one, and with ``--seconds 200`` it ends after so long.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import math
import random
import resource
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from rich.console import Console

from benchmarks.broken_files import mutated
from sco_scheduler.domain.findings import stops
from sco_scheduler.intake import Intake, Sources, read_registrations
from sco_scheduler.intake.files.csv_files import SEVERAL
from sco_scheduler.output.terminal.findings import print_findings
from sco_scheduler.output.texts.words import LANGUAGES, speech
from sco_scheduler.workflows.check import annotate, correct, proposals, write_map
from sco_scheduler.workflows.errors import Stopped

EXAMPLE = Path(__file__).parent.parent / "examples" / "registrations.xlsx"

COPIED = 7
"""Of so many broken registrations one is also marked, mended and mapped, which takes ten times as long."""


def timed(path: Sources) -> tuple[Intake, float]:
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


def foreign(path: Path, rows: int) -> Path:
    """A workbook of so many rows in a form of its own: a list of all companies, and one of who wishes to meet whom."""
    chance = random.Random(0)
    remarks = (*[""] * 7, "will bring samples", "please near the entrance", "vegetarian lunch")
    sides = {"Buyer": rows // 50, "Supplier": rows // 10 - rows // 50}
    names: dict[str, list[str]] = {}
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("All companies")
    sheet.append(["Company name", "Role", "Country", "Contact person", "E-mail", "Phone", "Remarks"])
    for side, count in sides.items():
        names[side] = [
            f"{chance.choice(('Alpha', 'Volga', 'River'))} {side[0]}{n} Trade Co., Ltd." for n in range(count)
        ]
        for n, name in enumerate(names[side]):
            mail, phone = f"{side}{n}@x.org".lower(), f"+7 900 {n:07}"
            sheet.append([name, side, "Russia", f"Person {n}", mail, phone, chance.choice(remarks)])
    sheet = book.create_sheet("Wishes")
    sheet.append(["No.", "Who", "Wants to meet", "Priority", "Comment"])
    for n in range(rows - sum(sides.values())):
        pair = [chance.choice(names[side]) for side in sides]
        sheet.append([n + 1, *pair, chance.choice(("high", "medium", "low")), chance.choice(remarks)])
    book.save(path)
    return path


@dataclass
class Outcomes:
    """What became of broken registrations; the slowest case, and the one that took most memory, with its number."""

    codes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    written: Counter[str] = field(default_factory=Counter)
    largest: tuple[int, int] = (0, 0)
    """In megabytes of what the process held at its peak, Python and the program themselves included."""


def fuzz(cases: range, most_seconds: float = math.inf, every: int = COPIED) -> Outcomes:
    """Read broken registrations, and mark and map them; an exception, or an event despite what stops, ends it."""
    outcomes, begun = Outcomes(), time.perf_counter()
    for case in cases:
        if time.perf_counter() - begun > most_seconds:
            break
        with tempfile.TemporaryDirectory() as folder:
            path = mutated(case, EXAMPLE.with_name("small.xlsx"), Path(folder))
            forget_peak()
            try:
                start = time.perf_counter()
                intake = read_registrations(path)
                if case % every == 0:
                    outcomes.written += copies(path, intake, Path(folder, "written"))
                seconds = time.perf_counter() - start
            except BaseException:
                print(f"Case {case}:")
                raise
        assert (intake.event is None) == stops(intake.findings), f"case {case}"
        outcomes.codes["read" if intake.event is not None else intake.findings[0].code] += 1
        outcomes.slowest = max(outcomes.slowest, (seconds, case))
        outcomes.largest = max(outcomes.largest, (peak_memory(), case))
    return outcomes


def copies(path: Sources, intake: Intake, folder: Path) -> Counter[str]:
    """Write what ``schedule check`` does of registrations: the findings, marked and mended copies, the map.

    Parameters
    ----------
    path
        The registrations.
    intake
        What was read of them.
    folder
        Is made, and takes the copies.

    Returns
    -------
    Counter[str]
        How often each was written; where nothing can be read there is nothing to copy.
    """
    written: Counter[str] = Counter()
    for language in LANGUAGES:
        print_findings(Console(file=io.StringIO(), width=60), intake.findings, speech(language))
    folder.mkdir()
    annotated = folder / f"{path.stem if isinstance(path, Path) else SEVERAL}.xlsx"
    marks = proposals(intake.findings)
    jobs = {
        "annotated": lambda: annotate(path, annotated, intake.findings),
        "mended": lambda: correct(path, folder / "mended.xlsx", marks),
        "mapped": lambda: write_map(path, folder / "form.toml"),
    }
    for name, job in jobs.items():
        with contextlib.suppress(Stopped):
            job()
            written[name] += 1
    simply = "file-read-simply" in {finding.code for finding in intake.findings}
    if written["annotated"] and intake.event is not None and not simply:
        assert read_registrations(annotated).event == intake.event
    if written["mapped"]:
        read_registrations(path, form=folder / "form.toml")
    return written


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
    parser.add_argument("--seconds", type=float, default=math.inf, help="the most that the fuzz takes")
    parser.add_argument("--copied", type=int, default=COPIED, help="one in so many is also marked, mended and mapped")
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
        intake, seconds = timed(foreign(folder / "foreign.xlsx", options.rows))
        print(f"In a form of its own: {options.rows:,} rows in {seconds:.2f} s, {len(intake.questions)} questions")
        print(f"Most memory: {peak_memory()} MB")
    start = time.perf_counter()
    cases = range(options.first, options.first + options.fuzz)
    outcomes = fuzz(cases, options.seconds, options.copied)
    spent = time.perf_counter() - start
    last = cases.start + outcomes.codes.total() - 1
    print(f"Fuzz: cases {cases.start:,} to {last:,} in {spent:.0f} s, no traceback")
    print("  slowest {:.2f} s (case {})".format(*outcomes.slowest))
    print("  most memory {} MB (case {})".format(*outcomes.largest))
    print(f"  written: {', '.join(f'{count:,} {name}' for name, count in sorted(outcomes.written.items()))}")
    for code, count in outcomes.codes.most_common():
        print(f"  {count:6,} {code}")


if __name__ == "__main__":
    main()
