"""Which rows conflict, and what to give up: small events with one thing wrong, or two."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Level, Request, Settings, Span
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.outcome import Conflict, Status
from sco_scheduler.engine import solve
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.conflicts import explain
from tests.engine.held import ONE_WORKER
from tests.events import at, block, company, event, fixed, interpreter, meeting, published, request


def _conflict(case, rows=None):
    outcome = solve(case, rows, ONE_WORKER)
    assert outcome.status is Status.CONFLICT
    assert outcome.schedule is None
    assert outcome.conflict.minimal
    assert outcome.conflict.confirmed
    return outcome.conflict


def _cells(rows):
    return [str(row.cell) for row in rows]


def _pin(purchaser, supplier, row, **where):
    return replace(fixed(purchaser, supplier, **where), cell=Cell("Fixed", row, "A"))


def test_a_conflict_is_looked_for_by_one_worker_however_many_may_be_used(monkeypatch):
    run, looks = explain.run, []

    def noted(solver, *more):
        looks.append((solver.parameters.num_workers, solver.parameters.cp_model_presolve))
        return run(solver, *more)

    monkeypatch.setattr(explain, "run", noted)
    pins = [_pin(f"P{n}", f"S{n}", n + 1, start=at("09:00"), table="1") for n in (1, 2)]
    options = replace(ONE_WORKER, workers=4, reproducible=False)
    outcome = solve(event(requests=[], fixed=pins, tables=2), None, options)
    assert outcome.status is Status.CONFLICT
    assert {*looks} == {(1, True), (1, False)}


def test_a_search_that_is_stopped_asks_no_further(monkeypatch):
    """A Ctrl-C while the rows of a conflict are narrowed down: what is known by then is told."""
    run, looks = explain.run, []

    def noted(solver, model, budget):
        looks.append(budget)
        return run(solver, model, budget)

    monkeypatch.setattr(explain, "run", noted)
    pins = [_pin(f"P{n}", f"S{n}", n + 1, start=at("09:00"), table="1") for n in (1, 2)]
    case = event(requests=[], fixed=pins, tables=2)
    budget = Budget(20.0, stopped=lambda: len(looks) >= 2)
    conflict = explain.conflict_of_pins(case, None, ONE_WORKER, budget)
    assert len(looks) == 2
    assert looks[-1].stopped(), "one under way ends, too"
    assert conflict is not None
    assert not conflict.minimal


def test_where_no_rows_are_asked_for_a_conflict_claims_nothing_more():
    pins = [_pin(f"P{n}", f"S{n}", n + 1, start=at("09:00"), table="1") for n in (1, 2)]
    case = event(requests=[], fixed=pins, tables=2)
    conflict = explain.conflict_of_pins(case, None, replace(ONE_WORKER, explain=False), Budget(20.0))
    assert conflict == Conflict((), minimal=False, confirmed=False)


@pytest.mark.parametrize("again", [True, False, None])
def test_a_conflict_is_confirmed_by_a_second_look_without_simplification(monkeypatch, again):
    real = explain._excluded

    def excluded(model, options, budget, *, presolve):
        return real(model, options, budget, presolve=presolve) if presolve else again

    monkeypatch.setattr(explain, "_excluded", excluded)
    pins = [_pin("P1", "S1", 2, start=at("09:00"), table="1"), _pin("P2", "S2", 3, start=at("09:00"), table="1")]
    outcome = solve(event(requests=[], fixed=pins, tables=2), None, ONE_WORKER)
    assert outcome.conflict.confirmed is (again is True)


def test_two_pins_on_one_table_and_slot():
    pins = [_pin("P1", "S1", 2, start=at("09:00"), table="1"), _pin("P2", "S2", 3, start=at("09:00"), table="1")]
    conflict = _conflict(event(requests=[], fixed=pins, tables=2))
    assert _cells(conflict.rows) == ["Fixed!A2", "Fixed!A3"]
    assert [_cells(offer) for offer in conflict.give_up] == [["Fixed!A2"], ["Fixed!A3"]]
    assert "P1" in str(conflict.rows[0].text)
    assert "09:00" in str(conflict.rows[0].text)


def test_a_pin_against_an_absence():
    away = Span(at("09:00"), at("09:20"), Cell("Suppliers", 2, "H"))
    conflict = _conflict(
        event(suppliers=[company("S1", away=[away])], requests=[], fixed=[_pin("P1", "S1", 2, start=at("09:00"))])
    )
    assert _cells(conflict.rows) == ["Fixed!A2", "Suppliers!H2"]
    assert [_cells(offer) for offer in conflict.give_up] == [["Fixed!A2"], ["Suppliers!H2"]]


def test_a_pin_against_a_refusal_and_a_cancellation():
    refused = _conflict(event(requests=["S1 > P1 no"], fixed=[_pin("P1", "S1", 2)]))
    assert _cells(refused.rows) == ["Fixed!A2", "Requests!A2"]
    cancelled = _conflict(event(suppliers=[company("S1", cancelled=True)], requests=[], fixed=[_pin("P1", "S1", 2)]))
    assert _cells(cancelled.rows) == ["Fixed!A2", "Suppliers!P2"]
    assert [_cells(offer) for offer in cancelled.give_up] == [["Fixed!A2"]], "who has cancelled does not come"


def _refused(row, **more):
    cell = Cell("Requests", row, "A")
    return Request("S1", "P1", "S1", Level.NO, cell=cell, **more)


def test_a_refusal_in_two_rows_is_given_up_in_both():
    twice = replace(event(requests=[], fixed=[_pin("P1", "S1", 2)]), requests=(_refused(2, others=(_refused(5),)),))
    conflict = _conflict(twice)
    assert [_cells(offer) for offer in conflict.give_up] == [["Fixed!A2"]], "one row fewer than both refusals"
    two_pins = replace(twice, fixed=(*twice.fixed, _pin("P1", "S1", 3)))
    assert [_cells(offer) for offer in _conflict(two_pins).give_up] == [
        ["Fixed!A2", "Fixed!A3"],
        ["Requests!A2", "Requests!A5"],
    ]


def test_what_a_refusal_hides_counts_once_it_is_given_up():
    wish = Request("S1", "P1", "S1", sessions=("Morning",), cell=Cell("Requests", 3, "A"))
    hidden = replace(
        event(requests=[], slots=[block(1, name="Morning"), block(1, "14:00", name="Afternoon")]),
        fixed=(_pin("P1", "S1", 2, start=at("14:00")),),
        requests=(_refused(2, others=(wish,)),),
    )
    assert [_cells(offer) for offer in _conflict(hidden).give_up] == [["Fixed!A2"]]


def test_a_wish_in_two_rows_is_given_up_in_both():
    def wish(row, **more):
        return Request("S1", "P1", "S1", sessions=("Morning",), cell=Cell("Requests", row, "A"), **more)

    twice = replace(
        event(requests=[], slots=[block(1, name="Morning"), block(1, "14:00", name="Afternoon")]),
        fixed=(_pin("P1", "S1", 2), _pin("P1", "S1", 3)),
        requests=(wish(2, others=(wish(5),)),),
    )
    assert [_cells(offer) for offer in _conflict(twice).give_up] == [["Fixed!A2"], ["Fixed!A3"]], (
        "fewer than both wishes"
    )
    once = replace(twice, requests=(wish(2),))
    assert [_cells(offer) for offer in _conflict(once).give_up] == [["Fixed!A2"], ["Fixed!A3"], ["Requests!A2"]]


def test_a_way_out_that_the_gap_spread_closes_is_not_named():
    pins = [_pin("P1", "S1", 2, start=at("09:00")), _pin("P1", "S2", 3, start=at("09:50"))]
    settings = Settings(gap_spread=0, cells={"gap_spread": Cell("Event", 17, "B")})
    conflict = _conflict(event(requests=["S1 > P1 no"], fixed=pins, slots=3, settings=settings))
    assert _cells(conflict.rows) == ["Fixed!A2", "Requests!A2"]
    assert [_cells(offer) for offer in conflict.give_up] == [["Fixed!A2"]]


def test_where_each_way_out_breaks_the_gap_spread_none_has_more_rows_than_needed():
    """P2 is idle between its pins and S2 is not, whatever is given up of P1."""
    pins = [_pin("P1", "S1", 2), _pin("P2", "S1", 3, start=at("09:00")), _pin("P2", "S2", 4, start=at("09:50"))]
    settings = Settings(gap_spread=0, cells={"gap_spread": Cell("Event", 17, "B")})
    conflict = _conflict(event(requests=["S1 > P1 no"], fixed=pins, slots=3, settings=settings))
    assert _cells(conflict.rows) == ["Fixed!A2", "Requests!A2"]
    assert [_cells(offer) for offer in conflict.give_up] == [["Fixed!A2", "Event!B17"], ["Requests!A2", "Event!B17"]]


def test_a_way_out_of_more_rows_is_named_where_only_together_they_keep_the_gap_spread():
    """S1 can fill the gap of P1 at 09:25 alone: not at the time of its pin, and not while it refuses."""
    pins = [
        _pin("P1", "S1", 2, start=at("10:15")),
        _pin("P1", "S2", 3, start=at("09:00")),
        _pin("P1", "S3", 4, start=at("09:50")),
    ]
    settings = Settings(gap_spread=0, cells={"gap_spread": Cell("Event", 17, "B")})
    wish = Request("S1", "P1", "S1", cell=Cell("Requests", 3, "A"))
    case = replace(
        event(suppliers=3, requests=[], fixed=pins, slots=4, settings=settings),
        requests=(_refused(2, others=(wish,)),),
    )
    assert [_cells(offer) for offer in _conflict(case).give_up] == [["Fixed!A2", "Requests!A2"]]


def test_an_absence_that_two_cells_state_is_given_up_in_both():
    away = [Span(at("09:00"), at("09:20"), Cell(sheet, 2, "H")) for sheet in ("Purchasers", "Suppliers")]
    conflict = _conflict(
        event(suppliers=[company("S1", away=away)], requests=[], fixed=[_pin("P1", "S1", 2, start=at("09:00"))])
    )
    assert [_cells(offer) for offer in conflict.give_up] == [["Fixed!A2"]]


def test_more_pins_in_a_slot_than_interpreters():
    pins = [_pin(f"P{n}", f"S{n}", n + 1, start=at("09:00")) for n in (1, 2, 3)]
    conflict = _conflict(
        event(
            purchasers=[company(f"P{n}", languages=["ru"]) for n in (1, 2, 3)],
            suppliers=[company(f"S{n}", languages=["zh"]) for n in (1, 2, 3)],
            tables=3,
            requests=[],
            fixed=pins,
            interpreters=[interpreter("I1", "ru", "zh")],
        )
    )
    assert len(conflict.rows) == 2
    assert {len(offer) for offer in conflict.give_up} == {2}


def test_two_conflicts_at_once_are_resolved_together():
    pins = [
        _pin("P1", "S1", 2, start=at("09:00")),
        _pin("P1", "S2", 3, start=at("09:00")),
        _pin("P2", "S1", 4, start=at("09:25")),
        _pin("P2", "S2", 5, start=at("09:25")),
    ]
    conflict = _conflict(event(requests=[], fixed=pins, tables=3))
    assert len(conflict.rows) == 2
    assert {len(offer) for offer in conflict.give_up} == {2}
    assert len(conflict.give_up) == 4


def test_a_pin_against_a_maximum_a_table_and_a_wish():
    most = _conflict(
        event(purchasers=[company("P1", maximum=1)], requests=[], fixed=[_pin("P1", "S1", 2), _pin("P1", "S2", 3)])
    )
    assert len(most.rows) == 3
    table = _conflict(
        event(suppliers=[company("S1", table="2")], tables=2, requests=[], fixed=[_pin("P1", "S1", 2, table="1")])
    )
    assert [str(row.text) for row in table.rows][1] == "Company S1 (S1) meets at table 2 as supplier"
    sessions = [block(1, "09:00", name="Early"), block(1, "11:00", name="Late")]
    wish = _conflict(
        event(
            slots=sessions,
            requests=[request("P1 > S1", sessions=["Late"])],
            fixed=[_pin("P1", "S1", 2, start=at("09:00"))],
        )
    )
    assert _cells(wish.rows) == ["Fixed!A2", "Requests!A2"]


def test_a_locked_row_against_a_new_pin():
    small = event(requests=["P1 > S1"], tables=1)
    rows = published(meeting(small, "P1", "S1", 0), locked=[0])
    pinned = replace(small, fixed=(_pin("P2", "S2", 2, start=at("09:00")),))
    conflict = _conflict(pinned, rows)
    assert _cells(conflict.rows) == ["Fixed!A2", "Meetings!A2"]


def test_pins_that_cannot_keep_the_gap_spread():
    pins = [_pin("P1", "S1", 2, start=at("09:00")), _pin("P1", "S2", 3, start=at("09:50"))]
    settings = Settings(gap_spread=0, cells={"gap_spread": Cell("Event", 17, "B")})
    conflict = _conflict(event(requests=[], fixed=pins, slots=3, settings=settings))
    assert _cells(conflict.rows)[0] == "Event!B17"
    assert set(_cells(conflict.rows)[1:]) == {"Fixed!A2", "Fixed!A3"}


def test_where_no_way_out_keeps_the_gap_spread_it_is_given_up_too():
    """P1 cannot be in two meetings at 09:00, and whatever it does, P3 has a gap that P1 has not."""
    pins = [
        _pin("P1", "S1", 2, start=at("09:00")),
        _pin("P1", "S2", 3, start=at("09:00")),
        _pin("P3", "S3", 4, start=at("09:00")),
        _pin("P3", "S4", 5, start=at("09:50")),
    ]
    settings = Settings(gap_spread=0, cells={"gap_spread": Cell("Event", 17, "B")})
    conflict = _conflict(
        event(purchasers=3, suppliers=4, requests=[], fixed=pins, slots=3, tables=3, settings=settings)
    )
    assert _cells(conflict.rows) == ["Fixed!A2", "Fixed!A3"]
    offers = [_cells(offer) for offer in conflict.give_up]
    assert offers[:2] == [["Fixed!A2", "Event!B17"], ["Fixed!A3", "Event!B17"]]
    assert all("Event!B17" in offer for offer in offers)


@pytest.mark.parametrize("tables", [1, 2])
def test_pins_that_fit_are_no_conflict(tables):
    pins = [_pin("P1", "S1", 2, start=at("09:00"), table="1"), _pin("P2", "S2", 3, start=at("09:25"), table="1")]
    assert solve(event(requests=[], fixed=pins, tables=tables), options=ONE_WORKER).status is Status.OPTIMAL


@pytest.mark.parametrize(("one", "other"), [(0, 3), (1, 4), (0, 4), (2, 3)])
def test_of_five_pins_only_the_two_that_conflict_are_named(one, other):
    starts = ["09:00", "09:25", "09:50", "10:15", "10:40"]
    starts[other] = starts[one]
    pins = [_pin(f"P{n + 1}", f"S{n + 1}", n + 2, start=at(start), table="1") for n, start in enumerate(starts)]
    conflict = _conflict(event(purchasers=5, suppliers=5, requests=[], fixed=pins, slots=5, tables=1))
    assert _cells(conflict.rows) == [f"Fixed!A{one + 2}", f"Fixed!A{other + 2}"]


def test_of_several_reasons_the_one_that_lies_in_the_pins_is_told():
    """P1 is pinned twice to one time; S1 is away then too."""
    away = Span(at("09:00"), at("09:20"), Cell("Suppliers", 2, "H"))
    pins = [_pin("P1", "S1", 2, start=at("09:00")), _pin("P1", "S2", 3, start=at("09:00"))]
    case = event(suppliers=[company("S1", away=[away]), company("S2")], requests=[], fixed=pins, tables=2)
    assert _cells(_conflict(case).rows) == ["Fixed!A2", "Fixed!A3"]
