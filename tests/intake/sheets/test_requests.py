"""Requests and Wishes, sentence by sentence of FORMAT.md."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.findings import Severity
from sco_scheduler.intake import read_registrations
from tests.intake.books import append, base, codes, event_of, only, put, read, request_of, save, serious, with_requests


def with_both_roles(*rows):
    """P001 and S001 are each in both roles."""
    sheets = with_requests(*rows)
    append("Suppliers", "P001", "Altyn Trade", "A")(sheets)
    append("Purchasers", "S001", "Chongqing Motors", "A")(sheets)
    return sheets


def test_all_columns_of_a_request(tmp_path):
    sheets = with_requests(
        ["P001", "S001", 2, "MUST", "afternoon; Morning", "li wei", "S002; spring parts", "see stand"],
        ["P001", "S002"],
        ["P001", "S003", "3", "maybe"],
    )
    event = event_of(tmp_path, sheets)
    first = request_of(event, "P001", "S001")
    assert (first.level, first.rank) == (Level.MUST, 2)
    assert first.sessions == ("Afternoon", "Morning")
    assert first.delegate == "S001#1"
    assert first.after == ("S002", "S003")
    assert first.notes == "see stand"
    assert str(first.cell) == "Requests!A2"
    second, third = request_of(event, "P001", "S002"), request_of(event, "P001", "S003")
    assert (second.level, second.rank) == (Level.WANT, None)
    assert (third.level, third.rank) == (Level.MAYBE, 3)


@pytest.mark.parametrize(
    ("text", "level"), [("必须", Level.MUST), ("желательно", Level.WANT), ("нет", Level.NO), ("No", Level.NO)]
)
def test_levels_in_other_languages(tmp_path, text, level):
    event = event_of(tmp_path, with_requests(["P001", "S001", None, text]))
    assert event.requests[0].level is level


def test_a_supplier_may_ask_a_purchaser(tmp_path):
    request = event_of(tmp_path, with_requests(["S001", "P001"])).requests[0]
    assert (request.asker, request.pair) == ("S001", ("P001", "S001"))


def test_ties_in_rank_are_allowed(tmp_path):
    intake = read(tmp_path, with_requests(["P001", "S001", 1], ["P001", "S002", 1]))
    assert serious(intake.findings) == []


def test_a_refusal_stays_in_the_event(tmp_path):
    event = event_of(tmp_path, with_requests(["P001", "S001", None, "no"]))
    assert event.requests[0].level is Level.NO


# ---------------------------------------------------------------- several rows of one company for one other


def test_of_several_rows_the_first_counts(tmp_path):
    intake = read(tmp_path, with_requests(["P001", "S001", 3], ["P002", "S001"], ["P001", "S001", 1, "must"]))
    assert intake.event is not None
    assert request_of(intake.event, "P001", "S001").rank == 3
    finding = only(intake, "request-twice")
    assert finding.where == "Requests!A4, Requests!A2"


def test_a_no_always_wins(tmp_path):
    intake = read(tmp_path, with_requests(["P001", "S001", 1, "must"], ["P001", "S001", None, "no"]))
    assert intake.event is not None
    counting = request_of(intake.event, "P001", "S001")
    assert counting.level is Level.NO
    assert [(other.level, str(other.cell)) for other in counting.others] == [(Level.MUST, "Requests!A2")]
    assert only(intake, "request-twice").where == "Requests!A2, Requests!A3"


def test_the_same_row_twice_is_only_a_note(tmp_path):
    intake = read(tmp_path, with_requests(["P001", "S001", 1], ["altyn trade", "s001", 1.0, "want"]))
    assert serious(intake.findings) == []
    assert "request-repeated" in codes(intake.findings)


def test_both_sides_may_ask(tmp_path):
    event = event_of(tmp_path, with_requests(["P001", "S001", 1], ["S001", "P001", 2]))
    assert [(r.asker, r.rank) for r in event.requests_by_pair["P001", "S001"]] == [("P001", 1), ("S001", 2)]


# ---------------------------------------------------------------- several companies in one cell


@pytest.mark.parametrize(
    "said", ["S001; S002", "S001, River Machines", "Chongqing Motors\nriver machines", "S001、S002"]
)
def test_each_company_of_a_cell_is_a_request(tmp_path, said):
    intake = read(tmp_path, with_requests(["P001", said, 2, "must"], ["P002", "S001"]))
    assert intake.event is not None
    asked = [(r.asker, r.target, r.rank, r.level) for r in intake.event.requests]
    assert asked == [
        ("P001", "S001", 2, Level.MUST),
        ("P001", "S002", 2, Level.MUST),
        ("P002", "S001", None, Level.WANT),
    ]
    assert only(intake, "request-of-several").where == "Requests!B2"
    (counted,) = (count for count in intake.rows if count.sheet == "Requests")
    assert counted.rows == 2
    assert dict(counted.parts) == {"requests": 3, "repeated": 0, "left out": 0, "of or for who cancelled": 0}


def test_several_askers_of_a_cell_ask_each(tmp_path):
    event = event_of(tmp_path, with_requests(["P001; P002", "S001; S003", None, "no"]))
    asked = {(r.asker, r.target) for r in event.requests if r.level is Level.NO}
    assert asked == {("P001", "S001"), ("P001", "S003"), ("P002", "S001"), ("P002", "S003")}


def test_a_row_counts_if_one_of_its_companies_has_cancelled(tmp_path):
    sheets = with_requests(["P001", "S001; S002"])
    put(sheets, "Suppliers", 2, "Status", "cancelled")
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert [r.target for r in intake.event.requests] == ["S002"]
    (counted,) = (count for count in intake.rows if count.sheet == "Requests")
    assert dict(counted.parts) == {"requests": 1, "repeated": 0, "left out": 0, "of or for who cancelled": 0}


def test_one_unknown_name_of_several_stops(tmp_path):
    intake = read(tmp_path, with_requests(["P001", "S001; Nobody Ltd"]))
    assert intake.event is None
    assert only(intake, "request-unknown-company").where == "Requests!B2"


# ---------------------------------------------------------------- wishes


def test_wishes_are_ranked_by_their_place(tmp_path):
    sheets = with_requests(["P001", "S001", 1, "must"])
    put(sheets, "Purchasers", 3, "Wishes", "S003；spring parts\nS001、River Machines")
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    ranks = {r.supplier: r.rank for r in intake.event.requests if r.asker == "P002"}
    assert ranks == {"S003": 1, "S001": 3, "S002": 4}
    assert str(request_of(intake.event, "P002", "S001").cell) == "Purchasers!L3"
    assert "request-twice" in codes(intake.findings)


def test_wishes_instead_of_the_sheet(tmp_path):
    sheets = with_requests()
    del sheets["Requests"]
    put(sheets, "Suppliers", 2, "Wishes", "P002; P001")
    event = event_of(tmp_path, sheets)
    assert [(r.asker, r.pair, r.rank, r.level) for r in event.requests] == [
        ("S001", ("P002", "S001"), 1, Level.WANT),
        ("S001", ("P001", "S001"), 2, Level.WANT),
    ]


def test_an_unknown_wish_stops_the_work_and_keeps_its_place_once_it_is_answered(tmp_path):
    sheets = with_requests()
    put(sheets, "Purchasers", 2, "Wishes", "Nobody Ltd; S001")
    intake = read(tmp_path, sheets)
    assert intake.event is None
    assert [(q.kind, q.subject, str(q.cells[0])) for q in intake.questions] == [("name", "Nobody Ltd", "Purchasers!L2")]
    (tmp_path / "form.toml").write_text('[names]\n"Nobody Ltd" = "nobody"\n', encoding="utf-8")
    intake = read_registrations(save(tmp_path / "again.xlsx", sheets), form=tmp_path / "form.toml")
    assert intake.event is not None
    assert request_of(intake.event, "P001", "S001").rank == 2


def test_commas_separate_wishes_only_where_every_part_is_a_known_company(tmp_path):
    sheets = with_requests()
    put(sheets, "Suppliers", 3, "Company", "River, Machines and Co")
    put(sheets, "Purchasers", 2, "Wishes", "S001, spring parts; River, Machines and Co")
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert [r.supplier for r in intake.event.requests if r.asker == "P001"] == ["S001", "S003", "S002"]
    put(sheets, "Purchasers", 3, "Wishes", "S001, Somebody")
    assert [(q.kind, q.subject) for q in read(tmp_path, sheets).questions] == [("name", "Somebody")]


def test_commas_do_not_separate_elsewhere(tmp_path):
    sheets = with_requests(
        ["P001", "S001", 1, None, "Morning, Afternoon"], ["P001", "S002", 1, None, None, None, "S001, S003"]
    )
    assert set(codes(read(tmp_path, sheets).findings)) >= {"request-session", "request-after"}


# ---------------------------------------------------------------- who is the purchaser


@pytest.mark.parametrize(
    ("rows", "pair"),
    [
        ([["P001", "S001"], ["S001", "P001"]], ("P001", "S001")),
        ([["S001", "P001"], ["P001", "S001"]], ("S001", "P001")),
        ([["S001", "P001", None, "no"], ["P001", "S001"]], ("P001", "S001")),
        ([["P001", "S001", None, "no"], ["S001", "P001", None, "maybe"]], ("S001", "P001")),
        ([["S001", "P001", "first", "want"], ["P001", "S001"]], ("S001", "P001")),
        ([["S001", "P001", 1], ["S001", "P001", None, "no"], ["P001", "S001"]], ("P001", "S001")),
        (
            [["P001", "S001", None, "must"], ["S001", "P001", None, "must"], ["P001", "S001", None, "no"]],
            ("S001", "P001"),
        ),
        ([["P001", "S001", None, "must"], ["P001", "S001", None, "no"]], ("P001", "S001")),
    ],
)
def test_where_both_have_both_roles_the_one_that_asked_first_is_the_purchaser(tmp_path, rows, pair):
    event = event_of(tmp_path, with_both_roles(*rows))
    assert {r.pair for r in event.requests} == {pair}


def test_requests_decide_before_wishes_and_purchasers_wishes_before_suppliers(tmp_path):
    sheets = with_both_roles(["S001", "P001"])
    put(sheets, "Purchasers", 2, "Wishes", "S001")
    assert {r.pair for r in event_of(tmp_path, sheets).requests} == {("S001", "P001")}

    sheets = with_both_roles()
    put(sheets, "Suppliers", 2, "Wishes", "P001")
    put(sheets, "Purchasers", 2, "Wishes", "S001")
    assert {r.pair for r in event_of(tmp_path, sheets).requests} == {("P001", "S001")}


@pytest.mark.parametrize(
    ("asker", "target", "pair"),
    [
        ("P001", "S002", ("P001", "S002")),
        ("S002", "P001", ("P001", "S002")),
        ("P001", "P002", ("P002", "P001")),
        ("P002", "P001", ("P002", "P001")),
    ],
)
def test_where_one_has_both_roles_the_other_decides(tmp_path, asker, target, pair):
    event = event_of(tmp_path, with_both_roles([asker, target]))
    assert [r.pair for r in event.requests] == [pair]


def test_a_fixed_meeting_says_who_is_the_purchaser(tmp_path):
    sheets = with_both_roles(["P001", "S001", 1], ["S001", "P001", 2])
    append("Fixed", "S001", "P001")(sheets)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert {r.pair for r in intake.event.requests} == {("S001", "P001")}
    assert only(intake, "fixed-roles-turned").where == "Fixed!A2, Requests!A2"


# ---------------------------------------------------------------- what is left out


@pytest.mark.parametrize(
    "row",
    [
        ["P001", "P001"],
        ["P001", "P002"],
        ["P001", None],
    ],
)
def test_a_row_that_can_be_no_request_is_left_out_and_the_others_stay(tmp_path, row):
    intake = read(tmp_path, with_requests(row, ["P002", "S002"]))
    assert intake.event is not None
    assert [r.pair for r in intake.event.requests] == [("P002", "S002")]
    assert len(serious(intake.findings)) == 1


@pytest.mark.parametrize(
    "row",
    [
        ["P001", "S001", 1, "eager"],
        ["P001", "S001", 1, None, "Evening"],
        ["P001", "S001", 1, None, None, "Nobody"],
        ["P001", "S001", 1, None, None, None, "Nobody"],
    ],
)
def test_a_request_that_cannot_be_understood_stops_the_work(tmp_path, row):
    """It may be a must or a refusal, which must not be lost."""
    intake = read(tmp_path, with_requests(row, ["P002", "S002"], ["P001", "S001", 2, "must"]))
    assert intake.event is None
    assert "request-twice" not in codes(intake.findings)
    (finding,) = [f for f in intake.findings if f.severity is Severity.STOPS]
    assert finding.cells[0].sheet == "Requests"
    assert str(finding.message).endswith("the request would be lost.")


@pytest.mark.parametrize("rank", ["first", 0, -1, 1.5])
def test_a_request_with_a_bad_rank_counts_without_a_rank(tmp_path, rank):
    intake = read(tmp_path, with_requests(["P001", "S001", rank, "must"]))
    assert intake.event is not None
    request = request_of(intake.event, "P001", "S001")
    assert (request.rank, request.level) == (None, Level.MUST)


def test_the_nearest_name_is_suggested_and_never_taken(tmp_path):
    intake = read(tmp_path, with_requests(["P001", "Sprin Parts"], ["P001", "S001"]))
    finding = only(intake, "request-unknown-company")
    assert str(finding.suggestion) == "Spring Parts (S003), 95% alike"
    assert "Spring Parts" in finding.advice
    assert intake.event is None


@pytest.mark.parametrize("name", ["Nobody at all", "S099"])
def test_a_request_for_an_unknown_company_stops_until_it_is_said_to_mean_nobody(tmp_path, name):
    sheets = with_requests(["P001", name], ["P001", "S001"])
    assert read(tmp_path, sheets).event is None
    form = tmp_path / "map.toml"
    form.write_text(f'[names]\n"{name}" = "nobody"\n', encoding="utf-8")
    event = read_registrations(save(tmp_path / "a.xlsx", sheets), form=form).event
    assert event is not None
    assert [r.pair for r in event.requests] == [("P001", "S001")]


def test_a_missing_sheet_of_companies_does_not_make_every_request_a_finding(tmp_path):
    sheets = base()
    del sheets["Suppliers"]
    found = codes(read(tmp_path, sheets).findings)
    assert found.count("sheet-missing") == 1
    assert not {"request-unknown-company", "fixed-unknown-company", "delegate-company-unknown"} & set(found)
