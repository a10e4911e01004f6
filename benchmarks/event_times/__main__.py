"""Whether lines that state when an event is are read as they mean: ``python -m benchmarks.event_times``.

Each statement of ``statements.json`` stands above the first list of a small registration, below it, or on a sheet of
its own, with the titles of the format and with others. Their authors had not seen the program; half of the first of
them are kept back (``kept``): nothing was mended by them, and ``-v`` prints none of them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl

from benchmarks.machine import print_facts
from sco_scheduler.domain.findings import Severity
from sco_scheduler.intake import read_registrations

TODAY = date(2026, 5, 1)
TITLES = {
    "own": ["Company", "Country", "Wants to meet"],
    "foreign": ["Firm", "From", "Whom would you like to see at the fair?"],
}
_BUYERS = [["Altyn Trade", "KZ", "Jade Tea"], ["Orda Foods", "KZ", "Lotus Textile"], ["Ural Mill", "RU", "Jade Tea"]]
_SUPPLIERS = ["Jade Tea", "Lotus Textile", "Panda Solar"]
VERDICTS = ("right", "asked, the guess is right", "asked, the guess is wrong", "WRONG")


def main() -> None:
    """Print how the statements of each place are read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what of the open half is read wrongly")
    chosen = parser.parse_args()
    statements = json.loads(Path(__file__).with_name("statements.json").read_text(encoding="utf-8"))
    print_facts()
    print(f"{'half':<6}{'titles':<9}{'place':<7}" + "".join(f"{verdict:>27}" for verdict in VERDICTS))
    with tempfile.TemporaryDirectory() as folder:
        for kept in (False, True):
            for titles in TITLES:
                for place in ("above", "sheet", "below"):
                    of_half = [statement for statement in statements if statement["kept"] is kept]
                    counts = Counter[str]()
                    for statement in of_half:
                        verdict = _verdict(Path(folder), statement["rows"], statement["truth"], place, titles)
                        counts[verdict] += 1
                        if chosen.verbose and verdict == VERDICTS[-1] and not kept:
                            print(f"  {statement['rows']} means {statement['truth']}")
                    half = "kept" if kept else "open"
                    print(f"{half:<6}{titles:<9}{place:<7}" + "".join(f"{counts[verdict]:>27}" for verdict in VERDICTS))


def _verdict(folder: Path, rows: list[list[str]], truth: list[str], place: str, titles: str) -> str:
    """How a statement is read; asked is what a question on the event, or a finding that stops, is about."""
    path = _book(folder / "trade.xlsx", rows, place, titles)
    intake = read_registrations([path], today=TODAY)
    event = read_registrations([path], today=TODAY, sure=0.0).event
    read = [f"{s.start:%m-%d %H:%M}-{s.end:%H:%M}" for s in event.sessions] if event is not None else None
    stops = any(f.severity is Severity.STOPS and f.code != "question" for f in intake.findings)
    asked = stops or any(question.kind in {"event", "hours"} for question in intake.questions)
    return VERDICTS[(0 if read == truth else 3) if not asked else (1 if read == truth else 2)]


def _book(path: Path, rows: list[list[str]], place: str, titles: str) -> Path:
    """Write a registration with a statement in one place."""
    book = openpyxl.Workbook()
    buyers = book.active
    assert isinstance(buyers, openpyxl.worksheet.worksheet.Worksheet)
    buyers.title = "Buyers"
    around = {"above": ([*rows, []], []), "below": ([], [[], *rows])}
    above, below = around.get(place, ([], []))
    for row in (*above, TITLES[titles], *_BUYERS, *below):
        buyers.append(row)
    suppliers = book.create_sheet("Suppliers")
    for cell in (TITLES[titles][0], *_SUPPLIERS):
        suppliers.append([cell])
    if place == "sheet":
        info = book.create_sheet("Info")
        for row in rows:
            info.append(row)
    book.save(path)
    return path


if __name__ == "__main__":
    main()
