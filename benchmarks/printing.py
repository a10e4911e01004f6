"""How long the agendas take to print, and how much memory: the example, and an event of 5,000 delegates.

    python -m benchmarks.printing [--people 5000] [--agendas WORKBOOK] [--json]

The example is built first, for five seconds, unless an agendas workbook is given. The large event is
the standard one grown until it has so many people, with meetings placed one by one wherever there is
room. Each part runs in a process of its own, so that its memory is its own: the agendas PDF alone
(with reading and verifying for a workbook), then all files.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.generate import growth
from benchmarks.machine import facts, print_facts
from sco_scheduler.agendas.handing_out import Order, in_order
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting, Schedule, ordered
from sco_scheduler.resources import example_file
from sco_scheduler.workflows.agenda_files import Format, Selection, Wish, write_files
from sco_scheduler.workflows.agendas import print_agendas
from sco_scheduler.workflows.standing import Standing
from sco_scheduler.workflows.workbooks import build_workbook

ALL = (Format.PDF, Format.HTML, Format.ICS)
PEOPLE_IN_STANDARD = 218
"""The companies of the standard event, each with a delegate at least."""


def placed(event: Event) -> Schedule:
    """Every requested pair in the first slot where both are free and a table is; nothing is optimised."""
    return Schedule(event, ordered(event, tuple(_placed(event))))


def _placed(event: Event) -> Iterator[Meeting]:
    busy: set[tuple[str, int]] = set()
    tables = {(zone.code, slot.index): list(zone.tables) for zone in event.zones for slot in event.slots}
    for pair in event.requests_by_pair:
        purchaser, supplier = (event.company_by_id[company] for company in pair)
        if purchaser.supplier is not None or supplier.supplier is None:
            continue
        people = (purchaser.delegates[0], supplier.delegates[0])
        for slot in event.slots:
            free = tables[supplier.supplier.zone, slot.index]
            away = any(s.overlaps(slot.start, slot.end) for person in people for s in person.absences)
            if free and not away and not any((person.key, slot.index) in busy for person in people):
                busy.update((person.key, slot.index) for person in people)
                keys = (people[0].key, people[1].key)
                yield Meeting(*pair, slot.start, slot.end, supplier.supplier.zone, free.pop(0).label, *keys)
                break


def print_workbook(workbook: Path, folder: Path, formats: tuple[Format, ...]) -> int:
    return print_agendas(workbook, folder, Wish(formats=formats)).delegates


def print_large(people: int, folder: Path, formats: tuple[Format, ...]) -> tuple[int, float]:
    """The number of delegates, and the seconds without the making of the event."""
    schedule = placed(growth(-(-people // PEOPLE_IN_STANDARD), 1))
    start = time.perf_counter()
    keys = tuple(entry.delegate.key for entry in in_order(schedule, Order.ZONE))
    standing = Standing(schedule, 1, datetime(2025, 6, 10, 18, 30), False, (), {}, ())
    hall = len(formats) > 1
    write_files(folder, standing, Selection(keys, None, None, hall), Wish(formats=formats), lambda _: None)
    return len(keys), time.perf_counter() - start


def measure(part: str, what: str, people: int, workbook: Path) -> dict[str, object]:
    """Print one part in this process."""
    formats = (Format.PDF,) if what == "agendas" else ALL
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if part == "large":
            count, seconds = print_large(people, folder, formats)
        else:
            start = time.perf_counter()
            count = print_workbook(workbook, folder, formats)
            seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in folder.glob("agendas*.pdf"))
        files = sum(path.is_file() for path in folder.rglob("*"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "part": part,
        "what": what,
        "delegates": count,
        "seconds": round(seconds, 2),
        "memory_mb": round(memory),
        "agendas_pdf_kb": round(size / 1024),
        "files": files,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--agendas", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", nargs=2, metavar=("PART", "WHAT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(*options.only, options.people, options.agendas or Path())))
        return
    with tempfile.TemporaryDirectory() as name:
        workbook = options.agendas
        if workbook is None:
            workbook = Path(name) / "example-agendas.xlsx"
            build_workbook(example_file("registrations.xlsx"), workbook, time_limit=5)
        rows = [
            run(part, what, options.people, workbook) for part in ("example", "large") for what in ("agendas", "all")
        ]
    if options.json:
        print(json.dumps({"machine": facts(), "rows": rows}, indent=2))
        return
    print_facts()
    print("event    written  delegates  seconds  memory MB  agendas PDF kB  files")
    for row in rows:
        print(
            f"{row['part']:8} {row['what']:8} {row['delegates']:9,} {row['seconds']:8} {row['memory_mb']:10,}"
            f" {row['agendas_pdf_kb']:15,} {row['files']:6,}"
        )


def run(part: str, what: str, people: int, workbook: Path) -> dict[str, object]:
    """Measure one part in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.printing", "--only", part, what, "--people", str(people)]
    done = subprocess.run([*command, "--agendas", str(workbook)], check=True, capture_output=True, text=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
