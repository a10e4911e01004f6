"""Hostile files: registrations and agendas workbooks of which something is broken.

Whatever a file is, a command ends with one of the codes that are told, says something, and changes no file that
it was not asked to write. ``benchmarks.broken_files`` breaks them.
"""

from __future__ import annotations

import tempfile
import zipfile
from functools import lru_cache
from itertools import count
from pathlib import Path
from random import Random

from benchmarks.attack.builds import Tally
from benchmarks.attack.events import random_spec
from benchmarks.attack.program import Ran, run
from benchmarks.attack.workbook import write
from benchmarks.broken_files import broken_archive, mutated

EXAMPLE = Path(__file__).parents[2] / "examples" / "small.xlsx"
ENDS = {0, 1, 3}


def attack_registrations(seed: int, folder: Path, tally: Tally) -> list[str]:
    """Read broken registrations; every twentieth that can be read is also built."""
    path = mutated(seed, EXAMPLE, folder)
    names = path if isinstance(path, list) else [path]
    checked = run("check", *names, "--json")
    tally.add("hostile files")
    faults = _ended(checked)
    if not faults and checked.code == 0 and seed % 20 == 0:
        built = run("build", *names, "-o", folder / "agendas.xlsx", "--time-limit", 2, "--quiet", "--reproducible")
        tally.add("builds of hostile files")
        faults += _ended(built, {*ENDS, 4})
    return faults


_OF_ONE = 40
"""So many cases break the same workbook."""


@lru_cache(maxsize=1)
def _whole(number: int) -> tuple[bytes, bytes]:
    """Registrations and the agendas workbook of them."""
    with tempfile.TemporaryDirectory() as name:
        for seed in count(2_000_000 + 1000 * number):
            registrations = write(random_spec(seed, pins=False), Path(name) / "event.xlsx")
            built = run("build", registrations, "--quiet", "--reproducible", "--time-limit", 5)
            if built.code == 0:
                return registrations.read_bytes(), (Path(name) / "event-agendas.xlsx").read_bytes()
    raise AssertionError("some event can be built")


def attack_agendas(seed: int, folder: Path, tally: Tally) -> list[str]:
    """Break an agendas workbook once to three times, then show, verify, print, compare, undo or build from it."""
    chance = Random(f"agendas {seed}")
    registrations, agendas = folder / "event.xlsx", folder / "event-agendas.xlsx"
    written, whole = _whole(seed // _OF_ONE)
    registrations.write_bytes(written)
    agendas.write_bytes(whole)
    for _ in range(chance.choice((1, 1, 2, 3))):
        broken_archive(agendas, chance)
    words = chance.choice(
        (
            ("show", agendas, "--all"),
            ("verify", registrations, agendas),
            ("agendas", agendas, "--format", "ics", "--quiet"),
            ("changed", agendas),
            ("diff", agendas, agendas),
            ("undo", agendas),
            ("build", registrations, "--quiet", "--reproducible", "--time-limit", 2),
        )
    )
    before = agendas.read_bytes()
    ran = run(*words)
    tally.add("hostile files")
    faults = _ended(ran)
    if words[0] not in ("build", "undo") and agendas.read_bytes() != before:
        faults.append(f"{ran}; and it changed the workbook")
    if words[0] == "build" and ran.code == 0 and not zipfile.is_zipfile(agendas):
        faults.append(f"{ran}; and what it wrote is no workbook")
    return faults


def _ended(ran: Ran, ends: set[int] = ENDS) -> list[str]:
    if ran.fault or ran.code not in ends:
        return [str(ran)]
    if ran.code == 1 and not (ran.out + ran.err).strip():
        return [f"{ran}; and it says nothing"]
    return []
