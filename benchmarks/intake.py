"""How fast registrations are read, how much memory that takes, and whether any broken workbook gets through.

``python -m benchmarks.intake [--fuzz 10000] [--rows 20000]`` prints seconds, megabytes and the outcome.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl

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


def mutated(source: bytes, chance: random.Random, path: Path) -> Path:
    """The workbook with a few bytes of the file, or of a part inside it, changed, cut or doubled."""
    if chance.random() < 0.3:
        path.write_bytes(_broken(source, chance))
        return path
    original = path.with_suffix(".original")
    original.write_bytes(source)
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        members = [member for member in old.namelist() if member.endswith((".xml", ".rels"))]
        victim = chance.choice(members)
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, _broken(data, chance) if member == victim else data)
    return path


def _broken(data: bytes, chance: random.Random) -> bytes:
    piece = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if not piece:
            break
        place, length = chance.randrange(len(piece)), chance.randint(1, 20)
        way = chance.randrange(4)
        if way == 0:
            piece[place] = chance.randrange(256)
        elif way == 1:
            del piece[place : place + length]
        elif way == 2:
            piece[place:place] = piece[place : place + length]
        else:
            piece[place : place + length] = str(chance.randint(-9, 10**9)).encode()
    return bytes(piece)


def fuzz(cases: int, folder: Path) -> Counter[str]:
    """Read so many mutated workbooks; counts the outcomes. An exception, or an event despite a finding, ends it."""
    source = EXAMPLE.with_name("small.xlsx").read_bytes()
    outcomes: Counter[str] = Counter()
    for case in range(cases):
        path = mutated(source, random.Random(case), folder / "case.xlsx")
        intake = read_registrations(path)
        assert (intake.event is None) == stops(intake.findings), f"case {case}"
        outcomes["read" if intake.event is not None else intake.findings[0].code] += 1
    return outcomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fuzz", type=int, default=200, help="mutated workbooks to read; 10,000 take some minutes")
    parser.add_argument("--rows", type=int, default=20_000)
    options = parser.parse_args()
    timed(EXAMPLE)  # imports
    intake, seconds = timed(EXAMPLE)
    print(f"Example: {sum(count.rows for count in intake.rows):,} rows in {seconds:.2f} s")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        intake, seconds = timed(large(folder / "large.xlsx", options.rows))
        print(f"Large: {sum(count.rows for count in intake.rows):,} rows in {seconds:.2f} s")
        print(f"Most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
        start = time.perf_counter()
        outcomes = fuzz(options.fuzz, folder)
        print(f"Fuzz: {options.fuzz:,} workbooks in {time.perf_counter() - start:.0f} s, no traceback")
        for code, count in outcomes.most_common():
            print(f"  {count:6,} {code}")


if __name__ == "__main__":
    main()
