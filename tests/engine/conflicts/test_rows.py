"""The rows that forbid a meeting: no set of fewer rows does, compared with trying every set."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Event, FixedMeeting, Level, Span
from sco_scheduler.domain.messages import ENGLISH, Cell
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.conflicts import rows_forbidding
from sco_scheduler.engine.conflicts.explain import _Explainer
from sco_scheduler.engine.conflicts.rows import PinnedRow, _cell_of_languages, give_up, rows_of
from sco_scheduler.engine.params import ConflictParams
from tests.brute_force import optimum
from tests.engine.held import ONE_WORKER
from tests.events import at, company, event, fixed, interpreter, meeting, published, request
from tests.output.layout import compared_part
from tests.random_events import random_event, random_rerun


def forbidding(of, pair):
    pinned = replace(of, fixed=(*(row for row in of.fixed if row.pair != pair), FixedMeeting(*pair)))
    return pinned, rows_forbidding(pinned, None, ONE_WORKER, Budget())


def test_languages_are_told_where_somebody_has_just_these():
    one = company("P1", delegates=2, languages=["zh"])
    first, second = (replace(d, cell=Cell("Delegates", row, "B")) for row, d in enumerate(one.delegates, start=2))
    mixed = replace(one, delegates=(first, replace(second, languages=frozenset({"ru"}))))
    assert [_cell_of_languages(mixed, frozenset({told})) for told in ("zh", "ru", "kk")] == [
        first.cell,
        second.cell,
        mixed.cell,
    ]


@pytest.mark.parametrize("seed", range(40))
def test_no_set_of_fewer_rows_forbids_it(seed):
    of = replace(random_event(seed), settings=replace(random_event(seed).settings, gap_spread=None))
    if optimum(replace(of, requests=()), None, ("musts",)) is None:
        return  # its own pins conflict
    for pair in list(of.requests_by_pair)[:3]:
        pinned, found = forbidding(of, pair)
        involved = {c for row in pinned.fixed for c in row.pair}
        small = replace(pinned, requests=tuple(r for r in of.requests if {r.asker, r.target} <= involved))
        rows = rows_of(small, None, languages=True)

        def possible(kept, small=small, rows=rows):
            case = give_up((small, None), [row for i, row in enumerate(rows) if i not in kept])
            return optimum(case[0], None, ("musts",)) is not None

        assert (found is None) == possible(range(len(rows)))
        if found is None:
            continue
        assert found.minimal
        told = [(row.cell, str(row.text)) for row in found.rows]
        kept = [i for i, row in enumerate(rows) if (row.cell, str(row.text)) in told]
        assert not possible(kept)
        for size in range(len(told)):
            assert all(map(possible, combinations(range(len(rows)), size)))


def test_languages_that_nobody_interprets():
    people = [company("P1", languages=["ur"])], [company("S1", languages=["zh"])]
    of = event(purchasers=people[0], suppliers=people[1], interpreters=[interpreter("I1", "ru", "zh")])
    _, found = forbidding(of, ("P1", "S1"))
    told = [str(row.text) for row in found.rows][1:]
    assert told == ["Company P1 (P1) speaks Urdu", "Company S1 (S1) speaks Chinese"]


def test_a_single_row_is_named_before_two_that_forbid_it_together():
    morning, late = Span(at("09:00"), at("09:20"), Cell("P", 2, "H")), Span(at("09:25"), at("09:45"), Cell("S", 2, "H"))
    whole = Span(at("09:00"), at("10:00"), Cell("Zones", 2, "E"))
    of = event(
        purchasers=[company("P1", away=[morning])],
        suppliers=[company("S1", away=[late])],
        slots=2,
        requests=["P1 > S1"],
    )
    _, two = forbidding(of, ("P1", "S1"))
    assert [str(row.cell) for row in two.rows if row.cell] == ["P!H2", "S!H2"]
    closed = replace(of, zones=tuple(replace(zone, closed=(whole,)) for zone in of.zones))
    _, one = forbidding(closed, ("P1", "S1"))
    assert [str(row.cell) for row in one.rows if row.cell] == ["Zones!E2"]


def test_a_refusal_and_a_pin_at_the_same_place():
    refused = event(requests=["P1 > S1", "S1 > P1 no"])
    _, found = forbidding(refused, ("P1", "S1"))
    assert [str(row.cell) for row in found.rows if row.cell] == ["Requests!A3"]
    assert refused.requests[1].level is Level.NO
    taken = event(slots=1, requests=["P1 > S1"], fixed=[fixed("P2", "S2", start=at("09:00"))])
    _, found = forbidding(taken, ("P1", "S1"))
    assert [str(row.cell) for row in found.rows if row.cell] == ["Fixed!A2"]


@pytest.mark.parametrize("begin", [(), (2,), (0, 7)])
def test_what_does_not_conflict_is_grown_until_nothing_can_be_added(begin):
    clashes = ({2, 5}, {0, 3, 4})
    explainer = _Explainer((event(), None), [None] * 8, lambda _: None, Budget(), ConflictParams())
    explainer._conflicting = lambda kept: any(clash <= kept for clash in clashes)
    grown = explainer._grown(frozenset(begin))
    assert grown >= set(begin)
    assert not explainer._conflicting(grown)
    assert all(explainer._conflicting(grown | {row}) for row in set(range(8)) - grown)


def test_published_meetings_are_rows_where_they_are_locked():
    """Nor is a wish of a pair that is neither locked nor on Fixed."""
    of = event(slots=2, requests=[request("P1 > S1", sessions=["Morning"]), "P2 > S2"])
    rows = published(meeting(of, "P1", "S1", 0), meeting(of, "P2", "S2", 1), locked=[1])
    assert [str(row.cell) for row in rows_of(of, rows)] == ["Meetings!A3"]


def test_wishes_are_rows_where_those_before_them_can_be_given_up():
    """What counts is the first row of a company on a pair, and the next once that is given up."""
    early, bare = request("P1 > S1", row=3, sessions=["Morning"]), request("P1 > S1", row=2)

    def cells(*requests):
        of = event(requests=[replace(requests[0], others=requests[1:])], fixed=[fixed("P1", "S1")])
        return [str(row.cell) for row in rows_of(of, None)]

    assert cells(early) == ["Fixed!A2", "Requests!A3"]
    assert cells(early, replace(early, cell=Cell("Requests", 4, "A"))) == ["Fixed!A2", "Requests!A3", "Requests!A4"]
    assert cells(early, bare) == ["Fixed!A2", "Requests!A3"]
    assert cells(bare, early) == ["Fixed!A2"]


@pytest.mark.parametrize(("name", "told"), [("Ann", "with Ann"), ("", "with S1#1")])
def test_who_is_wished_is_told_by_name_or_else_by_the_key(name, told):
    host = company("S1")
    host = replace(host, delegates=(replace(host.delegates[0], name=name),))
    of = event(suppliers=[host], requests=[request("P1 > S1", delegate="S1#1")], fixed=[fixed("P1", "S1")])
    assert told in str(rows_of(of, None)[-1].text)


@pytest.mark.parametrize(("name", "told"), [("Alpha", "Alpha (P1)"), ("P1", "P1"), (None, "P1")])
def test_a_company_is_told_by_name_and_id_where_it_has_a_name_of_its_own(name, told):
    """One that is in no sheet any more has no name."""
    of = event(fixed=[fixed("P1", "S1", at("09:00"))])
    first, *others = of.companies
    of = replace(of, companies=(*([replace(first, name=name)] if name is not None else []), *others))
    assert str(rows_of(of, None)[0].text).startswith(f"{told} meets ")


def _searching(clashes, budget=None, unknown=lambda _: False):
    """A search among eight rows, of which those of a clash cannot be kept together; of some sets it cannot be told."""
    rows = [PinnedRow(Cell("Fixed", n, "A"), str(n), True, lambda case: case) for n in range(8)]
    explainer = _Explainer((event(), None), rows, lambda _: None, budget or Budget(), ConflictParams())
    explainer._conflicting = lambda kept: None if unknown(kept) else any(clash <= kept for clash in clashes)
    return explainer


@pytest.mark.parametrize(
    ("clashes", "rows"),
    [([{2, 5, 6}, {0, 7}], [0, 7]), ([{1}, {2, 3}], [1]), ([{0, 1, 2, 3, 4, 5, 6, 7}], [*range(8)])],
)
def test_of_several_conflicts_the_one_of_the_fewest_rows_is_named(clashes, rows):
    found = _searching(clashes).smallest()
    assert ([row.cell.row for row in found.rows], found.minimal) == (rows, True)


def test_a_conflict_is_not_called_the_smallest_where_that_could_not_be_told():
    found = _searching([{2, 5, 6}, {0, 7}], unknown=lambda kept: len(kept) <= 2).smallest()
    assert (len(found.rows), found.minimal) == (3, False)


@pytest.mark.parametrize("looks", [0, 5, 13])
def test_a_conflict_is_not_called_the_smallest_where_time_ran_out(looks):
    clock = iter(range(10**6))
    found = _searching([{2, 5, 6}, {0, 7}], Budget(float(looks), now=lambda: float(next(clock)))).smallest()
    assert {2, 5, 6} <= {row.cell.row for row in found.rows} or {0, 7} <= {row.cell.row for row in found.rows}
    assert not found.minimal
    clock = iter(range(10**6))
    again = _searching([{2, 5, 6}], Budget(float(min(looks, 5)), now=lambda: float(next(clock))))
    assert not again.conflict(confirmed=True).minimal


def test_languages_are_named_and_given_up_by_those_who_speak_them_and_never_offered():
    first, second = company("P1", delegates=2).delegates
    people = (replace(first, languages=frozenset("k")), replace(second, languages=frozenset("r")))
    buyer = replace(company("P1"), delegates=people)
    of = event(
        purchasers=[buyer], suppliers=[company("S1", languages=["zh"])], interpreters=[], fixed=[fixed("P1", "S1")]
    )
    rows = [row for row in rows_of(of, None, languages=True) if "speaks" in str(row.text)]
    assert len(rows) == 3
    assert not any(row.offered for row in rows)
    given_up, _ = give_up((of, None), rows[:1])
    assert [d.languages for d in given_up.company_by_id["P1"].delegates] == [frozenset(), {"r"}]
    unheard = replace(of, interpreters=None)
    assert len(rows_of(unheard, None, languages=True)) == len(rows_of(unheard, None))


def test_fixed_and_locked_meetings_are_the_pins_and_nothing_else_that_binds():
    away = Span(at("09:00"), at("09:20"), Cell("Suppliers", 2, "H"))
    of = event(
        purchasers=[company("P1", maximum=1), company("P2", table="1")],
        suppliers=[company("S1", away=[away]), company("S2", cancelled=True)],
        requests=["P1 > S1", "S2 > P2 no"],
        fixed=[fixed("P1", "S1"), fixed("P2", "S2")],
    )
    pins = {row.is_pin for row in rows_of(of, None) if str(row.cell).startswith("Fixed")}
    others = [row for row in rows_of(of, None) if not str(row.cell).startswith("Fixed")]
    assert pins == {True}
    assert len(others) >= 5
    assert not any(row.is_pin for row in others)


def test_absences_that_one_cell_states_are_one_row_with_all_its_times():
    cell = Cell("Suppliers", 2, "H")
    spans = [Span(at(start), at(end), cell) for start, end in (("09:00", "09:20"), ("09:50", "10:10"))]
    of = event(
        purchasers=1,
        suppliers=[company("S1", delegates=2, away=spans)],
        slots=4,
        requests=["P1 > S1"],
        fixed=[fixed("P1", "S1")],
    )
    (row,) = [row for row in rows_of(of, None) if row.cell == cell]
    told = str(row.text)
    assert (told.count("09:00"), told.count("09:50")) == (1, 1)


def test_only_the_interpreter_of_a_row_has_fewer_absences_where_no_cell_states_them():
    away = [Span(at("09:00"), at("09:20"))]
    of = event(
        purchasers=[company("P1", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"])],
        interpreters=[interpreter("I1", "ru", "zh", away=away), interpreter("I2", "ru", "zh", away=away)],
        fixed=[fixed("P1", "S1")],
    )
    rows = [row for row in rows_of(of, None) if "I2" in str(row.text)]
    assert len(rows) == 1
    given_up, _ = give_up((of, None), rows)
    assert [person.absences for person in given_up.interpreters] == [tuple(away), ()]


@pytest.mark.parametrize("most", [1, 3, 6])
def test_no_more_ways_out_are_offered_than_can_be_weighed(most):
    explainer = _searching([{0, 1, 2, 3, 4, 5, 6, 7}])
    explainer._params = ConflictParams(offers=most)
    found = explainer.conflict(confirmed=True, helps=lambda _: True)
    assert len(found.give_up) == most


def stated(of: Event, rows: Published | None) -> Iterator[str]:
    """What an event and its published schedule state that a row may be given up for, a line each."""

    def times(spans):
        return [f"{s.start:%d %H:%M}-{s.end:%H:%M}" for s in spans]

    for r in of.requests:
        yield f"{r.asker} asks {r.target} {r.level.value} {r.sessions} {r.delegate} {r.after} and {len(r.others)} more"
    for c in of.companies:
        sides = [f"{t.maximum} {t.table}" for t in (c.purchaser, c.supplier) if t is not None]
        people = [f"{times(d.absences)} {sorted(d.languages)}" for d in c.delegates]
        yield f"{c.id} {c.cancelled}: {sides}: {people}"
    for z in of.zones:
        yield f"zone {z.code} closed {times(z.closed)}: {[times(t.closed) for t in z.tables]}"
    for i in of.interpreters or ():
        yield f"{i.id} away {times(i.absences)}"
    yield from (f"fixed {f.pair} {f.date} {f.start} {f.table} {f.interpreter}" for f in of.fixed)
    yield from (f"published {m.meeting.pair} {m.locked}" for m in (rows.meetings if rows is not None else ()))


@pytest.mark.parametrize("seed", range(24))
def test_the_rows_of_random_reruns_and_what_is_left_without_each(seed):
    case = random_rerun(seed)
    before, lines = list(stated(*case)), []
    for row in rows_of(*case, languages=True):
        after = list(stated(*give_up(case, [row])))
        gone, new = (Counter(a) - Counter(b) for a, b in ((before, after), (after, before)))
        lines.append(f"{row.cell} {ENGLISH.say(row.text)}{' (pin)' * row.is_pin}{' (not offered)' * (not row.offered)}")
        lines += [*(f"  - {line}" for line in gone.elements()), *(f"  + {line}" for line in new.elements())]
    compared_part(Path(__file__).parent / "golden" / "rows.txt", str(seed), lines)
