"""How long the agendas take to print, and how much memory: the example, and an event of 5,000 delegates.

    python -m benchmarks.printing [--people 5000] [--agendas WORKBOOK] [--json]

The example is built first, for five seconds, unless an agendas workbook is given. Of it are measured the
PDF of all delegates alone, with reading and verifying, and `schedule agendas` from its start to its
end, with all formats: PDFs for delegates and hall, page, calendars, workbook. The large event is the
standard one grown until it has so many people, with meetings placed one by one wherever there is
room; making it is not counted. Memory is that of a process and those that it starts, together.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.generate import growth
from benchmarks.machine import facts, print_facts
from benchmarks.watching import resident, watch
from sco_scheduler.agendas.collation import Order, in_order
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.record import Record, Revision
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting, Schedule, ordered
from sco_scheduler.resources import example_file
from sco_scheduler.workflows.agendas_file import AgendasFile, read_agendas_file
from sco_scheduler.workflows.build_workbook import build_workbook
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.printing import Edition, Format, PrintWish, Selection, write_files
from sco_scheduler.workflows.verify import refuse_broken_rules

PEOPLE_IN_STANDARD = 218
"""The companies of the standard event, each with a delegate at least."""
_SAMPLES_A_SECOND = 20


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


def write(file: AgendasFile, folder: Path, *, everything: bool) -> int:
    """Write the PDF of all delegates, or all files; the number of delegates."""
    keys = tuple(entry.delegate.key for entry in in_order(file.schedule, Order.ZONE))
    formats = tuple(Format) if everything else (Format.PDF,)
    selection = Selection(keys, None if everything else frozenset(), None, hall=everything)
    write_files(folder, Edition(file), selection, PrintWish(formats=formats), lambda _: None)
    return len(keys)


def measured_here(people: int, workbook: Path | None, folder: Path, *, everything: bool) -> dict[str, object]:
    """Print the workbook, or without one the large event, in this process."""
    if workbook is None:
        schedule = placed(growth(-(-people // PEOPLE_IN_STANDARD), 1))
        rows = tuple(map(PublishedMeeting, schedule.meetings))
        record = Record(schedule.event, revisions=(Revision(1, datetime(2025, 6, 10, 18, 30)),))
        file = AgendasFile(Path("large.xlsx"), schedule.event, rows, record, ())
        start = time.perf_counter()
    else:
        start = time.perf_counter()
        file = read_agendas_file(workbook)
        refuse_broken_rules(file)
    delegates = write(file, folder, everything=everything)
    return {"delegates": delegates, "seconds": round(time.perf_counter() - start, 2)}


def measured_apart(what: str, people: int, workbook: Path | None, folder: Path) -> dict[str, object]:
    """The same in a process of its own, whose memory is watched."""
    command = [sys.executable, "-m", "benchmarks.printing", "--only", what, str(folder), "--people", str(people)]
    if workbook is not None:
        command += ["--agendas", str(workbook)]
    megabytes = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        while child.poll() is None:
            megabytes = max(megabytes, resident(child.pid))
            time.sleep(1 / _SAMPLES_A_SECOND)
        assert child.stdout is not None
        said = child.stdout.read()
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    found: dict[str, object] = json.loads(said)
    return {**found, "memory_mb": megabytes}


def measured_command(workbook: Path, folder: Path) -> dict[str, object]:
    """`schedule agendas` with all formats, as its user waits for it."""
    watched = watch(["agendas", workbook, "--out", folder, "--format", ",".join(Format)])
    if watched.exit_code:
        raise SystemExit(watched.said)
    return {"delegates": None, "seconds": round(watched.seconds, 2), "memory_mb": watched.megabytes}


def rows(people: int, workbook: Path) -> Iterator[dict[str, object]]:
    """What was measured, line by line."""
    for event, source in (("example", workbook), ("large", None)):
        for what in ("agendas", "all"):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                if source is not None and what == "all":
                    found = measured_command(source, folder)
                else:
                    found = measured_apart(what, people, source, folder)
                files = [path for path in folder.rglob("*") if path.is_file()]
                size = sum(path.stat().st_size for path in folder.glob("agendas*.pdf"))
                yield {
                    "event": event,
                    "written": what,
                    **found,
                    "agendas_pdf_kb": round(size / 1024),
                    "files": len(files),
                }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--agendas", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", nargs=2, metavar=("WHAT", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        what, folder = options.only
        here = measured_here(options.people, options.agendas, Path(folder), everything=what == "all")
        print(json.dumps(here))
        return
    with tempfile.TemporaryDirectory() as name:
        workbook = options.agendas
        if workbook is None:
            workbook = Path(name) / "example-agendas.xlsx"
            build_workbook(example_file("registrations.xlsx"), workbook, options=BuildOptions(time_limit=5))
        found = list(rows(options.people, workbook))
    if options.json:
        print(json.dumps({"machine": facts(), "rows": found}, indent=2))
        return
    print_facts()
    print("event    written  delegates  seconds  memory MB  agendas PDF kB  files")
    for row in found:
        delegates = row["delegates"] or ""
        print(
            f"{row['event']:8} {row['written']:8} {delegates:9} {row['seconds']:8} {row['memory_mb']:10,}"
            f" {row['agendas_pdf_kb']:15,} {row['files']:6,}"
        )


if __name__ == "__main__":
    main()
