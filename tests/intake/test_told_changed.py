"""What is read of exports after a few changes at random, whole: what golden files say beside the export as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.domain.findings import Finding
from sco_scheduler.intake import Intake
from tests.intake.books import DAY, Sheets, base, read
from tests.intake.changed import changed
from tests.intake.told import event_lines
from tests.intake.understanding import exports, test_unusual_shapes
from tests.intake.understanding.layouts import test_outlines
from tests.intake.understanding.troubled import TROUBLED, troubled
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "changed"
EXPORTS: dict[str, dict[str, Sheets]] = {
    "forms": {name: made(exports.Wishing.random(5)) for name, (made, _) in exports.SHAPES.items()},
    "format": {"format": base()},
    "outlines": {name: {"1": rows, **test_outlines.LISTS} for name, rows in test_outlines.SHAPES.items()},
    "own sheets": {"own sheets": {**test_outlines.OWN_SHEETS, **test_outlines.LISTS}},
    "shapes": test_unusual_shapes.SHAPES,
    "doubtful": {name: troubled(name) for name in TROUBLED},
}
TIMES = {"forms": 3, "format": 4, "outlines": 2, "own sheets": 2, "shapes": 3, "doubtful": 3}
"""How often each export is changed."""


_ID = re.compile(r"^[PS]\d+(?= )|(?<=-> )[PS]\d+|(?<== )[PS]\d+")


def brief(intake: Intake) -> list[str]:
    """The event by names, the questions, and the kinds, places and numbers of findings."""
    questions = [f"? {q.kind} {q.subject!r} = {q.guess!r}, {q.certainty:.2f}" for q in intake.questions]
    findings = [" ".join([f.code, f.where, *map(str, _numbers(f))]) for f in intake.findings]
    if intake.event is None:
        return [*questions, *findings]
    names = {company.id: company.name for company in intake.event.companies}
    lines = (_ID.sub(lambda m: names.get(m[0], m[0]), line) for line in event_lines(intake.event))
    return [*lines, *questions, *findings]


def _numbers(finding: Finding) -> list[int]:
    return [number for number in finding.details.values() if type(number) is int]


def differing(before: Intake, after: Intake) -> Iterator[str]:
    """What is read no more, and what is read now; of an event that cannot be made, only that."""
    one, other = Counter(brief(before)), Counter(brief(after))
    if before.event is not None and after.event is None:
        yield "  no event"
        one = Counter(brief(replace(before, event=None)))
    yield from (f"  - {line}" for line in (one - other).elements())
    yield from (f"  + {line}" for line in (other - one).elements())


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("group", "name"), [(group, name) for group, named in EXPORTS.items() for name in named])
def test_what_is_read_of_a_changed_export(tmp_path, group, name):
    sheets = EXPORTS[group][name]
    before = {sure: read(tmp_path, sheets, sure=sure, today=DAY) for sure in (0.0, 0.9)}
    lines = []
    for n in range(TIMES[group]):
        made, told = changed(sheets, f"{name} {n}", 2 + n % 4)
        sure = (0.0, 0.9)[n // 2 % 2]
        after = read(tmp_path, made, sure=sure, today=DAY)
        lines += ["; ".join(told), *differing(before[sure], after)]
    compared(GOLDEN / f"{group}, {name}.txt", lines)
