"""Every object that ``--json`` prints, whole, as the golden file has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sco_scheduler.agendas.answers import (
    Answer,
    Because,
    Cost,
    Figures,
    PairStatus,
    Suggestion,
    Way,
    WayKind,
    WhatChange,
    WhatIf,
    Why,
)
from sco_scheduler.agendas.build_report import Price
from sco_scheduler.cli.json_report import (
    build_object,
    change_object,
    meeting_object,
    question_object,
    rerun_object,
    suggestions_object,
    what_if_object,
    why_object,
)
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.outcome import Conflict, ConflictRow
from sco_scheduler.intake.understanding.cells.questions import question_of_times
from tests.output.golden import compared_data
from tests.output.terminal.test_looks import DROPPED, EVENT, GOALS, HELD, LATER, MOVED, MUST, NOW, REPAIR, RERUN

ROWS = (ConflictRow(Cell("Fixed", 2, "A"), "at 09:00"), ConflictRow(None, "by the command"))


def test_objects_are_as_in_the_golden_file():
    ways = (Way(WayKind.SWAP, REPAIR, "schedule build day.xlsx --hold P1,S1"),)
    held = Answer(("P1", "S1"), PairStatus.HELD, 40, held=HELD, displaced=(MUST,))
    answers = (
        held,
        Answer(("P1", "S1"), PairStatus.UNMET, 40, unmet=MUST, computed=True, ways=ways, taken_out=ROWS[1]),
        Answer(("P1", "S2"), PairStatus.UNMET, 20, impossible=True, forbidding=ROWS, no_help=("P1",)),
    )
    alike = (("--interpreter", "kk-zh+1"),)
    change = WhatChange((("--table", "A+1"),), Figures(3, 0, 1300, 42, reached=True), gain=100, agendas_changed=2)
    nothing = replace(change, figures=Figures(0, 0, 0, 0), alike=alike, cost=Cost(2, (0, 1), (3, 3), (5, 40)))
    changes = (change, nothing, replace(nothing, figures=replace(nothing.figures, reached=True)))
    asked = question_of_times("16:00", Cell("Buyers", 3, "F"), "Altyn", ("16:00-", "-16:00"), 2 / 3)
    suggested = Suggestion("P1", LATER, 2 / 3, (Because("also asked for", ("S2",)),))
    objects = {
        "build": build_object("optimal", goals=GOALS, conflict=Conflict(ROWS, ((ROWS[0],),))),
        "rerun": rerun_object(
            replace(RERUN, prices=(Price(1, 1, 1, 910, True),), history_until=HELD.start), (MOVED,), unchanged=False
        ),
        "changes": [change_object(row) for row in (MOVED, DROPPED)],
        "question": question_object(asked),
        "meeting": meeting_object(replace(LATER, number="M7")),
        "why": why_object(Why(EVENT, answers, "P1")),
        "what if": what_if_object(WhatIf(EVENT, NOW, changes, at_best=replace(NOW, value=1250), left_out=2)),
        "suggestions": suggestions_object(EVENT, (suggested,), Path("more.xlsx"), None),
        "pages": suggestions_object(EVENT, (), None, Path("pages.xlsx")),
        "why of a pair": why_object(Why(EVENT, (replace(held, displaced=()),))),
    }
    compared_data(Path(__file__).parent / "golden" / "objects.json", objects)
