"""How exports are understood: ``python -m benchmarks.exports`` (``--seeds 0 1 2``, ``--keep DIR``, ``--only WORD``).

Each export is read twice: as it is, which counts the questions, and with every guess taken (``--assume 0``). Either
event is compared with that of the clean workbook, by names.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.exports.clean import Carries, write_clean
from benchmarks.exports.shapes import EXPORTS, Export
from benchmarks.exports.trade import trade
from sco_scheduler.domain.event import Event, Level, Role
from sco_scheduler.domain.findings import Finding, Severity
from sco_scheduler.workflows.check import check
from sco_scheduler.workflows.inputs import ReadOptions


@dataclass(frozen=True)
class Read:
    """An export as it was read."""

    export: Export
    questions: tuple[Finding, ...]
    differs: tuple[str, ...] | None
    differs_assumed: tuple[str, ...] | None

    @property
    def verdict(self) -> str:
        """``understood``, ``asks`` (the guesses are right), ``asks, guesses wrong`` or ``WRONG`` (silently).

        Where an export does not say something, one question about it is right, and none too few.
        """
        if self.differs is not None:
            return "understood" if not self.differs and not self.export.unsaid else "WRONG"
        if self.export.unsaid and len(self.questions) == 1 and not self.differs_assumed:
            return "understood, asks what it has to"
        if self.differs_assumed is None:
            return "stops for good"
        return "asks" if not self.differs_assumed else "asks, guesses wrong"


def main() -> None:
    """Read each export of each seed, and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="*", default=[0])
    parser.add_argument("--keep", type=Path, help="write the exports into this folder and leave them there")
    parser.add_argument("--only", default="", help="only the exports whose name has this in it")
    parser.add_argument("--verbose", action="store_true", help="print every question and difference")
    chosen = parser.parse_args()
    verdicts: Counter[str] = Counter()
    for seed in chosen.seeds:
        with tempfile.TemporaryDirectory() as temporary:
            folder = chosen.keep / str(seed) if chosen.keep else Path(temporary)
            for export in EXPORTS:
                if chosen.only in export.name:
                    read = read_export(export, seed, folder)
                    verdicts[read.verdict] += 1
                    _print(read, seed, verbose=chosen.verbose)
    total = sum(verdicts.values())
    print(f"\n{total} exports: " + ", ".join(f"{verdict} {count}" for verdict, count in verdicts.most_common()))


def read_export(export: Export, seed: int, folder: Path) -> Read:
    """Write an export and the clean workbook, read both and compare."""
    event, rng = trade(seed), random.Random(f"{seed} {export.name}")
    place = folder / export.name.replace(",", "").replace(" ", "-")
    place.mkdir(parents=True, exist_ok=True)
    path = export.make(place, event, rng)
    clean = check(write_clean(place / "clean-registrations.xlsx", event, export.carries)).event
    assert clean is not None, "the clean workbook is read without a question"
    found = check(path)
    questions = tuple(f for f in found.findings if f.severity is Severity.STOPS)
    differs = None if found.event is None else tuple(differences(clean, found.event, export.carries))
    assumed = check(path, ReadOptions(sure=0.0))
    differs_assumed = None if assumed.event is None else tuple(differences(clean, assumed.event, export.carries))
    return Read(export, questions, differs, differs_assumed)


def differences(clean: Event, read: Event, carries: Carries) -> Iterable[str]:
    """What is not the same in two events, by names."""
    for role in Role:
        yield from _sets(f"{role} companies", _companies(clean, role, carries), _companies(read, role, carries))
    yield from _sets("requests", _requests(clean, carries), _requests(read, carries))
    if carries.people:
        yield from _sets("delegates", _people(clean), _people(read))


def _sets(what: str, clean: set[object], read: set[object]) -> Iterable[str]:
    missing, more = clean - read, read - clean
    if missing or more:
        yield f"{what}: {len(missing)} missing, {len(more)} more"
        yield from (f"   - {entry}" for entry in sorted(map(str, missing))[:3])
        yield from (f"   + {entry}" for entry in sorted(map(str, more))[:3])


def _companies(event: Event, role: Role, carries: Carries) -> set[object]:
    found: set[object] = set()
    for company in event.companies:
        terms = company.terms(role)
        if terms is None:
            continue
        absences = {(s.start.time(), s.end.time()) for d in company.delegates for s in d.absences}
        spoken = {code for d in company.delegates for code in d.languages}
        found.add(
            (
                company.name.casefold(),
                company.country if carries.country else "",
                terms.zone if carries.zone or role is Role.SUPPLIER else "",
                tuple(sorted(spoken)) if carries.languages else (),
                tuple(sorted(absences)) if carries.away else (),
                terms.maximum if carries.limit else None,
            )
        )
    return found


def _requests(event: Event, carries: Carries) -> set[object]:
    names = {c.id: c.name.casefold() for c in event.companies}
    return {
        (names[r.asker], names[r.target], str(r.level), r.rank if carries.ranked and r.level is Level.WANT else None)
        for r in event.requests
    }


def _people(event: Event) -> set[object]:
    return {(c.name.casefold(), d.name) for c in event.companies for d in c.delegates}


def _print(read: Read, seed: int, *, verbose: bool) -> None:
    print(f"{seed}  {read.export.name:38} {read.verdict:32} {len(read.questions):3} questions")
    if not verbose:
        return
    for finding in read.questions:
        print(f"      ? {finding.code} {finding.where}: {finding.message} {finding.advice}"[:240])
    for line in read.differs or read.differs_assumed or ():
        print(f"      {line}"[:200])


if __name__ == "__main__":
    main()
