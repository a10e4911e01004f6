"""How much of exports that others made is read as their makers meant it: ``python -m benchmarks.by_others [-v]``.

Each export of ``tests/intake/exports_compared`` has beside it what its maker says that it holds. It is read with every
guess taken, as by ``--assume 0``: an organizer who presses Enter at each question gets this. The table tells the number
of questions that are asked otherwise, and first, how often a terminal asks for an answer, and the deviations.

With ``--untitled`` each column that decides something gets a title without meaning, one after the other, as if its
language were not known: what it says must then follow from its cells, or a question or a stop must follow.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from rapidfuzz import fuzz, process

from benchmarks.machine import print_facts
from sco_scheduler.domain.findings import stops
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.cells.fields import NOTHING, WEIGHTY
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD, Question

FOLDER = Path(__file__).parent.parent / "tests" / "intake" / "exports_compared"
TODAY = date(2026, 5, 1)

_ALIKE = 80
"""The least similarity, from 0 to 100, of a misspelt name."""

_NUMBER = re.compile(r"\d+")
_FACTS = ("purchaser", "supplier", "cancelled", "wish", "must", "no", "absence", "limit")


@dataclass(frozen=True)
class Meant:
    """What an export holds, according to its maker, without the wishes of companies that have cancelled."""

    purchasers: tuple[str, ...]
    suppliers: tuple[str, ...]
    cancelled: tuple[str, ...]
    wishes: Mapping[str, list[str]]
    musts: Mapping[str, list[str]]
    refusals: Mapping[str, list[str]]
    absent: tuple[str, ...]
    limits: Mapping[str, int]

    @property
    def facts(self) -> tuple[set[str], ...]:
        """The facts of each kind of ``_FACTS``."""
        pairs = (self.wishes, self.musts, self.refusals)
        gone = {*self.cancelled}  # whether their wishes, and those for them, are told is no difference
        wishes = (
            {f"{asker} -> {name}" for asker, names in of.items() for name in names if not gone & {asker, name}}
            for of in pairs
        )
        limits = {f"{name}: {number}" for name, number in self.limits.items()}
        return *map(set, (self.purchasers, self.suppliers, self.cancelled)), *wishes, set(self.absent), limits

    @cached_property
    def _keys(self) -> dict[str, str]:
        companies = (*self.purchasers, *self.suppliers)
        return {key: name for of in (_core, bare) for name in companies if (key := of(name))}

    def called(self, name: str) -> str:
        """The company that a name means, as its maker writes it; the name with a ``?`` if it means none, or several."""
        core = _core(name)
        if (exactly := self._keys.get(bare(name), self._keys.get(core))) is not None:
            return exactly
        parts = {
            meant for key, meant in self._keys.items() if min(len(key), len(core)) > 2 and (key in core or core in key)
        }
        if len(parts) == 1:
            return parts.pop()
        alike = process.extractOne(core, self._keys.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self._keys[alike[0]] if alike is not None else f"? {name}"


def bare(text: str) -> str:
    """The letters and digits of a text, case-folded and without accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", fold(text).replace("&", "and"))))


def _core(name: str) -> str:
    """A name without its legal form."""
    return bare(core_of(name).text)


def deviations(intake: Intake, meant: Meant) -> Iterator[str]:
    """How what is read differs from what its maker says, one deviation a line."""
    names: dict[str, str] = {}
    facts: dict[str, set[str]] = {what: set() for what in _FACTS}
    for what, sheet in (("purchaser", "Purchasers"), ("supplier", "Suppliers")):
        for row in intake.tables.get(sheet, ()):
            written = [text for key in ("company", "local_name") if (text := row.text(key))]
            called = sorted((meant.called(text) for text in written), key=lambda name: name.startswith("?"))
            names |= dict.fromkeys((row.text("id"), *written), called[0])
            if called[0] in facts[what]:
                yield f"{what} twice: {called[0]}"
            facts[what].add(called[0])
            facts["cancelled"] |= {called[0]} if row.text("status") == "cancelled" else set()
            facts["limit"] |= (
                {f"{called[0]}: {number[0]}"} if (number := _NUMBER.search(row.text("maximum"))) else set()
            )
            facts["absence"] |= {called[0]} if row.text("not_available") and intake.event is None else set()
    for row in intake.tables.get("Delegates", ()) if intake.event is None else ():
        facts["absence"] |= {names[row.text("company")]} if row.text("not_available") else set()
    sessions = intake.event.sessions if intake.event is not None else ()
    between: set[str] = set()  # whoever is away only between the sessions misses nothing
    for company in intake.event.companies if intake.event is not None else ():
        away = [absence for delegate in company.delegates for absence in delegate.absences]
        missed = any(one.start < of.end and of.start < one.end for one in away for of in sessions)
        (facts["absence"] if missed else between if away else set()).add(names[company.name])
    gone = facts["cancelled"] | set(meant.cancelled)
    ranks: dict[str, list[tuple[int, str]]] = {}
    for row in intake.tables.get("Requests", ()):
        pair = [names.get(row.text(key)) or meant.called(row.text(key)) for key in ("from", "to")]
        level = row.text("level")
        if level != "no" and not gone & set(pair) and row.text("rank").isdecimal():
            ranks.setdefault(pair[0], []).append((int(row.text("rank")), pair[1]))
        for what in () if gone & set(pair) else ("no",) if level == "no" else ("wish", *(["must"] * (level == "must"))):
            facts[what].add(" -> ".join(pair))
    facts["absence"] -= gone
    facts["limit"] = {text for text in facts["limit"] if text.rpartition(": ")[0] not in gone}
    for what, said in zip(_FACTS, meant.facts, strict=True):
        yield from (f"{what} lost: {text}" for text in sorted(said - facts[what] - between))
        yield from (f"{what} too many: {text}" for text in sorted(facts[what] - said))
    yield from (
        f"order: {name}" for name, ranked in sorted(ranks.items()) if not _in_order(ranked, meant.wishes.get(name, []))
    )


def _in_order(ranked: Sequence[tuple[int, str]], meant: Sequence[str]) -> bool:
    """Whether wishes with the ranks 1 to n, each once, are in the order that is meant; others have no full order."""
    both = sorted((rank, name) for rank, name in ranked if name in meant)
    full = [rank for rank, _ in both] == list(range(1, len(meant) + 1))
    return not full or [name for _, name in both] == list(meant)


def exports_in(folder: Path = FOLDER) -> list[Path]:
    """The exports of a folder that have beside them what they hold."""
    return sorted(path for path in folder.iterdir() if path.suffix != ".json" and path.with_suffix(".json").exists())


def read_as_guessed(path: Path) -> Intake:
    """An export with every guess taken."""
    return read_registrations([path], today=TODAY, sure=0.0)


def prompts(questions: Sequence[Question]) -> int:
    """How often a terminal asks: questions about texts of one kind with likely guesses stand in one list."""
    of_texts = [question for question in questions if question.kind in _IN_LISTS]
    return len({question.kind for question in of_texts if question.likely}) + sum(
        question not in of_texts or not question.likely for question in questions
    )


_IN_LISTS = frozenset({"name", "cell", "times", "columns", "companies", "remarks", "hours"})


def meant_by(path: Path) -> Meant:
    """What an export holds, by the file of its maker beside it."""
    return Meant(**json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


def untitled(path: Path) -> Iterator[tuple[str, bool]]:
    """Take away the meaning of each deciding title of a workbook that is read as meant, one after the other.

    Yields
    ------
    tuple[str, bool]
        The column with its field and title, and whether something is read otherwise without a question or a stop.
    """
    before = read_registrations([path], today=TODAY)
    known = before.opened.understanding if before.opened is not None else None
    if known is None or list(deviations(read_as_guessed(path), meant_by(path))):
        return
    meant, asked = Counter(_told(read_as_guessed(path))), {(q.kind, q.subject) for q in before.questions}
    plans = [p for p in known.plans if p.holds != NOTHING_HELD and not (p.familiar or p.region.grid.origins)]
    for plan, column in ((of, column) for of in plans for column in of.region.columns):
        field = plan.meanings.get(column.number, NOTHING).field
        book = openpyxl.load_workbook(path)
        cell = book[plan.sheet].cell(plan.region.header[-1], column.number) if plan.sheet in book.sheetnames else None
        if field not in _DECIDING or not isinstance(cell, Cell) or cell.value is None:
            continue
        label = f"{path.stem} {cell.coordinate} {field}: {str(cell.value)[:60]}"
        cell.value = _WITHOUT_MEANING
        with tempfile.TemporaryDirectory() as folder:
            changed = Path(folder) / path.name
            book.save(changed)
            found = read_registrations([changed], today=TODAY)
            other = Counter(_told(read_as_guessed(changed))) != meant
        new = any((q.kind, q.subject) not in asked for q in found.questions)
        yield label, other and not new and not stops(f for f in found.findings if f.code != "question")


def _told(intake: Intake) -> Iterator[tuple[str, ...]]:
    """What an export says of companies and their wishes, whatever IDs they are given."""
    names: dict[str, str] = {}
    for sheet in ("Purchasers", "Suppliers"):
        for row in intake.tables.get(sheet, ()):
            names |= {row.text("id"): row.text("company")}
            yield sheet, *map(row.text, ("company", "minimum", "maximum", "not_available", "status"))
    for row in intake.tables.get("Requests", ()):
        asker, target = (names.get(row.text(key), row.text(key)) for key in ("from", "to"))
        yield asker, target, row.text("level")


_WITHOUT_MEANING = "Zorvelta"
_DECIDING = {*WEIGHTY, "wishes", "choice", "company"}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the deviations")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="exports with what they hold beside them")
    parser.add_argument("--untitled", action="store_true", help="take away the meaning of each title that decides")
    chosen = parser.parse_args()
    print_facts()
    if chosen.untitled:
        tried = [one for path in exports_in(chosen.folder) if path.suffix == ".xlsx" for one in untitled(path)]
        silent = [label for label, is_silent in tried if is_silent]
        print("\n".join(silent))
        print(f"{len(silent)} of {len(tried)} columns without a known title are read otherwise, and nothing asks")
        return
    print(f"{'export':<8} {'questions':>9} {'prompts':>7}  deviations")
    right = asked = 0
    exports = exports_in(chosen.folder)
    for path in exports:
        open_ones = read_registrations([path], today=TODAY).questions
        questions = len(open_ones)
        found = list(deviations(read_as_guessed(path), meant_by(path)))
        kinds = Counter(line.partition(":")[0] for line in found)
        told = ", ".join(f"{n} {kind}" for kind, n in kinds.items()) or "-"
        print(f"{path.stem:<8} {questions:>9} {prompts(open_ones):>7}  {told}")
        for line in found if chosen.verbose else ():
            print(f"{'':20} {line}")
        right, asked = right + (not found), asked + bool(questions)
    print(f"{right} of {len(exports)} as meant with every guess taken; {asked} ask something")


if __name__ == "__main__":
    main()
