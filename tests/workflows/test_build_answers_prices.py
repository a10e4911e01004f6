"""The prices of unmet musts and first wishes: what ``schedule why`` would answer, within a share of the time."""

import pytest
from openpyxl import load_workbook

from sco_scheduler.agendas.answers import NoRepair, WayKind
from sco_scheduler.engine.budget import Budget
from sco_scheduler.workflows import build_answers
from sco_scheduler.workflows.build_answers import unmet_prices
from sco_scheduler.workflows.why import why
from tests.workflows.late import REQUESTS, Day, begun, extended

ONE_TABLE = [["Zone", "Name", "Tables"], ["A", "Hall", 1]]
FOUR_FIRST = [REQUESTS[0], ["P1", "S1", 1, "must"], ["P1", "S2", 1, None], ["P2", "S1", 1, None], ["P2", "S2", 1, None]]
"""Three slots at one table: one of four first wishes is not held."""


def priced(day: Day) -> dict[tuple[object, object], object]:
    """The column of the sheet Unmet by pair."""
    header, *rows = list(load_workbook(day.agendas)["Unmet"].iter_rows(min_row=4, values_only=True))
    at = header.index("Cheapest way")
    return {(row[0], row[2]): row[at] for row in rows}


@pytest.fixture(scope="module")
def day(tmp_path_factory) -> Day:
    return begun(tmp_path_factory.mktemp("prices"), Zones=ONE_TABLE, Requests=FOUR_FIRST)


def test_a_first_wish_has_the_price_that_why_tells(day):
    ((pair, told),) = priced(day).items()
    (answer,) = why(day.agendas, *map(str, pair)).answers
    way = answer.ways[0]
    assert way.kind is WayKind.VALUE
    assert told == f"{len(way.repair.dropped)} meeting given up, value {way.repair.value_change:+,}"


def test_what_moves_others_is_told_with_its_time_and_place(tmp_path):
    asked = [["From", "To", "Rank"], ["P1", "S1", 1]]
    day = begun(tmp_path, **extended("Purchasers", "Not available", P1="09:20-23:00"), Requests=asked)
    # Now P1 could meet at any time, and P2 only in the first slot, where S1 is with P1.
    later = extended("Purchasers", "Not available", P2="09:20-23:00")
    day.register(**later, Requests=[*asked, ["P2", "S1", 1]])
    day.build()
    assert priced(day) == {("P2", "S1"): "1 meeting moves: 09:00 at A/1"}


def test_a_later_wish_has_none(tmp_path):
    later = [*FOUR_FIRST[:4], ["P2", "S2", 9, None]]
    day = begun(tmp_path, Zones=ONE_TABLE, Requests=later)
    assert list(priced(day).values()) == [None]


def test_what_cannot_be_held_is_said_to_be_impossible(tmp_path):
    day = begun(tmp_path, **extended("Purchasers", "Not available", P2="09:00-10:00"), Requests=REQUESTS)
    prices = priced(day)
    assert prices[("P2", "S1")] == "no schedule can hold it"


def test_without_time_or_after_a_stop_nothing_is_computed(day):
    done = day.build(allow_moves=1).build
    assert done.schedule is not None
    for limit, stop in ((0.0, False), (100.0, True)):
        prices = unmet_prices(done.schedule, done.unmet, None, Budget(limit, stopped=lambda stop=stop: stop))
        assert [price.computed for price in prices.values()] == [False]


def test_musts_are_priced_first_and_then_what_is_worth_most(tmp_path, monkeypatch):
    asked = [["From", "To", "Rank", "Level"], ["P1", "S1", 1, None], ["P2", "S1", 1, None], ["S1", "P2", 1, None]]
    fixed = [["Purchaser", "Supplier"], ["P1", "S2"], ["P2", "S2"], ["P2", "S3"]]
    sellers = [["ID", "Company", "Zone"], *([f"S{n}", f"Seller {n}", "A"] for n in (1, 2, 3, 4))]
    musts = [["P1", "S4", None, "must"], ["P1", "S2"], ["P2", "S2"], ["P2", "S3"]]
    day = begun(tmp_path, Zones=ONE_TABLE, Suppliers=sellers, Fixed=fixed, Requests=[*asked, *musts])
    done, order = day.build(allow_moves=1).build, []
    assert done.schedule is not None
    monkeypatch.setattr(build_answers, "moving_nobody", lambda _, __, pair, *___: order.append(pair) or NoRepair(True))
    unmet_prices(done.schedule, done.unmet, None, Budget(100.0), placed_only=True)
    assert order == [("P1", "S4"), ("P2", "S1"), ("P1", "S1")]


def test_in_a_short_time_only_ways_are_looked_for_in_which_nobody_moves(day):
    """Three slots at one table: of four first wishes the last is held only where another is given up."""
    done = day.build(allow_moves=1).build
    for placed_only in (False, True):
        (price,) = unmet_prices(done.schedule, done.unmet, None, Budget(100.0), placed_only=placed_only).values()
        assert price.computed is (not placed_only)
        assert (price.held is None) is placed_only


def test_a_reproducible_build_searches_a_fixed_number_of_times(day, monkeypatch):
    done = day.build(allow_moves=1).build
    monkeypatch.setattr("sco_scheduler.workflows.build_answers._COUNTED", 0)
    prices = unmet_prices(done.schedule, done.unmet, None, Budget(100.0, counted=True))
    assert [price.computed for price in prices.values()] == [False]
